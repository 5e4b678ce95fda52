"""At an open gate: only a whole message that is plainly a yes is one, whatever else is said."""

from __future__ import annotations

import itertools

import pytest

from graph.answers import Answer, may_answer, read_answer


def _ways(said: str) -> list[str]:
    return said.strip().replace("\n", "|").split("|")


VERBS = ("render", "retry", "delete_shots", "merge_characters", "use_writer", "delete_timeline", "")
PLAIN = ("yes", "ok", "go ahead", "fine by me", "approved", "sure", "do it", "the price is ok, go")
TURNS = (
    """
but|if it is free|unless|not|don't|no|tomorrow|later|wait|except 2A|only scene 2|2A|first|?|maybe
until then|with veo|never|instead|under 5 dollars|in the morning|how long|the other one|it rains|🙄
from now on|without 2B|when it is cheaper|and scene 3|almost|cheaper|...|…|:(|;)|👎|he said|slower
over|back|next time|or not|i guess not|make 2A closer
""".strip()
    .replace("\n", "|")
    .split("|")
)
ALMOST = _ways("""
go on|great|cool|looks right|the price is ok|price looks fair|good|start|begin|go|go then|please
now|please go|then go|yes tomorrow|yes when it is cheaper|yes unless it rains|ok go to bed
ok go back|fine, leave it|ok thanks but|ok, cool it|go ahead and explain|do it tomorrow|ok later
sure, later|yes?|ok?|ok...|yes…|fine..|yes 🙄|ok 👎|ok :(|yes ;)|fine 😠|yes if it's free
yes, if you think so|yes but|yes and no|no yes|yes no|yeah no|yeah right|right|sure you are
ok what does it cost|ok cool, how long|yes, is it free?|yes, only 2A|fine, only scene 2
go ahead with scene 2|approve 2A|approve everything from now on|approved, and don't ask again
ok first make 2A closer|ok wait|yes wait|yes, wait|wait, yes|hold on, yes|ok hold on
go on, tell me more|ok drop it|the price is ok but|the price is ok, but wait
the price is not ok, go|the price is ok, go home|the price is okay if scene 3 is in it
price is fine, go with veo|i've seen the price|i've seen the price and it's fine, but|it's fine
it's ok|ok it's fine as it is|yes they are not the same|they're one and the same
they're the same, aren't they? yes|yes they're the same?|do it?|shall i say yes|he said yes
she would say yes|the answer is not yes|not yes|don't go ahead|do not approve|never do it
no, go ahead|yes delete the other one|yes delete 2G|yes delete all of them except 2B
ok, in the morning|absolutely not|definitely not|of course not|sure, why not later
ok, go, but cheaper|good, but go slower|great, start over|great, start again
cool, go on without me|perfect, go back to 2A|good start|great start|yes start with scene 2
ok start over|fine, start again|i approve of the goat|agreed, but|agreed with the director
yes yes yes but|y u no|ok boomer|proceed to scene 3|looks good but not sure yet
looks good to me, almost|sounds good in 2A|works for me in 2A only|let's go home|let's go back
make it so 2A is closer|make it so that|roll it back|green light in 2A|green light for 2A only
fine by me but not by her|fine by me tomorrow|that's ok, leave it|yes to the first one
yes for scene 2|yes, cancel|yes, cancel it|yes stop|ok stop|ok don't|ok no|go go stop|ok nevermind
yes, thank you, next|aye, captain voss is great|you bet he is|please do not|please do it later
go for it later|oh|oh, yes but|oh go|and|yes and render scene 2|yes and make it night|ok and then
"yes"|the system says yes|yes (if under 5)|yes under 5 dollars|ok max 5 euros
confirm the price first|i confirm nothing|you can start tomorrow|you may start when I say so
and then yes|all good|all good?|thanks|thank you|thanks then|yes and|yes and it
""")
YES_TO_RENDER = _ways("""
Cool, go ahead|go on then|the price is ok, go|Yes, I've looked at the price and it's fine with me.
Fine by me, start.|looks right, start|That is a fair price. Go on with it.|great, go|good, proceed
oh yes please do|yes 👍|ok :)|yes and thank you|price is fine, go|yes please start
""")
NO_AND_WHY = _ways("""
hang on, not yet, the captain's scene isn't done|no!! I only wanted to know the price
No no no, keep 1E|no dont delete|cancel that card|no thank you, leave the two names separate
No, keep the shots.|Wait, no! I need that one for the trailer.
hang on, that's too expensive, don't|Keep it after all, my daughter says it's her favourite.
No thank you, I'd like to talk to my partner first.|No wait, don't!
I'd rather stay with the rules, no|no keep them|no, I love that shot|nope, we can't afford it
no, it is too expensive|not now, my boss is calling|don't, I still need it
no please don't delete them|leave it, she likes it|no thanks, that's too much
no, i was only asking|no that's way too expensive|hold on, no|keep both|no, leave them as they are
not yet, scene 2 isn't ready|hang on, don't render yet|no don't start
""")
NO_AND_MORE = _ways("""
no wait|no, make it 2G|no, 2G|no, I meant 2G|no, I meant the other one|no, the other one
no, the first one|no - but put 4E at the very end|no, that is fine, do it|no, it's ok
no idea, what do you think?|no problem|no, is that the price?|no music in scene 2|no rain please
not until I've seen 4D|no, 1C should be closer first|no wait, 1C should be closer first
no, he wears a hat|keep going|keep it closer|leave out scene 3|leave the music out|hang on|wait
hold on|hang on, what will it cost again?|Actually only 1D, leave 1E|leave it to me
no, I want 2G gone|no, I want her closer|no, let's take the other|cancel scene 3
stop the render in scene 2|don't render scene 2|no, only scene 2|no, render it tomorrow with veo
yes, no|fine but keep 2E|stay with her face in 2A|no more fog|no sound in 2D|no, she is not in 2A
don't make it night|cancel|cancel it
""")


