"""Slots that take shots or scenes."""

from __future__ import annotations

from dataclasses import replace

from engines.rules.ears.items import Item
from engines.rules.ears.known import is_in_scene
from engines.rules.ears.seek import Found, Seek
from engines.rules.ears.target import Target, expand, labels_text, scenes_text, shots_text

_IN_A_PLACE = ("in", "inside", "at", "during")
_TO_A_PLACE = ("to", "into", "like", "of", "from", "a", "an")
_POINTERS = ("it", "that", "this", "them", "those", "these", "that one", "this one")
_PLURAL_POINTERS = ("them", "those", "these")
_OF_WHOLE_SCENES = ("set_lighting", "set_emotion")
_OPTIONAL = {"shots_all", "shots_opt", "scenes_opt", "at_opt"}


def find_target(seek: Seek) -> Found | None:
    """Shots or scenes named in the clause, else what the conversation is about."""
    named = [i for i in seek.free if "TARGET" in i.tags]
    if named:
        narrow = (i for i in named if i.first("TARGET").level != "film")
        return _named(seek, seek.take(next(narrow, named[0])))
    by_place = _place_for_scene(seek) or _into_place(seek)
    return by_place or _from_focus(seek)


def _into_place(seek: Seek) -> Found | None:
    """ "Wipe into the alley", "dissolve from the cable car to the hut": the scene there."""
    if seek.family.tool != "set_transition":
        return None
    places = [i for i in seek.free if "PLACE" in i.tags]
    into = [i for i in places if seek.before_small(i) in ("to", "into", "onto", "in", "and", "at")]
    if not into:
        return None
    reel = seek.refer.reel
    got = [n for n in reel.numbers if reel.place(n) in into[-1].tags["PLACE"]]
    left = [n for i in places if i is not into[-1] for n in _scenes_at(seek, i)]
    if len(got) > 1 and len(set(left)) == 1:
        later = [n for n in got if reel.numbers.index(n) > reel.numbers.index(left[0])]
        got = later[:1] or got
    for item in places:
        seek.take(item)
    found = seek.refer.point.choose_scene(got, plural=False)
    if found.problem:
        return Found(ask=found.problem, options=found.options)
    return Found(f"scene:{got[0]}", target=found)


def _scenes_at(seek: Seek, item: Item) -> list[str]:
    reel = seek.refer.reel
    return [n for n in reel.numbers if reel.place(n) in item.tags["PLACE"]]


def _named(seek: Seek, item: Item) -> Found:
    target: Target = item.first("TARGET")
    if target.problem and target.scenes and seek.kind.startswith("scenes"):
        target = seek.refer.point.scene(*target.scenes)  # told of by several shots of it
    if target.problem:
        return Found(ask=target.problem, options=target.options)
    if seek.arg == "at":
        return _at(seek, item, target)
    if seek.kind.startswith("scenes"):
        return _scenes(seek, target)
    return _shots(seek, target)


def _shots(seek: Seek, target: Target) -> Found:
    if seek.kind == "named" and target.level == "film":
        return Found(ask="Delete everything? Say which shots.")
    if seek.kind in ("many", "pair"):
        target = _with_second(seek, target)
        if seek.kind == "many" and len(target.shots) < 2:
            return Found(ask=f"With which shot should {', '.join(target.shots)} be joined?")
    if seek.kind == "single" and len(target.shots) > 1 and target.level != "shot":
        return Found(ask="Which shot?", options=target.shots[:4])
    return Found(shots_text(seek.refer.reel, target), target=target)


def _at(seek: Seek, item: Item, target: Target) -> Found:
    before = "before:" if seek.before(item) in ("before", "until", "till") else ""
    text = shots_text(seek.refer.reel, target)
    return Found(before + text, target=target)


def _scenes(seek: Seek, target: Target) -> Found:
    if target.level != "shot":
        return Found(scenes_text(target), target=target)
    numbers = list(dict.fromkeys(seek.refer.reel.scene_of(label) for label in target.shots))
    if not numbers:
        return Found(ask="There are no scenes yet.")
    if len(numbers) > 1:
        return Found(ask="That belongs to whole scenes. Which scenes?", options=tuple(numbers))
    if target.loose or _is_edge(seek):
        whole = seek.refer.point.scene(*numbers)
        return Found(scenes_text(whole), target=whole)
    guess = ((seek.arg, numbers[0]),)
    return Found(
        ask=f"That belongs to a whole scene. Change all of scene {numbers[0]}?", guess=guess
    )


_EDGES = {"the end", "the very end", "the opening", "end", "the beginning", "the start"}


def _is_edge(seek: Seek) -> bool:
    """ "Fog at the end": of an edge of the film its scene is meant."""
    named = next(i for i in seek.items if "TARGET" in i.tags)
    return named.text in _EDGES


def _with_second(seek: Seek, target: Target) -> Target:
    other = next((i for i in seek.free if "TARGET" in i.tags), None)
    if other is None:
        return target
    more: Target = seek.take(other).first("TARGET")
    shots = tuple(dict.fromkeys((*target.shots, *more.shots)))
    if target.level == more.level == "scene":
        return Target(shots, (*target.scenes, *more.scenes), "scene")
    return Target(shots)


