"""A written style in the hands of the rules: what they measure of it and take up in a scene.

They imitate no sentence. They choose more or less talk, cut or join sentences, take the style's
own words for what is done anyway, and keep to its marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from engines.rules.writer.filling import Row
from engines.rules.writer.fitting import MUST, Group
from engines.rules.writer.pages import PARAGRAPH
from film.writing.manner import Manner, Verb, VerbGroup, verb_groups

ENOUGH = 150  # words, before anything is taken from them
SHORT, LONG = 8.0, 13.0  # words a sentence
FEW = 1.0  # marks in 100 sentences
MANY_DASHES = 6.0
DASHED = 2  # speeches of a scene at most that get a dash
_AND = re.compile(r"(?<=\w), and (?=(?:he|she|they|it|[A-Z][a-zà-ÿ]+) [a-zà-ÿ])")
_TWO = re.compile(r"(?<=[a-zà-ÿ])\. (?=(?:It|He|She|They|You|We|And|But|Not|No)\b)")
_SUBJECT = re.compile(r"^(?:(He|She|They|It)|([A-ZÀ-Þ][a-zà-ÿ]+)) (?=[a-zà-ÿ]+s\b)")


def taken(manner: Manner | None) -> tuple[str, ...]:
    """What the rules take from a style, in words; () when there is too little of it."""
    if manner is None or manner.words < ENOUGH:
        return ()
    found = [f"{manner.dialogue:.0%}".replace("%", " %") + " of the words are spoken"]
    if manner.sentence and manner.sentence <= SHORT:
        found.append(f"short sentences, {manner.sentence:.1f} words")
    if manner.sentence >= LONG:
        found.append(f"long sentences, {manner.sentence:.1f} words")
    if manner.paragraphs:
        found.append(f"{rows_a_paragraph(manner)} sentences a paragraph")
    found += ["no parentheticals"] if _no_asides(manner) else []
    found += ["no exclamation marks"] if manner.per_100(manner.exclaims) < FEW else []
    found += ["dashes in the talk"] if manner.per_100(manner.dashes) >= MANY_DASHES else []
    liked = [f"{word} for {plain}" for plain, word in _liked(manner).items()]
    return (*found, *([f"its own words: {', '.join(liked)}"] if liked else []))


def rows_a_paragraph(manner: Manner | None) -> int:
    """How many sentences of action stand in one paragraph, 1 to 4."""
    if manner is None or manner.words < ENOUGH or not manner.paragraphs:
        return PARAGRAPH
    return min(4, max(1, round(manner.paragraph)))


def leaning(groups: Sequence[Group], manner: Manner | None) -> list[Group]:
    """The groups in such ranks that the share of talk comes out near the style's.

    What carries the story keeps its rank. Of the rest, talk and action are taken in turns, always
    the one that there is too little of.
    """
    if manner is None or manner.words < ENOUGH:
        return list(groups)
    order = _by_share(groups, manner.dialogue)
    return [
        group if group.rank <= MUST else group.but(rank=MUST + 1 + order.index(at))
        for at, group in enumerate(groups)
    ]


def _by_share(groups: Sequence[Group], share: float) -> list[int]:
    must = [group for group in groups if group.rank <= MUST]
    spoken, whole = _words(must, True), _words(must, True) + _words(must, False)
    left = sorted(
        (at for at, group in enumerate(groups) if group.rank > MUST),
        key=lambda at: (groups[at].rank, at),
    )
    order: list[int] = []
    while left:
        talk = whole == 0 or spoken / whole < share
        at = next((at for at in left if _is_talk(groups[at]) == talk), left[0])
        needed = groups[at].needs
        at = needed if needed in left else at
        left.remove(at)
        order.append(at)
        spoken += _words([groups[at]], True)
        whole += _words([groups[at]], True) + _words([groups[at]], False)
    return order


def _is_talk(group: Group) -> bool:
    return _words([group], True) > _words([group], False)


def _words(groups: Sequence[Group], spoken: bool) -> int:
    rows = (row for group in groups for row in group.rows)
    return sum(len(row.text.split()) for row in rows if bool(row.who) == spoken)


def in_manner(rows: Sequence[Row], manner: Manner | None) -> list[Row]:
    """The rows with the style's marks, words and lengths of sentences."""
    if manner is None or manner.words < ENOUGH:
        return list(rows)
    found = [_marked(row, manner) for row in rows]
    found = [row if row.who else row.but(text=_worded(row.text, manner)) for row in found]
    if manner.sentence and manner.sentence <= SHORT:
        found = [row if row.who else row.but(text=_cut(row.text)) for row in found]
    if manner.sentence >= LONG:
        found = list(_joined(found))
    return _dashed(found) if manner.per_100(manner.dashes) >= MANY_DASHES else found


def _marked(row: Row, manner: Manner) -> Row:
    text = row.text.replace("!", ".") if manner.per_100(manner.exclaims) < FEW else row.text
    return row.but(text=text, aside="" if _no_asides(manner) else row.aside)


def _no_asides(manner: Manner) -> bool:
    return manner.cues > 0 and manner.asides * 20 < manner.cues


def _liked(manner: Manner) -> dict[str, str]:
    """Verbs that the style likes better than the plain ones, by the plain one."""
    return {plain: word for plain, word in manner.favourites().items() if word != plain}


def _worded(text: str, manner: Manner) -> str:
    groups = verb_groups()
    for plain, word in _liked(manner).items():
        text = _with_verb(text, groups[plain], word)
    return text


def _with_verb(text: str, group: VerbGroup, word: str) -> str:
    plain: Verb = group.verbs[0]
    new = next(verb for verb in group.verbs if verb.base == word)
    before = "|".join(re.escape(part) for part in group.before)
    pattern = re.compile(rf"\b{plain.third}(?=\s?(?:{before}))")
    return pattern.sub(new.third, text)


def _cut(text: str) -> str:
    """Two sentences where "and" joins two with subjects of their own."""
    parts = _AND.split(text)
    return ". ".join(part[:1].upper() + part[1:] for part in parts)


def _joined(rows: Sequence[Row]) -> Iterator[Row]:
    """Neighbours of action by one and the same person as one sentence with "and"."""
    open_row: Row | None = None
    for row in rows:
        both = _both(open_row, row) if open_row is not None else None
        if both is not None:
            yield both
            open_row = None
            continue
        if open_row is not None:
            yield open_row
        open_row = row
    if open_row is not None:
        yield open_row


def _both(first: Row, second: Row) -> Row | None:
    one, other = _SUBJECT.match(first.text), _SUBJECT.match(second.text)
    if first.who or second.who or one is None or other is None:
        return None
    plain = first.text.count(".") == 1 and first.text.endswith(".")
    if not plain or one[2] is None or other[2] != one[2]:
        return None
    return first.but(text=f"{first.text[:-1]} and {second.text[other.end() :]}")


def _dashed(rows: Sequence[Row]) -> list[Row]:
    """A dash between two short sentences of a speech, in a few speeches of the scene."""
    left = DASHED
    found: list[Row] = []
    for row in rows:
        hit = _TWO.search(row.text) if row.who and left else None
        if hit is not None:
            after = row.text[hit.end() :]
            row = row.but(text=f"{row.text[: hit.start()]} — {after[:1].lower()}{after[1:]}")
            left -= 1
        found.append(row)
    return found
