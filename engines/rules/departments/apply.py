"""Findings put into a film: duplicates made one, facts with their sources, doubts asked."""

from __future__ import annotations

from collections.abc import Sequence

from engines.rules.breakdown import plan_shots
from engines.rules.departments.described import agree, whole_film
from engines.rules.departments.findings import Findings
from engines.rules.story import read_again
from film.assets import Asset, Character, Location
from film.edits.joining import join_places, join_props
from film.edits.people import merge_characters
from film.errors import Refused
from film.film import Film
from film.study.doubts import doubts_in
from film.study.reviews import Review
from film.study.sources import Fact, From, Merge, fact_id


def apply(film: Film, findings: Findings) -> tuple[Film, tuple[str, ...]]:
    """The film with what a department found; what was made one or stayed apart, in sentences.

    Doing it twice changes nothing: merged names are one already, facts have the ids they had.
    """
    before = film
    film, done, told = joined(film, findings.merges)
    film = _known(film, findings, done)
    if findings.plans_shots and not film.shots:
        film = plan_shots(film)
    return read_again(before, film).read_from(before.version), told


def joined(film: Film, merges: Sequence[Merge]) -> tuple[Film, tuple[Merge, ...], tuple[str, ...]]:
    """The film with what is one made one, the merges that hold, and both in sentences."""
    told: list[str] = []
    done: list[Merge] = []
    for merge in merges:
        assets: dict[str, Asset] = {asset.id: asset for asset in film.assets()}
        kept, gone = assets.get(merge.kept), assets.get(merge.id)
        if kept is None:
            continue
        done.append(merge)
        if gone is None:
            continue
        try:
            film = _merged(film, kept, gone)
            told.append(f"{gone.name} is {kept.name}: “{merge.why}”")
        except Refused as error:
            done.pop()
            told.append(f"{gone.name} stayed apart: {error}")
    return film, tuple(done), tuple(told)


def _merged(film: Film, kept: Asset, gone: Asset) -> Film:
    """The film with two assets as one; Refused when one of them is locked."""
    if Review.LOCKED in (kept.review, gone.review):
        raise Refused(f"{kept.name} or {gone.name} is locked.")
    if isinstance(kept, Character) and isinstance(gone, Character):
        return _one_person(film, kept, gone)
    join = join_places if isinstance(kept, Location) else join_props
    return join(film, kept.id, gone.id)


def _one_person(film: Film, kept: Character, gone: Character) -> Film:
    """Two people as one. Scenes that were planned with both side by side are planned anew,
    unless somebody has set a shot of theirs by hand."""
    both = {
        shot.scene
        for shot in film.shots
        if {kept.id, gone.id} <= {presence.who for presence in shot.cast}
    }
    shots = [shot for shot in film.shots if shot.scene in both]
    if not shots or any(shot.by_hand or shot.locked for shot in shots):
        return merge_characters(film, (kept, gone))
    bare = film.but(shots=tuple(shot for shot in film.shots if shot.scene not in both))
    return plan_shots(merge_characters(bare, (kept, gone)), tuple(both))


def _known(film: Film, findings: Findings, done: Sequence[Merge]) -> Film:
    kept = {merge.id: merge.kept for merge in (*film.merges, *done)}
    fresh = [_of(fact, kept) for fact in findings.facts]
    kinds = _kinds(film)
    others = [
        fact
        for fact in film.facts
        if fact.source.kind is From.PERSON or kinds.get(fact.asset) != findings.about
    ]
    found = {fact.id: fact for fact in (*others, *fresh)}.values()
    facts = tuple(sorted(found, key=lambda fact: _place(fact, kinds)))
    merges = {merge.id: merge for merge in (*film.merges, *done)}
    doubts = doubts_in(facts, film.doubts, agree, whole_film)
    records = tuple(merges[key] for key in sorted(merges))
    return film.but(facts=facts, merges=records, doubts=doubts)


KINDS = ("character", "location", "prop", "scene", "")


def _place(fact: Fact, kinds: dict[str, str]) -> tuple[bool, int]:
    """By kind, whichever department was ready first; within it as they were told."""
    return fact.source.kind is From.PERSON, KINDS.index(kinds.get(fact.asset, ""))


def _of(fact: Fact, kept: dict[str, str]) -> Fact:
    """The fact, of the asset that stayed."""
    if fact.asset not in kept:
        return fact
    asset = kept[fact.asset]
    return fact.but(asset=asset, id=fact_id(asset, fact.field, fact.value, fact.source))


def _kinds(film: Film) -> dict[str, str]:
    return {
        **{one.id: "character" for one in film.characters},
        **{one.id: "location" for one in film.locations},
        **{one.id: "prop" for one in film.props},
        **{one.id: "scene" for one in film.scenes},
    }
