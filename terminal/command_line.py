"""The command line: `auteur` serves; `make`, `plan`, `parse`, `sheet`, `timelines` and `doctor`
need no browser."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from film.errors import AuteurError
from studio.settings import Settings

Serve = Callable[[Settings], None]

SHARED = ("home", "host", "port", "workers")  # what every command may be told, as in Settings


def run(arguments: Sequence[str], settings_for: Callable[..., Settings], serve: Serve) -> int:
    """Runs one command and returns its exit code: 0 done, 1 refused or failed, 2 not understood."""
    asked = _parser().parse_args(arguments)
    try:
        settings = settings_for(**{name: getattr(asked, name) for name in SHARED})
        return _do(asked, settings, serve)
    except AuteurError as error:
        if getattr(asked, "json", False):
            print(json.dumps({"error": str(error)}, ensure_ascii=False))
        else:
            print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _do(asked: argparse.Namespace, settings: Settings, serve: Serve) -> int:
    if asked.command in ("parse", "plan"):
        return _read(asked)
    if asked.command == "doctor":
        from terminal.doctoring import doctor

        return doctor(settings, asked.json)
    if asked.command == "make":
        from terminal.making import make

        return asyncio.run(make(settings, asked.file, asked.out, asked.json, asked.yes))
    if asked.command == "timelines":
        from terminal.timelines import timelines

        words = " ".join(asked.words)
        return asyncio.run(timelines(settings, words, asked.film, asked.json, asked.yes))
    if asked.command == "sheet":
        from terminal.sheets import sheet

        return sheet(asked.file, asked.out, asked.only, asked.look, asked.json)
    serve(settings)
    return 0


def _read(asked: argparse.Namespace) -> int:
    """Each command imports what it needs: reading a screenplay needs no service and no server."""
    from terminal.reading import parse, plan

    if asked.command == "parse":
        return parse(asked.file, asked.json)
    return plan(asked.file, asked.json)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="auteur", description="A film crew you talk to. Without a command: opens the chat."
    )
    _shared(parser, default=None)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    make_ = _command(commands, "make", "turn a screenplay into a film")
    make_.add_argument("file", type=Path, metavar="FILE")
    make_.add_argument("--out", type=Path, required=True, metavar="FILM.mp4")
    make_.add_argument("--yes", action="store_true", help="approve the quote without asking")
    plan_ = _command(commands, "plan", "show scenes, shots and length of a screenplay")
    plan_.add_argument("file", type=Path, metavar="FILE")
    parse_ = _command(commands, "parse", "show the elements of a screenplay")
    parse_.add_argument("file", type=Path, metavar="FILE")
    sheet_ = _command(commands, "sheet", "draw contact sheets: of a screenplay, or of all there is")
    sheet_.add_argument("file", type=Path, nargs="?", metavar="FILE")
    sheet_.add_argument("--out", type=Path, default=Path("sheets"), metavar="FOLDER")
    sheet_.add_argument("--only", nargs="+", default=[], metavar="SHEET", help="some of them")
    sheet_.add_argument("--look", default="colour", help="the style they are drawn in")
    lines = _command(commands, "timelines", "show the timelines of a film, or do what is said")
    lines.add_argument("words", nargs="*", metavar="WORDS", help="what if the keeper survives?")
    lines.add_argument("--film", default="", metavar="TITLE", help="the newest one without it")
    lines.add_argument("--yes", action="store_true", help="approve a deletion without asking")
    _command(commands, "doctor", "say what runs, and what is wrong")
    return parser


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, what: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=what, description=what)
    command.add_argument("--json", action="store_true", help="print JSON")
    _shared(command, default=argparse.SUPPRESS)
    return command


def _shared(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument("--home", type=Path, default=default, help="data directory")
    parser.add_argument("--host", default=default, help="address to listen on")
    parser.add_argument("--port", type=int, default=default, help="port to listen on")
    parser.add_argument("--workers", type=int, default=default, help="how many render workers run")
