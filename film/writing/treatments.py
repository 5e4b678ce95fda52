"""Treatments as a person works with them: which one, which passage, changed and nothing else."""

from __future__ import annotations

import re
from typing import NamedTuple

from film.errors import Refused
from film.film import Film
from film.writing.asks import TreatmentDraft
from film.writing.quoting import find_words
from film.writing.story import Passage, Treatment

_NTH = {
    "first": 0, "1st": 0, "one": 0, "second": 1, "2nd": 1, "two": 1, "third": 2, "3rd": 2,
    "three": 2, "last": -1, "fourth": 3, "fifth": 4,
}  # fmt: skip
LEAST_REASON = 10  # characters of a reason to write something anew


class Selected(NamedTuple):
    """A part of a text: its passage and the words in it."""

    passage: Passage
    words: str
    before: str
    after: str


def check_reason(reason: str) -> None:
    """Raises Refused when a reason says too little to write anything better."""
    if len(reason.strip()) < LEAST_REASON:
        raise Refused("Why should it be written anew? Say it in at least 10 characters.")


def get_treatment(film: Film, said: str = "") -> Treatment:
    """The treatment that is meant, or the chosen one; Refused when it is not clear."""
    if not film.treatments:
        raise Refused("There is no treatment yet. Say what the film is about first.")
    wanted = re.sub(r"\b(?:the|treatment|number|one)\b|#", " ", said.lower()).strip() or (
        "one" if "one" in said.lower().split() and not said.lower().startswith("the ") else ""
    )
    if not wanted:
        return _chosen(film)
    if wanted.isdigit() and 0 < int(wanted) <= len(film.treatments):
        return film.treatments[int(wanted) - 1]
    if wanted in _NTH and -1 <= _NTH[wanted] < len(film.treatments):
        return film.treatments[_NTH[wanted]]
    fits = [t for t in film.treatments if wanted in t.title.lower()]
    if len(fits) == 1:
        return fits[0]
    titles = tuple(f"pick treatment {n}" for n, _ in enumerate(film.treatments, 1))
    raise Refused(f"Which treatment is “{said}”? There are {len(film.treatments)}.", titles)


def _chosen(film: Film) -> Treatment:
    chosen = next((t for t in film.treatments if t.id == film.treatment), None)
    if chosen is None:
        picks = tuple(f"pick treatment {n}" for n, _ in enumerate(film.treatments, 1))
        raise Refused("Pick one of the treatments first.", picks)
    return chosen


def select(treatment: Treatment, said: str) -> Selected:
    """The passage of that number, or the words quoted from one; Refused when there is none."""
    number = re.fullmatch(r"(?:passage |paragraph )?(?:number )?(\d+|last)", said.strip().lower())
    if number:
        place = len(treatment.passages) if number[1] == "last" else int(number[1])
        if not 0 < place <= len(treatment.passages):
            raise Refused(f"There is no passage {place}; there are {len(treatment.passages)}.")
        passage = treatment.passages[place - 1]
        return Selected(passage, passage.text, *_around(treatment, passage, "", ""))
    for passage in treatment.passages:
        if (span := find_words(passage.text, said)) is not None:
            before, after = passage.text[: span[0]], passage.text[span[1] :]
            words = passage.text[slice(*span)]
            return Selected(passage, words, *_around(treatment, passage, before, after))
    raise Refused("I do not find those words in the treatment. Give the passage's number.")


def _around(treatment: Treatment, passage: Passage, before: str, after: str) -> tuple[str, str]:
    """What stands before and after, at most a passage more on either side."""
    place = treatment.passages.index(passage)
    above = treatment.passages[place - 1].text if place else ""
    below = treatment.passages[place + 1].text if place + 1 < len(treatment.passages) else ""
    return f"{above}\n\n{before}".strip(), f"{after}\n\n{below}".strip()


def reworded(film: Film, treatment: Treatment, selected: Selected, new: str, by_hand: bool) -> Film:
    """The film with the selected words replaced by `new`; every other passage is the same."""
    if not new.strip():
        raise Refused("What should it say instead?")
    text = selected.passage.text.replace(selected.words, new.strip(), 1)
    passage = selected.passage.but(text=text, by_hand=by_hand or selected.passage.by_hand)
    passages = tuple(passage if p.id == passage.id else p for p in treatment.passages)
    return with_treatment(film, treatment.but(passages=passages))


def with_treatment(film: Film, treatment: Treatment) -> Film:
    """The film with this treatment in the place of the one with its id."""
    return film.but(
        treatments=tuple(treatment if t.id == treatment.id else t for t in film.treatments)
    )


def written(film: Film, drafts: tuple[TreatmentDraft, ...], writer: str,
            style: tuple[str, ...] = ()) -> Film:  # fmt: skip
    """The film with these treatments; those with a passage by hand stay beside them."""
    kept = tuple(t for t in film.treatments if any(p.by_hand for p in t.passages))
    taken = [int(t.id[2:]) for t in film.treatments if t.id[2:].isdigit()]
    first = max(taken, default=0) + 1
    made = tuple(
        _treatment(f"tr{first + n}", draft, writer, style) for n, draft in enumerate(drafts)
    )
    chosen = film.treatment if any(t.id == film.treatment for t in kept) else ""
    return film.but(treatments=(*kept, *made), treatment=chosen)


def _treatment(name: str, draft: TreatmentDraft, writer: str, style: tuple[str, ...]) -> Treatment:
    texts = [text.strip() for text in draft.passages if text.strip()]
    return Treatment(
        id=name,
        title=draft.title.strip(),
        differs=draft.differs,
        tone=draft.tone,
        ending=draft.ending,
        passages=tuple(Passage(id=f"pa{n}", text=text) for n, text in enumerate(texts, 1)),
        writer=writer,
        style=style,
    )


def told(treatment: Treatment, words: int = 400) -> str:
    """The treatment as one text of at most so many words: what every later ask is told of it."""
    shares = max(words // max(len(treatment.passages), 1), 12)
    parts = [_cut(passage.text, shares) for passage in treatment.passages]
    return _cut("\n".join(parts), words)


def _cut(text: str, words: int) -> str:
    parts = text.split()
    return text if len(parts) <= words else " ".join(parts[:words]) + "…"
