"""Written styles: libraries of a person's texts, and what of one a writer is shown."""

from __future__ import annotations

from film.noun import Noun
from film.writing.manner import Manner

MOST_SHOWN = 120  # words of one passage


class StyleWork(Noun):
    """One text of a library. `language` is "" where it is not plain to see."""

    id: str
    title: str
    kind: str
    language: str
    words: int
    manner: Manner


class WrittenStyle(Noun):
    """A person's texts under one name."""

    id: str
    owner: str
    name: str
    works: tuple[StyleWork, ...] = ()

    @property
    def words(self) -> int:
        """Of all its works."""
        return sum(work.words for work in self.works)

    @property
    def manner(self) -> Manner:
        """How all of it is written together."""
        found = Manner()
        for work in self.works:
            found = found.plus(work.manner)
        return found

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of its works, those that are plain to see."""
        return tuple(dict.fromkeys(work.language for work in self.works if work.language))


class Found(Noun):
    """One passage of a library, and where it stands."""

    work: str  # its title
    place: str
    text: str

    def shown(self) -> str:
        """Its words, not more than a writer is shown."""
        words = self.text.split()
        return self.text if len(words) <= MOST_SHOWN else " ".join(words[:MOST_SHOWN]) + "…"


class Shown(Noun):
    """What a writer is shown of a style: passages as examples, and the manner of the whole."""

    name: str = ""
    passages: tuple[Found, ...] = ()
    manner: Manner | None = None
    how: str = ""  # the passages were found

    def in_words(self) -> str:
        """For a writer that reads: the figures in a line, then the passages."""
        rows = [found.shown() for found in self.passages]
        if self.manner is not None and rows:
            rows.insert(0, f"(On the whole: {figures(self.manner)}.)")
        return "\n\n---\n\n".join(rows)


def figures(manner: Manner) -> str:
    """What is measured, in a line: "6.2 words a sentence, 61 % dialogue, 5.0 words a speech"."""
    parts = [f"{manner.sentence:.1f} words a sentence"] if manner.sentences else []
    parts.append(f"{manner.dialogue:.0%} dialogue".replace("%", " %"))
    parts += [f"{manner.speech:.1f} words a speech"] if manner.speeches else []
    parts += [f"{manner.paragraph:.1f} sentences a paragraph"] if manner.paragraphs else []
    marks = {
        "exclamation marks": manner.exclaims,
        "dashes": manner.dashes,
        "ellipses": manner.ellipses,
    }
    parts += [
        f"{manner.per_100(count):.0f} {name} in 100 sentences"
        for name, count in marks.items()
        if manner.per_100(count) >= 1
    ]
    liked = [word for plain, word in manner.favourites().items() if word != plain]
    parts += [f"likes {', '.join(liked)}"] if liked else []
    return ", ".join(parts)
