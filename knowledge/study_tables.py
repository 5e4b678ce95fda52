"""The tables of qualification, and of what belongs to a person and not to a film."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    REAL,
    Column,
    DateTime,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    Table,
    Text,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, TSVECTOR

from knowledge.tables import metadata


def _text(name: str, key: bool = False) -> Column[str]:
    return Column(name, Text, nullable=False, primary_key=key, server_default=None if key else "")


def _at(name: str = "at") -> Column[object]:
    return Column(name, DateTime(timezone=True), nullable=False, server_default=func.now())


qualifications = Table(
    "qualifications",
    metadata,
    _text("id", key=True),
    Column("project", Text, ForeignKey("projects.id", ondelete="CASCADE"), nullable=False),
    _text("thread"),
    _text("author"),
    _text("state"),
    _at("started_at"),
    Column("ended_at", DateTime(timezone=True)),
    _text("timeline"),
    Index(
        "qualifications_one_open",
        "project",
        "timeline",
        unique=True,
        postgresql_where=text("state IN ('running', 'failed')"),
    ),
)

qualification_steps = Table(
    "qualification_steps",
    metadata,
    Column("run", Text, ForeignKey("qualifications.id", ondelete="CASCADE"), primary_key=True),
    _text("department", key=True),
    Column("place", Integer, nullable=False, server_default="0"),
    _text("state"),
    _text("error"),
    Column("did", ARRAY(Text), nullable=False, server_default="{}"),  # in sentences
    _text("version"),  # of the film, after it
    _at("changed_at"),
)


library_assets = Table(
    "library_assets",
    metadata,
    _text("id", key=True),
    _text("owner"),
    _text("kind"),  # character | location | prop
    _text("name"),
    Column("body", JSON, nullable=False),
    _text("film"),  # title of the film that it comes from
    _at(),
    Index("library_assets_by_name", "owner", "kind", "name", unique=True),
)

style_libraries = Table(
    "style_libraries",
    metadata,
    _text("id", key=True),
    _text("owner"),
    _text("name"),
    _at(),
    Index("style_libraries_by_name", "owner", "name", unique=True),
)

style_pictures = Table(
    "style_pictures",
    metadata,
    Column("library", Text, ForeignKey("style_libraries.id", ondelete="CASCADE"), primary_key=True),
    _text("file_name", key=True),  # its name in the file store
    _text("title"),
    Column("measured", JSON, nullable=False),
    _at(),
)

written_styles = Table(
    "written_styles",
    metadata,
    _text("id", key=True),
    _text("owner"),
    _text("name"),
    _at(),
    Index("written_styles_by_name", "owner", "name", unique=True),
)

written_works = Table(
    "written_works",
    metadata,
    _text("id", key=True),
    Column("style", Text, ForeignKey("written_styles.id", ondelete="CASCADE"), nullable=False),
    _text("file_name"),  # its name in the file store
    _text("title"),
    _text("kind"),
    _text("language"),
    Column("words", Integer, nullable=False, server_default="0"),
    Column("manner", JSON, nullable=False),
    _at(),
    Index("written_works_of_style", "style", "file_name", unique=True),
)

written_passages = Table(
    "written_passages",
    metadata,
    Column("work", Text, ForeignKey("written_works.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    _text("place"),
    _text("text"),
    Column("found", TSVECTOR, nullable=False),  # its words, in the work's language
    Index("written_passages_by_word", "found", postgresql_using="gin"),
)

written_vectors = Table(
    "written_vectors",
    metadata,
    _text("work", key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    _text("model", key=True),  # that made it; vectors of two models are not alike
    Column("vector", ARRAY(REAL), nullable=False),
    ForeignKeyConstraint(
        ("work", "number"),
        ("written_passages.work", "written_passages.number"),
        ondelete="CASCADE",
    ),
)
