"""The crew: each specialist is one value. Who speaks falls out of the verb that is used."""

from __future__ import annotations

from film.noun import Noun


class Specialist(Noun):
    """One member of the crew: what they answer for, their prompt file, and their verbs."""

    name: str
    duty: str
    prompt: str  # name of a file in prompts/, without .md
    verbs: tuple[str, ...]


PRODUCER = Specialist(
    name="Producer",
    duty="Leads the conversation, tells what things cost, and asks before anything is spent.",
    prompt="producer",
    verbs=(
        "status", "next_step", "help", "cost", "spent", "render", "retry", "cancel", "undo",
        "redo", "set_up", "new_film", "lock", "show", "set_style",
    ),
)  # fmt: skip
SCREENWRITER = Specialist(
    name="Screenwriter",
    duty="Keeps the script: lines, names, scenes, and what might have been.",
    prompt="screenwriter",
    verbs=(
        "edit_line", "cut_line", "give_line", "rename", "rewrite", "new_timeline",
        "switch_timeline", "compare_timelines", "delete_timeline",
    ),
)  # fmt: skip
CHARACTER = Specialist(
    name="Character",
    duty="Keeps everyone the same person in every shot: faces, clothes, conditions, feelings.",
    prompt="character",
    verbs=(
        "set_look", "set_condition", "clear_condition", "set_emotion", "merge_characters",
        "split_characters", "show_who",
    ),
)  # fmt: skip
WORLD = Specialist(
    name="World",
    duty="Knows what is true in the story: who is where, who holds what, who knows what.",
    prompt="world",
    verbs=(
        "who_is_in", "where_is", "who_knows", "state_of", "holds", "appearances", "describe",
        "set_time", "set_weather", "set_place",
    ),
)  # fmt: skip
ART_DIRECTOR = Specialist(
    name="Art director",
    duty="Answers for what is seen: props, sets and the drawn style.",
    prompt="art_director",
    verbs=("swap_prop", "give_prop", "remove_prop", "add_prop"),
)
SHOT = Specialist(
    name="Shot",
    duty="Breaks scenes into shots and frames them.",
    prompt="shot",
    verbs=(
        "plan_shots", "set_camera", "set_duration", "set_lighting", "set_pacing", "split_shot",
        "merge_shots", "delete_shots", "move_shot", "add_shot", "show_shots",
    ),
)  # fmt: skip
CONTINUITY = Specialist(
    name="Continuity",
    duty="Finds what does not fit, and what a change would touch.",
    prompt="continuity",
    verbs=("contradictions", "impact", "report_issue"),
)
SOUND = Specialist(
    name="Sound",
    duty="Voices, music and silence.",
    prompt="sound",
    verbs=("set_voice", "set_music", "mute_music"),
)
EDITOR = Specialist(
    name="Editor",
    duty="Cuts the film together, plays it and hands it over.",
    prompt="editor",
    verbs=("set_transition", "play", "export"),
)
CREW = (
    PRODUCER, SCREENWRITER, CHARACTER, WORLD, ART_DIRECTOR, SHOT, CONTINUITY, SOUND, EDITOR,
)  # fmt: skip
OWNER = {verb: member for member in CREW for verb in member.verbs}
