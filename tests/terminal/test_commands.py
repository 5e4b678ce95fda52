"""The terminal: bad input is one sentence and nothing written; what is printed can be read."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from studio.settings import Settings
from terminal.command_line import run

GOOD = "INT. KITCHEN - DAY\n\nANNA sits.\n\nANNA\nHe wrote to me.\n"
MANY = "".join(f"INT. ROOM {n} - DAY\n\nANNA sits.\n\nANNA\nHello.\n\n" for n in range(4000))


class Terminal:
    """Calls `auteur` as a shell would, on a home that does not exist yet."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys
        self.home = folder / "home"

    def file(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def call(self, *words: str | Path) -> tuple[int, str, str]:
        """Exit code, what was printed, and what was printed on the error stream."""

        def settings(**asked: Any) -> Settings:
            return Settings.read({}, **asked)

        code = run([*map(str, words), "--home", str(self.home)], settings, lambda settings: None)
        said = self.capsys.readouterr()
        return code, said.out, said.err

    def refused(self, *words: str | Path) -> str:
        """The one sentence of a command that must fail without writing anything."""
        before = sorted(self.folder.rglob("*"))
        code, out, err = self.call(*words)
        assert (code, out) == (1, "")
        assert sorted(self.folder.rglob("*")) == before
        assert err.count("\n") == 1
        return err.strip()


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(tmp_path, capsys)


WHAT_TO_DO = re.compile("; (save|upload|export)[^.]+")
BAD = {
    "empty.fountain": b"",
    "picture.fountain": b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 8,
    "noise.fountain": bytes((n * 89 + n // 7) % 256 for n in range(4096)),
    "film.mp4": b"\x00\x00\x00\x20ftypisom" + bytes(200),
    "broken.fdx": b"<FinalDraft><Content>",
    "broken.pdf": b"%PDF-1.7\nnothing",
}


@pytest.mark.parametrize("command", ["parse", "plan", "make"])
@pytest.mark.parametrize("name", BAD)
def test_what_is_no_screenplay_is_refused_with_what_to_do_instead(
    terminal: Terminal, command: str, name: str
) -> None:
    path = terminal.file(name, BAD[name])
    out = ("--out", terminal.folder / "out.mp4", "--yes") if command == "make" else ()
    assert WHAT_TO_DO.search(terminal.refused(command, path, *out))


@pytest.mark.parametrize("command", ["parse", "plan"])
def test_a_missing_file_a_folder_and_a_device_are_refused(terminal: Terminal, command: str) -> None:
    assert "no such file" in terminal.refused(command, terminal.folder / "gone.fountain")
    assert "is no file" in terminal.refused(command, terminal.folder)
    assert "is no file" in terminal.refused(command, Path("/dev/zero"))


@pytest.mark.parametrize(
    ("out", "says"),
    [
        ("none/film.mp4", "There is no folder"),
        ("film.avi", "name it film.mp4"),
        ("film", "name it film.mp4"),
        ("taken.mp4", "is a folder"),
    ],
)
def test_a_film_that_could_not_be_written_is_refused_before_anything_is_made(
    terminal: Terminal, out: str, says: str
) -> None:
    script = terminal.file("good.fountain", GOOD)
    (terminal.folder / "taken.mp4").mkdir()
    assert says in terminal.refused("make", script, "--out", terminal.folder / out, "--yes")


def test_without_a_terminal_nobody_can_approve(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    script = terminal.file("good.fountain", GOOD)
    assert "--yes" in terminal.refused("make", script, "--out", terminal.folder / "film.mp4")


def test_an_error_asked_for_as_json_is_one_object(terminal: Terminal) -> None:
    code, out, err = terminal.call("plan", terminal.folder / "gone.fountain", "--json")
    assert (code, err) == (1, "")
    assert list(json.loads(out)) == ["error"]


def test_a_name_that_looks_like_a_path_stays_a_name(terminal: Terminal) -> None:
    text = "INT. ../../x - DAY\n\n../../X (30) sits.\n\n../../X\nHello.\n"
    script = terminal.file("..x.fountain", text)
    code, out, _ = terminal.call("plan", script, "--json")
    film = json.loads(out)
    assert code == 0
    assert [c["name"] for c in film["characters"]] == ["../../X"]
    assert all("/" not in c["id"] for c in (*film["characters"], *film["locations"]))
    assert sorted(path.name for path in terminal.folder.rglob("*")) == ["..x.fountain"]


def test_four_thousand_scenes_are_read(terminal: Terminal) -> None:
    code, out, _ = terminal.call("parse", terminal.file("many.fountain", MANY), "--json")
    assert code == 0
    kinds = [element["kind"] for element in json.loads(out)["elements"]]
    assert kinds.count("heading") == 4000


def test_a_plan_tells_every_shot_and_the_length(terminal: Terminal) -> None:
    code, out, _ = terminal.call("plan", terminal.file("good.fountain", GOOD), "--json")
    film = json.loads(out)
    assert code == 0
    assert film["shots"]
    assert film["seconds"] == pytest.approx(sum(shot["seconds"] for shot in film["shots"]), 0.01)
    assert all(3 <= shot["seconds"] <= 8 for shot in film["shots"])


def test_a_plan_for_people_names_the_shots(terminal: Terminal) -> None:
    code, out, _ = terminal.call("plan", terminal.file("good.fountain", GOOD))
    assert code == 0
    assert "1A" in out
    assert "1 scenes" in out


def test_the_doctor_says_what_is_wrong_with_a_home_and_what_to_do(terminal: Terminal) -> None:
    terminal.home = terminal.file("afile", "")
    code, out, _ = terminal.call("doctor", "--json")
    assert code == 1
    report = json.loads(out)
    assert report["ok"] is False
    assert any("--home" in sentence for sentence in report["trouble"])


def test_a_settings_number_that_is_none_is_refused(
    terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        terminal.call("doctor", "--port", "many")
    assert left.value.code == 2
    assert "invalid int value" in capsys.readouterr().err


def test_contact_sheets_are_drawn_of_a_screenplay(terminal: Terminal) -> None:
    script, out = terminal.file("good.fountain", GOOD), terminal.folder / "sheets"
    code, printed, _ = terminal.call("sheet", script, "--out", out, "--look", "line art")
    assert code == 0
    names = [Path(line).name for line in printed.split()]
    assert names == ["cast.jpg", "places.jpg", "shots.jpg"]
    assert all((out / name).stat().st_size > 4000 for name in names)


def test_contact_sheets_of_one_kind_can_be_asked_for(terminal: Terminal) -> None:
    out = terminal.folder / "sheets"
    code, printed, _ = terminal.call("sheet", "--only", "transitions", "--out", out, "--json")
    assert code == 0
    assert json.loads(printed) == {"sheets": [str(out / "transitions.jpg")]}


@pytest.mark.parametrize("words", [("--only", "dragons"), ("--look", "oil")])
def test_a_sheet_or_style_that_does_not_exist_is_refused(
    terminal: Terminal, words: tuple[str, str]
) -> None:
    assert "possible are" in terminal.refused("sheet", *words, "--out", terminal.folder / "s")
