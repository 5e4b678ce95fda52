"""Shots as people say them: by label, size, order, who is in them, and from the focus."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from engines.rules.ears.codes import code
from engines.rules.ears.items import Item
from engines.rules.ears.said_scenes import in_order, is_plural, numbers, of_place, says, targets
from engines.rules.ears.target import Pointer, Target, trouble


def by_label(point: Pointer, items: Sequence[Item]) -> Target:
    """ "2B", "shot 2B"."""
    return point.shot(next(item.first("SHOT") for item in items if "SHOT" in item.tags))


def by_label_run(point: Pointer, items: Sequence[Item]) -> Target:
    """ "2A-2D", "2A to 2D"."""
    first, last = (item.first("SHOT") for item in items if "SHOT" in item.tags)
    return point.run(first, last)


def by_size(point: Pointer, items: Sequence[Item]) -> Target | None:
    """ "the close-up in scene 2", "both wides", "Mara's close-up", "the shot with the lantern"."""
    scope = targets(items)
    if scope and scope[0].problem:
        return scope[0]
    whole = scope[0].shots if scope else point.reel.order
    if not scope and point.focus.scene and not point.focus.shot:
        whole = tuple(point.reel.of_scene(point.focus.scene)) or whole
    got = _filtered(point, items, whole)
    order = next((item.first("ORD") for item in items if "ORD" in item.tags), None)
    if order is not None:
        if order in ("next", "prev"):
            return None
        chosen = in_order(got, order, 1, "")
        return Target(tuple(chosen)) if chosen else trouble("There is none there.")
    plural = is_plural(items)
    if not scope and not plural:
        got = _nearby(point, got)
    return point.choose(got, plural, "such shot")


def _of_person(point: Pointer, item: Item, pool: Sequence[str]) -> list[str]:
    """ "Her close-up": of whom was talked about, else of any woman."""
    fits = point.reel.fits(item.tags["PRON"][0]) if "PRON" in item.tags else []
    fits = [point.focus.who] if point.focus.who in fits else fits
    return [label for label in pool if set(fits) & set(point.reel.cast(label))]


def other(point: Pointer, items: Sequence[Item]) -> Target | None:
    """ "The other close-up", "the other one": of the same size and scene as what was named."""
    here = point.focus.shot
    if here not in point.reel.shots:
        return None
    pool = (targets(items) or [point.scene(point.reel.scene_of(here))])[0].shots
    sizes = next((item.tags["SIZE"] for item in items if "SIZE" in item.tags), [])
    wanted = sizes or [point.reel.size(here)]
    got = [s for s in pool if s != here and point.reel.size(s) in wanted]
    return point.choose(got, is_plural(items), "other one")


def the_same(point: Pointer, items: Sequence[Item]) -> Target | None:
    """ "The two-shot in 1C": 1C itself."""
    said = targets(items)[0]
    return said if said.level == "shot" else None


def of_theirs(point: Pointer, items: Sequence[Item]) -> Target | None:
    """ "Rudi's close-up in 3G", which is one: 3G itself."""
    said = targets(items)[0]
    sizes = next(item.tags["SIZE"] for item in items if "SIZE" in item.tags)
    same = all(point.reel.size(label) in sizes for label in said.shots)
    return said if same and not said.problem else None


def _nearby(point: Pointer, got: list[str]) -> list[str]:
    here = point.reel.of_scene(point.focus.scene)
    close = [label for label in got if label in here]
    return close if len(close) == 1 else got


def _filtered(point: Pointer, items: Sequence[Item], pool: Iterable[str]) -> list[str]:
    reel, got = point.reel, list(pool)
    for item in items:
        if "SIZE" in item.tags and code(item) in "ZY":
            got = [label for label in got if reel.size(label) in item.tags["SIZE"]]
        elif "WHO" in item.tags:
            got = [label for label in got if item.first("WHO") in reel.cast(label)]
        elif "PROP" in item.tags and "PLACE" not in item.tags:
            got = [label for label in got if item.first("PROP") in reel.props(label)]
        elif code(item) == "v":
            got = _of_person(point, item, got)
        elif "PLACE" in item.tags:
            got = [label for label in got if reel.place(reel.scene_of(label)) in item.tags["PLACE"]]
    return got


def by_order(point: Pointer, items: Sequence[Item]) -> Target:
    """ "the last shot of scene 2", "the first two shots", "the next shot"."""
    scope = targets(items) or of_place(point, items)
    if scope and scope[0].problem:
        return scope[0]
    many = int(float((numbers(items) or ["1"])[0]))
    order = next(item.first("ORD") for item in items if "ORD" in item.tags)
    if order in ("next", "prev") and not point.focus.shot:
        return trouble("Next to which one?")
    pool = scope[0].shots if scope else _pool(point, items)
    got = in_order(pool, order, many, point.focus.shot)
    return Target(tuple(got)) if got else trouble("There is none there.")


def opening(point: Pointer, items: Sequence[Item]) -> Target | None:
    """ "The opening": the first shot; for what only scenes have, the first scene."""
    if not says(items, "opening") or not point.reel.order:
        return None
    return Target((point.reel.order[0],), loose=True)


def at_its_place(point: Pointer, items: Sequence[Item]) -> Target | None:
    """ "In the hold, 2A": 2A, which is there."""
    said, places = targets(items)[0], [n for i in items for n in i.tags.get("PLACE", ())]
    there = {point.reel.place(point.reel.scene_of(label)) for label in said.shots}
    return said if there and not said.problem and there <= set(places) else None


def _pool(point: Pointer, items: Sequence[Item]) -> Sequence[str]:
    """ "The last one" is of the scene that was talked about, "the last shot" of the film."""
    here = point.reel.of_scene(point.focus.scene)
    ordinal = not any(item.first("ORD") in ("next", "prev") for item in items if "ORD" in item.tags)
    return here if here and ordinal and says(items, "one", "ones") else point.reel.order


def rest(point: Pointer, items: Sequence[Item]) -> Target:
    """ "the rest of the scene"."""
    said = targets(items)
    number = said[0].scenes[0] if said and said[0].scenes else point.focus.scene
    pool = point.reel.of_scene(number)
    if point.focus.shot in pool:
        return Target(tuple(pool[pool.index(point.focus.shot) + 1 :]))
    return trouble("The rest after which shot?")


def before(point: Pointer, items: Sequence[Item]) -> Target:
    """ "the shot before 2C", "the shots before it"."""
    said = targets(items)[0]
    if says(items, "shots", "ones"):
        return run_before(point, items)
    return said if said.problem else point.near(said.shots[0], -1)


def after(point: Pointer, items: Sequence[Item]) -> Target:
    """ "the one after 2C", "the ones after it"."""
    said = targets(items)[0]
    if says(items, "shots", "ones"):
        return run_after(point, items)
    return said if said.problem else point.near(said.shots[-1], 1)


def before_focus(point: Pointer, items: Sequence[Item]) -> Target | None:
    """ "the one before that"."""
    return point.near(point.focus.shot, -1) if point.focus.shot in point.reel.shots else None


def after_focus(point: Pointer, items: Sequence[Item]) -> Target | None:
    """ "the one after that"."""
    return point.near(point.focus.shot, 1) if point.focus.shot in point.reel.shots else None


def scoped(point: Pointer, items: Sequence[Item]) -> Target:
    """ "all the shots in scene 3"; "the one in scene 3" must be known from what was said."""
    said = targets(items)[0]
    if says(items, "one") and not is_plural(items) and len(said.shots) > 1:
        listed = ", ".join(said.shots)
        return trouble(f"Which one: {listed}?", "shot", said.shots, said.shots)
    return said


def run_to(point: Pointer, items: Sequence[Item]) -> Target:
    """ "2A to 2D", "scenes 2 to 4"."""
    first, last = targets(items)
    if first.problem or last.problem:
        return first if first.problem else last
    if first.level == last.level == "scene":
        return point.scene_run(first.scenes[0], last.scenes[-1])
    return point.run(first.shots[0], last.shots[-1])


def run_to_end_of(point: Pointer, items: Sequence[Item]) -> Target:
    """ "2C to the end of scene 2", "2C to the end of the yard"."""
    first, *rest = targets(items)
    last = (rest or of_place(point, items) or [first])[0]
    own = says(items, "the scene", "this scene", "that scene") or at_its_place(point, items)
    if first.shots and own:
        last = point.scene(point.reel.scene_of(first.shots[0]))  # of its own scene
    if first.problem or last.problem:
        return first if first.problem else last
    return point.run(first.shots[0], last.shots[-1])


def run_to_end(point: Pointer, items: Sequence[Item]) -> Target:
    """ "from 3A on", "scene 3 to the end"."""
    said = targets(items)[0]
    if said.problem:
        return said
    if said.level == "scene":
        return point.scene_run(said.scenes[0])
    return point.run(said.shots[0])


def run_from(point: Pointer, items: Sequence[Item]) -> Target | None:
    """ "since 3A", "starting from scene 2"; a bare "from scene 2" is not a run."""
    words = ("on", "onwards", "onward", "forward", "forwards", "since", "starting")
    return run_to_end(point, items) if says(items, *words) else None


def run_after(point: Pointer, items: Sequence[Item]) -> Target:
    """ "everything after 2B"."""
    said = targets(items)[0]
    if said.problem:
        return said
    last = point.reel.order.index(said.shots[-1])
    if said.level == "scene":
        at = point.reel.numbers.index(said.scenes[-1]) + 1
        return point.scene(*point.reel.numbers[at:])
    return Target(tuple(point.reel.order[last + 1 :]))


def end_of(point: Pointer, items: Sequence[Item]) -> Target:
    """ "the end of scene 2", "the end": the last shot of it."""
    said = (targets(items) or [point.whole()])[0]
    return said if said.problem else Target(said.shots[-1:])


def start_of(point: Pointer, items: Sequence[Item]) -> Target:
    """ "the start of scene 2": the first shot of it."""
    said = targets(items)[0]
    return said if said.problem else Target(said.shots[:1])


def run_until(point: Pointer, items: Sequence[Item]) -> Target:
    """ "from the start to 2C", "everything up to scene 3"."""
    said = targets(items)[0]
    if said.problem:
        return said
    if said.level == "scene":
        return point.scene_run(point.reel.numbers[0], said.scenes[-1])
    return point.run(point.reel.order[0], said.shots[-1])


def run_before(point: Pointer, items: Sequence[Item]) -> Target:
    """ "everything before 2C"."""
    said = targets(items)[0]
    if said.problem:
        return said
    at = point.reel.order.index(said.shots[0])
    return Target(tuple(point.reel.order[:at])) if at else trouble("Nothing comes before that.")


def minus(point: Pointer, items: Sequence[Item]) -> Target:
    """ "every shot in scene 4 except 4B"."""
    said = targets(items)
    many, few = said[0], said[-1]
    if many.problem or few.problem:
        return many if many.problem else few
    keep = tuple(label for label in many.shots if label not in few.shots)
    if len(keep) == len(many.shots):
        if len(keep) > 1 and not says(items, "not"):
            return many
        return trouble("That leaves out something that was not in it.")
    if few.level == "scene" and many.level != "shot":
        return Target(keep, tuple(n for n in many.scenes if n not in few.scenes), "scene")
    return Target(keep)


def but_minus(point: Pointer, items: Sequence[Item]) -> Target | None:
    """ "all but 2B"; "2A but 2B" is two clauses."""
    if any(word in items[0].text.split() for word in ("every", "all", "whole", "everything")):
        return minus(point, items)
    return None


def together(point: Pointer, items: Sequence[Item]) -> Target | None:
    """ "2B, 2C and 3A"; "scene 4, and 2B" is two clauses."""
    said = targets(items)
    if len({t.level for t in said}) > 1 and len(items) > len(said) * 2 - 1:
        return None
    bad = next((t for t in said if t.problem), None)
    if bad:
        return bad
    shots = tuple(dict.fromkeys(label for t in said for label in t.shots))
    level = "scene" if all(t.level != "shot" for t in said) else "shot"
    scenes = tuple(dict.fromkeys(n for t in said for n in t.scenes))
    return Target(shots, scenes if level == "scene" else (), level)
