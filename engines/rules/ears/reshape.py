"""Turns of phrase with a gap in them: "not X enough", "over her shoulder"."""

from __future__ import annotations

import itertools
from dataclasses import replace

from engines.rules.ears.aims import aimed
from engines.rules.ears.contrasts import contrasted, not_somebody, owned_things
from engines.rules.ears.items import Item, Tags, spoken
from engines.rules.ears.joins import joined
from engines.rules.ears.reframe import reframed
from engines.rules.ears.spans import spanned
from engines.rules.ears.states import stated

_ENOUGH: dict[str, Tags] = {
    "close": {"SIZE": ["closer"]},
    "tight": {"SIZE": ["closer"]},
    "close-up": {"SIZE": ["closer"]},
    "wide": {"SIZE": ["wider"]},
    "long": {"LENGTH": ["longer"]},
    "short": {"LENGTH": ["shorter"]},
    "dark": {"LIGHT": ["darker"]},
    "bright": {"LIGHT": ["brighter"]},
    "light": {"LIGHT": ["brighter"]},
    "fast": {"PACE": ["fast"]},
    "quick": {"PACE": ["fast"]},
    "slow": {"PACE": ["slow"]},
}
_NEAR = 5  # items between "not" and "enough"


def reshaped(items: list[Item]) -> list[Item]:
    """Items with such phrases as one item each."""
    items = not_somebody(owned_things(items))
    items = contrasted(_with_gap(_parted(_kind_of_scene(_more_of(spanned(_done(items)))))))
    items = _covered(_is_so(stated(_bare(_no_move(reframed(_without_marks(items)))))))
    return _like(aimed(_over_shoulder(_not_enough(joined(_still(_new_shot(items)))))))


def _done(items: list[Item]) -> list[Item]:
    """ "She closes the notebook", "Gus pans for gold": what somebody does is no frame."""
    for before, item in itertools.pairwise(items):
        doer = before.text in ("he", "she", "they") or "WHO" in before.tags
        if doer and item.is_any(("SIZE", "MOVE")) and item.text.endswith("s"):
            item.tags = {kind: v for kind, v in item.tags.items() if kind not in ("SIZE", "MOVE")}
    return items


_PARTED = {
    "speed": ("up", "fast"), "hurry": ("up", "fast"), "liven": ("up", "fast"),
    "pep": ("up", "fast"), "perk": ("up", "fast"), "pick": ("up", "fast"), "jazz": ("up", "fast"),
    "calm": ("down", "slow"), "slow": ("down", "slow"), "settle": ("down", "slow"),
}  # fmt: skip
_STOPS = {",", "and", "."}
_SCENES = {"scene", "scenes", "it", "things", "film"}


def _parted(items: list[Item]) -> list[Item]:
    """ "Speed the third scene up": a verb in two parts around what it is about."""
    for n, item in enumerate(items):
        end, pace = _PARTED.get(item.text, ("", ""))
        for k in range(n + 2, min(n + 7, len(items)) if end else 0):
            inside = items[n + 1 : k]
            scene = any(i.text in _SCENES or "PLACE" in i.tags for i in inside)
            if items[k].text == end and scene and not any(i.text in _STOPS for i in inside):
                timed = replace(item, tags={"PACE": [pace]})
                return [*items[:n], timed, *inside, *items[k + 1 :]]
    return items


_PACES = {"pace", "pacing", "tempo", "rhythm", "speed", "energy", "cutting"}
_WAYS = {"up": "fast", "down": "slow"}
_SCENIC = ("SC", "NUM", "NOUN", "PLACE")
_FADES = {"fade": {"in": "fade in", "up": "fade in", "out": "fade out"}}


def _with_gap(items: list[Item]) -> list[Item]:
    """ "Bring the tempo of scene 3 down", "fade 4A in": one value around what it is about."""
    for n, item in enumerate(items):
        faded = _FADES.get(item.text)
        if item.text not in _PACES and faded is None:
            continue
        for k in range(n + 2, min(n + 7, len(items))):
            inside, end = items[n + 1 : k], items[k].text
            if any(i.text in _STOPS or i.text in ("->", "?") for i in inside):
                break
            if faded and end in faded and inside[-1].is_any(("SHOT", "SC", "PLACE", "NUM")):
                tags: Tags = {"TRANS": [faded[end]]}
            elif not faded and end in _WAYS and any(i.is_any(_SCENIC) for i in inside):
                tags = {"PACE": [_WAYS[end]]}
            else:
                continue
            return [*items[:n], replace(item, tags=tags), *inside, *items[k + 1 :]]
    return items


