"""How people speak of people and of the frame: faces, backs, looks, states, light and length."""

from __future__ import annotations

import pytest

from bench.judging import film_named
from engines.rules.ears.families import reading_tools
from engines.rules.ears.target import Focus
from engines.rules.ears.understand import understand

BAKERY, RESTAURANT, WARD = (film_named(name) for name in ("a", "c", "e"))
Orders = list[tuple[str, dict[str, str]]]


def heard(said: str, focus: Focus | None = None) -> Orders:
    got = understand(said, BAKERY, focus)
    assert got.question is None, got.question
    return [(order.tool, order.args) for order in got.orders]


def changes(said: str) -> Orders:
    got = understand(said, BAKERY)
    return [(o.tool, o.args) for o in got.orders if o.tool not in reading_tools()]


def framed(**args: str) -> Orders:
    return [("set_camera", args)]


@pytest.mark.parametrize(
    ("said", "args"),
    [
        (
            "a slow zoom in on Nell's face, 1F",
            {"shots": "1F", "movement": "zoom in", "subject": "NELL"},
        ),
        (
            "close-up of the scar on Raff's cheek in 3C",
            {"shots": "3C", "size": "close-up", "subject": "RAFF"},
        ),
        ("3C should be about Raff's expression", {"shots": "3C", "subject": "RAFF"}),
        (
            "closer on Raff's hands in 3C",
            {"shots": "3C", "size": "closer", "subject": "RAFF hands"},
        ),
        (
            "please show Nell's face in 1A",
            {"shots": "1A", "subject": "NELL", "size": "close-up"},
        ),
        ("4D: Vane's face bigger", {"shots": "4D", "size": "closer"}),
        ("the paper map bigger in frame in 1D", {"shots": "1D", "size": "closer"}),
    ],
)
def test_of_a_face_the_person_is_meant(said: str, args: dict[str, str]) -> None:
    assert heard(said) == framed(**args)


@pytest.mark.parametrize(
    ("said", "args"),
    [
        ("zoom out on 3C till we see his whole arm", {"shots": "3C", "movement": "zoom out"}),
        ("2F straight down, into the pot", {"shots": "2F", "angle": "bird's-eye"}),
        ("1A wide so we see the bicycle and the crowd", {"shots": "1A", "size": "wide"}),
        ("tilt up in 1C from the map to her face", {"shots": "1C", "movement": "tilt up"}),
        ("1A: pull out, dolly out", {"shots": "1A", "movement": "dolly out"}),
    ],
)
def test_what_is_seen_in_the_end_is_no_subject(said: str, args: dict[str, str]) -> None:
    assert heard(said) == framed(**args)


@pytest.mark.parametrize(
    "said",
    [
        "1E should be on the torch not the bicycle",
        "put the camera on the torch in 1E",
        "make the torch the subject of 1E",
        "1E should be about the torch, not about the boy",
        "I want the torch in the picture in 1E",
        "1E: hold on the torch only",
    ],
)
def test_ways_to_say_what_a_frame_is_on(said: str) -> None:
    assert heard(said) == framed(shots="1E", subject="torch")


def test_what_somebody_gets_is_no_frame() -> None:
    got = understand("Raff has no torch in 1E? Give it to him.", BAKERY)
    assert not any("subject" in order.args for order in got.orders)
    assert heard("give the torch to Raff in 1E")[0][0] == "give_prop"


