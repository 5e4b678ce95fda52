"""Prompt files: Markdown with a front matter that names their variables."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import yaml

_FOLDER = Path(__file__).parent
_PARTS = re.compile(r"\A---\n(.*?)\n---\n(.*)\Z", re.DOTALL)
_VARIABLE = re.compile(r"\{(\w+)\}")


class BadPrompt(Exception):
    """A prompt file, or the variables given for it, do not fit together."""


def prompt(name: str, **variables: str) -> str:
    """The text of a prompt with its variables filled.

    `name` is the file's name without ".md". Raises BadPrompt when the file is missing, when its
    front matter and its text disagree, or when a variable is missing or not used.
    """
    named, text = _read(name)
    if missing := named - variables.keys():
        raise BadPrompt(f"prompts/{name}.md needs {', '.join(sorted(missing))}.")
    if unused := variables.keys() - named:
        raise BadPrompt(f"prompts/{name}.md does not use {', '.join(sorted(unused))}.")
    return _VARIABLE.sub(lambda match: variables[match[1]], text)


@lru_cache
def _read(name: str) -> tuple[frozenset[str], str]:
    path = _FOLDER / f"{name}.md"
    if not path.is_file():
        raise BadPrompt(f"There is no prompts/{name}.md.")
    parts = _PARTS.match(path.read_text(encoding="utf-8"))
    if parts is None:
        raise BadPrompt(f"prompts/{name}.md has no front matter.")
    head = yaml.safe_load(parts[1]) or {}
    named = frozenset(head.get("variables") or ())
    text = parts[2].strip()
    if named != frozenset(_VARIABLE.findall(text)):
        raise BadPrompt(f"prompts/{name}.md names other variables than it uses.")
    return named, text


def names() -> tuple[str, ...]:
    """Every prompt there is."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.md")))
