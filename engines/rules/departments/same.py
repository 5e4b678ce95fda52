"""Names that mean one thing: "the keeper" and TOM HALE, KITCHEN and THE KITCHEN."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

from engines.rules.breakdown.lexicon import looks_of
from engines.rules.breakdown.names import bare_name
from engines.rules.departments.told import note_source
from film.assets import Asset, Character, Location, Mention, Prop
from film.notes import Note
from film.study.sources import From, Merge, Source

A = TypeVar("A", Character, Location, Prop)
_TRADES = frozenset(word.split()[-1] for word in looks_of("people"))


def same_people(
    cast: Sequence[Character], file: str, notes: Sequence[Note] = ()
) -> Iterator[Merge]:
    """Those that the script calls by a name and by what they are: "the keeper, Tom Hale"."""
    titled = [who for who in cast if bare_name(who.name).split()[-1] in _TRADES]
    proper = [who for who in cast if who not in titled]
    gone: set[str] = set()
    for trade in titled:
        for who in proper:
            source = _explained(who, trade, file) or _noted(who, trade, notes)
            if source is not None and trade.id not in gone:
                gone.add(trade.id)
                yield Merge(
                    id=trade.id, kept=who.id, name=trade.name, why=source.text, source=source
                )


def already_one(
    cast: Sequence[Character], file: str, known: Sequence[Merge] = ()
) -> Iterator[Merge]:
    """The names that the breakdown took for one person, as a record; those `known` as they are."""
    records = {(merge.kept, merge.name): merge for merge in known}
    for who in cast:
        for alias in who.aliases:
            if (who.id, alias) in records:
                yield records[who.id, alias]
                continue
            source = _source(_naming(who, alias), file)
            why = _why(alias, who.name)
            yield Merge(id=f"{who.id}/{alias}", kept=who.id, name=alias, why=why, source=source)


def same_places(places: Sequence[Location], file: str) -> Iterator[Merge]:
    """Places whose names differ by an article, or by the building that they are in."""
    for kept, other in _pairs(places):
        inside = (kept.interior == other.interior) and _ends_with(other.name, kept.name)
        if inside or (kept.interior == other.interior and _bare(kept) == _bare(other)):
            yield _merge(other, kept, file)


def same_props(props: Sequence[Prop], file: str) -> Iterator[Merge]:
    """Props of one kind whose names differ by an article or a plural."""
    for kept, other in _pairs(props):
        if kept.kind == other.kind and _bare(kept).rstrip("s") == _bare(other).rstrip("s"):
            yield _merge(other, kept, file)


def _pairs(pool: Sequence[A]) -> Iterator[tuple[A, A]]:
    """Every asset with each later one whose name ends in the same word."""
    by_last: dict[str, list[A]] = {}
    for asset in pool:
        by_last.setdefault(_bare(asset).split()[-1].rstrip("s"), []).append(asset)
    for group in by_last.values():
        for place, kept in enumerate(group):
            for other in group[place + 1 :]:
                yield kept, other


def _bare(asset: Asset) -> str:
    return bare_name(asset.name)


def _ends_with(longer: str, shorter: str) -> bool:
    """ "LIGHTHOUSE - LAMP ROOM" is the LAMP ROOM, if that has a heading of its own."""
    parts = [part.strip() for part in longer.split(" - ")]
    return len(parts) > 1 and bare_name(parts[-1]) == bare_name(shorter)


def _explained(who: Character, trade: Character, file: str) -> Source | None:
    for mention in (*trade.mentions, *who.mentions):
        if any(_apposition(name, trade.name, mention.text) for name in (who.name, *who.aliases)):
            return _source(mention, file)
    return None


def _noted(who: Character, trade: Character, notes: Sequence[Note]) -> Source | None:
    for note in notes:
        for number, line in enumerate(note.text.splitlines(), start=1):
            if note.source == "said" and _is_said(who.name, trade.name, line):
                return note_source(note, number, line)
    return None


def _apposition(name: str, trade: str, text: str) -> bool:
    """ "Tom Hale, the keeper, ..." or "the keeper, Tom Hale, ...", but no list of people."""
    one, other = re.escape(name), re.escape(bare_name(trade))
    after = r"(?=\s*[.;:!?)]|\s*$|,(?!\s+(?:[A-Z]|the\b|and\b))|\s+(?!and\b|&))"
    ways = (
        rf"\b{one}\b(?:\s*\([^)]*\))?,\s+the\s+{other}{after}",
        rf"\bthe\s+{other},\s+{one}\b(?:\s*\([^)]*\))?{after}",
    )
    return any(re.search(way, text, re.IGNORECASE) for way in ways)


def _is_said(name: str, trade: str, text: str) -> bool:
    """ "Tom Hale is the keeper"; but "the keeper is Tom Hale's brother" says that he is not."""
    one, other = re.escape(name), re.escape(bare_name(trade))
    pair = rf"(?:\b{one} is the {other}|\bthe {other} is (?:called )?{one})\b(?!['’]s)"
    return bool(re.search(pair, text, re.IGNORECASE)) or _apposition(name, trade, text)


def _why(alias: str, name: str) -> str:
    if bare_name(alias) == bare_name(name):
        return "the same name, with and without an article"
    return "a short form of the name that fits nobody else"


def _naming(who: Character, name: str) -> Mention | None:
    return next((m for m in who.mentions if name.lower() in m.text.lower()), None)


def _merge(gone: Asset, kept: Asset, file: str) -> Merge:
    mention = gone.mentions[0] if gone.mentions else None
    source = _source(mention, file)
    return Merge(id=gone.id, kept=kept.id, name=gone.name, why="the same name", source=source)


def _source(mention: Mention | None, file: str) -> Source:
    if mention is None:
        return Source(kind=From.SCRIPT, name=file)
    return Source(name=file, ref=mention.scene, line=mention.line, text=mention.text)
