"""A writer that fills the role with drafts written down beforehand, and keeps what it was asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engines.roles import Call, Wrote
from film.writing.asks import (
    Ask,
    BeatDraft,
    BeatIdeasAsk,
    BeatsAsk,
    BeatsDraft,
    D,
    DigestAsk,
    DigestDraft,
    Draft,
    OutlineAsk,
    OutlineDraft,
    PassageAsk,
    PassageDraft,
    Person,
    SceneAsk,
    SceneDraft,
    SceneIdea,
    TreatmentDraft,
    TreatmentsAsk,
    TreatmentsDraft,
)

PLACES = ("LIGHTHOUSE", "JETTY", "KITCHEN", "LAMP ROOM", "CLIFF PATH")
TITLES = ("The Long Light", "Last Post", "A Letter Home")
SPOKEN = ("I counted {} boats.", "You never wrote {} words.", "It took {} winters to come here.")


class Scripted:
    """Every ask answered at once; `asked` are all of them, `refuses` is said instead if set."""

    def __init__(self) -> None:
        self.asked: list[Ask[Any]] = []
        self.refuses = ""
        self.scene: Callable[[SceneAsk], str] = scene_text

    async def write(self, ask: Ask[D], heard: Callable[[str], None] | None = None) -> Wrote[D]:
        self.asked.append(ask)
        call = Call(engine="scripted", model="one")
        if self.refuses:
            return Wrote(None, call, self.refuses)
        draft: Any = self._draft(ask)
        return Wrote(draft, call)

    def _draft(self, ask: Any) -> Draft:
        if isinstance(ask, SceneAsk):
            return SceneDraft(fountain=self.scene(ask))
        for kind, make in MAKERS.items():
            if isinstance(ask, kind):
                draft: Draft = make(ask)
                return draft
        raise AssertionError(f"nothing is written down for {ask}")


def treatments(ask: TreatmentsAsk) -> TreatmentsDraft:
    told = ask.material.rstrip(".")
    return TreatmentsDraft(
        treatments=tuple(
            TreatmentDraft(
                title=title,
                differs=f"it ends {end}",
                tone=tone,
                ending=end,
                passages=tuple(f"{told}, part {n}, told {tone}." for n in range(1, 7)),
            )
            for title, tone, end in zip(
                TITLES, ("warmly", "darkly", "drily"), ("well", "badly", "open"), strict=True
            )
        )[: ask.count]
    )


def passage(ask: PassageAsk) -> PassageDraft:
    if ask.kind == "script" and "\n" in ask.selected:
        return PassageDraft(text=f"{ask.selected}\n\nNobody moves: {ask.instruction}.")
    return PassageDraft(text=f"Rewritten, {ask.instruction}.")


def beats(ask: BeatsAsk) -> BeatsDraft:
    return BeatsDraft(
        beats=tuple(
            BeatDraft(
                title=f"Turn {n}",
                text=f"MARA comes {n} steps nearer. TOBIAS waits with number {n}.",
                turn=ask.turns[n - 1] if n <= len(ask.turns) else "",
                passage=(n - 1) % len(ask.passages) + 1,
            )
            for n in range(1, ask.fewest + 1)
        )
    )


def ideas(ask: BeatIdeasAsk) -> BeatsDraft:
    return BeatsDraft(
        beats=tuple(
            BeatDraft(title=f"Other {n}", text=f"{ask.beat.title} happens otherwise, {n}.")
            for n in range(1, ask.count + 1)
        )
    )


def outline(ask: OutlineAsk) -> OutlineDraft:
    many = 5
    share = -(-len(ask.beats) // many)
    return OutlineDraft(
        people=(Person(name="MARA", description="a keeper, 34"), Person(name="TOBIAS")),
        scenes=tuple(
            SceneIdea(
                interior=place != "JETTY",
                place=place,
                time="night",
                who=("MARA", "TOBIAS"),
                props=("letter",),
                beats=tuple(range(n * share + 1, min((n + 1) * share, len(ask.beats)) + 1)),
                want="to know",
                turn="the letter is opened",
                seconds=ask.seconds // many,
            )
            for n, place in enumerate(PLACES)
        ),
    )


def scene_text(ask: SceneAsk) -> str:
    idea = ask.idea
    side = "INT." if idea.interior else "EXT."
    lines = [f"{side} {idea.place.upper()} - {idea.time.upper()}", ""]
    lines += [f"MARA crosses the {idea.place.lower()} with a letter in her hand.", ""]
    for line in ask.lines:
        lines += ["NARRATOR (V.O.)", line, ""]
    for n in range(0 if ask.lines else max(ask.seconds // 8, 1)):
        who = ("MARA", "TOBIAS")[n % 2]
        lines += [who, SPOKEN[n % 3].format(ask.number * 100 + n), ""]
        lines += [f"TOBIAS turns to window {ask.number}{n} and looks out.", ""]
    return "\n".join(lines)


def digest(ask: DigestAsk) -> DigestDraft:
    words = ask.text.split()[: ask.words]
    return DigestDraft(summary=" ".join(words) + ".")


MAKERS: dict[type[Any], Callable[[Any], Draft]] = {
    TreatmentsAsk: treatments,
    PassageAsk: passage,
    BeatsAsk: beats,
    BeatIdeasAsk: ideas,
    OutlineAsk: outline,
    DigestAsk: digest,
}
