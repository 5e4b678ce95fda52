"""What a film shall be, in words: "two minutes, a warm mystery, PG". Every word must count."""

from __future__ import annotations

import re

from film.film import Film
from film.writing.wishes import Wishes, read_wishes

_WISH = re.compile(r"(?:can|could|shall|should) ", re.I)  # "could we do it as a comedy?"
_FORMAL = re.compile(r"set[ -]?up\b[:,]?\s*", re.I)
_LEAD = re.compile(
    r"(?:(?:no|ok(?:ay)?|well|actually|hm+)[,.]? )?"
    r"(?:(?:can|could|shall|should) (?:we|you) (?:do|make|tell|try) (?:this|it)(?: as)?"
    r"|(?:let's |let us )?(?:try it|do it|tell it)(?: as)?|cut it(?: down)? to|make it|keep it"
    r"|it(?:'s|’s| is| should be| must be| has to be)|(?:let's|let us) make it"
    r"|(?:i|we)(?:'d|’d| would)? (?:rather )?(?:want|like|prefer|have)(?: it)?(?: to be)?)"
    r"\b[:,]?\s*",
    re.I,
)
_NAMED = re.compile(
    r"(?:(?:change|set|switch|make|put) the (?P<what>length|genre|genres|rating|type|tone)"
    r"(?: of it| of the film)? (?:to|as|be)?|(?:the )?(?P<of>genres?|rating|type) "
    r"(?:is|should be|must be)|could the (?P<be>tone) be)\s+",
    re.I,
)
_PART = re.compile(r"(tone|twist|style)\s*:\s*(.+)", re.I | re.S)
_A_GENRE = re.compile(r"\b(?:an?|into|more of an?) ", re.I)


def hear_set_up(said: str, film: Film) -> dict[str, str]:
    """The arguments of a set-up; {} when some word is about something else.

    Once there is a script, "two minutes" or "make it darker" may be about its pictures: then it
    must be plain that the whole film is meant.
    """
    if said.rstrip().endswith("?") and not _WISH.match(said):
        return {}
    body, named = _body(said)
    if named == "tone":
        return {"tone": body.strip(" .!?")}
    args: dict[str, str] = {}
    loose: list[str] = []
    for part in body.rstrip(" .!?").split(";"):
        match = _PART.fullmatch(part.strip())
        if match:
            args[match[1].lower()] = match[2].strip()
        else:
            loose.append(part.strip())
    wishes = read_wishes(", ".join(loose).rstrip(" .!?"))
    if wishes.rest or not (wishes.some or args):
        return {}
    if film.scenes and not named and not _is_plain(wishes, said):
        return {}
    return _wished(wishes) | args


def _body(said: str) -> tuple[str, str]:
    """What comes after the words that lead to it, and what they name: a part, or "all"."""
    if (formal := _FORMAL.match(said)) is not None:
        return said[formal.end() :], "all"
    if (named := _NAMED.match(said)) is not None:
        return said[named.end() :], (named["what"] or named["of"] or named["be"]).lower()
    lead = _LEAD.match(said)
    return (said[lead.end() :] if lead else said), ""


def _is_plain(wishes: Wishes, said: str) -> bool:
    """Whether this is about a whole film that has a script already."""
    whole = bool(wishes.genres or wishes.type)
    return bool(wishes.rating) or (
        whole and (wishes.kinds > 1 or bool(wishes.genres and _A_GENRE.search(said)))
    )


def _wished(wishes: Wishes) -> dict[str, str]:
    low, high = wishes.length
    length = f"{low} s" if low == high else f"{low}-{high} s"
    said = {
        "length": length if high else "",
        "kind": wishes.type,
        "rating": wishes.rating,
        "genre": ", ".join(wishes.genres),
        "structure": wishes.structure,
        "tone": wishes.tone,
    }
    return {name: value for name, value in said.items() if value}
