"""Measures: every number that is claimed comes from here."""