def _more_of(items: list[Item]) -> list[Item]:
    """ "More of the kitchen in 1B": a wider frame."""
    for n in range(len(items) - 3):
        more, small, article, place = items[n : n + 4]
        if (
            more.text == "more"
            and small.text == "of"
            and "DET" in article.tags
            and "PLACE" in place.tags
        ):
            run = items[n : n + 4]
            wider = Item(spoken(run), run[0].start, run[-1].end, {"SIZE": ["wider"]})
            return [*items[:n], wider, *items[n + 4 :]]
    return items


def _kind_of_scene(items: list[Item]) -> list[Item]:
    """ "Make it a night scene": what it shall be, not which one is meant."""
    for n in range(1, len(items) - 1):
        small, kind, noun = items[n - 1 : n + 2]
        if small.text in ("a", "an") and kind.is_any(("TIME", "WEATHER")) and noun.text == "scene":
            return [*items[: n + 1], *items[n + 2 :]]
    return items


_COVERS = {
    "covered", "caked", "smeared", "spattered", "splattered", "splashed", "drenched", "coated",
    "dusted", "stained", "soaked", "streaked", "dripping",
}  # fmt: skip


def _covered(items: list[Item]) -> list[Item]:
    """ "Covered in flour": a condition, whatever it is."""
    for n in range(len(items) - 2):
        cover, small, what = items[n : n + 3]
        plain = not what.is_any(("SHOT", "NUM", "WHO", "NOUN", "DET", "ORD", "PRON", "JOIN"))
        if cover.text in _COVERS and small.text in ("in", "with", "by") and plain:
            said = spoken(items[n : n + 3])
            tags: Tags = {"COND": [said]}
            return [*items[:n], Item(said, cover.start, what.end, tags), *items[n + 3 :]]
    return items


def _is_so(items: list[Item]) -> list[Item]:
    """ "Raff's covered in mud", "Nell's angry": is, not owns."""
    found = list(items)
    for n in range(1, len(items) - 1):
        after = items[n + 1]
        state = after.is_any(("COND", "EMO")) or after.text in _COVERS
        state = state and after.text not in _FELT
        owns = items[n + 2 : n + 3] and items[n + 2].is_any(("WEAR", "BODY", "SIZE", "NOUN"))
        owned = "POSS" in items[n].tags and "WHO" in items[n - 1].tags
        if owned and state and not owns and not after.is_any(("WEAR", "BODY", "SIZE")):
            found[n] = replace(items[n], text="is", tags={"FILL": ["x"]})
    return found


_FELT = {"smile", "laugh", "grin", "joy", "fear", "anger", "rage", "panic", "grief", "tears"}


def _bare(items: list[Item]) -> list[Item]:
    """ "Otto: no apron": a look, said by what is not there."""
    for n in range(1, len(items) - 1):
        if items[n].text == "no" and items[n - 1].text == "wears" and "WEAR" in items[n + 1].tags:
            look = Item(spoken(items[n : n + 2]), items[n].start, items[n + 1].end)
            look.tags = {"WEAR": items[n + 1].tags["WEAR"]}
            return [*items[:n], look, *items[n + 2 :]]
    return items


def _like(items: list[Item]) -> list[Item]:
    """ "What is the yard like": a description."""
    said = [item.text for item in items if item.text not in ("?", ".", ",")]
    if len(said) > 3 and said[:2] in (["what", "is"], ["what", "are"]) and said[-1] == "like":
        end = next(n for n, item in enumerate(items) if item.text == "like")
        asked = replace(items[0], text="describe", tags={"V": ["describe"]})
        return [asked, *items[2:end], *items[end + 1 :]]
    return items


def _new_shot(items: list[Item]) -> list[Item]:
    """ "A new close-up before 3D": to be added."""
    for n, (item, after) in enumerate(itertools.pairwise(items)):
        later = {i.text for i in items[n + 2 :]}
        placed = n == 0 and item.text in ("a", "an", "one") and "between" in later
        if (placed or item.text in ("new", "extra", "additional")) and "SIZE" in after.tags:
            return [*items[:n], replace(item, tags={"V": ["add"]}), *items[n + 1 :]]
    return items