def _place_for_scene(seek: Seek) -> Found | None:
    """ "make it rain at the harbour": the only scene there."""
    scenes = seek.kind.startswith("scenes")
    if seek.kind in ("named", "many", "single", "pair") or _takes_a_place(seek):
        return None
    for item in seek.free:
        if "PLACE" not in item.tags or seek.before_small(item) in _TO_A_PLACE:
            continue
        alone = len(seek.items) == 1 and scenes
        if "PROP" in item.tags and not alone and seek.before_small(item) not in _IN_A_PLACE:
            continue
        names = item.tags["PLACE"]
        reel = seek.refer.reel
        got = [number for number in reel.numbers if reel.place(number) in names]
        seek.take(item)
        plural = seek.family.tool == "add_prop"  # what stands in a place stands there always
        found = seek.refer.point.choose_scene(_with_prop(seek, got), plural)
        if found.problem:
            return Found(ask=found.problem, options=found.options)
        text = scenes_text(found) if scenes else f"scene:{got[0]}"
        return Found(text, target=found, heard=len(found.scenes) == 1)
    return None


def _with_prop(seek: Seek, scenes: list[str]) -> list[str]:
    """ "No bell in the hut": of the scenes there those that have one."""
    reel = seek.refer.reel
    props = {i.first("PROP") for i in seek.items if "PROP" in i.tags and "PLACE" not in i.tags}
    if seek.family.tool not in _OF_PROPS or not props:
        return scenes
    having = [n for n in scenes if any(is_in_scene(prop, n, reel) for prop in props)]
    return having or scenes


_OF_PROPS = ("remove_prop", "swap_prop", "give_prop")


def _takes_a_place(seek: Seek) -> bool:
    return any(kind == "PLACE" and arg[0] != "_" for arg, kind in seek.family.fill.items())


def _from_focus(seek: Seek) -> Found | None:
    pointer = seek.pronoun(*_POINTERS)
    scenes = seek.kind.startswith("scenes")
    if seek.kind in _OPTIONAL:
        return _optional(seek, pointer)
    if seek.kind == "range" and pointer is None:
        near = expand(seek.refer.reel, seek.refer.focus.near)
        if near:
            return Found(seek.refer.focus.near, target=Target(tuple(near)))
        return Found(ask="From where to where?", open=True)
    several = _several(seek, scenes, pointer)
    if several is not None:
        return several
    if pointer is None and not seek.family.changes:
        pointer = next((i for i in seek.free if i.text in ("there", "here")), None)
    back = _focus(seek, scenes, pointer is not None and seek.kind != "named")
    easy = seek.kind in ("shots", "scenes", "pair") and seek.family.gate == "free"
    if back and (pointer is not None or easy or seek.family.tool == "retry"):
        return back
    ask = "Which scene?" if scenes else "Which shot?"
    return Found(ask=ask, open=True)


def _several(seek: Seek, scenes: bool, pointer: Item | None) -> Found | None:
    """ "Them", or the scene that the message began with, for what a whole scene can have."""
    focus = seek.refer.focus
    if pointer is not None:
        return _group(seek, scenes) if pointer.text in _PLURAL_POINTERS and focus.group else None
    whole = not scenes and seek.family.tool in _OF_WHOLE_SCENES
    if not whole or not focus.near.startswith("scene:"):
        return None
    near = expand(seek.refer.reel, focus.near)
    return Found(focus.near, target=Target(tuple(near)), heard=False)


def _group(seek: Seek, scenes: bool) -> Found:
    """ "Them": all that was named last."""
    reference, reel = seek.refer.focus.group, seek.refer.reel
    labels = expand(reel, reference)
    if not scenes:
        return Found(reference, target=Target(tuple(labels)), heard=False)
    numbers = tuple(dict.fromkeys(reel.scene_of(label) for label in labels))
    target = seek.refer.point.scene(*numbers)
    return Found(scenes_text(target), target=target, heard=False)


def _optional(seek: Seek, pointer: Item | None) -> Found | None:
    there = next((i for i in seek.free if i.text in ("there", "here")), None)
    placed = pointer is not None and seek.before(pointer) in ("in", "during", "for", "throughout")
    if seek.kind in ("shots_opt", "at_opt") and (placed or there is not None):
        found = _focus(seek, scenes=False, widen=True)
        return replace(found, heard=True) if found else None
    shots = any(kind.startswith("shots") for kind in seek.family.fill.values())
    if seek.kind == "scenes_opt" and there is not None and not shots:
        found = _focus(seek, scenes=True, widen=True)
        return replace(found, heard=True) if found else None
    end = next((i for i in seek.free if i.text in ("end", "very end")), None)
    if seek.kind == "at_opt" and end is not None and seek.before(end) == "the":
        seek.take(end)
        return Found(seek.refer.reel.order[-1])
    if pointer is None or seek.kind != "shots_all":
        return None
    return _focus(seek, scenes=False, widen=True)


def _focus(seek: Seek, scenes: bool, widen: bool) -> Found | None:
    focus, reel = seek.refer.focus, seek.refer.reel
    if scenes and focus.scene in reel.scenes:
        target = seek.refer.point.scene(focus.scene)
        return Found(scenes_text(target), target=target, heard=False)
    if not scenes and focus.shot in reel.shots:
        return Found(focus.shot, target=Target((focus.shot,)), heard=False)
    if not scenes and widen and focus.scene in reel.scenes:
        target = seek.refer.point.scene(focus.scene)
        return Found(shots_text(reel, target), target=target, heard=False)
    return None


def stretch_to_end(seek: Seek, first: str) -> Found:
    """A range that starts at a shot and "stays like that"."""
    target = seek.refer.point.run(first)
    return Found(labels_text(seek.refer.reel, target.shots), target=target)
