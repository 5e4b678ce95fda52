"""Lasting changes of people and props: muddy, torn, lit; from one shot to another."""

from __future__ import annotations

from collections.abc import Sequence

from film.assets import Character, Condition, Location, Prop
from film.edits.parts import mapped_shots, new_id
from film.edits.settle import covered, marked, unmarked
from film.edits.values import listed
from film.errors import Refused
from film.film import Film
from film.shots import Shot


def set_condition(
    film: Film,
    asset: Character | Prop | Location,
    what: str,
    shots: Sequence[Shot],
    source: str = "",
) -> Film:
    """The film with `asset` in this condition in these shots; a run to the last shot goes on."""
    word = _word(what)
    shown = [shot for shot in shots if asset.id in _visible(shot)]
    if isinstance(asset, Character) and not shown:
        raise Refused(f"{asset.name} is not in {_span(shots)}; nothing was changed.")
    cleared = clear_words(film, asset.id, word, shots)
    conditions = list(cleared.conditions)
    for first, last in _runs(film, shots):
        end = "" if last is film.shots[-1] else last.id
        ids = [condition.id for condition in conditions]
        conditions.append(
            Condition(
                id=new_id("co_", f"{asset.name} {word}", ids),
                asset=asset.id,
                what=word,
                from_shot=first.id,
                to_shot=end,
                source=source,
            )
        )
    return _shown(cleared.but(conditions=tuple(conditions)), asset.id, word, shots)


def clear_condition(
    film: Film, asset: Character | Prop | Location, what: str, shots: Sequence[Shot]
) -> Film:
    """The film with `asset` free of this condition ("" or "all": of every one) in these shots."""
    words = _words_of(film, asset.id, shots)
    wanted = _known(what, words)
    if not wanted:
        has = f"; {asset.name} is {listed(words)} there" if words else ""
        raise Refused(f"{asset.name} is not “{what or 'changed'}” in {_span(shots)}{has}.")
    for word in wanted:
        film = clear_words(film, asset.id, word, shots)
    return film


def clear_words(film: Film, asset: str, word: str, shots: Sequence[Shot]) -> Film:
    """The film without this word on this asset in these shots; what lies outside stays."""
    gone = {shot.id for shot in shots}
    order = [shot.id for shot in film.shots]
    kept: list[Condition] = []
    for condition in film.conditions:
        if (condition.asset, condition.what) != (asset, word):
            kept.append(condition)
            continue
        left = [shot for shot in film.shots if shot.id in covered(order, condition) - gone]
        if len(left) == len(covered(order, condition)):
            kept.append(condition)
            continue
        ids = [other.id for other in (*film.conditions, *kept)]
        for index, (first, last) in enumerate(_runs(film, left)):
            end = "" if last is film.shots[-1] else last.id
            name = condition.id if index == 0 else new_id("co_", f"{condition.id}", ids)
            ids.append(name)
            kept.append(condition.but(id=name, from_shot=first.id, to_shot=end))
    cleared = film.but(conditions=tuple(kept))
    return mapped_shots(cleared, lambda s: unmarked(s, asset, word) if s.id in gone else s)


def _shown(film: Film, asset: str, word: str, shots: Sequence[Shot]) -> Film:
    there = {shot.id for shot in shots}
    return mapped_shots(film, lambda s: marked(s, asset, word) if s.id in there else s)


def _visible(shot: Shot) -> set[str]:
    held = {prop for presence in shot.cast for prop in presence.holds}
    return {p.who for p in shot.cast} | {s.prop for s in shot.props} | held


def _runs(film: Film, shots: Sequence[Shot]) -> list[tuple[Shot, Shot]]:
    """First and last of each unbroken run of these shots in the film."""
    wanted = {shot.id for shot in shots}
    runs: list[tuple[Shot, Shot]] = []
    before = False
    for shot in film.shots:
        if shot.id in wanted:
            runs = [*runs[:-1], (runs[-1][0], shot)] if before else [*runs, (shot, shot)]
        before = shot.id in wanted
    return runs


def _words_of(film: Film, asset: str, shots: Sequence[Shot]) -> list[str]:
    order = [shot.id for shot in film.shots]
    there = {shot.id for shot in shots}
    words = [c.what for c in film.conditions if c.asset == asset and covered(order, c) & there]
    for shot in shots:
        words += [w for p in shot.cast if p.who == asset for w in p.conditions]
        words += [w for s in shot.props if s.prop == asset for w in s.conditions]
    return list(dict.fromkeys(words))


def _known(what: str, words: Sequence[str]) -> list[str]:
    said = what.strip().lower()
    if said in ("", "all", "everything"):
        return list(words)
    return [w for w in words if said == w] or [w for w in words if said in w or w in said]


def _word(what: str) -> str:
    word = " ".join(what.lower().split()).removeprefix("a ").removeprefix("an ")
    if not word or len(word) > 60:
        raise Refused("In which condition? Say it in a word or two: muddy, torn coat, wounded.")
    return word


def _span(shots: Sequence[Shot]) -> str:
    return shots[0].label if len(shots) == 1 else f"{shots[0].label} to {shots[-1].label}"
