"""Prompt files: Markdown with a front matter that names their variables and says what they are."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

_FOLDER = Path(__file__).parent
_PARTS = re.compile(r"\A---\n(.*?)\n---\n(.*)\Z", re.DOTALL)
_VARIABLE = re.compile(r"\{(\w+)\}")


class BadPrompt(Exception):
    """A prompt, or the variables given for it, do not fit together."""


@dataclass(frozen=True)
class Prompt:
    """A checked prompt: its text uses every variable that it names, and no other."""

    name: str
    variables: dict[str, str]  # with what each is
    text: str

    @property
    def digest(self) -> str:
        """Which text this is: 12 digits that are another's for another text."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:12]

    def fill(self, **variables: str) -> str:
        """The text with its variables filled; BadPrompt when one is missing or not used."""
        if missing := self.variables.keys() - variables.keys():
            raise BadPrompt(f"The prompt “{self.name}” needs {', '.join(sorted(missing))}.")
        if unused := variables.keys() - self.variables.keys():
            raise BadPrompt(f"The prompt “{self.name}” does not use {', '.join(sorted(unused))}.")
        return _VARIABLE.sub(lambda match: variables[match[1]], self.text)

    def with_text(self, text: str) -> Prompt:
        """The same prompt in other words; BadPrompt when they use other variables."""
        text = text.strip()
        used = frozenset(_VARIABLE.findall(text))
        if missing := self.variables.keys() - used:
            lost = ", ".join(f"{{{name}}}" for name in sorted(missing))
            raise BadPrompt(f"The prompt “{self.name}” must use {lost} as well.")
        if strange := used - self.variables.keys():
            unknown = ", ".join(f"{{{name}}}" for name in sorted(strange))
            raise BadPrompt(f"The prompt “{self.name}” has no {unknown}.")
        return Prompt(self.name, self.variables, text)


def prompt(name: str, **variables: str) -> str:
    """The text of a prompt with its variables filled.

    `name` is the file's name without ".md". Raises BadPrompt when the file is missing, when its
    front matter and its text disagree, or when a variable is missing or not used.
    """
    return read(name).fill(**variables)


@lru_cache
def read(name: str) -> Prompt:
    """The prompt of this name; BadPrompt when there is none, or when it is not right."""
    path = _FOLDER / f"{name}.md"
    if name not in names():
        raise BadPrompt(f"There is no prompts/{name}.md.")
    parts = _PARTS.match(path.read_text(encoding="utf-8"))
    if parts is None:
        raise BadPrompt(f"prompts/{name}.md has no front matter.")
    head = yaml.safe_load(parts[1]) or {}
    variables = head.get("variables") or {}
    if not isinstance(variables, dict) or not all(variables.values()):
        raise BadPrompt(f"prompts/{name}.md must say what each of its variables is.")
    return Prompt(name, variables, "").with_text(parts[2])


def names() -> tuple[str, ...]:
    """Every prompt there is."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.md")))
