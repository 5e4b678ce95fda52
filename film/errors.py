"""Three families of errors; an expected outcome is a value (`Verdict`), not an exception.

They are caught in two places: the turn (`studio.turns`) and the job (`production.jobs`).
"""

from __future__ import annotations


class AuteurError(Exception):
    """What a person reads: one plain sentence that says what is wrong and what to do next.

    `candidates` are the answers that would be understood, for buttons; often there are none.
    """

    def __init__(self, text: str = "", candidates: tuple[str, ...] = ()) -> None:
        super().__init__(text)
        self.candidates = candidates


class Refused(AuteurError):
    """The film's rules say no: the sentence says why and what to do instead."""


class Unavailable(AuteurError):
    """Something outside failed (a service, a vendor, the disk); it may be tried later."""


class MediaFailed(AuteurError):
    """A file could not be read, made or checked."""
