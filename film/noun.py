"""The base of every noun: an immutable value that reads and writes plain JSON."""

from __future__ import annotations

import hashlib
import json
from typing import Any, Self

from pydantic import BaseModel, ConfigDict


class Noun(BaseModel):
    """An immutable value; equality is by content, `model_dump(mode="json")` is what is stored."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def but(self, **fields: Any) -> Self:
        """The same value with other `fields`, checked like a new one."""
        kept = {name: getattr(self, name) for name in type(self).model_fields}
        return type(self)(**(kept | fields))

    def __copy__(self) -> Self:
        """Fields only: what a `cached_property` remembered of this value is not true of a copy."""
        copied = super().__copy__()
        for name in set(copied.__dict__) - set(type(self).model_fields):
            del copied.__dict__[name]
        return copied


def canonical(value: Any) -> str:
    """The one JSON text of a value: sorted keys, no spaces; equal values give equal texts."""
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )


def digest(value: Any) -> str:
    """SHA-256 of the canonical JSON of `value`, as 64 hexadecimal digits."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()