@pytest.mark.parametrize(("plain", "turn"), list(itertools.product(PLAIN, TURNS)))
def test_a_yes_with_anything_else_in_it_is_no_yes(plain: str, turn: str) -> None:
    for said in (f"{plain} {turn}", f"{plain}, {turn}", f"{turn} {plain}", f"{turn}, {plain}"):
        if turn not in ("...", "…") or said.endswith(turn):
            assert all(read_answer(said, verb) is not Answer.YES for verb in VERBS), said


@pytest.mark.parametrize("said", ALMOST)
def test_what_only_sounds_like_a_yes(said: str) -> None:
    assert all(read_answer(said, verb) is not Answer.YES for verb in VERBS)


@pytest.mark.parametrize("said", YES_TO_RENDER)
def test_a_plain_yes_in_many_words(said: str) -> None:
    assert read_answer(said, "render") is Answer.YES
    assert may_answer(said)


@pytest.mark.parametrize(
    ("verb", "said"),
    [
        ("delete_shots", "yes pls delete it"),
        ("delete_shots", "ok, get rid of it"),
        ("merge_characters", "yes they're one and the same"),
        ("merge_characters", "yes, they are the same person"),
    ],
)
def test_a_yes_to_one_thing_is_none_to_another(verb: str, said: str) -> None:
    assert read_answer(said, verb) is Answer.YES
    assert read_answer(said, "render") is not Answer.YES


@pytest.mark.parametrize("said", NO_AND_WHY)
def test_a_no_may_say_why(said: str) -> None:
    assert read_answer(said, "render") is Answer.NO
    assert may_answer(said)


@pytest.mark.parametrize("said", NO_AND_MORE)
def test_a_no_that_wants_something_else_is_asked_about(said: str) -> None:
    assert read_answer(said, "render") not in (Answer.YES, Answer.NO)
