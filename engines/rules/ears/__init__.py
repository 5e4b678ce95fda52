"""Typed words in, tool calls or one question out: understanding without a model."""
