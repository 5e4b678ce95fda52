"""The crew's graph as a Mermaid drawing, for people who read about it."""

from __future__ import annotations

from langgraph.checkpoint.memory import InMemorySaver

from engines.rules.chat_model import RulesChatModel
from graph.context import film_in_hand
from graph.crew import build


def mermaid() -> str:
    """Nodes and edges of the compiled graph, in Mermaid's flowchart language."""
    graph = build(RulesChatModel(film=film_in_hand), InMemorySaver())
    return graph.get_graph().draw_mermaid(with_styles=False)
