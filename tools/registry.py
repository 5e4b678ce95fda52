"""All verbs of the studio, one line each: name, gate, who of the crew answers, function.

Faces and agents call verbs through `Verb.call`, which checks the arguments and signs the answer
with its speaker. A verb that asks has `execute`, which the studio calls after a person approved.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from film.errors import Refused
from film.tables import read_words
from tools import (
    asking,
    assets,
    carrying,
    casting,
    choosing,
    comparing,
    conditions,
    contact,
    continuity,
    dialogue,
    elsewhere,
    framing,
    gathering,
    history,
    lengths,
    libraries,
    locking,
    lore,
    opening,
    prompting,
    properties,
    qualifying,
    rendering,
    reviewing,
    shotlist,
    showing,
    staging,
    styling,
    timelines,
)
from tools.desk import Desk
from tools.said import Said
from tools.writing import (
    beat_sheet,
    dropping,
    rewriting,
    scripting,
    staging_texts,
    starting,
    styles,
    syncing,
    treating,
)

Function = Callable[..., Coroutine[Any, Any, Said]]


class Gate(StrEnum):
    """What stands between a request and its being done."""

    READ = "read"  # changes nothing
    FREE = "free"  # runs at once; undo takes it back
    ASK = "ask"  # destroys or publishes: a person approves first
    PAID = "paid"  # costs: a quote, then a person approves


@dataclass(frozen=True)
class Verb:
    """One thing that can be done. `execute` does what an approved `function` asked for."""

    name: str
    gate: Gate
    speaker: str
    function: Function
    execute: Function | None = None

    @property
    def description(self) -> str:
        """What it does, in one sentence, for a model or for help."""
        return inspect.getdoc(self.function) or self.name

    @property
    def arguments(self) -> dict[str, str]:
        """Names of its arguments with what they mean; every one is a string and may be ""."""
        meanings = _meanings()
        names = [name for name in inspect.signature(self.function).parameters if name != "desk"]
        return {name: meanings.get(f"{self.name}.{name}") or meanings[name] for name in names}

    async def call(self, desk: Desk, arguments: Mapping[str, object]) -> Said:
        """Does it, or asks; the answer is signed by the speaker."""
        return await self._run(self.function, desk, arguments)

    async def call_approved(self, desk: Desk, arguments: Mapping[str, object]) -> Said:
        """Does what was asked and approved, with the arguments of the quote."""
        if self.execute is None:
            raise Refused(f"“{self.name}” needs no approval.")
        return await self._run(self.execute, desk, arguments)

    async def _run(self, function: Function, desk: Desk, arguments: Mapping[str, object]) -> Said:
        strange = sorted(set(arguments) - set(self.arguments))
        if strange:
            raise Refused(f"“{self.name}” does not take “{strange[0]}”.", tuple(self.arguments))
        words = {name: "" if value is None else str(value) for name, value in arguments.items()}
        said = await function(desk, **words)
        return said.but(speaker=self.speaker)


@cache
def _meanings() -> dict[str, str]:
    table = Path(__file__).parent / "arguments.yaml"
    meanings: dict[str, str] = read_words(table)
    return meanings


READ, FREE, ASK, PAID = Gate.READ, Gate.FREE, Gate.ASK, Gate.PAID
PRODUCER, SCREENWRITER, CHARACTER, WORLD = "Producer", "Screenwriter", "Character", "World"
SHOT, CONTINUITY, EDITOR = "Shot", "Continuity", "Editor"
ART_DIRECTOR, SOUND = "Art director", "Sound"

_ALL: tuple[Verb, ...] = (
    Verb("set_camera", FREE, SHOT, framing.set_camera),
    Verb("set_lighting", FREE, SHOT, framing.set_lighting),
    Verb("set_transition", FREE, EDITOR, framing.set_transition),
    Verb("set_duration", FREE, SHOT, lengths.set_duration),
    Verb("set_pacing", FREE, EDITOR, lengths.set_pacing),
    Verb("set_time", FREE, WORLD, staging.set_time),
    Verb("set_weather", FREE, WORLD, staging.set_weather),
    Verb("set_place", FREE, WORLD, staging.set_place),
    Verb("set_music", FREE, SOUND, staging.set_music),
    Verb("mute_music", FREE, SOUND, staging.mute_music),
    Verb("set_style", FREE, PRODUCER, staging.set_style),
    Verb("split_shot", FREE, SHOT, shotlist.split_shot),
    Verb("merge_shots", FREE, SHOT, shotlist.merge_shots),
    Verb("delete_shots", ASK, SHOT, shotlist.delete_shots, shotlist.delete_shots_approved),
    Verb("move_shot", FREE, SHOT, shotlist.move_shot),
    Verb("add_shot", FREE, SHOT, shotlist.add_shot),
    Verb("plan_shots", FREE, SHOT, opening.plan_shots),
    Verb("set_condition", FREE, CHARACTER, conditions.set_condition),
    Verb("clear_condition", FREE, CHARACTER, conditions.clear_condition),
    Verb("set_look", FREE, CHARACTER, casting.set_look),
    Verb("set_emotion", FREE, CHARACTER, casting.set_emotion),
    Verb("set_voice", FREE, SOUND, casting.set_voice),
    Verb("rename", FREE, SCREENWRITER, casting.rename),
    Verb(
        "merge_characters",
        ASK,
        CHARACTER,
        casting.merge_characters,
        casting.merge_characters_approved,
    ),
    Verb("split_characters", FREE, CHARACTER, casting.split_characters),
    Verb("swap_prop", FREE, ART_DIRECTOR, properties.swap_prop),
    Verb("give_prop", FREE, ART_DIRECTOR, properties.give_prop),
    Verb("remove_prop", FREE, ART_DIRECTOR, properties.remove_prop),
    Verb("add_prop", FREE, ART_DIRECTOR, properties.add_prop),
    Verb("edit_line", FREE, SCREENWRITER, dialogue.edit_line),
    Verb("cut_line", FREE, SCREENWRITER, dialogue.cut_line),
    Verb("give_line", FREE, SCREENWRITER, dialogue.give_line),
    Verb("show", READ, PRODUCER, showing.show),
    Verb("show_who", READ, CHARACTER, showing.show_who),
    Verb("show_shots", READ, SHOT, showing.show_shots),
    Verb("status", READ, PRODUCER, showing.status),
    Verb("next_step", READ, PRODUCER, showing.next_step),
    Verb("help", READ, PRODUCER, showing.help_out),
    Verb("who_is_in", READ, CONTINUITY, asking.who_is_in),
    Verb("where_is", READ, WORLD, asking.where_is),
    Verb("who_knows", READ, WORLD, asking.who_knows),
    Verb("state_of", READ, CONTINUITY, asking.state_of),
    Verb("holds", READ, CONTINUITY, asking.holds),
    Verb("appearances", READ, WORLD, asking.appearances),
    Verb("contradictions", READ, CONTINUITY, asking.contradictions),
    Verb("risks", READ, CONTINUITY, continuity.risks),
    Verb("rules", READ, WORLD, lore.rules),
    Verb("add_rule", FREE, WORLD, lore.add_rule),
    Verb("know", FREE, WORLD, lore.know),
    Verb("why", READ, CONTINUITY, lore.why),
    Verb("draw_bible", READ, WORLD, lore.draw_bible),
    Verb("describe", READ, WORLD, asking.describe),
    Verb("impact", READ, CONTINUITY, asking.impact),
    Verb("readiness", READ, PRODUCER, gathering.tell_readiness),
    Verb("qualify", READ, PRODUCER, gathering.qualify),
    Verb("qualify_now", FREE, PRODUCER, qualifying.qualify_now),
    Verb("qualification", READ, PRODUCER, qualifying.qualification),
    Verb("dismiss", FREE, PRODUCER, qualifying.dismiss),
    Verb("edit_note", FREE, PRODUCER, gathering.edit_note),
    Verb("doubts", READ, CONTINUITY, qualifying.doubts),
    Verb("settle", FREE, CONTINUITY, qualifying.settle),
    Verb("show_asset", READ, ART_DIRECTOR, assets.show_asset),
    Verb("draw_assets", FREE, ART_DIRECTOR, assets.draw_assets),
    Verb("contact_sheet", READ, ART_DIRECTOR, contact.contact_sheet),
    Verb("where_used", READ, CONTINUITY, assets.where_used),
    Verb("lock", FREE, PRODUCER, locking.lock),
    Verb("unlock", FREE, PRODUCER, locking.unlock),
    Verb("carry_on", FREE, CONTINUITY, carrying.carry_on),
    Verb("doors", READ, CONTINUITY, carrying.doors),
    Verb("promote", FREE, ART_DIRECTOR, libraries.promote),
    Verb("reuse", FREE, ART_DIRECTOR, libraries.reuse),
    Verb("lock_style", FREE, ART_DIRECTOR, styling.lock_style),
    Verb("undo", FREE, PRODUCER, history.undo),
    Verb("redo", FREE, PRODUCER, history.redo),
    Verb("render", PAID, PRODUCER, rendering.render),
    Verb("retry", PAID, PRODUCER, rendering.retry),
    Verb("cost", READ, PRODUCER, rendering.cost),
    Verb("spent", READ, PRODUCER, rendering.spent),
    Verb("use_writer", ASK, PRODUCER, choosing.use_writer, choosing.use_writer_approved),
    Verb("which_writer", READ, PRODUCER, choosing.which_writer),
    Verb("show_prompt", READ, SCREENWRITER, prompting.show_prompt),
    Verb("set_prompt", ASK, SCREENWRITER, prompting.set_prompt, prompting.set_prompt_approved),
    Verb("reset_prompt", FREE, SCREENWRITER, prompting.reset_prompt),
    Verb("cancel", FREE, PRODUCER, rendering.cancel),
    Verb("play", READ, EDITOR, rendering.play),
    Verb("report_issue", READ, CONTINUITY, reviewing.report_issue),
    Verb("export", READ, EDITOR, elsewhere.export),
    Verb("new_film", FREE, SCREENWRITER, starting.new_film),
    Verb("set_up", FREE, SCREENWRITER, starting.set_up),
    Verb("show_sources", READ, SCREENWRITER, staging_texts.show_sources),
    Verb("tag_source", FREE, SCREENWRITER, staging_texts.tag_source),
    Verb("drop_source", FREE, SCREENWRITER, staging_texts.drop_source),
    Verb("keep_style", FREE, SCREENWRITER, styles.keep_style),
    Verb("show_styles", READ, SCREENWRITER, styles.show_styles),
    Verb("forget_style", ASK, SCREENWRITER, styles.forget_style, styles.forget_style_approved),
    Verb("drop_work", ASK, SCREENWRITER, dropping.drop_work, dropping.drop_work_approved),
    Verb("style_used", READ, SCREENWRITER, styles.style_used),
    Verb("show_set_up", READ, SCREENWRITER, starting.show_set_up),
    Verb("write_treatment", FREE, SCREENWRITER, treating.write_treatment),
    Verb("show_treatments", READ, SCREENWRITER, treating.show_treatments),
    Verb("pick_treatment", FREE, SCREENWRITER, treating.pick_treatment),
    Verb("rewrite_passage", FREE, SCREENWRITER, treating.rewrite_passage),
    Verb("edit_passage", FREE, SCREENWRITER, treating.edit_passage),
    Verb("make_beats", FREE, SCREENWRITER, beat_sheet.make_beats),
    Verb("show_beats", READ, SCREENWRITER, beat_sheet.show_beats),
    Verb("move_beat", FREE, SCREENWRITER, beat_sheet.move_beat),
    Verb("edit_beat", FREE, SCREENWRITER, beat_sheet.edit_beat),
    Verb("add_beat", FREE, SCREENWRITER, beat_sheet.add_beat),
    Verb("delete_beat", FREE, SCREENWRITER, beat_sheet.delete_beat),
    Verb("split_beat", FREE, SCREENWRITER, beat_sheet.split_beat),
    Verb("merge_beats", FREE, SCREENWRITER, beat_sheet.merge_beats),
    Verb("brainstorm_beat", READ, SCREENWRITER, beat_sheet.brainstorm_beat),
    Verb("expand_beat", FREE, SCREENWRITER, beat_sheet.expand_beat),
    Verb("confirm_beats", FREE, SCREENWRITER, beat_sheet.confirm_beats),
    Verb("write_script", FREE, SCREENWRITER, scripting.write_script),
    Verb("show_page", READ, SCREENWRITER, scripting.show_page),
    Verb("check_script", READ, SCREENWRITER, scripting.check_script),
    Verb("rewrite", FREE, SCREENWRITER, rewriting.rewrite),
    Verb("rewrite_words", FREE, SCREENWRITER, rewriting.rewrite_words),
    Verb("edit_words", FREE, SCREENWRITER, rewriting.edit_words),
    Verb("approve_script", FREE, SCREENWRITER, scripting.approve_script),
    Verb("open_script", FREE, SCREENWRITER, scripting.open_script),
    Verb("sync_beats", FREE, SCREENWRITER, syncing.sync_beats),
    Verb("sync_script", FREE, SCREENWRITER, syncing.sync_script),
    Verb("show_timelines", READ, PRODUCER, timelines.show_timelines),
    Verb("new_timeline", FREE, SCREENWRITER, timelines.new_timeline),
    Verb("switch_timeline", FREE, PRODUCER, timelines.switch_timeline),
    Verb("compare_timelines", READ, PRODUCER, comparing.compare_timelines),
    Verb("rename_timeline", FREE, PRODUCER, timelines.rename_timeline),
    Verb(
        "delete_timeline",
        ASK,
        PRODUCER,
        comparing.delete_timeline,
        comparing.delete_timeline_approved,
    ),
    Verb("bring_back_timeline", FREE, PRODUCER, timelines.bring_back_timeline),
)

TOOLS: dict[str, Verb] = {verb.name: verb for verb in _ALL}
