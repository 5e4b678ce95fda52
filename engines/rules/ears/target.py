"""What a reference means, once it is known: shots, scenes, or a problem to ask about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engines.rules.ears.reel import Reel


@dataclass(frozen=True)
class Focus:
    """What the conversation is about; rebuilt from the messages at every turn, never stored."""

    shot: str = ""
    scene: str = ""
    who: str = ""
    prop: str = ""
    group: str = ""  # all that was named last, as a reference, when it was several: for "them"
    near: str = ""  # what an earlier clause of the same message was about, as a reference


@dataclass(frozen=True)
class Target:
    """Shots by label, and scenes by number when a scene was named.

    `problem` says why it cannot be used and goes into the question, with `options` as its
    answers; `vague` marks one that came from a pronoun.
    """

    shots: tuple[str, ...] = ()
    scenes: tuple[str, ...] = ()
    level: str = "shot"  # shot | scene | film
    problem: str = ""
    options: tuple[str, ...] = ()
    vague: bool = False
    loose: bool = False  # named by what happens, not by its label: its scene may be meant


def trouble(
    problem: str, level: str = "shot", options: Sequence[str] = (), shots: Sequence[str] = ()
) -> Target:
    """A reference that needs a question."""
    return Target(tuple(shots), (), level, problem, tuple(options))


class Pointer:
    """Builds targets on one film, with the focus of the conversation for "next" and "that"."""

    def __init__(self, reel: Reel, focus: Focus) -> None:
        self.reel, self.focus = reel, focus

    def shot(self, label: str) -> Target:
        """One shot by label."""
        if label in self.reel.shots:
            return Target((label,))
        number = label.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        near = self.reel.of_scene(number)
        if near:
            why = f"There is no {label}; scene {number} runs {near[0]} to {near[-1]}."
        else:
            why = f"There is no {label}, and no scene {number}."
        return trouble(why, options=near[-3:])

    def scene(self, *numbers: str) -> Target:
        """Scenes by number."""
        missing = [n for n in numbers if n not in self.reel.scenes]
        if missing:
            have = len(self.reel.scenes)
            return trouble(f"There is no scene {missing[0]}; the film has {have}.", "scene")
        shots = [label for n in numbers for label in self.reel.of_scene(n)]
        return Target(tuple(shots), tuple(dict.fromkeys(numbers)), "scene")

    def scene_run(self, first: str, last: str = "") -> Target:
        """Scenes from one to another, or to the end."""
        numbers = self.reel.numbers
        missing = next((n for n in (first, last) if n and n not in numbers), "")
        if missing:
            return self.scene(missing)
        start = numbers.index(first)
        end = numbers.index(last) if last else len(numbers) - 1
        if start > end:
            return trouble("Those scenes are the wrong way round.", "scene")
        return self.scene(*numbers[start : end + 1])

    def run(self, first: str, last: str = "") -> Target:
        """Shots from one to another, or to the end of the film."""
        missing = next((s for s in (first, last) if s and s not in self.reel.shots), "")
        if missing:
            return self.shot(missing)
        order = self.reel.order
        start = order.index(first)
        end = order.index(last) + 1 if last else len(order)
        if start >= end:
            return trouble("Those shots are the wrong way round.")
        return Target(tuple(order[start:end]))

    def whole(self) -> Target:
        """The whole film."""
        return Target(tuple(self.reel.order), tuple(self.reel.numbers), "film")

    def near(self, label: str, step: int) -> Target:
        """The shot before (-1) or after (+1) another."""
        order = self.reel.order
        at = order.index(label) + step
        if not 0 <= at < len(order):
            side = "before" if step < 0 else "after"
            return trouble(f"Nothing comes {side} {label}.")
        return Target((order[at],))

    def choose(self, shots: Sequence[str], plural: bool, what: str) -> Target:
        """All of them when the plural was said, else the only one, else a question."""
        if not shots:
            return trouble(f"I see no {what} there.")
        if len(shots) > 1 and not plural:
            listed = ", ".join(shots)
            return trouble(f"There are {len(shots)}: {listed}. Which one?", "shot", shots, shots)
        return Target(tuple(shots))

    def choose_scene(self, numbers: Sequence[str], plural: bool) -> Target:
        """All of them when the plural was said, else the only one, else a question."""
        if not numbers:
            return trouble("No scene fits that.", "scene")
        said = {self.reel.scene_of(label) for label in expand(self.reel, self.focus.near)}
        if not plural and len(said & set(numbers)) == 1:
            numbers = [n for n in numbers if n in said]  # "rain in scene 1, the kitchen darker"
        if len(numbers) > 1 and not plural:
            listed = " and ".join(numbers)
            options = [f"scene {n}" for n in numbers]
            return trouble(f"Scenes {listed} fit. Which one?", "scene", options)
        return self.scene(*numbers)


def shots_text(reel: Reel, target: Target) -> str:
    """The reference notation of a target's shots: "all", "scene:2", "2A..2D", "3A..", "2B,2E"."""
    if target.level == "film":
        return "all"
    if target.level == "scene" and target.scenes:
        return ",".join(f"scene:{n}" for n in target.scenes)
    return labels_text(reel, target.shots)


def labels_text(reel: Reel, labels: Sequence[str]) -> str:
    """The notation of a list of shots; three or more in a row become a run."""
    order = reel.order
    if len(labels) < 3:
        return ",".join(labels)
    first = order.index(labels[0])
    if list(labels) != order[first : first + len(labels)]:
        return ",".join(labels)
    to_end = first + len(labels) == len(order)
    return f"{labels[0]}.." + ("" if to_end else labels[-1])


def scenes_text(target: Target) -> str:
    """The notation of a target's scenes: "all", "3", "2,4"."""
    return "all" if target.level == "film" else ",".join(target.scenes)


def expand(reel: Reel, reference: str) -> list[str]:
    """Labels that a reference string stands for; unknown ones are left out.

    The inverse of `shots_text`; used for the focus of the conversation.
    """
    labels: list[str] = []
    for part in filter(None, (p.strip() for p in reference.split(","))):
        if part == "all":
            labels += reel.order
        elif part.startswith("scene:"):
            labels += reel.of_scene(part.removeprefix("scene:"))
        elif ".." in part:
            first, _, last = part.partition("..")
            start = reel.order.index(first) if first in reel.shots else 0
            end = reel.order.index(last) + 1 if last in reel.shots else len(reel.order)
            labels += reel.order[start:end]
        elif part in reel.shots:
            labels.append(part)
    return labels
