"""Treatments: three that differ, one picked, passages rewritten or written by hand."""

from __future__ import annotations

from engines.rules.writer.twists import told_of
from film.edits.compare import Change
from film.errors import Refused
from film.film import Film
from film.writing import treatments
from film.writing.asks import PassageAsk, TreatmentsAsk
from film.writing.made_for import made_now
from film.writing.story import StageName
from tools.desk import Desk
from tools.revising import revise
from tools.said import Card, Choice, Said
from tools.sentences import count
from tools.writing.cards import brief_in_words, treatments_card
from tools.writing.material import context_of, material_of
from tools.writing.pen import BY_RULES, is_rules, written
from tools.writing.style import style_for, used, used_now

MAKE_BEATS = Choice(label="Make the beats", say="make the beats")


async def write_treatment(desk: Desk, *, reason: str = "") -> Said:
    """Write three treatments that differ in tone, ending or order; again only with a reason."""
    film = await desk.store.load(desk.project)
    if film.treatments:
        treatments.check_reason(reason)
    material = await material_of(desk, film)
    style = await style_for(desk, film, material.text)
    ask = TreatmentsAsk(
        brief=film.brief,
        material=material.text,
        context=await context_of(desk, film),
        style=style,
        reason=reason.strip(),
        refused=tuple(f"{t.title}: {t.differs}" for t in film.treatments),
    )
    draft, who = await written(desk, ask)
    shown = () if is_rules(who) else used(style, who)  # the rules' manner is one of scenes
    new = treatments.written(material.film, draft.treatments, who, shown)
    return await _written(desk, made_now(new, StageName.TREATMENT), reason, who)


async def _written(desk: Desk, film: Film, reason: str, who: str) -> Said:
    told = f"{count(len(film.treatments), 'treatment')} for {brief_in_words(film.brief)}."
    version = await desk.store.save(film, "write_treatment", reason or told, desk.author)
    rules = f" {BY_RULES}" if is_rules(who) else ""
    rules += f" {told_of(film.brief.twist)}" if is_rules(who) and film.brief.twist else ""
    return Said(
        text=f"{told}{rules} Which one?",
        version=version.id,
        cards=(treatments_card(film),),
        choices=_picks(film),
    )


async def show_treatments(desk: Desk) -> Said:
    """Show the treatments side by side."""
    film = await desk.store.load(desk.project)
    if not film.treatments:
        raise Refused("There is no treatment yet. Say what the film is about first.")
    text = f"{count(len(film.treatments), 'treatment')}."
    return Said(text=text, cards=(treatments_card(film),), choices=_picks(film))


def _picks(film: Film) -> tuple[Choice, ...]:
    return tuple(
        Choice(label=f"Pick {n}: {t.title}", say=f"pick treatment {n}")
        for n, t in enumerate(film.treatments, 1)
        if t.id != film.treatment
    )


async def pick_treatment(desk: Desk, *, which: str = "") -> Said:
    """Choose the treatment that the film is made from."""

    def edit(film: Film) -> Film:
        if not which.strip():
            raise Refused("Which treatment?", tuple(f"pick treatment {n}" for n in (1, 2, 3)))
        chosen = treatments.get_treatment(film, which)
        title = chosen.title if not film.scenes else film.title
        return film.but(treatment=chosen.id, title=title)

    def tell(old: Film, new: Film) -> str:
        chosen = treatments.get_treatment(new)
        return (
            f"“{chosen.title}” it is. Select words to have them rewritten, or go on to the beats."
        )

    return await revise(desk, "pick_treatment", edit, tell, _show_chosen, (MAKE_BEATS,))


async def rewrite_passage(desk: Desk, *, passage: str = "", instruction: str = "") -> Said:
    """Rewrite one passage of the treatment, or words quoted from it, and nothing else."""
    film = await desk.store.load(desk.project)
    treatment = treatments.get_treatment(film)
    selected = treatments.select(treatment, passage)
    if not instruction.strip():
        raise Refused("What should be different about it?")
    style = await style_for(desk, film, selected.words)
    ask = PassageAsk(
        brief=film.brief,
        kind="treatment",
        before=selected.before,
        selected=selected.words,
        after=selected.after,
        instruction=instruction.strip(),
        style=style,
    )
    draft, who = await written(desk, ask)
    told = treatment.but(style=used_now(treatment.style, style, who, whole=False))
    return await revise(
        desk,
        "rewrite_passage",
        lambda now: treatments.reworded(now, told, selected, draft.text, by_hand=False),
        lambda old, new: f"Rewritten: {instruction.strip()}. Every other passage is as it was.",
        _show_chosen,
        (MAKE_BEATS,) if not film.beats else (),
    )


async def edit_passage(desk: Desk, *, passage: str = "", new: str = "") -> Said:
    """Put your own words in the place of a passage of the treatment; they stay as written."""

    def edit(film: Film) -> Film:
        treatment = treatments.get_treatment(film)
        selected = treatments.select(treatment, passage)
        return treatments.reworded(film, treatment, selected, new, by_hand=True)

    return await revise(desk, "edit_passage", edit, _told_by_hand, _show_chosen)


def _told_by_hand(old: Film, new: Film) -> str:
    return "Yours now: it is not rewritten unless you ask for it."


def _show_chosen(old: Film, new: Film, found: tuple[Change, ...]) -> tuple[Card, ...]:
    chosen = tuple(t for t in new.treatments if t.id == new.treatment)
    return (treatments_card(new, chosen),)
