"""Which text engine a person chose for a film, and what they allow it to spend."""

from __future__ import annotations

from film.noun import Noun


class TextChoice(Noun):
    """The choice of one project. The rules need no yes and cost nothing.

    `approval` is the person's yes to exactly this; "" is good only for the rules and for what the
    settings of this computer say. Prices are dollars for a million tokens, as the person gave them.
    `passages` is the engine's model that finds passages of a written style by meaning; "" is none,
    they are found by their words.
    """

    engine: str = "rules"
    model: str = ""
    budget: int = 0  # cents a day
    price_in: str = ""
    price_out: str = ""
    passages: str = ""
    approval: str = ""

    @property
    def is_rules(self) -> bool:
        """Whether no model is asked at all."""
        return self.engine == "rules"

    def arguments(self) -> dict[str, str]:
        """What a person approves: all of it but the approval itself."""
        without = {"approval"} if self.passages else {"approval", "passages"}
        fields = self.model_dump(mode="json", exclude=without)
        return {name: str(value) for name, value in fields.items()} | {"budget": self.dollars}

    @property
    def dollars(self) -> str:
        """The budget in dollars: "1.50"."""
        return f"{self.budget // 100}.{self.budget % 100:02d}"
