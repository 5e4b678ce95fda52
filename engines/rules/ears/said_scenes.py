"""Scenes as people say them: by number, order, place, time, weather, and who is in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from engines.rules.ears.codes import code
from engines.rules.ears.items import Item
from engines.rules.ears.target import Pointer, Target, trouble

Builder = Callable[[Pointer, Sequence[Item]], "Target | None"]
PLURALS = {"all", "every", "each", "both", "any", "shots", "ones", "scenes"}


def numbers(items: Sequence[Item]) -> list[str]:
    """Numbers in the items, as scene numbers."""
    return [f"{item.first('NUM'):g}" for item in items if "NUM" in item.tags]


def targets(items: Sequence[Item]) -> list[Target]:
    """Targets already found in the items."""
    return [item.first("TARGET") for item in items if "TARGET" in item.tags]


def says(items: Sequence[Item], *words: str) -> bool:
    """Whether one of the words was said."""
    return any(item.text in words for item in items)


def is_plural(items: Sequence[Item]) -> bool:
    """Whether more than one is meant."""
    return any(item.text in PLURALS or code(item) == "Y" for item in items)


def by_number(point: Pointer, items: Sequence[Item]) -> Target | None:
    """ "scene 3", "scenes 2 and 4"."""
    said = numbers(items)
    return point.scene(*said) if said[0] != "0" else None


def by_run(point: Pointer, items: Sequence[Item]) -> Target:
    """ "scenes 2 to 4"."""
    first, last = numbers(items)
    return point.scene_run(first, last)


def by_short(point: Pointer, items: Sequence[Item]) -> Target:
    """ "sc3"."""
    return point.scene(items[0].first("SC"))


def by_order(point: Pointer, items: Sequence[Item]) -> Target:
    """ "the third scene", "the last two scenes", "the next scene"."""
    many = int(float((numbers(items) or ["1"])[0]))
    order = next(item.first("ORD") for item in items if "ORD" in item.tags)
    got = in_order(point.reel.numbers, order, many, point.focus.scene)
    if not got:
        return trouble("There is no such scene.", "scene")
    return point.scene(*got)


def in_order(pool: Sequence[str], order: int | str, many: int, here: str) -> list[str]:
    """`many` of a pool by ordinal: 1, -1, "next" and "prev" (from `here`)."""
    if order in ("next", "prev"):
        if here not in pool:
            return []
        at = pool.index(here)
        chosen = pool[at + 1 : at + 1 + many] if order == "next" else pool[max(0, at - many) : at]
        return list(chosen)
    at = int(order)
    if at == -1:
        return list(pool[-many:])
    return list(pool[-2:-1] if at == -2 else pool[at - 1 : at - 1 + many])


def by_look(point: Pointer, items: Sequence[Item]) -> Target | None:
    """ "the kitchen scene", "all night scenes", "the scene on the cliff"."""
    if any("PROP" in i.tags and not i.is_any(("PLACE", "TIME", "WEATHER")) for i in items):
        return None
    scenes = point.reel.scenes
    wanted = {kind: _all(items, kind) for kind in ("PLACE", "TIME", "WEATHER")}
    got = [
        number
        for number, scene in scenes.items()
        if (not wanted["PLACE"] or point.reel.place(number) in wanted["PLACE"])
        and (not wanted["TIME"] or str(scene.time) in wanted["TIME"])
        and (not wanted["WEATHER"] or str(scene.weather) in wanted["WEATHER"])
    ]
    return point.choose_scene(got, is_plural(items))


def of_place(point: Pointer, items: Sequence[Item]) -> list[Target]:
    """The scene at a place that was named; a question when there are several."""
    wanted = _all(items, "PLACE")
    got = [number for number in point.reel.numbers if point.reel.place(number) in wanted]
    return [point.choose_scene(got, plural=False)] if got else []


def last_there(point: Pointer, items: Sequence[Item]) -> Target | None:
    """ "The hut at the end": the last scene there."""
    return _of_place_in_order(point, items, -1)


def of_those(point: Pointer, items: Sequence[Item]) -> Target | None:
    """ "The last ward scene", "the market opening": of the scenes at a place."""
    order = next((item.first("ORD") for item in items if "ORD" in item.tags), -1)
    return None if order in ("next", "prev") else _of_place_in_order(point, items, int(order))


def _of_place_in_order(point: Pointer, items: Sequence[Item], order: int) -> Target | None:
    wanted = _all(items, "PLACE")
    got = [number for number in point.reel.numbers if point.reel.place(number) in wanted]
    chosen = in_order(got, order, 1, "")
    return point.scene(*chosen) if chosen else None


def at_place(point: Pointer, items: Sequence[Item]) -> Target | None:
    """ "Everything at the station": all scenes there."""
    wanted = _all(items, "PLACE")
    got = [number for number in point.reel.numbers if point.reel.place(number) in wanted]
    return point.scene(*got) if got else None


def at_its_place(point: Pointer, items: Sequence[Item]) -> Target | None:
    """ "The hut at night (4)", "the kitchen, scene 2": the scene, which is there."""
    said, wanted = targets(items)[0], _all(items, "PLACE")
    there = {point.reel.place(number) for number in said.scenes}
    fits = said.level == "scene" and not said.problem and there <= wanted
    return said if fits else None


def from_place(point: Pointer, items: Sequence[Item]) -> Target | None:
    """ "From the kitchen to the end", "from the mine onwards"."""
    wanted = _all(items, "PLACE")
    got = [number for number in point.reel.numbers if point.reel.place(number) in wanted]
    return point.scene_run(got[0]) if got else None


def ending(point: Pointer, items: Sequence[Item]) -> Target | None:
    """ "The ending": the last scene."""
    return point.scene(point.reel.numbers[-1]) if point.reel.numbers else None


def by_presence(point: Pointer, items: Sequence[Item]) -> Target:
    """ "the scene with Mara and the lantern"."""
    wanted = {*_all(items, "WHO"), *_all(items, "PROP")}
    got = []
    for number in point.reel.numbers:
        here = {name for label in point.reel.of_scene(number) for name in _in_shot(point, label)}
        if wanted <= here:
            got.append(number)
    return point.choose_scene(got, is_plural(items))


def _in_shot(point: Pointer, label: str) -> set[str]:
    return {*point.reel.cast(label), *point.reel.props(label)}


def _all(items: Sequence[Item], kind: str) -> set[str]:
    return {value for item in items for value in item.tags.get(kind, ())}


def everything(point: Pointer, items: Sequence[Item]) -> Target:
    """ "all scenes", "every shot"."""
    return point.whole()


def this_scene(point: Pointer, items: Sequence[Item]) -> Target:
    """ "this scene", "the scene"."""
    if point.focus.scene:
        return point.scene(point.focus.scene)
    return trouble("Which scene?", "scene")


def after_that(point: Pointer, items: Sequence[Item]) -> Target | None:
    """ "The scene after that", "the scene after scene 2"."""
    said = targets(items)
    here = said[0].scenes[-1:] if said else (point.focus.scene,)
    got = in_order(point.reel.numbers, "next", 1, here[0] if here else "")
    return point.scene(*got) if got else None


def the_film(point: Pointer, items: Sequence[Item]) -> Target | None:
    """ "the whole film", "everything"; a bare "film" may be a verb."""
    whole = says(items, "everything", "everywhere", "anywhere") or (
        len(items) > 1 and "NOUN" in items[-1].tags
    )
    return point.whole() if whole else None
