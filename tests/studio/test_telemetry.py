"""Traces leave this computer only where a person set it, and without a word of the film."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from film.writing.calls import Trace
from studio.settings import tell_chat
from studio.telemetry import attributes, spans

CALL = Trace(
    call="c", engine="gemini", model="m", prompt="beats", sent="Mara hides it.", answer="She runs.",
    facts={"title": "Secret"}, tokens_in=5, tokens_out=6, micros=7, seconds=0.5,
)  # fmt: skip


def test_a_span_has_tokens_and_price_and_no_words_of_the_film() -> None:
    said = attributes(CALL)
    assert (said["gen_ai.usage.input_tokens"], said["auteur.cost.micros"]) == (5, 7)
    assert not {"Mara", "She runs", "Secret"} & set(str(said).split())
    assert "Mara" not in str(said)


def test_nothing_is_traced_elsewhere_unless_it_was_set() -> None:
    spans("")(CALL)


@pytest.mark.parametrize(("tracing", "switched"), [("", "false"), ("otel", "false"),
                                                   ("langsmith", "true")])  # fmt: skip
def test_langsmiths_own_switch_is_ours_to_set(
    monkeypatch: pytest.MonkeyPatch, tracing: str, switched: str
) -> None:
    for name in ("CHAINLIT_APP_ROOT", "CHAINLIT_AUTH_SECRET", "LANGCHAIN_TRACING_V2"):
        monkeypatch.setenv(name, os.environ.get(name, ""))
    monkeypatch.setenv("LANGSMITH_TRACING", "true")  # as another program may have it
    root = os.environ["CHAINLIT_APP_ROOT"]
    tell_chat(Path(root or "."), os.environ["CHAINLIT_AUTH_SECRET"], tracing)
    assert os.environ["LANGSMITH_TRACING"] == switched