@pytest.mark.parametrize(
    ("said", "args"),
    [
        ("4D over Vane, on Nell", {"shots": "4D", "size": "over shoulder", "subject": "NELL"}),
        ("4D from behind Nell", {"shots": "4D", "size": "over shoulder"}),
        ("4D: put me behind Nell", {"shots": "4D", "size": "over shoulder"}),
        ("4D - over nell", {"shots": "4D", "size": "over shoulder"}),
        ("4D single on Nell, medium", {"shots": "4D", "size": "medium", "subject": "NELL"}),
        ("a two-shot of Nell and Raff in 4D",
         {"shots": "4D", "size": "two-shot", "subject": "NELL,RAFF"}),
    ],
)  # fmt: skip
def test_backs_singles_and_two_shots(said: str, args: dict[str, str]) -> None:
    assert heard(said) == framed(**args)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("just make 2C four", "4"),
        ("2C is 3 now, need 4", "4"),
        ("I timed 2C at 5,5; get it to 4", "4"),
        ("2C: six seconds -> four", "4"),
        ("2C: 4.", "4"),
        ("hold 2C for four", "4"),
        ("let 2C run to 4", "4"),
        ("2C no more than four", "4"),
        ("2C should have four seconds, not six", "4"),
        ("I've counted seven seconds for two men in a room. Bring 2C down to four.", "4"),
        ("I'd give 2C four seconds, it has six", "4"),
    ],
)
def test_a_bare_number_can_be_a_length(said: str, seconds: str) -> None:
    assert heard(said) == [("set_duration", {"shots": "2C", "seconds": seconds})]


@pytest.mark.parametrize(
    "said", ["2C is 4 now", "show 2C 3 times", "split 2C in three", "how long is 2C, 4?"]
)
def test_not_every_number_is_a_length(said: str) -> None:
    assert not any(tool == "set_duration" for tool, _ in changes(said))


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("2C at four seconds is one too many", "shorter"),
        ("2C tighten the time by a sec", "shorter"),
        ("2C goes by too fast, can we have it longer", "longer"),
    ],
)
def test_a_little_longer_or_shorter(said: str, change: str) -> None:
    assert heard(said) == [("set_duration", {"shots": "2C", "change": change})]


@pytest.mark.parametrize(
    ("said", "condition", "shots"),
    [
        ("Raff without his jacket from 2F to the end", "no jacket", "2F.."),
        ("Raff with no shoes from 3A on", "no shoes", "3A.."),
        ("frost on Raff's hair throughout scene two", "frost on his hair", "scene:2"),
        ("flour all over Raff in scene 4", "covered in flour", "scene:4"),
        ("paint on Raff's hands 3A-3D", "paint on his hands", "3A..3D"),
        ("Raff's bandage bloody until the end of scene 3", "bloody bandage", "scene:3"),
        ("Raff with a bandage on his hand from 2C to 2E", "bandaged hand", "2C..2E"),
        ("Raff soaked in scene 1, apron and hair", "soaked", "scene:1"),
        ("Raff barefoot and dirty feet from 2B to 2E", "barefoot, dirty feet", "2B..2E"),
        ("From 2B Raff is covered in flour until 2E", "covered in flour", "2B..2E"),
        ("Raff's hand must be bandaged in 4A and stay so through 4C", "bandaged hand", "4A..4C"),
        ("Raff should stay muddy from 2B until the end of scene 3", "muddy", "2B..3H"),
    ],
)
def test_states_and_where_they_hold(said: str, condition: str, shots: str) -> None:
    assert heard(said) == [
        ("set_condition", {"who": "RAFF", "condition": condition, "shots": shots})
    ]


def test_a_wet_apron_is_a_state_and_no_look() -> None:
    assert changes("Otto's apron should still be wet") == []
    assert ("set_condition", {"who": "OTTO", "condition": "wet apron", "shots": "4E"}) in heard(
        "Otto happier in 4E, and his apron should still be wet there"
    )


def test_of_two_states_that_contradict_each_other_none_is_taken() -> None:
    assert changes("Raff was wet, now dry in 3C") == []


