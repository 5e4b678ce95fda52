"""What a choice of a text engine means to a person: where their words go, and what it costs."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from urllib.parse import urlsplit

from engines.text.access import Access
from engines.text.sheets import Sheet, own_price
from engines.writers import TextEngine, is_here
from film.errors import Refused
from film.writing.choice import TextChoice

OLLAMA = "ollama"
FREE = own_price("0", "0")


@dataclass(frozen=True)
class Terms:
    """An engine, a model and a place, with what is known of them."""

    engine: TextEngine
    access: Access
    sheet: Sheet
    here: bool  # nothing leaves this computer
    passages: Sheet | None = None  # the model that finds passages by meaning, where one was chosen

    @property
    def free(self) -> bool:
        """Whether it costs nothing."""
        return all(sheet.micros(10**6, 10**6) == 0 for sheet in self.sheets)

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """All models of it."""
        return (self.sheet,) if self.passages is None else (self.sheet, self.passages)

    def where(self) -> str:
        """Where what is sent goes, in one sentence."""
        if self.here:
            return "Nothing leaves this computer."
        what = "What you type, your script and what you give me to work from"
        url = self.access.url or self.engine.address
        place = urlsplit(url if "//" in url else f"//{url}").netloc
        if is_here(url):
            return f"{what} go to the server at {place}, and wherever that hands it on."
        to = self.engine.company if url == self.engine.address else place
        return f"{what} leave this computer and go to {to}."

    def cost(self) -> str:
        """What it costs, in one sentence."""
        price = self.sheet.price()
        if self.free or price is None:
            return "It costs nothing." if self.free else "I do not know its price."
        of = f" (as of {self.sheet.as_of})" if self.sheet.as_of else ""
        return (
            f"It costs ${price.tokens_in} for a million tokens it reads and ${price.tokens_out} "
            f"for a million it writes{of}; a page is about 400."
        )

    def meaning(self) -> str:
        """What finding passages by meaning comes to, in one sentence; "" where nobody chose it."""
        if self.passages is None:
            return ""
        price = self.passages.price()
        cost = f", at ${price.tokens_in} for a million tokens" if price and not self.free else ""
        return (
            "Passages of your written style are found by meaning: each goes once to "
            f"{self.passages.id}, and so does what is asked of them each time{cost}."
        )


def terms_of(engine: TextEngine, choice: TextChoice, access: Access) -> Terms:
    """What a choice comes to. Refused when the engine is not set up or a price is none."""
    if (
        engine.key
        and not access.key.get_secret_value()
        and not (access.url and is_here(access.url))
    ):
        raise Refused(
            f"There is no key for {engine.title} here. Set {engine.key} and start again; "
            "until then the rules write."
        )
    catalogue = engine.catalogue()
    sheet, here = _placed(engine, choice, access, catalogue.sheet(choice.model))
    if not choice.passages or catalogue.vectors is None:
        return Terms(engine, access, sheet, here)
    passages, also = _placed(engine, choice, access, catalogue.vectors.sheet(choice.passages))
    return Terms(engine, access, sheet, here and also, passages)


def _placed(
    engine: TextEngine, choice: TextChoice, access: Access, sheet: Sheet
) -> tuple[Sheet, bool]:
    """A model at what it costs there, and whether all of it stays on this computer."""
    # Ollama runs models itself, but for those in its cloud; other servers here may hand things on.
    here = engine.name == OLLAMA and is_here(access.url or engine.address)
    here = here and not sheet.id.endswith("cloud")
    if choice.price_in:
        sheet = sheet.but(prices=own_price(_number(choice.price_in), _number(choice.price_out)))
    elif here:
        sheet = sheet.but(prices=FREE)
    elif (access.url and access.url.rstrip("/") != engine.address) or engine.name == OLLAMA:
        sheet = sheet.but(prices=())  # somebody else's server: their price, which we do not know
    return sheet, here


def _number(text: str) -> str:
    try:
        value = Decimal(text.strip().lstrip("$"))
    except InvalidOperation:
        value = Decimal(-1)
    if not value.is_finite() or not 0 <= value <= 10_000:
        raise Refused(
            f"“{text}” is no price. Say it in dollars for a million tokens: “at 0.5 in, 2 out”."
        )
    return str(value)
