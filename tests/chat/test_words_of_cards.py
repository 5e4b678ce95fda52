"""Every button of the writing side's cards says words that a person could have typed: each is heard
as a request, whatever is filled in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bench.films import FILMS, read_film
from engines.rules.ears.listen import listen
from film.film import Film
from film.writing.story import Beat, Passage, Treatment

ELEMENTS = Path(__file__).resolve().parents[2] / "public" / "elements"
CARDS = ("Setup", "Treatments", "Beats", "Script", "Sources", "Timelines", "Written")
GAP = re.compile(r"\$\{([^}]+)\}")
SAYS = re.compile(r"(?:say|sendUserMessage|onSay)\((?:[\w.]+ \? )?(`[^`]+`|\"[^\"]+\")")
AGAIN = re.compile(r"words=\"([^\"]+)\"")  # with a reason after it
BY_HAND = re.compile(r"=> [`\"]([^`\"]+:)[`\"]")  # with the person's own words after it
FILLED = {
    "parts.join(\"; \")": "90 s; mystery; tone: quiet, dry, a little cruel",
    "e.target.value": "world building",
    "name.trim()": "rain",
    "text.trim()": "more tender",
    "text.replace(/\\s+/g, \" \")": "She waits for the tide.",
    "quoted(ask.words)": "“She waits”",
    "quoted(words)": "“You came back.”",
    "quoted(text)": "“You never left.”",
    "b.number + 1": "5",
    "s.name": "Paris",
    "scene": "2",
}  # fmt: skip
TREATMENT = Treatment(
    id="tr1", title="The Long Light", passages=(Passage(id="pa1", text="She waits."),)
)
STORY = Film(id="pj").but(
    treatments=(TREATMENT,),
    treatment="tr1",
    beats=tuple(Beat(id=f"be{n}", title=f"Turn {n}", text="It turns.") for n in range(1, 17)),
)
SCRIPT = read_film(FILMS / "last_light.yaml").but(
    treatments=STORY.treatments, treatment="tr1", beats=STORY.beats
)


def sentences(card: str) -> list[str]:
    """What the buttons of a card say, with something in each gap."""
    source = (ELEMENTS / f"{card}.jsx").read_text()
    found = [said[1:-1] for said in SAYS.findall(source)]
    found += [f"{lead} because it is too dull" for lead in AGAIN.findall(source)]
    found += [f"{lead} She burns it." for lead in BY_HAND.findall(source)]
    filled = [GAP.sub(lambda gap: FILLED.get(gap[1], "4"), said) for said in found]
    return [said for said in filled if not said.startswith("4 ")]  # that is the pattern of AGAIN


@pytest.mark.parametrize("card", CARDS)
def test_what_the_buttons_of_a_card_say_is_heard(card: str) -> None:
    said = sentences(card)
    assert said
    film = SCRIPT.beside(("main", "rain")) if card in ("Script", "Timelines") else STORY
    lost = [words for words in said if not listen(words, film).orders]
    assert lost == []