@pytest.mark.parametrize(
    ("said", "look"),
    [
        ("Nell's pyjamas blue not yellow", "blue pyjamas"),
        ("Nell's dress blue instead of green", "blue dress"),
        ("Nell's jacket: red like Raff", "red jacket"),
        ("Nell thin not heavy", "thin"),
        ("paint Nell brown", "brown"),
        ("Nell, freckles, shorter hair", "freckles, shorter hair"),
        ("Nell's cap away, bald", "no cap, bald"),
        ("take Nell's scarf away", "no scarf"),
        ("Put a scar on Nell's cheek", "scar on the cheek"),
        ("Nell's hair should be silver in a bun", "silver hair in a bun"),
        ("Nell with glowing red cheeks, she's been running", "glowing red cheeks"),
        ("Nell's hair is too long", "short hair"),
        ("Nell looks too young", "older"),
    ],
)
def test_looks_without_a_verb_and_told_as_faults(said: str, look: str) -> None:
    assert heard(said) == [("set_look", {"who": "NELL", "look": look})]


@pytest.mark.parametrize(
    ("said", "voice"),
    [
        ("nell older voice", "older"),
        ("Nell's voice is too old", "younger"),
        ("for Nell a calmer deep voice please", "calmer deep"),
        ("Nell: older voice, hoarse, a smoker's", "older, hoarse, a smoker's"),
        ("Nell needs a voice like my old headmistress: elderly and stern", "elderly and stern"),
        ("Nell sounds too young for 79, older voice", "older"),
    ],
)
def test_voices_without_a_verb_and_told_as_faults(said: str, voice: str) -> None:
    assert heard(said) == [("set_voice", {"who": "NELL", "voice": voice})]


@pytest.mark.parametrize(
    "said",
    [
        "I may want Otto younger one day",
        "is Nell's voice too high?",
        "Otto's coat is the wrong colour",
        "Otto looks too young in 2B",
    ],
)
def test_what_is_only_thought_of_changes_no_look(said: str) -> None:
    assert changes(said) == []


def test_a_fault_before_an_order_is_its_reason() -> None:
    assert heard("Raff sounds too posh, call him Barney")[0][0] == "rename"


@pytest.mark.parametrize(
    ("said", "who", "emotion", "shots"),
    [
        ("4D... Nell isn't angry she is tender", "NELL", "tender", "4D"),
        ("Nell looks kind of bored in 3D; I wrote her as determined", "NELL", "determined", "3D"),
        ("Raff more tired than angry in 1F", "RAFF", "tired", "1F"),
        ("Raff ought to look scared in 3F", "RAFF", "afraid", "3F"),
        ("nell too neutral in 2E. Sad.", "NELL", "sad", "2E"),
        ("1E eyes wide shocked Nell", "NELL", "surprised", "1E"),
        ("3C sad face", "RAFF", "sad", "3C"),
        ("both tired in 4B, nell and raff", "NELL,RAFF", "tired", "4B"),
        ("in 4B everyone is happy, I mean Nell and Raff", "NELL,RAFF", "happy", "4B"),
        ("the two of them happy in 4B", "NELL,RAFF", "happy", "4B"),
        ("1B nell and raff tired", "NELL,RAFF", "tired", "1B"),
    ],
)
def test_who_feels_what(said: str, who: str, emotion: str, shots: str) -> None:
    assert heard(said) == [("set_emotion", {"who": who, "emotion": emotion, "shots": shots})]


def test_what_a_person_feels_about_the_film_is_nobodys_face() -> None:
    assert not any(tool == "set_emotion" for tool, _ in changes("I'm afraid 3C is not dark enough"))


def test_a_look_before_a_voice_and_a_name_are_no_voice_and_no_look() -> None:
    assert ("set_voice", {"who": "OTTO", "voice": "older, deep"}) not in changes(
        "Otto: older, voice deep"
    )
    assert not any("Rusty" in args.get("look", "") for _, args in changes("call Otto Rusty"))
    assert heard("Nell ought to have a deep, whispering voice") == [
        ("set_voice", {"who": "NELL", "voice": "deep, whispering"})
    ]
    assert heard("dress Otto in a bus driver's uniform")[0][0] == "set_look"
