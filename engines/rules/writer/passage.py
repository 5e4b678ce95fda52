"""Rewriting a selected passage as a person says: what rules can do, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable

from engines.rules.breakdown.text import sentences, stable
from engines.rules.writer.tables import table
from film.errors import Refused
from film.noun import digest
from film.writing.asks import PassageAsk, PassageDraft

_REPLACE = re.compile(
    r"(?:replace|change|swap|rename)\s+[\"“']?(.+?)[\"”']?\s+(?:with|to|for|by|into)\s+[\"“']?(.+?)[\"”']?\.?$",
    re.IGNORECASE,
)
_SIDE = re.compile(
    r"from\s+(?:the\s+)?([\w]+?)(?:['’]s|s['’])?\s+(?:side|point of view|view|perspective|eyes)",
    re.I,
)
_SOFT = re.compile(
    r"\s+\b(?:very|quite|really|slowly|quietly|suddenly|almost|just|gently|softly|rather)\b"
    r"(?! [,.])",
    re.I,
)
_CUE = re.compile(r"^[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{1,30}(?: \([A-Z.' ]+\))?$")


def write_passage(ask: PassageAsk) -> PassageDraft:
    """The passage rewritten. Raises Refused, saying what the rules can do, where they cannot."""
    said = f" {' '.join(re.findall(r'[a-z]+', ask.instruction.lower()))} "
    replaced = _REPLACE.search(ask.instruction.strip())
    if replaced:
        return PassageDraft(text=_with_replaced(ask.selected, replaced[1], replaced[2]))
    side = _SIDE.search(ask.instruction)
    text = _from_side(ask.selected, side[1]) if side else ask.selected
    for name in _asked(said):
        text = _CHANGES[name](text, ask)
    if text.strip() == ask.selected.strip() or not text.strip():
        raise Refused(
            "The rules cannot do that to this passage; they can make it "
            f"{table('rewrites')['can']}."
        )
    return PassageDraft(text=text)


def _asked(said: str) -> list[str]:
    hears = table("rewrites")["hears"]
    found = [name for name, words in hears.items() if any(f" {word} " in said for word in words)]
    if "silent" in found and "talk" in found:
        found.remove("talk")
    return found


def _with_replaced(text: str, old: str, new: str) -> str:
    pattern = re.compile(rf"\b{re.escape(old)}\b", re.IGNORECASE)
    if not pattern.search(text):
        raise Refused(f"“{old}” is not in this passage; select the lines that it is in.")
    return pattern.sub(
        lambda hit: new.upper() if hit[0].isupper() and len(hit[0]) > 1 else new, text
    )


def _from_side(text: str, who: str) -> str:
    name = {"her": "She", "his": "He"}.get(who.lower(), who.capitalize())
    again = name.lower() if name in {"She", "He"} else name
    return f"{name} sees it all, and from where {again} stands it looks different. {text}"


def _paragraphs(text: str) -> list[str]:
    return [part for part in re.split(r"\n\s*\n", text.strip()) if part.strip()]


def _is_speech(paragraph: str) -> bool:
    return bool(_CUE.match(paragraph.split("\n")[0].strip().lstrip("@"))) and "\n" in paragraph


def _shorter(text: str, ask: PassageAsk) -> str:
    """About two thirds: the first and the last sentence stay, the longest of the others go."""
    parts = _paragraphs(text)
    if len(parts) > 2:
        keep = max(2, round(len(parts) * 0.66))
        drop = sorted(
            range(1, len(parts) - 1), key=lambda at: (_is_speech(parts[at]), -len(parts[at]))
        )
        gone = set(drop[: len(parts) - keep])
        return "\n\n".join(part for at, part in enumerate(parts) if at not in gone)
    said = sentences(" ".join(text.split()))
    if len(said) > 2:
        drop = sorted(range(1, len(said) - 1), key=lambda at: -len(said[at]))
        gone = set(drop[: max(1, len(said) // 3)])
        return " ".join(sentence for at, sentence in enumerate(said) if at not in gone)
    if len(said) == 2:
        return said[0]
    return re.split(r", (?:and|but|which|who|as|while) ", text)[0].rstrip(".,;") + "."


def _simpler(text: str, ask: PassageAsk) -> str:
    plain = _SOFT.sub("", text)
    return re.sub(
        r"(\w{3,}), (and|but|so) (\w)",
        lambda hit: f"{hit[1]}. {hit[2].capitalize()} {hit[3]}",
        plain,
    )


def _added(name: str, first: bool = False) -> Callable[[str, PassageAsk], str]:
    def add(text: str, ask: PassageAsk) -> str:
        rows = table("rewrites")["adds"][name]
        context = f"{ask.before} {text} {ask.after}"
        free = [row for row in rows if row not in context] or rows
        line = free[stable(digest([ask.selected, ask.instruction]), name) % len(free)]
        parts = _paragraphs(text)
        if len(parts) > 1 or _is_speech(text):
            return "\n\n".join([line, *parts] if first else [*parts, line])
        return f"{line} {text}" if first else f"{text.rstrip()} {line}"

    return add


def _more_talk(text: str, ask: PassageAsk) -> str:
    rows = table("rewrites")["talk"]
    free = [
        row for row in rows if row.split(" / ")[0] not in f"{ask.before}{text}{ask.after}"
    ] or rows
    one, other = free[stable(ask.selected, "talk") % len(free)].split(" / ")
    names = list(
        dict.fromkeys(
            re.findall(
                r"\b[A-ZÀ-Þ][a-zà-ÿ]+\b(?!\.$)",
                re.sub(r"(?:^|[.!?]\s+)[A-Z]\w*\s", " ", f"{ask.before} {text} {ask.after}"),
            )
        )
    )
    cues = [
        part.split("\n")[0].split(" (")[0].strip()
        for part in _paragraphs(f"{ask.before}\n\n{text}\n\n{ask.after}")
        if _is_speech(part)
    ]
    who = list(dict.fromkeys([*cues, *(name.upper() for name in names)]))[:2]
    if ask.kind == "script" and len(who) == 2:
        return f"{text.rstrip()}\n\n{who[1]}\n{one}\n\n{who[0]}\n{other}"
    return f"{text.rstrip()} “{one}” — “{other}”"


def _silent(text: str, ask: PassageAsk) -> str:
    parts = [part for part in _paragraphs(text) if not _is_speech(part)]
    quiet = re.sub(r"\s*[“\"][^“”\"]*[”\"](?:\s*—)?", "", "\n\n".join(parts)).strip()
    return quiet or "They look at each other. Nobody says a word."


_CHANGES: dict[str, Callable[[str, PassageAsk], str]] = {
    "shorter": _shorter,
    "longer": _added("longer"),
    "simpler": _simpler,
    "funnier": _added("funnier"),
    "darker": _added("darker"),
    "talk": _more_talk,
    "silent": _silent,
    "rain": _added("rain", first=True),
    "snow": _added("snow", first=True),
    "fog": _added("fog", first=True),
    "night": _added("night", first=True),
    "dawn": _added("dawn", first=True),
    "slower": _added("slower"),
    "faster": _added("faster"),
}
