"""Final Draft (.fdx), read and written."""

from __future__ import annotations

from film.screenplay.fdx_reader import read_fdx
from film.screenplay.fdx_writer import write_fdx

__all__ = ["read_fdx", "write_fdx"]
