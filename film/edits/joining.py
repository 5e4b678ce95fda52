"""Two places, or two props, made one everywhere that they are."""

from __future__ import annotations

from film.edits.parts import mapped_shots
from film.film import Film
from film.shots import Shot


def join_places(film: Film, kept: str, gone: str) -> Film:
    """The film with one place for two; its features and mentions are of both."""
    one, other = film.get_location(kept), film.get_location(gone)
    joined = one.but(
        kind=one.kind or other.kind,
        features=tuple(dict.fromkeys((*one.features, *other.features))),
        description=" ".join(filter(None, (one.description, other.description))),
        mentions=(*one.mentions, *other.mentions),
    )
    places = tuple(joined if p.id == kept else p for p in film.locations if p.id != gone)
    scenes = tuple(s.but(location=kept) if s.location == gone else s for s in film.scenes)
    return _conditions(film.but(locations=places, scenes=scenes), kept, gone)


def join_props(film: Film, kept: str, gone: str) -> Film:
    """The film with one prop for two."""
    one, other = film.get_prop(kept), film.get_prop(gone)
    joined = one.but(
        kind=one.kind or other.kind,
        description=" ".join(filter(None, (one.description, other.description))),
        mentions=(*one.mentions, *other.mentions),
    )
    props = tuple(joined if p.id == kept else p for p in film.props if p.id != gone)
    scenes = tuple(
        s.but(props=_renamed(s.props, kept, gone)) if gone in s.props else s for s in film.scenes
    )
    edited = film.but(props=props, scenes=scenes)
    return _conditions(mapped_shots(edited, lambda s: _in_shot(s, kept, gone)), kept, gone)


def _in_shot(shot: Shot, kept: str, gone: str) -> Shot:
    held = any(gone in presence.holds for presence in shot.cast)
    there = any(standing.prop == gone for standing in shot.props)
    if not held and not there and gone not in shot.camera.subjects:
        return shot
    cast = tuple(p.but(holds=_renamed(p.holds, kept, gone)) for p in shot.cast)
    seen = {prop for p in cast for prop in p.holds}
    standing = {s.prop if s.prop != gone else kept: s for s in reversed(shot.props)}
    props = tuple(s.but(prop=p) for p, s in reversed(standing.items()) if p not in seen)
    subjects = _renamed(shot.camera.subjects, kept, gone)
    return shot.but(cast=cast, props=props, camera=shot.camera.but(subjects=subjects))


def _renamed(ids: tuple[str, ...], kept: str, gone: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(kept if one == gone else one for one in ids))


def _conditions(film: Film, kept: str, gone: str) -> Film:
    moved = tuple(c.but(asset=kept) if c.asset == gone else c for c in film.conditions)
    return film.but(conditions=moved)
