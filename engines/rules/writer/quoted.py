"""Speech inside prose: sentences that belong together, and a speech with its speaker."""

from __future__ import annotations

import re

from engines.rules.breakdown.text import sentences
from engines.rules.writer.filling import Row
from engines.rules.writer.grammar import with_stop
from engines.rules.writer.tables import words

_QUOTE = re.compile(r"[\"“]([^\"“”]+)[\"”]")
_OFF = {"Narrator": "V.O."}
_SAYS = "|".join(sorted(words("says")))
_SAID = re.compile(rf"\b(?:[Hh]e|[Ss]he) ({_SAYS})\b")
_THOUGHT = re.compile(r"\|\s*th(?:inks|ought)\b")
_LEANING = words("leaning")
_NOT_WHO = words("pronouns")
_WHO = r"((?:(?:the|her|his|their|my|an?) )?(?:old )?[A-Za-zÀ-ÿ]+(?: [A-ZÀ-Þ][a-zà-ÿ]+)?)"
_AFTER = re.compile(rf"^\W*(?:{_SAYS})\s+{_WHO}")
_BEFORE = re.compile(rf"{_WHO}\s+(?:{_SAYS})\b")


def units(text: str) -> list[str]:
    """The sentences of a paragraph, a speech in one piece with who says it."""
    whole: list[str] = []
    for sentence in sentences(" ".join(text.split())):
        if whole and (_is_open(whole[-1]) or sentence[:1].islower()):
            whole[-1] = f"{whole[-1]} {sentence}"
        else:
            whole.append(sentence)
    return [with_stop(unit) for unit in _with_speakers(whole)]


def _is_open(text: str) -> bool:
    """Whether a quotation was begun and not ended."""
    return text.count('"') % 2 == 1 or text.count("“") > text.count("”")


def _with_speakers(whole: list[str]) -> list[str]:
    """Speeches without a speaker go to the speech before; "she said" is said by who just acted."""
    found: list[str] = []
    for unit in whole:
        silent = is_speech(unit) and not speaker_of(unit)
        if (
            silent
            and found
            and unit[0] in '"“'
            and speaker_of(found[-1])
            and not _SAID.search(unit)
        ):
            found[-1] = f"{found[-1]} {unit}"
            continue
        actor = found[-1].split()[0] if silent and found and not is_speech(found[-1]) else ""
        known = actor.isalpha() and actor.lower() not in _NOT_WHO | _LEANING
        found.append(_SAID.sub(rf"{actor} \1", unit, count=1) if known else unit)
    return found


def speaker_of(unit: str) -> str:
    """Who says what is quoted in a unit: "Bruna", "Mother", "Wolf"; "" when it is not clear."""
    if not _QUOTE.search(unit):
        return ""
    told = _QUOTE.sub("|", unit)
    found = _AFTER.search(told.partition("|")[2]) or _BEFORE.search(told)
    who = re.sub(r"^(?:the|her|his|their|my|an?|old) ", "", found[1]) if found else ""
    return "" if who.lower() in _NOT_WHO else who[:1].upper() + who[1:]


def is_speech(unit: str) -> bool:
    """Whether a unit quotes anybody."""
    return _QUOTE.search(unit) is not None


def rows_of(unit: str) -> tuple[Row, ...]:
    """A unit as a scene shows it: a line of dialogue where its speaker is clear, else action."""
    who = speaker_of(unit)
    if not who:
        return (Row(text=unit),)
    said = " ".join(part.strip() for part in _QUOTE.findall(unit))
    said = re.sub(r"[,;](?= [A-ZÀ-Þ])", ".", said)
    off = "V.O." if _THOUGHT.search(_QUOTE.sub("|", unit)) else _OFF.get(who, "")
    return (Row(text=with_stop(said.rstrip(",;")), who=who.split()[0], off=off),)
