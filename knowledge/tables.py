"""The tables of Postgres, as SQLAlchemy sees them; `migrations/` makes them.

`chat` holds the tables of the chat window's own library, apart from ours; we never query them.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    Identity,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY

metadata = MetaData()


def _id() -> Column[str]:
    return Column("id", Text, primary_key=True)


def _at(name: str = "at") -> Column[object]:
    return Column(name, DateTime(timezone=True), nullable=False, server_default=func.now())


def _when(name: str) -> Column[object]:
    return Column(name, DateTime(timezone=True))


def _text(name: str, key: bool = False) -> Column[str]:
    return Column(name, Text, nullable=False, primary_key=key, server_default=None if key else "")


def _project() -> Column[str]:
    return Column("project", Text, ForeignKey("projects.id", ondelete="CASCADE"), nullable=False)


def _json(name: str) -> Column[object]:
    return Column(name, JSON, nullable=False, server_default=text("'{}'"))


projects = Table(
    "projects",
    metadata,
    _id(),
    _text("title"),
    _text("author"),
    _at("created_at"),
    _text("timeline"),  # main: where a conversation is that has not gone elsewhere
    _json("settings"),
)

timelines = Table(
    "timelines",
    metadata,
    _id(),
    _project(),
    _text("name"),
    _text("reason"),
    _text("opened_from"),  # version it branched from; "" for main
    _text("head"),  # version; moved, while versions stay
    Column("undone", ARRAY(Text), nullable=False, server_default="{}"),  # to redo, last first out
    _at("created_at"),
    _text("author"),
    _when("deleted_at"),  # its versions stay, so that it can be brought back
    _text("deleted_by"),
    Index("timelines_of_project", "project"),
    Index(
        "timelines_by_name",
        "project",
        text("lower(name)"),
        unique=True,
        postgresql_where=text("deleted_at IS NULL"),
    ),
)

versions = Table(
    "versions",
    metadata,
    _id(),
    _project(),
    Column("timeline", Text, ForeignKey("timelines.id", ondelete="CASCADE"), nullable=False),
    _text("parent"),  # version it was made from; "" for the first
    Column("seq", BigInteger, nullable=False),
    _text("verb"),
    _text("reason"),
    _text("author"),
    _at(),
    Column("changed", ARRAY(Text), nullable=False, server_default="{}"),
    Index("versions_of_timeline", "timeline", "seq", unique=True),
    Index("versions_of_project", "project"),
)

film_rows = Table(
    "film_rows",
    metadata,
    Column("version", Text, ForeignKey("versions.id", ondelete="CASCADE"), primary_key=True),
    _text("kind", key=True),
    _text("key", key=True),
    Column("body", JSON(none_as_null=True)),  # NULL: removed in this version
)

head_moves = Table(
    "head_moves",
    metadata,
    Column("position", BigInteger, Identity(always=True), primary_key=True),
    Column("timeline", Text, ForeignKey("timelines.id", ondelete="CASCADE"), nullable=False),
    _text("move"),  # save | undo | redo
    _text("from_version"),
    _text("to_version"),
    _text("author"),
    _at(),
    Index("head_moves_of_timeline", "timeline", "position"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("position", BigInteger, Identity(always=True), primary_key=True),
    _project(),
    _text("timeline"),
    _text("version"),  # the film to be shown by the bible now
    _at(),
    _when("applied_at"),
    Index("outbox_pending", "position", postgresql_where=text("applied_at IS NULL")),
)

threads = Table(
    "threads",
    metadata,
    _text("thread", key=True),
    _project(),
    _at("bound_at"),
    _text("timeline"),  # where this conversation is; "" is main
)

notes = Table(
    "notes",
    metadata,
    _id(),
    _project(),
    _text("thread"),
    _text("source"),  # said | file
    _text("author"),
    _text("text"),
    _text("file_title"),  # what the person called the file
    _text("file_name"),  # its name in the file store
    _text("mime"),
    Column("size", BigInteger, nullable=False, server_default="0"),
    _text("department"),
    Column("locked", Boolean, nullable=False, server_default=text("false")),
    _at(),
    Index("notes_of_project", "project", "at"),
)

quotes = Table(
    "quotes",
    metadata,
    _id(),
    _project(),
    _text("version"),
    _text("plan"),
    _text("verb"),
    Column("cents", BigInteger),  # NULL: unknown, which is not zero
    Column("body", JSON, nullable=False),
    _at(),
    Index("quotes_of_project", "project"),
)

approvals = Table(
    "approvals",
    metadata,
    _id(),
    Column("quote", Text, ForeignKey("quotes.id", ondelete="CASCADE"), nullable=False),
    _project(),
    _text("thread"),
    _text("state"),
    _at("asked_at"),
    Column("expires_at", DateTime(timezone=True), nullable=False),
    _text("decided_by"),
    _when("decided_at"),
    _when("claimed_at"),
    Index(
        "approvals_one_waiting", "thread", unique=True, postgresql_where=text("state = 'waiting'")
    ),
    Index("approvals_of_project", "project"),
)

ledger = Table(
    "ledger",
    metadata,
    Column("position", BigInteger, Identity(always=True), primary_key=True),
    _text("project"),  # no foreign key: what was spent outlives the project
    Column("cents", BigInteger, nullable=False),
    Column("micros", BigInteger, nullable=False, server_default="0"),  # millionths of a cent more
    _text("what"),
    _text("approval"),
    _text("recipe"),
    _text("shot"),
    _text("engine"),
    _text("model"),
    Column("tokens_in", BigInteger, nullable=False, server_default="0"),
    Column("tokens_out", BigInteger, nullable=False, server_default="0"),
    _at(),
    Index("ledger_of_project", "project", "at"),
)

batches = Table(
    "batches",
    metadata,
    _id(),
    _project(),
    _text("version"),
    _text("approval"),
    Column("shots", ARRAY(Text), nullable=False, server_default="{}"),  # empty: the whole film
    _text("thread"),
    _text("state"),
    _text("error"),
    _at("started_at"),
    _when("ended_at"),
    Index("batches_of_approval", "approval", unique=True, postgresql_where=text("approval <> ''")),
    Index("batches_open", "id", postgresql_where=text("state = 'open'")),
)

orders = Table(
    "orders",
    metadata,
    _text("recipe_hash", key=True),
    Column("recipe", JSON, nullable=False),
    Column("inputs", ARRAY(Text), nullable=False, server_default="{}"),
    _text("project"),  # that ordered it first; others may share it
    _text("state"),
    Column("tries", Integer, nullable=False, server_default="0"),
    _text("error"),
    _json("timings"),
    _at("ordered_at"),
    _at("changed_at"),
    Index("orders_of_state", "state"),
)

batch_orders = Table(
    "batch_orders",
    metadata,
    Column("batch", Text, ForeignKey("batches.id", ondelete="CASCADE"), primary_key=True),
    Column(
        "recipe_hash", Text, ForeignKey("orders.recipe_hash", ondelete="CASCADE"), primary_key=True
    ),
    Column("place", Integer, nullable=False, server_default="0"),  # order within the batch
    _text("scene"),
    _text("shot"),
    Index("batch_orders_of_recipe", "recipe_hash"),
)

prompt_texts = Table(
    "prompt_texts",
    metadata,
    Column("position", BigInteger, Identity(always=True), primary_key=True),
    _project(),
    _text("name"),
    _text("text"),  # "" puts the file's own text back
    _text("author"),
    _at(),
    Index("prompt_texts_of_project", "project", "name", "position"),
)

looks = Table(
    "looks",
    metadata,
    _text("step", key=True),  # hash of the step's recipe
    _text("shot"),
    _text("version"),  # of the film that the bible was asked about
    Column("bible", JSON, nullable=False),
    Column("eye", JSON, nullable=False),
    _at(),
)

results = Table(
    "results",
    metadata,
    _text("recipe_hash", key=True),
    Column("recipe", JSON, nullable=False),
    _text("file_name"),
    Column("size", BigInteger, nullable=False),
    _text("sha256"),
    _json("facts"),
    _at("made_at"),
)
