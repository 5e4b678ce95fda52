"""Drafts as JSON: the schema that vendors take, answers read with care, words out of a stream."""

from __future__ import annotations

import re
from typing import Any

from pydantic import ValidationError

from film.writing.asks import Draft

_FENCE = re.compile(r"\A\s*```(?:json)?\s*\n(.*?)\n?\s*```\s*\Z", re.DOTALL)
_DROPPED = ("title", "default", "minLength", "description")
_MOST_ERRORS = 4
_HEX = re.compile("[0-9a-fA-F]{4}")
_ESCAPES = {"n": "\n", "t": " ", "r": "", "b": "", "f": ""}


def schema_of(draft: type[Draft]) -> dict[str, Any]:
    """The JSON Schema of a draft as strict vendors want it: every field is asked for."""
    schema: dict[str, Any] = _strict(draft.model_json_schema())
    return schema


def _strict(node: Any) -> Any:
    if isinstance(node, list):
        return [_strict(part) for part in node]
    if not isinstance(node, dict):
        return node
    kept = {key: value for key, value in node.items() if key not in _DROPPED}
    if "properties" in node:  # a field may be called "title" or "description" as well
        kept["properties"] = {name: _strict(part) for name, part in node["properties"].items()}
        kept["required"] = list(node["properties"])
        kept["additionalProperties"] = False
    return {key: value if key == "properties" else _strict(value) for key, value in kept.items()}


def read_draft(kind: type[Draft], answer: str) -> tuple[Draft | None, str]:
    """The draft of an answer, or what is wrong with it in the validator's words."""
    fenced = _FENCE.match(answer)
    text = fenced[1] if fenced else answer
    if not text.strip():
        return None, "There was no answer at all."
    try:
        return kind.model_validate_json(text), ""
    except ValidationError as error:
        found = [
            f"{'.'.join(map(str, one['loc'])) or 'the answer'}: {one['msg']}"
            for one in error.errors(include_url=False)[:_MOST_ERRORS]
        ]
        return None, "; ".join(found) + "."


class Spoken:
    """The words in a JSON text while it comes: the strings that are values, one after the other."""

    def __init__(self) -> None:
        self._open: list[str] = []  # brackets around this place
        self._inside = self._escaped = self._key = False
        self._code = ""  # of a \\u escape

    def take(self, text: str) -> str:
        """What this piece of JSON adds to read; a value ends with a line break."""
        return "".join(map(self._letter, text))

    def _letter(self, letter: str) -> str:
        if self._inside:
            said = self._in_string(letter)
            return "" if self._key else said
        if letter == '"':
            self._inside = True
        elif letter in "{[":
            self._open.append(letter)
            self._key = letter == "{"
        elif letter in "}]":
            self._open = self._open[:-1]
        elif letter in ":,":
            self._key = letter == "," and self._open[-1:] == ["{"]
        return ""

    def _in_string(self, letter: str) -> str:
        if self._code:
            self._code += letter
            return "" if len(self._code) < len("u0000") else self._decoded()
        if self._escaped:
            self._escaped = False
            self._code = "u" if letter == "u" else ""
            return "" if self._code else _ESCAPES.get(letter, letter)
        if letter == "\\":
            self._escaped = True
            return ""
        if letter == '"':
            self._inside = False
            return "\n"
        return letter

    def _decoded(self) -> str:
        digits, self._code = self._code[1:], ""
        return chr(int(digits, 16)) if _HEX.fullmatch(digits) else ""
