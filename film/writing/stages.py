"""Where the stages of a film stand, read off the film itself.

A stage keeps prints of what it was made from: the script those of the beats, the beat sheet those
of the script. So any change, by whichever verb, shows as "not up to date", and undo takes it back.
"""

from __future__ import annotations

from film.errors import Refused
from film.film import Film
from film.noun import digest
from film.writing.story import Stage, StageName, StageStatus

_PRINT = 12  # hexadecimal digits
_NO = {
    StageName.BEATS: "The beat sheet is not confirmed yet. Say “confirm the beats” first.",
    StageName.SCRIPT: "The script is approved and frozen. Say “open the script again” first.",
}


def find_stage(film: Film, name: StageName) -> Stage:
    """The stage as it is kept; a draft when nobody has touched it."""
    return next((stage for stage in film.stages if stage.name is name), Stage(name=name))


def with_stage(film: Film, stage: Stage) -> Film:
    """The film with this stage as its own."""
    others = tuple(s for s in film.stages if s.name is not stage.name)
    order = list(StageName)
    return film.but(stages=tuple(sorted((*others, stage), key=lambda s: order.index(s.name))))


def locked(film: Film, name: StageName) -> bool:
    """Whether a person has closed this stage."""
    return find_stage(film, name).status is StageStatus.LOCKED


def lock(film: Film, name: StageName) -> Film:
    """The film with this stage closed."""
    return with_stage(film, find_stage(film, name).but(status=StageStatus.LOCKED))


def unlock(film: Film, name: StageName) -> Film:
    """The film with this stage open again."""
    if not locked(film, name):
        return film
    return with_stage(film, find_stage(film, name).but(status=StageStatus.DRAFT))


def check_script_is_open(film: Film) -> None:
    """Raises Refused when the script is approved."""
    if locked(film, StageName.SCRIPT):
        raise Refused(_NO[StageName.SCRIPT], ("open the script again",))


def check_script_stays(old: Film, new: Film) -> None:
    """Raises Refused when an approved script would come out with other words."""
    if locked(old, StageName.SCRIPT) and script_prints(old) != script_prints(new):
        check_script_is_open(old)


def check_beats_are_confirmed(film: Film) -> None:
    """Raises Refused when no script may be written yet."""
    if not film.beats:
        raise Refused("There are no beats yet. Say “make the beats” first.", ("make the beats",))
    if not locked(film, StageName.BEATS):
        raise Refused(_NO[StageName.BEATS], ("confirm the beats",))


def status_of(film: Film, name: StageName) -> StageStatus:
    """Draft, locked, or outdated: outdated goes before locked."""
    return StageStatus.OUTDATED if outdated(film, name) else find_stage(film, name).status


def outdated(film: Film, name: StageName) -> tuple[str, ...]:
    """Ids of what the stage was made from and that is no longer as it was; () when up to date."""
    seen = find_stage(film, name).seen
    if not seen:
        return ()
    now = beat_prints(film) if name is StageName.SCRIPT else script_prints(film)
    return _differing(seen, now)


def why_outdated(film: Film, name: StageName) -> str:
    """In a few words what changed, "" when the stage is up to date."""
    found = outdated(film, name)
    if not found:
        return ""
    places = (
        {beat.id: f"beat {n}" for n, beat in enumerate(film.beats, 1)}
        if name is StageName.SCRIPT
        else {scene.id: f"scene {scene.number}" for scene in film.scenes}
    )
    named = [places[i] for i in found if i in places]
    gone = len(found) - len(named)
    told = [*named[:4], *([f"{len(named) - 4} more"] if len(named) > 4 else [])]
    told += [f"{gone} that {'is' if gone == 1 else 'are'} gone"] if gone else []
    return f"changed since: {', '.join(told)}"


def seen_now(film: Film) -> Film:
    """The film with its beats and its script taken to agree as they are."""
    beats = find_stage(film, StageName.BEATS).but(seen=script_prints(film))
    film = with_stage(film, beats)
    return with_stage(film, find_stage(film, StageName.SCRIPT).but(seen=beat_prints(film)))


def beat_prints(film: Film) -> tuple[str, ...]:
    """One print a beat, in order."""
    return tuple(f"{b.id}:{digest([b.title, b.text, b.turn])[:_PRINT]}" for b in film.beats)


def script_prints(film: Film) -> tuple[str, ...]:
    """One print a scene, in order, of its words."""
    return tuple(
        f"{s.id}:{digest([[e.kind, e.text] for e in s.elements])[:_PRINT]}" for s in film.scenes
    )


def _differing(seen: tuple[str, ...], now: tuple[str, ...]) -> tuple[str, ...]:
    """Ids that are new, gone, changed, or stand elsewhere among those that stayed."""
    before = dict(p.split(":") for p in seen)
    after = dict(p.split(":") for p in now)
    changed = [i for i in after if before.get(i) != after[i]]
    gone = [i for i in before if i not in after]
    stayed = [i for i in before if i in after]
    order = [i for i in after if i in before]
    moved = [a for a, b in zip(order, stayed, strict=True) if a != b and a not in changed]
    return (*changed, *gone, *moved)
