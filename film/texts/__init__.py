"""Texts that a film is made from: read from whatever file they come in, into plain passages."""
