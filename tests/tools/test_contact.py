"""Contact sheets: pictures of the film to judge, drawn once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import cv2
import pytest

from knowledge.files import FileStore
from tools.desk import Desk
from tools.registry import TOOLS


@pytest.mark.parametrize(("what", "names"), [("cast", ["cast"]), ("", ["cast", "places", "shots"])])
async def test_a_contact_sheet_is_a_picture_that_is_drawn_once(
    desk: Desk, tmp_path: Path, what: str, names: list[str]
) -> None:
    files = FileStore(tmp_path / "files")
    rooms: Any = SimpleNamespace(files=files)
    there = replace(desk, renders=rooms, qualifying=rooms)
    said = await TOOLS["contact_sheet"].call(there, {"what": what})
    sheets = said.cards[0].props["sheets"]
    assert [s["name"] for s in sheets if s["name"] != "props"] == names
    pictures = [cv2.imread(str(files.path_of(s["file"]))) for s in sheets]
    assert all(picture is not None and picture.std() > 10 for picture in pictures)
    drawn = [files.path_of(s["file"]).stat().st_mtime_ns for s in sheets]
    again = await TOOLS["contact_sheet"].call(there, {"what": what})
    assert again.cards == said.cards
    assert [files.path_of(s["file"]).stat().st_mtime_ns for s in sheets] == drawn
