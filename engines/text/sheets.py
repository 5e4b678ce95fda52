"""What is known of models: context, longest answer, price. Dated data beside each vendor."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import ROUND_CEILING, Decimal
from functools import cache
from pathlib import Path
from typing import Any

from film.noun import Noun
from film.tables import read_table

_ENGINES = Path(__file__).resolve().parents[1]


class Price(Noun):
    """Dollars for a million tokens, from a day on."""

    since: date
    tokens_in: Decimal
    tokens_out: Decimal


class Sheet(Noun):
    """One model. No price is an unknown price: ask, it is not zero."""

    id: str
    context: int  # tokens that fit into one request
    longest: int  # tokens of one answer
    dimensions: int = 0  # numbers of a vector, for a model that makes them
    prices: tuple[Price, ...] = ()
    as_of: date | None = None

    def price(self, on: date | None = None) -> Price | None:
        """What holds on a day (today); None when it is not known."""
        day = on or datetime.now(UTC).date()
        return next((p for p in reversed(self.prices) if p.since <= day), None)

    def micros(self, tokens_in: int, tokens_out: int, on: date | None = None) -> int | None:
        """What so many tokens cost, in millionths of a cent, rounded up."""
        price = self.price(on)
        if price is None:
            return None
        exact = 100 * (tokens_in * price.tokens_in + tokens_out * price.tokens_out)
        return int(exact.to_integral_value(ROUND_CEILING))


class Catalogue(Noun):
    """The models of a vendor, as its `models.yaml` has them."""

    default: str
    unknown: Sheet  # what is assumed of a model that is not listed
    models: tuple[Sheet, ...]
    vectors: Catalogue | None = None  # the models that turn texts into vectors

    def sheet(self, model: str) -> Sheet:
        """The sheet of a model; for one that is not listed, what is assumed of it."""
        wanted = model or self.default
        known = next((sheet for sheet in self.models if sheet.id == wanted), None)
        return known or self.unknown.but(id=wanted)


@cache
def catalogue(engine: str) -> Catalogue:
    """Reads `engines/<engine>/models.yaml`."""
    read: dict[str, Any] = read_table(_ENGINES / engine / "models.yaml")
    return _catalogue(read).but(vectors=_catalogue(read["vectors"]))


def _catalogue(read: dict[str, Any]) -> Catalogue:
    models = tuple(Sheet(as_of=read["as_of"], **row) for row in read["models"])
    unknown = Sheet(id="", **read["unknown"])
    return Catalogue(default=read["default"], unknown=unknown, models=models)


def own_price(tokens_in: str, tokens_out: str) -> tuple[Price, ...]:
    """A price that the person gave, in dollars for a million tokens."""
    return (Price(since=date.min, tokens_in=Decimal(tokens_in), tokens_out=Decimal(tokens_out)),)
