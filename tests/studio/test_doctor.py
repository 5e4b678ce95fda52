"""The doctor says what runs and what is wrong, whether the studio runs or not."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest

from film.errors import Refused
from studio.doctor import examine
from studio.services.house import House
from studio.services.ports import choose_port
from studio.settings import Settings


def test_a_running_studio_is_examined_without_disturbing_it(house: House) -> None:
    report = examine(house.settings)
    assert report.ok
    assert report.trouble == ()
    assert report.studio.startswith("runs at ")
    found = {check.name: check for check in report.services}
    assert set(found) == {"database", "bible", "queue"}
    assert found["database"].version.startswith("PostgreSQL 18")
    assert "ArcadeDB" in found["bible"].version
    assert found["queue"].version.startswith("Valkey 9")
    assert all(0 < (check.round_trip_ms or 0) < 1000 for check in report.services)
    assert all(child.alive() for _, child in house.staff.values())


def test_a_report_is_plain_json_without_a_secret(house: House) -> None:
    text = examine(house.settings).model_dump_json()
    assert json.loads(text)["ok"] is True
    assert house.running.bolt_password not in text


def test_without_a_studio_the_given_servers_that_are_away_are_named(tmp_path: Path) -> None:
    settings = Settings(
        home=tmp_path / "home",
        database_url="postgresql://127.0.0.1:9/film",
        neo4j_uri="bolt://127.0.0.1:9",
        redis_url="redis://127.0.0.1:9/0",
    )
    report = examine(settings)
    assert not report.ok
    assert report.studio == "not running"
    assert [check.embedded for check in report.services] == [False] * 3
    assert len([said for said in report.trouble if "does not answer" in said]) == 3


def test_a_home_that_cannot_be_used_is_in_the_report(tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("dear")
    report = examine(Settings(home=tmp_path / "letter" / "home"))
    assert not report.ok
    assert "part of its path is a file" in report.trouble[0]


def test_a_taken_port_is_replaced_unless_it_was_asked_for(tmp_path: Path) -> None:
    with socket.socket() as guest:
        guest.bind(("127.0.0.1", 0))
        guest.listen()
        port = guest.getsockname()[1]
        assert choose_port(Settings(home=tmp_path, port=port)) > port
        with pytest.raises(Refused, match=f"Port {port} is taken by another program"):
            choose_port(Settings(home=tmp_path, port=port, port_asked=True))
