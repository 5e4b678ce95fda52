"""A person asks for a change: it is made, told with old beside new, and can be undone."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from film.edits.parts import with_shots
from film.errors import Refused
from film.film import Film
from tools.desk import Desk
from tools.registry import TOOLS
from tools.said import Said

Do = Callable[..., Coroutine[Any, Any, Said]]

TOLD = [
    ("set_camera", {"shots": "2B", "size": "closer", "subject": "MARA hands"},
     "2B is an insert on MARA's hands now, 6 s."),
    ("set_camera", {"shots": "2B,2C", "angle": "low"},
     ("2B is a medium shot on MARA, low angle now, 6 s. "
      "2C is a close-up on KEEPER, low angle now, 6 s.")),
    ("set_camera", {"shots": "scene:1", "angle": "high"}, "1A to 1D: high angle now."),
    ("set_duration", {"shots": "2A", "change": "longer"}, "2A is 5 s now; the film is 1:21."),
    ("set_time", {"scenes": "3", "time": "dusk"},
     "Scene 3 is at twilight now: 4 shots will look different."),
    ("set_weather", {"scenes": "2,3", "weather": "snow"},
     "Scenes 2 and 3 are snowy now: 10 shots will look different."),
    ("set_place", {"scenes": "3", "place": "the beach"},
     "Scene 3 plays in another place now: BEACH, which is new to the film."),
    ("set_lighting", {"shots": "2C", "lighting": "darker"}, "2C has dramatic light now."),
    ("set_transition", {"shots": "3A", "transition": "dissolve"},
     "3A begins with a dissolve now."),
    ("split_shot", {"shots": "2D"},
     "2D is two shots now: 2D, 3 s, and 2D2, 3 s. No other label changed."),
    ("merge_shots", {"shots": "2E,2F"}, "2E takes in 2F: a close-up on MARA, 8 s."),
    ("move_shot", {"shots": "2E", "after": "2A"}, "2E stands after 2A now; the labels stay."),
    ("add_shot", {"after": "4B", "size": "close-up", "subject": "KEEPER"},
     "4B2 is new after 4B: a close-up on KEEPER, 4 s."),
    ("set_condition", {"who": "KEEPER", "condition": "torn coat", "shots": "3A.."},
     "KEEPER: torn coat from 3A to the end; 7 shots."),
    ("clear_condition", {"who": "KEEPER", "condition": "muddy", "shots": "3C.."},
     "KEEPER: no longer muddy from 3C to the end."),
    ("set_look", {"who": "MARA", "look": "red hair, limping"},
     "MARA: red hair now. The drawing cannot show “limping”; the description keeps it."),
    ("set_emotion", {"who": "MARA", "emotion": "furious", "shots": "2B"},
     "MARA is angry in 2B now."),
    ("swap_prop", {"prop": "lantern", "new": "a candle", "scenes": "4"},
     "Scene 4 has a candle now: 1 shot changed. The script of scene 4 still says lantern."),
    ("give_prop", {"prop": "letter", "who": "KEEPER", "shots": "2D"},
     "KEEPER holds the letter now, in 1 shot."),
    ("edit_line", {"who": "KEEPER", "old": "nothing", "new": "plenty", "shots": "2C"},
     "KEEPER says “There was plenty to tell.” now. 2C is 5.9 s."),
    ("cut_line", {"who": "TOM"},
     "TOM's “The boat won't hold another winter.” is cut. 1D is "),
    ("give_line", {"old": "read it to me", "to": "TOM"},
     ("TOM says “Read it to me now.” now. TOM is not in 4C, so it is heard from outside it. "
      "4C is 6 s.")),
    ("rename", {"what": "KEEPER", "new": "Elias"},
     "KEEPER is called ELIAS now, in the script of 3 scenes too."),
    ("split_characters", {"who": "KEEPER"}, "KEEPER and THE KEEPER are 2 people now."),
    ("set_voice", {"who": "KEEPER", "voice": "deep"},
     "KEEPER speaks with the voice karl (deep) now; 4 lines will be spoken anew."),
    ("set_music", {"scenes": "2", "music": "scary"}, "Eerie music under scene 2 now."),
    ("mute_music", {"scenes": "1"}, "No music under scene 1 now."),
    ("set_pacing", {"scenes": "1", "pacing": "faster"}, "Scene 1: fast pace, 4 shots of another"),
    ("set_style", {"style": "black and white"},
     "The film is drawn in noir now; all 17 shots will be rendered anew."),
]  # fmt: skip


@pytest.mark.parametrize(("verb", "arguments", "told"), TOLD, ids=[f"{v} {a}" for v, a, _ in TOLD])
async def test_a_change_is_told_and_undone(
    desk: Desk, do: Do, last_light: Film, verb: str, arguments: dict[str, str], told: str
) -> None:
    said = await do(verb, **arguments)
    assert said.text.startswith(told)
    assert said.version == (await desk.store.head(desk.project)).id
    assert said.changes
    assert await desk.store.load(desk.project) != last_light

    undone = await do("undo")
    assert undone.text == f"Undone: {said.text}"
    assert undone.choices[0].say == "redo"
    assert await desk.store.load(desk.project) == last_light


REFUSED = [
    ("set_camera", {"shots": "2B", "angle": "purple"}, "There is no angle “purple”; possible are"),
    ("set_camera", {"shots": "1A", "size": "two-shot"},
     "That needs two people in 1A, and there is nobody."),
    ("set_camera", {"shots": "1D", "subject": "hands"}, "Whose in 1D: TOM or MARA?"),
    ("set_camera", {"shots": "2B", "subject": "TOM"}, "TOM is not in scene 2, so not in 2B."),
    ("set_camera", {"shots": "4B", "size": "closer"},
     "4B is an insert already; there is nothing closer."),
    ("set_duration", {"shots": "2D", "seconds": "3"},
     "What MARA and KEEPER say in 2D takes"),
    ("set_duration", {"shots": "2D", "seconds": "12"},
     "12 s is too long: a shot lasts 3 to 8 s. Split 2D instead."),
    ("set_duration", {"shots": "2D"}, "How long, in seconds? A shot lasts 3 to 8."),
    ("merge_shots", {"shots": "2A,2C"}, "2A and 2C are not neighbours in one scene"),
    ("move_shot", {"shots": "2A", "after": "3A"},
     "2A belongs to scene 2; a shot moves within its scene."),
    ("delete_shots", {"shots": "scene:1"}, "Scene 1 would have no shot left"),
    ("set_condition", {"who": "TOM", "condition": "wet", "shots": "3A.."},
     "TOM is not in 3A to 4C; nothing was changed."),
    ("clear_condition", {"who": "MARA", "condition": "muddy", "shots": "all"},
     "MARA is not “muddy” in 1A to 4C."),
    ("cut_line", {"who": "KEEPER"}, "There are 4 such lines. Which one?"),
    ("edit_line", {"who": "MARA", "old": "potato", "new": "x"}, "MARA never says “potato”."),
    ("rename", {"what": "TOM", "new": "Mara"},
     "MARA is in the film already; say “merge MARA and TOM” if they are one person."),
    ("merge_characters", {"who": "TOM,MARA"}, "TOM and MARA are side by side in 1C"),
    ("swap_prop", {"prop": "key", "new": "coin", "scenes": "1"}, "There is no key in scene 1."),
    ("set_voice", {"who": "TOM", "voice": "purple"}, "There is no voice “purple”; there are ada"),
    ("set_style", {"style": "oil"},
     "There is no look “oil”; possible are colour, flat colour, line art, noir"),
    ("undo", {}, "There is nothing to undo: this is where the film began."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("verb", "arguments", "why"), REFUSED, ids=[f"{v} {a}" for v, a, _ in REFUSED]
)
async def test_what_cannot_be_is_refused_with_a_way_on(
    desk: Desk, do: Do, last_light: Film, verb: str, arguments: dict[str, str], why: str
) -> None:
    with pytest.raises(Refused) as refused:
        await do(verb, **arguments)
    assert str(refused.value).startswith(why)
    assert await desk.store.load(desk.project) == last_light


async def test_a_change_that_changes_nothing_is_not_a_version(desk: Desk, do: Do) -> None:
    said = await do("set_time", scenes="2", time="night")
    assert said.text == "It is like that already; nothing was changed."
    assert said.version == ""
    assert (await desk.store.head(desk.project)).id == "ve0"


async def test_a_feeling_that_is_there_already_may_still_make_room_for_the_words(
    desk: Desk, do: Do, last_light: Film
) -> None:
    shot = next(shot for shot in last_light.shots if shot.lines)
    speaker = next(p for p in shot.cast if p.who == shot.lines[0].who)
    hurried = with_shots(last_light, shot.but(frames=1))
    await desk.store.save(hurried, "open", "read", "somebody")
    name = last_light.get_character(speaker.who).name
    said = await do("set_emotion", who=name, emotion=speaker.emotion, shots=shot.label)
    assert said.text.startswith(f"{name} is {speaker.emotion} in {shot.label}")


async def test_old_stands_beside_new(do: Do) -> None:
    said = await do("set_camera", shots="2B", size="close-up")
    assert [(c.of, c.field, c.old, c.new) for c in said.changes] == [
        ("2B", "size", "medium", "close-up")
    ]
    [row] = said.cards[0].props["shots"]
    assert row["changed"] == [{"field": "size", "old": "medium", "new": "close-up"}]


async def test_deleting_waits_for_a_person(
    desk: Desk, do: Do, last_light: Film, store: Any
) -> None:
    said = await do("delete_shots", shots="2b")
    assert said.approval == "ap1"
    assert said.text == (
        "Delete 2B? The film goes from 1:20 to 1:14. What is said there goes to 2A. "
        "Undo can bring it back."
    )
    assert await desk.store.load(desk.project) == last_light
    [quote] = store.asked
    assert quote.cents == 0
    assert (quote.verb, quote.arguments) == ("delete_shots", {"shots": "sh2B"})

    done = await TOOLS[quote.verb].call_approved(desk, quote.arguments)
    assert done.text == "2B is gone; 16 shots stay, 1:14. Undo brings it back."
    after = await desk.store.load(desk.project)
    assert [line.text for line in after.get_shot("sh2A").lines] == [
        line.text for line in last_light.get_shot("sh2B").lines
    ]


async def test_two_names_become_one_person_once_approved(desk: Desk, do: Do, store: Any) -> None:
    said = await do("merge_characters", who="KEEPER,TOM")
    assert said.text == (
        "Make TOM and KEEPER one person, called KEEPER? 1 line of TOM would be KEEPER's."
    )
    done = await TOOLS["merge_characters"].call_approved(desk, store.asked[0].arguments)
    assert done.text == "TOM and KEEPER are one person now, KEEPER."
    film = await desk.store.load(desk.project)
    assert [person.name for person in film.characters] == ["KEEPER", "MARA"]


async def test_several_changes_are_undone_and_done_again(desk: Desk, do: Do) -> None:
    await do("set_style", style="noir")
    second = await do("set_time", scenes="1", time="dawn")
    latest = await desk.store.load(desk.project)
    assert (await do("undo", steps="2")).text == "2 changes are undone."
    await do("redo")
    again = await do("redo")
    assert again.text == f"Done again: {second.text}"
    assert await desk.store.load(desk.project) == latest