def _still(items: list[Item]) -> list[Item]:
    """ "Still too far" is no camera that stands still."""
    for n, (item, after) in enumerate(itertools.pairwise(items)):
        degree = after.text in ("too", "not", "very", "far", "a bit", "way", "much", "so")
        if item.text == "still" and (degree or after.text.startswith("too ")):
            return [*items[:n], replace(item, tags={"FILL": ["x"]}), *items[n + 1 :]]
        if after.text == "still" and item.is_any(("SIZE", "LENGTH", "LIGHT", "PACE", "EMO")):
            return [*items[: n + 1], replace(after, tags={"FILL": ["x"]}), *items[n + 2 :]]
    return items


def _without_marks(items: list[Item]) -> list[Item]:
    """ "2A: wide" has no joint; in "first make 3C closer" the order of things is said anyway."""
    kept: list[Item] = []
    for n, item in enumerate(items):
        before = items[n - 1] if n else None
        named = before is not None and before.is_any(("SHOT", "NUM", "SC"))
        if item.text == ":" and named:
            continue
        begins = n == 1 or (n > 1 and "JOIN" in items[n - 2].tags)
        if item.text == ":" and before is not None and "WHO" in before.tags and begins:
            kept.append(replace(item, text="wears", tags={"V": ["make", "wearing"]}))
            continue
        starts = before is None or "JOIN" in before.tags
        after = items[n + 1] if n + 1 < len(items) else None
        leads = after is not None and ("V" in after.tags or after.text == ",")
        if starts and leads and item.text in ("first", "second", "next", "last", "third"):
            continue
        kept.append(item)
    return kept


def _not_enough(items: list[Item]) -> list[Item]:
    """ "He is not scared enough": what is wanted is more of it."""
    end = next((n for n, item in enumerate(items) if item.text == "enough"), 0)
    start = next((n for n in range(max(0, end - _NEAR), end) if items[n].text == "not"), -1)
    if end < 2 or start < 0:
        return items
    word = items[end - 1]
    tags = _ENOUGH.get(word.text) or {k: v for k, v in word.tags.items() if k in ("EMO", "COND")}
    if not tags:
        return items
    wanted = Item(word.text, word.start, items[end].end, tags, word.typed)
    return [*items[:start], *items[start + 1 : end - 1], wanted, *items[end + 1 :]]


_BEHIND = ("over", "behind", "from behind", "from")
_EYES = ("point of view", "pov", "eyes", "perspective", "view")
_PARTS = {"shoulder": "over shoulder", **dict.fromkeys(_EYES, "point of view")}


def _over_shoulder(items: list[Item]) -> list[Item]:
    """ "Over Mara's shoulder", "from her father's point of view": a size, whoever's it is."""
    for n in range(len(items) - 2):
        who, owns, part = items[n : n + 3]
        size = _PARTS.get(part.text.removesuffix("s") if "shoulder" in part.text else part.text)
        if not size or "WHO" not in who.tags or "POSS" not in owns.tags:
            continue
        first = n
        while first and items[first - 1].text in (*_BEHIND, "through"):
            first -= 1
        if first == n and part.text not in ("point of view", "pov", "perspective"):
            continue
        tags: Tags = {"SIZE": [size]}
        run = items[first : n + 3]
        return [*items[:first], Item(spoken(run), run[0].start, part.end, tags), *items[n + 3 :]]
    return items


_GONE = ("no", "no more", "without", "get rid of", "stop", "enough")


def _no_move(items: list[Item]) -> list[Item]:
    """ "Lose the dolly", "no zoom": a camera that stands still."""
    for n, item in enumerate(items):
        gone = item.verbs == {"delete"} or item.text in _GONE
        at = n + 1
        while gone and at < len(items) and ("DET" in items[at].tags or items[at].text == "more"):
            at += 1
        if gone and at < len(items) and "MOVE" in items[at].tags and "PROP" not in items[at].tags:
            run = items[n : at + 1]
            still = Item(spoken(run), run[0].start, run[-1].end, {"MOVE": ["static"]})
            return [*items[:n], still, *items[at + 1 :]]
    return items
