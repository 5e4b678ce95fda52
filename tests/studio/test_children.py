"""The processes of a studio start whatever else this process is doing."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

from studio.services.children import Children, Order


def test_a_process_starts_while_a_library_changes_the_environment(tmp_path: Path) -> None:
    done, children, many = threading.Event(), Children(), 20
    changing = threading.Thread(target=_change_the_environment, args=(done,))
    changing.start()
    try:
        for number in range(many):
            command = (sys.executable, "-I", "-S", "-c", "print('here')")
            order = Order(f"child {number}", command, tmp_path / "log", tmp_path / f"mark {number}")
            children.start(order).process.wait(30)
    finally:
        done.set()
        changing.join()
        children.close()
    assert (tmp_path / "log").read_text().split() == ["here"] * many


def _change_the_environment(done: threading.Event) -> None:
    names = [f"AUTEUR_TEST_{number}" for number in range(200)]
    while not done.is_set():
        for name in names:
            os.environ[name] = "y" * 200
        for name in names:
            del os.environ[name]
