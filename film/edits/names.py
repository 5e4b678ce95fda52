"""Another name for a person, a place or a prop, wherever the old one stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from film.assets import Asset, Character, Location
from film.edits.lines import resized
from film.edits.parts import with_locations, with_people, with_props, with_scenes
from film.edits.script import SPOKEN, cue_name, with_speaker
from film.errors import Refused
from film.film import Film
from film.references import find_location, find_person, find_prop
from film.screenplay.elements import Element, Kind
from film.shots import Shot

_TEXTS = (*SPOKEN, Kind.ACTION, Kind.PARENTHETICAL, Kind.SYNOPSIS)
_NOT_NAMES = {"the", "old", "young", "first", "second", "man", "woman", "boy", "girl", "doctor"}


def rename(film: Film, asset: Asset, new: str) -> Film:
    """The film with another name for `asset`: cues, headings, action, dialogue, aliases."""
    name = " ".join(new.split()).strip("\"“”'")
    if not re.search(r"\w", name) or len(name) > 60:
        raise Refused("What should the new name be, in a few words?")
    _check_free(film, asset, name)
    shown = name.upper() if asset.name.isupper() else name
    renamed = _renamed(film, asset, shown)
    cues = _cue_names(asset)
    say = _replacer(film, asset, name)
    scenes = [
        scene.but(
            heading=say(scene.heading),
            synopsis=say(scene.synopsis),
            elements=tuple(_element(e, cues, shown, say) for e in scene.elements),
        )
        for scene in film.scenes
    ]
    renamed = _described(with_scenes(renamed, *scenes), say)
    for shot in film.shots:
        other = _shot(shot, say)
        if other != shot:
            renamed = resized(renamed, shot, other)
    return renamed


def rename_film(film: Film, title: str) -> Film:
    """The film with another title."""
    name = " ".join(title.split()).strip('"“”*_')
    if not name or len(name) > 120:
        raise Refused("What should the film be called?")
    pages = tuple(
        field.but(lines=(name,)) if field.key.lower() == "title" else field
        for field in film.title_page
    )
    return film.but(title=name, title_page=pages)


def replaced_words(text: str, old: str, new: str) -> str:
    """Text with the name `old` said as `new`, in the letters' case of each place.

    A proper name takes the article with it: "the keeper lights it" becomes "Elias lights it".
    """
    proper = new[:1].isupper()
    article = r"(?P<article>\b(?:the|a|an)\s+)?" if proper and not _begins_the(old) else ""
    pattern = (
        rf"(?<![\w-]){article}(?P<name>{re.escape(old)})(?P<tail>['’]s\b|['’](?!\w))?(?![\w-])"
    )

    def said(match: re.Match[str]) -> str:
        found = match["name"]
        drop = "article" in match.re.groupindex and match["article"] and not found[:1].isupper()
        before = "" if drop or not article else (match["article"] or "")
        return before + _in_case(found, new, proper) + (match["tail"] or "")

    return re.sub(pattern, said, text, flags=re.IGNORECASE)


def _begins_the(name: str) -> bool:
    return name.lower().startswith(("the ", "a ", "an "))


def _in_case(found: str, new: str, proper: bool) -> str:
    if found.isupper() and len(found) > 1:
        return new.upper()
    if proper and not new.isupper():
        return new
    if found[:1].isupper() or proper:
        return new.title()
    return new.lower()


def _replacer(film: Film, asset: Asset, new: str) -> Callable[[str], str]:
    """What turns a text with the old name into one with the new, for its parts too."""
    pairs = [(asset.name, new)]
    if isinstance(asset, Character):
        pairs += [(alias, new) for alias in asset.aliases]
        first = asset.name.split()[0]
        others = {word for c in film.characters if c != asset for word in c.name.lower().split()}
        if " " in asset.name and len(first) > 2 and first.lower() not in _NOT_NAMES | others:
            pairs.append((first, new.split()[0]))
    pairs.sort(key=lambda pair: -len(pair[0]))

    def say(text: str) -> str:
        for old, other in pairs:
            text = replaced_words(text, old, other)
        return text

    return say


def _described(film: Film, say: Callable[[str], str]) -> Film:
    """The film with its descriptions said so too; mentions quote the script as it was read."""
    return film.but(
        characters=tuple(c.but(description=say(c.description)) for c in film.characters),
        locations=tuple(p.but(description=say(p.description)) for p in film.locations),
        props=tuple(p.but(description=say(p.description)) for p in film.props),
    )


def _cue_names(asset: Asset) -> Collection[str]:
    if not isinstance(asset, Character):
        return ()
    return {name.casefold() for name in (asset.name, *asset.aliases)}


def _element(
    element: Element, cues: Collection[str], name: str, say: Callable[[str], str]
) -> Element:
    if element.kind is Kind.CUE:
        mine = cue_name(element.text).casefold() in cues
        return element.but(text=with_speaker(element.text, name)) if mine else element
    if element.kind in _TEXTS or element.kind is Kind.HEADING:
        return element.but(text=say(element.text))
    return element


def _shot(shot: Shot, say: Callable[[str], str]) -> Shot:
    return shot.but(
        action=say(shot.action),
        lines=tuple(line.but(text=say(line.text)) for line in shot.lines),
        business=tuple(b.but(text=say(b.text)) for b in shot.business),
    )


def _renamed(film: Film, asset: Asset, name: str) -> Film:
    if isinstance(asset, Character):
        others = (a for a in asset.aliases if a.casefold() != name.casefold())
        aliases = tuple(dict.fromkeys((*others, asset.name)))
        return with_people(film, asset.but(name=name, aliases=aliases))
    if isinstance(asset, Location):
        return with_locations(film, asset.but(name=name))
    return with_props(film, asset.but(name=name))


def _check_free(film: Film, asset: Asset, name: str) -> None:
    if name.casefold() == asset.name.casefold():
        raise Refused(f"{asset.name} is called that already.")
    for find in (find_person, find_prop, find_location):
        other = find(film, name)
        if other is not None and other.id != asset.id and other.name.casefold() == name.casefold():
            hint = (
                f"; say “merge {other.name} and {asset.name}” if they are one person"
                if isinstance(asset, Character) and isinstance(other, Character)
                else ""
            )
            raise Refused(f"{other.name} is in the film already{hint}.")
