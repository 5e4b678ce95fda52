"""Fountain (fountain.io), read and written."""

from __future__ import annotations

from film.screenplay.fountain_reader import read_fountain
from film.screenplay.fountain_writer import write_fountain

__all__ = ["read_fountain", "write_fountain"]
