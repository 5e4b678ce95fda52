"""The animatic eye: answers questions about a picture from its pixels alone."""

from __future__ import annotations

from pathlib import Path

from engines.animatic.eye.change import Change, changed
from engines.animatic.eye.drift import drift
from engines.animatic.eye.hour import hour
from engines.animatic.eye.pixels import Pixels, read_colours, read_half, read_view
from engines.animatic.eye.presence import presence
from engines.animatic.eye.state import state
from engines.animatic.eye.thing import thing
from engines.roles import Cut, Question
from film.errors import MediaFailed
from film.verdicts import Answer, Finding, Verdict


class AnimaticEye:
    """Fills `engines.roles.Eye`. It knows the picture, the one before it and reference views; it
    is never told what was drawn. The same files give the same verdict."""

    def look(
        self,
        picture: Path,
        before: Path | None,
        views: dict[str, Path],
        questions: tuple[Question, ...],
    ) -> Verdict:
        """One finding a question, in their order. Raises `MediaFailed` for a file that is no
        picture, and when picture and before differ in size."""
        pixels = read_half(picture)
        change = _change(pixels, before)
        looked = _Looked(pixels, change, views)
        return Verdict(by="eye", findings=tuple(looked.at(question) for question in questions))

    def compare(self, last: Path, first: Path, views: dict[str, Path], cut: Cut) -> Verdict:
        """One finding for each thing that must not jump at a cut. Raises `MediaFailed` for a file
        that is no picture."""
        return drift(last, first, views, cut)


def _change(pixels: Pixels, before: Path | None) -> Change | None:
    if before is None:
        return None
    earlier = read_half(before)
    if earlier.shape != pixels.shape:
        raise MediaFailed(
            "The picture and the one before it differ in size; render the shot again."
        )
    return changed(pixels, earlier)


class _Looked:
    """A picture as one look has read it."""

    def __init__(self, pixels: Pixels, change: Change | None, views: dict[str, Path]) -> None:
        self.pixels, self.change, self.views = pixels, change, views
        self._read: dict[str, Pixels] = {}

    def at(self, question: Question) -> Finding:
        """The answer to one question."""
        keys = [key for key in question.pictures() if key in self.views]
        if question.about == "time":
            places = {key: read_colours(self.views[key]) for key in keys}
            return hour(self.pixels, places, question)
        pictures = {key: self._picture(key) for key in keys}
        if self.change is None:
            return _unknown(question, "There is no earlier picture to compare this one with.")
        if question.about == "prop":
            return thing(self.change, self.pixels, pictures, question)
        if question.about == "presence":
            return presence(self.pixels, self.change, pictures, question)
        if question.about == "condition" and question.views and question.rivals:
            return state(self.pixels, self.change, pictures, question)
        return _unknown(
            question, f"The eye cannot judge {question.about} yet; look at it yourself."
        )

    def _picture(self, key: str) -> Pixels:
        if key not in self._read:
            self._read[key] = read_view(self.views[key])
        return self._read[key]


def _unknown(question: Question, reason: str) -> Finding:
    return Finding(question=question.text, answer=Answer.UNKNOWN, confidence=0.0, reason=reason)
