"""The writing room: which model a film is written with, its prompts, and the calls of them all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from engines.registry import get_writer
from engines.roles import Writer, Wrote
from engines.text.access import Access
from engines.text.model import Patience, TextModel
from engines.text.sheets import Sheet
from engines.text.wire import Wire
from engines.writers import RULES, TEXT_ENGINES
from film.errors import Refused
from film.money import Budget
from film.writing.asks import Ask, D
from film.writing.choice import TextChoice
from production.writing.account import Hold, Overheard, ProjectAccount, WritingBooks
from production.writing.terms import Terms, terms_of
from prompts.loader import BadPrompt, Prompt, read

PREFERENCE = "text"


class WritingRoom:
    """All text engines of a studio. `default` is what the settings of this computer say."""

    def __init__(
        self,
        books: WritingBooks,
        access: Mapping[str, Access],
        default: TextChoice,
        patience: Patience | None = None,
    ) -> None:
        self.books, self.access, self.default = books, access, default
        self.patience = patience or Patience()
        self._wires: dict[str, Wire] = {}
        self._hold = Hold()

    async def choice(self, project: str) -> TextChoice:
        """What the project writes with."""
        kept = (await self.books.preferences.of_project(project)).get(PREFERENCE)
        return TextChoice.model_validate(kept) if kept else self.default

    async def choose(self, project: str, choice: TextChoice) -> None:
        """From now on; whether it was approved is asked again with every call."""
        await self.books.preferences.put(project, PREFERENCE, choice.model_dump(mode="json"))

    def terms(self, choice: TextChoice) -> Terms:
        """What a choice other than the rules comes to; Refused when it is not set up."""
        engine = TEXT_ENGINES[choice.engine]
        return terms_of(engine, choice, self.access.get(choice.engine, Access()))

    async def budget(self, project: str, choice: TextChoice) -> Budget:
        """Today's budget under a choice, with what is gone of it."""
        account = self._account(project, "", choice, self.terms(choice), None)
        return await account.budget()

    async def model(self, project: str, thread: str, overheard: Overheard) -> TextModel | None:
        """The model that was chosen, on the project's account; None for the rules."""
        choice = await self.choice(project)
        if choice.is_rules:
            return None
        terms = self.terms(choice)
        return self._model(project, thread, overheard, choice, terms, terms.sheet)

    async def meaning(self, project: str, thread: str, overheard: Overheard) -> TextModel | None:
        """The model that finds passages by meaning, on the same account; None: by their words."""
        choice = await self.choice(project)
        if choice.is_rules or not choice.passages:
            return None
        terms = self.terms(choice)
        sheet = terms.passages
        if sheet is None:
            return None
        return self._model(project, thread, overheard, choice, terms, sheet)

    def _model(
        self,
        project: str,
        thread: str,
        overheard: Overheard,
        choice: TextChoice,
        terms: Terms,
        sheet: Sheet,
    ) -> TextModel:
        account = self._account(project, thread, choice, terms, overheard)
        wire = self._wires.get(choice.engine)
        if wire is None:
            wire = self._wires[choice.engine] = terms.engine.make(terms.access)
        title = terms.engine.title
        return TextModel(choice.engine, title, wire, sheet, account, self.patience)

    def writer(self, project: str, thread: str, overheard: Overheard) -> Writer:
        """Writes with whatever is chosen when it is asked."""
        return _Chosen(self, project, thread, overheard)

    async def prompt(self, project: str, name: str) -> Prompt:
        """A prompt as this project has it; Refused when there is none of that name."""
        try:
            own = read(name)
            text = (await self.books.prompts.of_project(project)).get(name)
            return own.with_text(text) if text else own
        except BadPrompt as error:
            raise Refused(str(error)) from error

    async def set_prompt(self, project: str, name: str, text: str, author: str) -> None:
        """Puts a person's text in place of the file's; "" goes back to the file's."""
        try:
            if text.strip():
                read(name).with_text(text)
        except BadPrompt as error:
            raise Refused(f"{error} Nothing was changed.") from error
        await self.books.prompts.put(project, name, text.strip(), author)

    async def close(self) -> None:
        """Closes the connections of every vendor that was used."""
        for wire in self._wires.values():
            await wire.close()

    def _account(
        self,
        project: str,
        thread: str,
        choice: TextChoice,
        terms: Terms,
        overheard: Overheard | None,
    ) -> ProjectAccount:
        settled = choice == self.default
        account = ProjectAccount(self.books, project, thread, choice, terms, self._hold, settled)
        account.overheard = overheard or account.overheard
        return account


@dataclass(frozen=True)
class _Chosen:
    """`engines.roles.Writer`: the rules', or a model's, as the project has chosen by then."""

    room: WritingRoom
    project: str
    thread: str
    overheard: Overheard

    async def write(self, ask: Ask[D], heard: Callable[[str], None] | None = None) -> Wrote[D]:
        from engines.text.writer import ModelWriter

        model = await self.room.model(self.project, self.thread, self.overheard)
        if model is None:
            return await get_writer(RULES).write(ask, heard)
        return await ModelWriter(model, self).write(ask, heard)

    async def of(self, name: str) -> Prompt:
        """The project's prompt."""
        return await self.room.prompt(self.project, name)
