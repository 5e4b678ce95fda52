"""The text engines of the house: one line a member, each made when it is first asked for.

`rules` needs nothing and sends nothing. Every other one is used only where a person chose it.
Workers never import these.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from film.errors import Refused

if TYPE_CHECKING:
    from engines.text.access import Access
    from engines.text.sheets import Catalogue
    from engines.text.wire import Wire

RULES = "rules"


@dataclass(frozen=True)
class TextEngine:
    """A vendor of text. `address` is where it is when the settings name no other."""

    name: str
    title: str
    company: str  # who gets what is sent, at its own address
    folder: str  # in engines/, with its wire and models
    address: str
    key: str  # the setting that holds its key, "" when it needs none
    make: Callable[[Access], Wire]

    def catalogue(self) -> Catalogue:
        """Its models and prices."""
        from engines.text.sheets import catalogue

        return catalogue(self.folder)


def _gemini(access: Access) -> Wire:
    from engines.gemini.wire import GeminiWire

    return GeminiWire(access)


def _openai(access: Access) -> Wire:
    from engines.openai_compatible.wire import OpenAIWire

    return OpenAIWire(access)


def _ollama(access: Access) -> Wire:
    from engines.ollama.wire import OllamaWire

    return OllamaWire(access)


_GOOGLE = "https://generativelanguage.googleapis.com"
_OPENAI = "https://api.openai.com/v1"
_HERE = "http://127.0.0.1:11434"
_ALL = (
    TextEngine("gemini", "Gemini", "Google", "gemini", _GOOGLE, "GEMINI_API_KEY", _gemini),
    TextEngine(
        "openai", "OpenAI", "OpenAI", "openai_compatible", _OPENAI, "OPENAI_API_KEY", _openai
    ),
    TextEngine("ollama", "Ollama", "Ollama", "ollama", _HERE, "", _ollama),
)
TEXT_ENGINES = {engine.name: engine for engine in _ALL}


def find_text_engine(name: str) -> TextEngine | None:
    """The engine that a person means: by name, title or company; None for the rules."""
    said = name.strip().casefold()
    if said in ("", RULES, "the rules", "rule", "no model", "none"):
        return None
    for engine in _ALL:
        if said in (engine.name, engine.title.casefold(), engine.company.casefold()):
            return engine
    names = ", ".join([RULES, *TEXT_ENGINES])
    raise Refused(f"There is no text engine “{name}” here. There is: {names}.", tuple(TEXT_ENGINES))


def is_here(url: str) -> bool:
    """Whether an address is this computer."""
    host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback or ip_address(host).is_unspecified
    except ValueError:
        return False
