"""The reference pages, written from the registries they describe.

    python -m terminal.reference

writes `docs/reference/`; a test compares those pages with what the code says now.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from agents.crew import CREW
from engines.registry import ENGINES, Engine
from film.kinds import place_kinds, prop_kinds
from film.voices import voices
from graph.picture import mermaid
from studio.settings import SETTINGS, Setting
from tools.registry import TOOLS, Verb

COMMAND = "uv run python -m terminal.reference"
FOLDER = Path(__file__).resolve().parents[1] / "docs" / "reference"
ROLES = ("painter", "animator", "voice", "foley", "composer", "eye")
_WRITTEN = f"<!-- Written by `{COMMAND}` from the code; do not edit by hand. -->"


def pages() -> dict[str, str]:
    """All reference pages as they should be now: file name -> Markdown."""
    makers = {
        "verbs.md": _verbs,
        "crew.md": _crew,
        "settings.md": _settings,
        "engines.md": _engines,
        "graph.md": _graph,
        "voices.md": _voices,
        "places-and-props.md": _places_and_props,
    }
    return {name: f"{_WRITTEN}\n\n{make()}\n" for name, make in makers.items()}


def _verbs() -> str:
    gates = (
        "Every change of a film is one of these. Gates: *read* changes nothing; *free* runs at "
        "once and can be undone; *ask* destroys, and waits for a person's Approve; *paid* shows a "
        "quote, and waits too. Every argument is text and may be left empty."
    )
    rows = [(f"`{v.name}`", v.gate.value, v.speaker, _names(v), _first(v)) for v in TOOLS.values()]
    table = _table(("verb", "gate", "speaker", "arguments", "what it does"), rows)
    meant = {name: text for verb in TOOLS.values() for name, text in verb.arguments.items()}
    words = _table(("argument", "meaning"), [(f"`{n}`", meant[n]) for n in sorted(meant)])
    return f"# Verbs\n\n{gates}\n\n{table}\n\n## Arguments\n\n{words}"


def _names(verb: Verb) -> str:
    return ", ".join(f"`{name}`" for name in verb.arguments)


def _first(verb: Verb) -> str:
    return verb.description.split("\n")[0]


def _crew() -> str:
    rows = [
        (one.name, one.duty, f"`prompts/{one.prompt}.md`", _code(sorted(one.verbs))) for one in CREW
    ]
    told = "What each of the crew is told, and which verbs they answer for."
    return f"# The crew\n\n{told}\n\n{_table(('who', 'duty', 'prompt', 'verbs'), rows)}"


def _settings() -> str:
    rows = [
        (f"`{s.env}`", _code([s.flag] if s.flag else []), s.default, s.meaning + _secret(s))
        for s in SETTINGS
    ]
    told = (
        "Nothing needs to be set. A flag wins over a variable; an empty variable counts as not set."
    )
    return f"# Settings\n\n{told}\n\n{_table(('variable', 'flag', 'without it', 'meaning'), rows)}"


def _secret(setting: Setting) -> str:
    return " Never printed." if setting.secret else ""


def _engines() -> str:
    rows = [
        (e.name, f"`{e.model}`", ", ".join(_roles(e)), _price(e.cents)) for e in ENGINES.values()
    ]
    told = (
        "An engine fills the roles it can. Its version is part of every recipe, so files that an "
        "earlier version made are not taken for those of a later one. There is no silent fall-back "
        "from one engine to another."
    )
    return f"# Engines\n\n{told}\n\n{_table(('engine', 'version', 'roles', 'price a file'), rows)}"


def _roles(engine: Engine) -> Iterable[str]:
    return (role for role in ROLES if getattr(engine, role, None) is not None)


def _price(cents: int | None) -> str:
    if cents is None:
        return "not known: it asks"
    return "free" if cents == 0 else f"{cents} ct"


def _graph() -> str:
    told = (
        "Who speaks next, and what waits for a person. A dotted edge is taken when its node "
        "chooses it. The node `gate` is the only one that waits; `work` and `refuse` follow a row "
        "in `approvals` that a person has flipped."
    )
    return f"# The graph\n\n{told}\n\n```mermaid\n{mermaid().strip()}\n```"


def _voices() -> str:
    rows = [
        (v.id, v.sex.value, v.age.value, f"{v.f0:.0f} Hz", f"{v.pace:g}", v.says) for v in voices()
    ]
    told = (
        "The voices of the embedded engine. Who gets which follows from sex and age; words such as "
        "*give Mara a deep voice* choose another."
    )
    heads = ("voice", "sex", "age", "pitch", "pace", "sounds")
    return f"# Voices\n\n{told}\n\n{_table(heads, rows)}"


def _places_and_props() -> str:
    told = (
        "What the embedded engine can build and draw, and the words that mean it. The longest "
        "phrase wins. Any other place is a room or open ground with what the script names in it; "
        "any other prop is a plain thing."
    )
    inside = {True: "INT.", False: "EXT."}
    places = [(kind, inside[indoors], ", ".join(words)) for kind, indoors, words in place_kinds()]
    props = [(kind, ", ".join(words)) for kind, words in prop_kinds()]
    return (
        f"# Places and props\n\n{told}\n\n## {len(places)} kinds of place\n\n"
        f"{_table(('kind', 'usually', 'words'), places)}\n\n## {len(props)} kinds of prop\n\n"
        f"{_table(('kind', 'words'), props)}"
    )


def _code(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in lines)


def main(folder: Path = FOLDER) -> int:
    """Writes all pages."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8")
        print(folder / name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
