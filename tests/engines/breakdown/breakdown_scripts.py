"""Small screenplays for the tests of the breakdown: built by hand, or generated."""

from __future__ import annotations

from hypothesis import strategies as st

from film.screenplay.elements import Element, Kind, Screenplay

_HEADS = ("INT.", "EXT.", "I/E")


def script(*paragraphs: str) -> Screenplay:
    """A screenplay from paragraphs: headings by INT./EXT., "NAME: words" is a speech."""
    elements: list[Element] = []

    def add(kind: Kind, text: str) -> None:
        elements.append(Element(kind=kind, text=text, line=len(elements) + 1))

    for paragraph in paragraphs:
        name, colon, words = paragraph.partition(": ")
        if paragraph.startswith(_HEADS):
            add(Kind.HEADING, paragraph)
        elif paragraph.endswith("TO:") or paragraph in {"FADE IN:", "FADE OUT."}:
            add(Kind.TRANSITION, paragraph)
        elif colon and name.upper() == name:
            add(Kind.CUE, name)
            if words.startswith("("):
                direction, _, words = words.partition(") ")
                add(Kind.PARENTHETICAL, direction + ")")
            add(Kind.DIALOGUE, words)
        else:
            add(Kind.ACTION, paragraph)
    return Screenplay(elements=tuple(elements))


NAMES = ["MARA", "TOM", "THE KEEPER", "KEEPER", "DR. REED", "REED", "OLD WOMAN", "李明", "ÉLODIE",
         "GUARD #2", "../../x", "'}) DETACH DELETE n //", "REX"]  # fmt: skip
_WORDS = ["the", "lantern", "sea", "I", "never", "said", "you", "would", "come", "back", "and",
          "why", "door", "stop", "look", "me", "because", "storm", "你好", "naïve"]  # fmt: skip
_DEEDS = ["walks to the window", "sits down", "picks up the lantern", "leaves", "enters", "smiles",
          "looks at TOM", "gives the letter to MARA", "runs out", "kneels", "puts down the lantern",
          "opens the door", "hugs TOM", "waits", "fights the guard", "is soaked"]  # fmt: skip

_sentence = st.builds(
    lambda words, end: " ".join(words).capitalize() + end,
    st.lists(st.sampled_from(_WORDS), min_size=1, max_size=30),
    st.sampled_from([".", "!", "?", "...", ""]),
)
_free = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="*_\\[]"),
    min_size=1,
    max_size=60,
)


def _speech(name: str, texts: list[str], direction: str) -> list[tuple[Kind, str]]:
    head = [(Kind.CUE, name)]
    if direction:
        head.append((Kind.PARENTHETICAL, direction))
    return head + [(Kind.DIALOGUE, text) for text in texts]


_said = st.builds(
    _speech,
    st.builds(
        lambda name, extension: name + extension,
        st.sampled_from(NAMES),
        st.sampled_from(["", "", "", " (V.O.)", " (O.S.)", " (CONT'D)"]),
    ),
    st.lists(st.one_of(_sentence, _free), min_size=1, max_size=3),
    st.sampled_from(["", "", "(whispering)", "(angry)", "(lifting the lantern)"]),
)
_done = st.one_of(
    st.builds(
        lambda name, deed: [(Kind.ACTION, f"{name} {deed}.")],
        st.sampled_from(NAMES),
        st.sampled_from(_DEEDS),
    ),
    st.builds(lambda text: [(Kind.ACTION, text)], _free),
)
_heading = st.builds(
    lambda side, place, time: [(Kind.HEADING, f"{side} {place} - {time}")],
    st.sampled_from(["INT.", "EXT.", "INT./EXT."]),
    st.sampled_from(["HOUSE", "LIGHTHOUSE - LAMP ROOM", "BEACH", "NIGHT CLUB", "机场"]),
    st.sampled_from(["DAY", "NIGHT", "CONTINUOUS", "LATER", "THE NEXT MORNING"]),
)
_scene = st.builds(
    lambda head, body: head + [part for block in body for part in block],
    st.one_of(_heading, st.just([])),
    st.lists(st.one_of(_said, _done), max_size=14),
)

_whole = st.lists(_scene, min_size=1, max_size=4).map(
    lambda scenes: Screenplay(
        elements=tuple(
            Element(kind=kind, text=text, line=line + 1)
            for line, (kind, text) in enumerate(part for scene in scenes for part in scene)
        )
    )
)
screenplays = _whole.filter(lambda play: bool(play.elements))
