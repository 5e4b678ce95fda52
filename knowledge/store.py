"""The versioned store of films: every change is a version, nothing is overwritten.

A version keeps the rows that changed and its parent; a timeline points at one version, its head.
Undo and redo move the pointer. The outbox row that tells the bible is written in the same
transaction. Versions never change, so films are cached by version without a doubt.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence

from sqlalchemy import insert, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from film.errors import Refused
from film.film import Film
from film.money import Quote
from film.versions import Project, Version
from knowledge import film_rows, tables, timelines
from knowledge.approvals import Approvals
from knowledge.database import Database, new_id, storable
from knowledge.timelines import Line, Place

CACHED = 24
BIND = text(
    "INSERT INTO threads (thread, project) VALUES (:thread, :project)"
    " ON CONFLICT (thread) DO UPDATE SET project = :project, bound_at = now(), timeline ="
    " CASE WHEN threads.project = :project THEN threads.timeline ELSE '' END"
)


class PostgresStore:
    """Films by project and version (`tools.desk.Store`), for one event loop.

    Reads where its place is: on main, or where a conversation is (`for_thread`), or on one
    timeline (`on`). A film is saved on the timeline that it was read from, wherever one is by then.
    """

    def __init__(self, database: Database, place: Place = timelines.MAIN) -> None:
        self.database, self.place = database, place
        self._films: OrderedDict[str, Film] = OrderedDict()
        # (project, version): its timeline, which never changes
        self._lines: dict[tuple[str, str], str] = {}

    def for_thread(self, thread: str) -> PostgresStore:
        """The store as a conversation sees it: on the timeline that it is on at each moment."""
        return self._at(Place(thread=thread))

    def on(self, timeline: str) -> PostgresStore:
        """The store on one timeline (id), whoever goes elsewhere; "" is main."""
        return self._at(Place(timeline=timeline))

    def _at(self, place: Place) -> PostgresStore:
        other = PostgresStore(self.database, place)
        other._films, other._lines = self._films, self._lines
        return other

    async def create_project(self, title: str, author: str) -> Version:
        """A new project with an empty film on its main timeline; `.project` is its id."""
        project, timeline = new_id("pr"), new_id("ti")
        film = Film(id=project, title=storable(title))
        row = {"id": project, "title": film.title, "author": storable(author)}
        main = {"id": timeline, "project": project, "name": "main"}
        about = {"verb": "create_project", "reason": "", "author": author}
        async with self.database.change() as connection:
            await connection.execute(insert(tables.projects).values(**row, timeline=timeline))
            await connection.execute(insert(tables.timelines).values(**main))
            line = await timelines.get_line(connection, project, lock=True)
            rows = film_rows.as_rows(film)
            version = await timelines.write_version(connection, line, rows, about)
        self._remember(version.id, film)
        return version

    async def list_projects(self, limit: int = 200) -> Sequence[Project]:
        """Projects, the newest first."""
        columns = [tables.projects.c[name] for name in Project.model_fields]
        asked = select(*columns).order_by(tables.projects.c.created_at.desc()).limit(limit)
        async with self.database.look() as connection:
            return [Project(**row) for row in (await connection.execute(asked)).mappings()]

    async def bind_thread(self, thread: str, project: str) -> None:
        """From now on what is said in this thread is about `project`."""
        async with self.database.change() as connection:
            await timelines.get_line(connection, project)
            await connection.execute(BIND, {"thread": thread, "project": project})

    async def find_project_of_thread(self, thread: str) -> str | None:
        """The project that this thread is about, None when it was never bound."""
        asked = select(tables.threads.c.project).where(tables.threads.c.thread == thread)
        async with self.database.look() as connection:
            found: str | None = (await connection.execute(asked)).scalar_one_or_none()
            return found

    async def load(self, project: str, version: str = "") -> Film:
        """The film at the head of its timeline, or at `version`; Refused when there is none."""
        if (known := self._known(project, version)) is not None:
            return known
        async with self.database.look() as connection:
            version = version or (await timelines.get_line(connection, project, self.place)).head
            return await self._get_film(connection, project, version)

    async def load_beside(self, project: str) -> Film:
        """The film at the head of its timeline, with the names of all timelines of its project."""
        async with self.database.look() as connection:
            head, names = await timelines.get_names(connection, project, self.place)
            return (await self._get_film(connection, project, head)).beside(tuple(names))

    async def save(
        self, film: Film, verb: str, reason: str, author: str, base: str = ""
    ) -> Version:
        """A new version with only what differs from the head, and the bible's outbox with it.

        `base` is the version that `film` was made from, by default the one it was read from
        (`film.version`). When the head has moved since, what both did is kept if it touches
        different things, else Refused. A film equal to the head returns the head's version.
        """
        about = {"verb": verb, "reason": reason, "author": author}
        base = base or film.version
        return await self._save_next(film, base, about) or await self._save(film, base, about)

    async def undo(self, project: str, author: str) -> Version:
        """Moves the timeline's head to the version before; Refused at the first one."""
        async with self.database.change() as connection:
            line = await timelines.get_line(connection, project, self.place, lock=True)
            parent = (await timelines.get_version(connection, line.head)).parent
            if not parent:
                raise Refused("There is nothing to undo: this is where the film began.")
            if await timelines.find_timeline_of(connection, project, parent) != line.id:
                raise Refused(f"There is nothing to undo: here “{line.name}” was opened.")
            undone = [*line.undone, line.head]
            return await timelines.move_head(connection, line, "undo", parent, undone, author)

    async def redo(self, project: str, author: str) -> Version:
        """Moves the head forward again; Refused when nothing was undone."""
        async with self.database.change() as connection:
            line = await timelines.get_line(connection, project, self.place, lock=True)
            if not line.undone:
                raise Refused("There is nothing to redo: nothing was undone since the last change.")
            *rest, forward = line.undone
            return await timelines.move_head(connection, line, "redo", forward, rest, author)

    async def history(self, project: str, limit: int = 50) -> Sequence[Version]:
        """The versions that led to the head, the head first; what was undone is not among them.

        Before its first version stand those of the timeline that it was opened from."""
        async with self.database.look() as connection:
            line = await timelines.get_line(connection, project, self.place)
            return await timelines.read_history(connection, line.head, limit)

    async def head(self, project: str) -> Version:
        """The version that the project's timeline is at; Refused when there is no such project."""
        async with self.database.look() as connection:
            return await timelines.get_head(connection, project, self.place)

    async def timeline_of(self, project: str, version: str) -> str:
        """Id of the timeline that a version is on; "" for none, such as a film never stored."""
        async with self.database.look() as connection:
            return await self._timeline_of(connection, project, version)

    async def ask_approval(self, quote: Quote, thread: str) -> str:
        """Writes the quote and a waiting approval, superseding the thread's waiting one."""
        return (await Approvals(self.database).ask(quote, thread)).id

    async def _save_next(self, film: Film, base: str, about: Mapping[str, str]) -> Version | None:
        """Saves in one statement what changed since a version that is the head still; None, and
        nothing is saved, when it is not, or more is to be looked at."""
        known, timeline = self._known(film.id, base), self._lines.get((film.id, base), "")
        if known is None or not timeline or known.title != film.title:
            return None
        changed = film_rows.changes(film_rows.as_rows(known), film_rows.as_rows(film))
        if not changed:
            return None
        line = Line(timeline, film.id, base, ())
        try:
            async with self.database.change_once() as connection:
                version = await timelines.write_if_unmoved(connection, line, changed, about)
        except IntegrityError:  # somebody saved and took it back just now: its number is taken
            return None
        return version and self._written(version, film)

    async def _save(self, film: Film, base: str, about: Mapping[str, str]) -> Version:
        """Saves on top of what others did since `base`, who wait for us meanwhile."""
        async with self.database.change() as connection:
            place = await self._place_of(connection, film.id, base)
            line = await timelines.get_line(connection, film.id, place, lock=True)
            head = await self._get_film(connection, film.id, line.head)
            film = await self._on_top(connection, film, head, base)
            changed = film_rows.changes(film_rows.as_rows(head), film_rows.as_rows(film))
            if not changed:
                return await timelines.get_version(connection, line.head)
            version = await timelines.write_version(connection, line, changed, about)
            if film.title != head.title:
                titled = update(tables.projects).where(tables.projects.c.id == film.id)
                await connection.execute(titled.values(title=storable(film.title)))
        return self._written(version, film)

    def _written(self, version: Version, film: Film) -> Version:
        self._remember(version.id, film)
        self._lines[version.project, version.id] = version.timeline
        return version

    async def _place_of(self, connection: AsyncConnection, project: str, version: str) -> Place:
        """The place of the version that a film was read from; of a new film, where one stands."""
        found = await self._timeline_of(connection, project, version)
        return Place(timeline=found) if found else self.place

    async def _timeline_of(self, connection: AsyncConnection, project: str, version: str) -> str:
        found = self._lines.get((project, version), "")
        if version and not found:
            found = await timelines.find_timeline_of(connection, project, version)
            if found:
                self._lines[project, version] = found
        return found

    async def _on_top(self, connection: AsyncConnection, film: Film, head: Film, base: str) -> Film:
        """`film` with what others saved since `base`; itself when nobody did."""
        if base in {"", head.version}:
            return film
        origin = await self._find_film(connection, film.id, base)
        if origin is None:  # a film brought over from another project
            return film
        theirs, mine = film_rows.as_rows(head), film_rows.as_rows(film)
        changed = film_rows.rebase(film_rows.as_rows(origin), theirs, mine)
        return film_rows.compose(film.id, theirs | changed)

    async def _get_film(self, connection: AsyncConnection, project: str, version: str) -> Film:
        film = await self._find_film(connection, project, version)
        if film is None:
            raise Refused(f"There is no version “{version}” of this film.")
        return film

    async def _find_film(
        self, connection: AsyncConnection, project: str, version: str
    ) -> Film | None:
        if (known := self._known(project, version)) is not None:
            return known
        stored = await timelines.read_rows(connection, project, version)
        return self._remember(version, film_rows.assemble(project, stored)) if stored else None

    def _known(self, project: str, version: str) -> Film | None:
        film = self._films.get(version)
        if film is None or film.id != project:
            return None
        self._films.move_to_end(version)
        return film

    def _remember(self, version: str, film: Film) -> Film:
        film = self._films[version] = film.read_from(version)
        while len(self._films) > CACHED:
            self._films.popitem(last=False)
        return film
