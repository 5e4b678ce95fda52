"""The verbs that render: what it costs, the checkout, the render itself, its progress, the film."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from engines.registry import get_engine
from film.clock import clock, start_frame
from film.errors import Refused
from film.film import Film
from film.money import Quote, QuoteLine
from film.recipes import Made
from film.references import get_shots
from knowledge.files import FileStore
from media.captions import Caption, webvtt
from production.estimate import wall_seconds
from production.progress import Progress
from production.tasks import Plan, Task
from tools.continuity import check
from tools.desk import Desk
from tools.said import Card, Choice, Said
from tools.sentences import count

NAMED = 3  # cuts that jump are told so many by name when a film is ready
KINDS = (
    (Made.STEP, "frames, step by step"),
    (Made.CLIP, "clips"),
    (Made.VOICE, "spoken lines"),
    (Made.MUSIC, "music"),
    (Made.FILM, "the film"),
)


async def render(desk: Desk, *, shots: str = "", engine: str = "") -> Said:
    """Render the film or some shots: shows what it needs and costs, and waits for Approve.

    Args:
        shots: which shots; empty is the whole film.
        engine: which engine; empty is the film's own.
    """
    film = await desk.store.load(desk.project)
    _check_engine(engine or film.settings.engine)
    quote, card = await quote_render(desk, film, shots)
    if quote.to_render == 0:
        return await play(desk, shots=shots)
    approval = await desk.store.ask_approval(quote, desk.thread)
    return Said(text=checkout_words(quote), cards=(card,), approval=approval)


async def retry(desk: Desk, *, shots: str = "") -> Said:
    """Render again what failed or stopped: what is finished is not rendered twice.

    Args:
        shots: which shots; empty is the whole film.
    """
    return await render(desk, shots=shots)


async def cost(desk: Desk, *, shots: str = "", engine: str = "") -> Said:
    """Tell what rendering would need, take and cost, without asking for approval.

    Args:
        shots: which shots; empty is the whole film.
        engine: which engine; empty is the film's own.
    """
    film = await desk.store.load(desk.project)
    _check_engine(engine or film.settings.engine)
    quote, _ = await quote_render(desk, film, shots)
    return Said(text=checkout_words(quote), choices=(Choice(label="Render it", say="render"),))


async def execute_render(desk: Desk, arguments: dict[str, Any], approval: str) -> Said:
    """What Approve on a checkout starts; the same approval starts it once."""
    film = await desk.store.load(desk.project, str(arguments["version"]))
    only = _only(film, str(arguments.get("shots", "")))
    version = str(arguments["version"])
    batch = await desk.renders.start(desk.project, version, only, approval, desk.thread)
    props = {"batch": batch, "project": desk.project, "state": "rendering"}
    return Said(
        text="Rendering. You can go on talking.", cards=(Card(kind="progress", props=props),)
    )


async def cancel(desk: Desk, *, shots: str = "") -> Said:
    """Stop the render that is running; what is finished stays.

    Args:
        shots: not needed; a render is stopped as a whole.
    """
    stopped = await desk.renders.cancel(desk.project, desk.thread)
    if not stopped:
        raise Refused("Nothing is being rendered just now.")
    return Said(
        text="Stopped. What is finished stays; rendering again goes on from there.",
        choices=(Choice(label="Render the rest", say="render"),),
    )


async def play(desk: Desk, *, shots: str = "", at: str = "") -> Said:
    """Play the film, or tell what is missing of it.

    Args:
        shots: where to start: a shot or scene.
        at: where to start: a time such as 1:10.
    """
    film = await desk.store.load(desk.project)
    plan = await desk.renders.plan(await desk.renders.planner(film, ()))
    if not plan.film or not desk.renders.files.has(plan.film):
        raise Refused("The film as it is now is not rendered yet. Say “render” to see the price.")
    return Said(
        text=f"“{film.title}”, {clock(float(film.seconds()))}.",
        speaker="Editor",
        cards=(
            player_card(
                film, plan.film, _captions(desk.renders.files, plan.film), _start(film, shots, at)
            ),
        ),
        choices=(Choice(label="Render again", say="render"),) if shots else (),
    )


def player_card(
    film: Film, file_name: str, captions: Sequence[dict[str, Any]] = (), start: float = 0.0
) -> Card:
    """The finished film with a marker at every shot, and its captions as WebVTT; times in seconds.

    `captions` are those that were noted beside the file when it was made.
    """
    fps = film.settings.fps
    markers, frame = [], 0
    for shot in film.shots:
        markers.append({"label": shot.label, "at": round(frame / fps, 3)})
        frame += shot.frames
    props = {"title": film.title, "file": file_name, "start": start, "markers": markers}
    props["captions"] = webvtt([Caption(**caption) for caption in captions]) if captions else ""
    return Card(kind="player", props={**props, "seconds": round(frame / fps, 2)})


def _captions(files: FileStore, file_name: str) -> list[dict[str, Any]]:
    facts = files.find_facts(file_name) or {}
    return list(facts.get("captions", ()))


async def quote_render(desk: Desk, film: Film, shots: str) -> tuple[Quote, Card]:
    """What rendering these shots (all: "") takes: the quote and the checkout card for it."""
    only = _only(film, shots)
    plan = await desk.renders.plan(await desk.renders.planner(film, only))
    missing = [t for t in plan.tasks if not desk.renders.files.has(t.recipe.file_name)]
    chosen = film.shots if not only else tuple(film.get_shot(s) for s in only)
    waiting = {t.shot for t in missing if t.recipe.made is Made.CLIP}
    seconds = sum(shot.frames for shot in chosen) / film.settings.fps
    quote = Quote(
        project=desk.project,
        version=film.version,
        plan=plan.digest,
        verb="render",
        arguments={"shots": shots, "version": film.version},
        lines=tuple(_lines(film, missing)),
        seconds=seconds,
        shots=len(chosen),
        to_render=len(missing),
        ready=len(chosen) - len(waiting),
        estimate_s=wall_seconds((t.recipe for t in missing), desk.renders.workers),
        warnings=await _warnings(desk, film, plan),
    )
    return quote, Card(kind="checkout", props=_props(film, quote, sorted(waiting)))


def _lines(film: Film, missing: list[Task]) -> list[QuoteLine]:
    cents = get_engine(film.settings.engine).cents
    lines = []
    for made, words in KINDS:
        count = sum(1 for task in missing if task.recipe.made is made)
        if count:
            price = None if cents is None else cents * count
            lines.append(QuoteLine(what=words, count=count, cents=price))
    return lines


def _props(film: Film, quote: Quote, waiting: list[str]) -> dict[str, Any]:
    return {
        "title": film.title,
        "length": clock(quote.seconds),
        "shots": quote.shots,
        "to_render": [film.get_shot(shot).label for shot in waiting],
        "ready": quote.ready,
        "lines": [line.model_dump(mode="json") for line in quote.lines],
        "price": price_words(quote.cents),
        "engine": film.settings.engine,
        "about": round(quote.estimate_s),
        "warnings": list(quote.warnings),
    }


def price_words(cents: int | None) -> str:
    """ "free", "$16.40" or "unknown price"."""
    if cents is None:
        return "unknown price"
    return "free" if cents == 0 else f"${cents / 100:.2f}"


def checkout_words(quote: Quote) -> str:
    """The quote in one line."""
    new = quote.shots - quote.ready
    return (
        f"{quote.shots} shots, {clock(quote.seconds)}: {new} to render, {quote.ready} ready. "
        f"{price_words(quote.cents).capitalize()}, about {max(1, round(quote.estimate_s))} s "
        "on this computer."
    )


async def _warnings(desk: Desk, film: Film, plan: Plan) -> tuple[str, ...]:
    """What to know before the yes: breaks of the story, shots that failed five looks."""
    checked = await check(desk, film)
    away = (f"Continuity is not checked: {checked.away}",) if checked.away else ()
    stopped = [f"{film.get_shot(s).label}: {'; '.join(why)}" for s, why in plan.stopped]
    return (*away, *(found.text for found in checked.found), *stopped)


def _only(film: Film, shots: str) -> tuple[str, ...]:
    if not film.shots:
        raise Refused("There are no shots yet. Say “plan the shots” first.")
    if not shots or shots == "all":
        return ()
    return tuple(shot.id for shot in get_shots(film, shots))


def _check_engine(engine: str) -> None:
    get_engine(engine)


def _start(film: Film, shots: str, at: str) -> float:
    if at:
        minutes, _, seconds = at.partition(":")
        return int(minutes) * 60.0 + float(seconds or 0)
    if not shots:
        return 0.0
    return start_frame(film, get_shots(film, shots)[0]) / film.settings.fps


async def film_is_ready(film: Film, progress: Progress, files: FileStore) -> Said:
    """What is said when a render has ended: the film, or what keeps it from its end."""
    if progress.state == "done" and progress.film:
        return Said(
            text=" ".join(("The film is ready.", *_jumps(progress))),
            speaker="Editor",
            cards=(player_card(film, progress.film, _captions(files, progress.film)),),
            choices=_cuts(film, progress),
        )
    if progress.state == "done":
        return Said(
            text=" ".join(("Those shots are ready.", *_jumps(progress))),
            choices=(Choice(label="Render all", say="render"),),
        )
    if progress.state == "cancelled":
        return Said(text="The render was cancelled; what is finished stays.")
    why = "; ".join(f"{label}: {text}" if label else text for label, text in progress.problems)
    return Said(
        text=f"The render stopped. {why}",
        speaker="Continuity",
        choices=(Choice(label="Try again", say="render"),),
    )


def _jumps(progress: Progress) -> tuple[str, ...]:
    """What Continuity has to say of the cuts; it advises, the film is there."""
    if not progress.jumps:
        return ()
    first = "; ".join(f"at the cut to {label}: {why}" for label, why in progress.jumps[:NAMED])
    more = len(progress.jumps) - NAMED
    rest = f" And {count(more, 'more cut')}: say “continuity”." if more > 0 else ""
    return (f"Continuity would look twice {first}{rest}",)


def _cuts(film: Film, progress: Progress) -> tuple[Choice, ...]:
    """Buttons that play the film from a second before each of these cuts."""
    starts = {shot.label: start_frame(film, shot) / film.settings.fps for shot in film.shots}
    return tuple(
        Choice(label=f"See the cut to {label}", say=f"play from {clock(max(0, starts[label] - 1))}")
        for label, _ in progress.jumps[:NAMED]
    )


async def spent(desk: Desk) -> Said:
    """Tell what this film has cost so far."""
    cents = await desk.renders.spent(desk.project)
    if cents == 0:
        return Said(text="Nothing. The rules and the animatic engine are free.")
    return Said(text=f"{price_words(cents).capitalize()} so far.")
