"""What a person keeps from one film for the next: a character, a place or a prop, as it is."""

from __future__ import annotations

from film.assets import Asset, Character, Location, Prop
from film.edits.parts import new_id
from film.errors import Refused
from film.film import Film
from film.noun import Noun
from film.study.reviews import Review

KINDS: dict[str, type[Character] | type[Location] | type[Prop]] = {
    "character": Character,
    "location": Location,
    "prop": Prop,
}
PREFIXES = {"character": "ch_", "location": "pl_", "prop": "pr_"}
OWN = ("id", "name", "mentions", "aliases", "speaks")  # what one of this film keeps


class Kept(Noun):
    """An asset in somebody's library, and the film that it comes from."""

    id: str
    owner: str
    kind: str
    name: str
    body: dict[str, object]
    film: str = ""

    def asset(self) -> Asset:
        """The asset as it was kept."""
        return KINDS[self.kind].model_validate(self.body)


def kind_of(asset: Asset) -> str:
    """Which kind of asset it is, in a word."""
    return next(kind for kind, noun in KINDS.items() if isinstance(asset, noun))


def packed(asset: Asset) -> Asset:
    """The asset without what belongs to its film alone: its mentions, its review."""
    return asset.but(mentions=(), review=Review.UNREVIEWED)


def reused(film: Film, kept: Kept) -> Film:
    """The film with a kept asset: in place of one of that name, else as a new one.

    Of one that is there, its id, names and mentions stay; its looks become the kept ones.
    """
    asset, field = kept.asset(), f"{kept.kind}s"
    pool: tuple[Asset, ...] = getattr(film, field)
    there = next((one for one in pool if one.name.casefold() == asset.name.casefold()), None)
    if there is None:
        name = new_id(PREFIXES[kept.kind], asset.name, [one.id for one in pool])
        return film.but(**{field: (*pool, asset.but(id=name))})
    if there.review is Review.LOCKED:
        raise Refused(f"{there.name} is locked in this film; say “unlock {there.name}” first.")
    stays = {name: getattr(there, name) for name in OWN if hasattr(there, name)}
    fresh = asset.but(**stays)
    return film.but(**{field: tuple(fresh if one is there else one for one in pool)})
