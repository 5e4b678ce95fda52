"""The addresses of what runs, in the forms that each client wants."""

from __future__ import annotations

from pydantic import Field

from film.noun import Noun

FACILITIES = ("database", "bible", "queue")


class Running(Noun):
    """Everything needed to reach the services; the same whether embedded or given."""

    database_url: str = Field(repr=False)  # for SQLAlchemy: postgresql+asyncpg://
    dsn: str = Field(repr=False)  # for psycopg: postgresql://
    bolt_uri: str
    bolt_user: str
    bolt_password: str = Field(repr=False)
    bolt_database: str
    redis_url: str = Field(repr=False)
    embedded: tuple[str, ...] = FACILITIES  # those that the studio runs itself

    @property
    def bolt_auth(self) -> tuple[str, str]:
        """The `auth` argument of the neo4j driver."""
        return self.bolt_user, self.bolt_password
