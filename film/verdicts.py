"""What a look at a picture says: pass, fail or unknown; an unknown is not a pass."""

from __future__ import annotations

from enum import StrEnum

from film.noun import Noun
from film.words import BIBLE_CONFIDENCE


class Answer(StrEnum):
    PASS = "pass"
    FAIL = "fail"
    UNKNOWN = "unknown"


class Finding(Noun):
    """One question put to a picture and its answer, with the reason in plain words."""

    question: str
    answer: Answer
    confidence: float = 1.0
    reason: str = ""


class Verdict(Noun):
    """All findings of one look. `by` is "bible" or "eye"."""

    by: str
    findings: tuple[Finding, ...]

    @property
    def answer(self) -> Answer:
        """Fail if anything fails, else unknown if anything is unknown, else pass."""
        answers = {finding.answer for finding in self.findings}
        if Answer.FAIL in answers:
            return Answer.FAIL
        return Answer.UNKNOWN if Answer.UNKNOWN in answers else Answer.PASS

    @property
    def confidence(self) -> float:
        """The lowest confidence of the findings; 1 when nothing was asked."""
        return min((finding.confidence for finding in self.findings), default=1.0)

    def reasons(self) -> tuple[str, ...]:
        """Why it did not pass, one sentence a finding."""
        return tuple(f.reason or f.question for f in self.findings if f.answer is not Answer.PASS)

    def faults(self) -> tuple[str, ...]:
        """What was seen to be wrong, one sentence a finding."""
        return tuple(f.reason or f.question for f in self.findings if f.answer is Answer.FAIL)


class LookTaken(Noun):
    """Both looks at one picture; `version` is the film's that the bible was asked about."""

    version: str
    bible: Verdict
    eye: Verdict

    def passed(self) -> bool:
        """Whether the step may go on."""
        return both_pass(self.bible, self.eye)

    def reasons(self) -> tuple[str, ...]:
        """Why not, of both looks."""
        return (*self.bible.reasons(), *self.eye.reasons())


def both_pass(bible: Verdict, eye: Verdict) -> bool:
    """Whether a step may go on: both looks pass and the bible is surer than 0.8."""
    sure = bible.confidence > BIBLE_CONFIDENCE
    return bible.answer is Answer.PASS and sure and eye.answer is Answer.PASS
