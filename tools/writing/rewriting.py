"""Parts of the script in other words, and beats and script brought to agree again."""

from __future__ import annotations

from typing import NamedTuple

from film.edits.compare import Change, touched_shots
from film.errors import Refused
from film.film import Film
from film.references import get_scene, get_scenes
from film.story import Scene
from film.writing.asks import PassageAsk
from film.writing.scenes import fountain_of, read_scene
from film.writing.selections import replaced, select_in_script
from film.writing.stages import check_script_is_open
from tools.desk import Desk
from tools.revising import revise
from tools.said import Card, Said
from tools.sentences import count, scenes_named
from tools.writing.advice import advised
from tools.writing.cards import page_card
from tools.writing.next_steps import SYNC_BEATS
from tools.writing.pen import written
from tools.writing.rebuilding import Words, rebuilt
from tools.writing.style import style_for, used_now
from tools.writing.treating import write_treatment


async def rewrite(desk: Desk, *, what: str = "", scenes: str = "", instruction: str = "") -> Said:
    """Rewrite scenes, or the treatments, as an instruction says; all else stays as it is."""
    if not scenes and "treatment" in what.lower():
        return await write_treatment(desk, reason=instruction)
    film = await desk.store.load(desk.project)
    check_script_is_open(film)
    if not film.scenes:
        raise Refused("There is no script to rewrite yet.")
    if not scenes:
        choices = tuple(f"rewrite scene {scene.number}" for scene in film.scenes[:4])
        raise Refused("Which scene, and what should be different about it?", choices)
    if not instruction.strip():
        raise Refused("What should be different about it? Say, for example, “more tense”.")
    chosen = get_scenes(film, scenes)
    new = {scene.id: await _rewritten(desk, film, scene, instruction) for scene in chosen}
    text = f"{scenes_named(chosen, capital=True)}, rewritten: {instruction.strip()}."
    return await _revise(desk, "rewrite", new, text)


class Rewritten(NamedTuple):
    """A scene in other words, and what of a written style was used for it."""

    words: Words
    style: tuple[str, ...]


async def _rewritten(desk: Desk, film: Film, scene: Scene, instruction: str) -> Rewritten:
    desk.doing(f"rewriting scene {scene.number}")
    words = fountain_of(scene)
    style = await style_for(desk, film, instruction)
    ask = PassageAsk(
        brief=film.brief,
        kind="script",
        before="",
        selected=words,
        after="",
        instruction=instruction.strip(),
        style=style,
    )
    draft, who = await written(desk, ask)
    return Rewritten(_checked(scene, draft.text), used_now(scene.style, style, who, whole=True))


def _checked(scene: Scene, text: str) -> Words:
    """The paragraphs of a new scene; without a heading it keeps the old one."""
    elements, wrong = read_scene(text)
    if wrong and "heading," in wrong:
        elements, wrong = read_scene(f"{scene.heading}\n\n{text}")
    if wrong:
        raise Refused(
            f"Scene {scene.number} did not come out as a scene: {wrong}. Nothing was changed."
        )
    return elements


async def rewrite_words(
    desk: Desk, *, passage: str = "", scenes: str = "", instruction: str = ""
) -> Said:
    """Rewrite words selected in the script and nothing else."""
    film = await desk.store.load(desk.project)
    check_script_is_open(film)
    if not instruction.strip():
        raise Refused("What should be different about it?")
    selected = select_in_script(film, passage, get_scene(film, scenes) if scenes else None)
    style = await style_for(desk, film, selected.words)
    ask = PassageAsk(
        brief=film.brief,
        kind="script",
        before=selected.before,
        selected=selected.words,
        after=selected.after,
        instruction=instruction.strip(),
        style=style,
    )
    draft, who = await written(desk, ask)
    scene = selected.scene
    new = Rewritten(replaced(selected, draft.text), used_now(scene.style, style, who, whole=False))
    text = f"Rewritten in scene {scene.number}: {instruction.strip()}."
    return await _revise(desk, "rewrite_words", {scene.id: new}, text)


async def edit_words(desk: Desk, *, passage: str = "", scenes: str = "", new: str = "") -> Said:
    """Put your own words in the place of words of the script."""
    film = await desk.store.load(desk.project)
    check_script_is_open(film)
    selected = select_in_script(film, passage, get_scene(film, scenes) if scenes else None)
    words = Rewritten(replaced(selected, new), selected.scene.style)
    text = f"Changed by hand in scene {selected.scene.number}."
    return await _revise(desk, "edit_words", {selected.scene.id: words}, text)


async def _revise(desk: Desk, verb: str, new: dict[str, Rewritten], text: str) -> Said:
    """The script with these scenes in other words, its shots planned again where it changed."""

    def tell(old: Film, made: Film) -> str:
        shots = touched_shots(old, made)
        more = f" {count(len(shots), 'shot')} planned anew." if shots else ""
        stale = " The beat sheet is not up to date with the script now." if made.beats else ""
        return f"{text}{more}{stale}"

    def show(old: Film, made: Film, found: tuple[Change, ...]) -> tuple[Card, ...]:
        return (page_card(made, tuple(made.get_scene(scene) for scene in new)),)

    words = {scene: found.words for scene, found in new.items()}
    styles = {scene: found.style for scene, found in new.items()}

    def edit(film: Film) -> Film:
        return rebuilt(film, words, {}, styles)

    before = await desk.store.load(desk.project)
    said = await revise(desk, verb, edit, tell, show, (SYNC_BEATS,) if before.beats else ())
    return advised(said, before, await desk.store.load(desk.project))
