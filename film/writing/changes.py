"""What differs between two states of a story before it is a script: old beside new."""

from __future__ import annotations

from collections.abc import Iterator

from film.edits.change import Change
from film.film import Film
from film.writing.lengths import range_told
from film.writing.story import Beat, Passage, Treatment


def story_changes(old: Film, new: Film) -> tuple[Change, ...]:
    """Every change of the brief, the treatments, the beats and what is staged."""
    return (
        *_brief(old, new),
        *_treatments(old, new),
        *_beats(old, new),
        *_sources(old, new),
        *_stages(old, new),
    )


def _brief(old: Film, new: Film) -> Iterator[Change]:
    before, after = _fields(old), _fields(new)
    for name, value in after.items():
        if before[name] != value:
            yield Change(of="set-up", field=name, old=_said(before[name]), new=_said(value))


def _fields(film: Film) -> dict[str, object]:
    """The brief as a person reads it: its length in one line."""
    fields: dict[str, object] = film.brief.model_dump(mode="json")
    del fields["shortest"], fields["longest"]
    return {"length": range_told(film.brief), **fields}


def _treatments(old: Film, new: Film) -> Iterator[Change]:
    before = {treatment.id: treatment for treatment in old.treatments}
    for number, treatment in enumerate(new.treatments, 1):
        was = before.pop(treatment.id, None)
        if was is None:
            yield Change(of=f"treatment {number}", field="written", old="", new=treatment.title)
        else:
            yield from _passages(number, was, treatment)
    for gone in before.values():
        yield Change(of="treatment", field="put aside", old=gone.title, new="")
    if old.treatment != new.treatment:
        yield Change(
            of="film", field="treatment", old=_title(old), new=_title(new) or "none picked"
        )


def _title(film: Film) -> str:
    return next((t.title for t in film.treatments if t.id == film.treatment), "")


def _passages(number: int, old: Treatment, new: Treatment) -> Iterator[Change]:
    before: dict[str, Passage] = {passage.id: passage for passage in old.passages}
    for place, passage in enumerate(new.passages, 1):
        was = before.get(passage.id)
        if was is not None and was.text != passage.text:
            of = f"treatment {number}, passage {place}"
            yield Change(of=of, field="text", old=was.text, new=passage.text)


def _beats(old: Film, new: Film) -> Iterator[Change]:
    before: dict[str, tuple[int, Beat]] = {b.id: (n, b) for n, b in enumerate(old.beats, 1)}
    after = {beat.id for beat in new.beats}
    for number, beat in enumerate(new.beats, 1):
        place, was = before.get(beat.id, (0, None))
        if was is None:
            yield Change(of=f"beat {number}", field="new", old="", new=beat.title)
            continue
        for name in ("title", "text"):
            if getattr(was, name) != getattr(beat, name):
                yield Change(
                    of=f"beat {number}", field=name, old=getattr(was, name), new=getattr(beat, name)
                )
        if _moved(place, number, old, new):
            yield Change(of=f"beat {number}", field="place", old=str(place), new=str(number))
    for place, gone in before.values():
        if gone.id not in after:
            yield Change(of=f"beat {place}", field="gone", old=gone.title, new="")


def _moved(place: int, number: int, old: Film, new: Film) -> bool:
    """Only a sheet with the same beats in another order has moved beats."""
    same = len(old.beats) == len(new.beats) and {b.id for b in old.beats} == {
        b.id for b in new.beats
    }
    return same and place != number


def _sources(old: Film, new: Film) -> Iterator[Change]:
    before = {source.id: source for source in old.sources}
    for source in new.sources:
        was = before.pop(source.id, None)
        if was is None or was.tag != source.tag:
            tag = was.tag.value if was else ""
            yield Change(of=source.title, field="used as", old=tag, new=source.tag.value)
    for gone in before.values():
        yield Change(of=gone.title, field="used as", old=gone.tag.value, new="")


def _stages(old: Film, new: Film) -> Iterator[Change]:
    before = {stage.name: stage.status for stage in old.stages}
    for stage in new.stages:
        was = before.get(stage.name, "draft")
        if was != stage.status:
            yield Change(of=stage.name.value, field="stage", old=str(was), new=str(stage.status))


def _said(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")
