"""The writing room of a studio, as its settings say: keys, addresses, who writes by default."""

from __future__ import annotations

from engines.text.access import Access
from film.writing.choice import TextChoice
from knowledge.approvals import Approvals
from knowledge.database import Database
from knowledge.ledger import Ledger
from knowledge.preferences import Preferences
from knowledge.prompt_texts import PromptTexts
from knowledge.trace_log import TraceLog
from production.writing.account import WritingBooks
from production.writing.room import WritingRoom
from studio.settings import Settings
from studio.telemetry import spans


def open_writing(
    settings: Settings, database: Database, ledger: Ledger, approvals: Approvals
) -> WritingRoom:
    """The room; no vendor is connected to before it is used."""
    books = WritingBooks(
        ledger=ledger,
        approvals=approvals,
        preferences=Preferences(database),
        prompts=PromptTexts(database),
        log=TraceLog(settings.home / "logs"),
        spans=spans(settings.tracing),
    )
    access = {
        "gemini": Access(url=settings.gemini_url, key=settings.gemini_key),
        "openai": Access(url=settings.openai_url, key=settings.openai_key),
        "ollama": Access(url=settings.ollama_url, key=settings.ollama_key),
    }
    default = TextChoice(
        engine=settings.text, model=settings.text_model, budget=settings.text_budget
    )
    return WritingRoom(books, access, default)
