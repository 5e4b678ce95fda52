"""A studio of its own on a free port, and a real Chromium in front of it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
]
READY = "Auteur is ready: "


class Server:
    """`auteur` as a person starts it, and where its page is."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.start()

    def start(self, *more: str) -> None:
        """Starts it; `more` are further words of the command line."""
        command = [sys.executable, "-c", "import auteur; auteur.main()", "--home", str(self.home)]
        self.process = subprocess.Popen(
            [*command, *more],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        self.address = self._address()

    def start_again(self) -> None:
        """After a kill: on the same address, for pages that are still open."""
        self.start("--port", self.address.rpartition(":")[2])

    def _address(self) -> str:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if line.startswith(READY):
                return line.removeprefix(READY).strip()
        raise AssertionError(f"the server ended with {self.process.wait()}")

    def kill(self) -> None:
        """As the kernel does it: no goodbye."""
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        """Ctrl-C."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGINT)
            self.process.wait(30)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("google-chrome")
    assert path, "these tests need Chromium: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def home() -> Iterator[Path]:
    path = Path(tempfile.mkdtemp(prefix="auteur-browser-"))
    yield path
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture
def server(home: Path) -> Iterator[Server]:
    started = Server(home)
    yield started
    started.stop()


@pytest.fixture
def open_page(chromium: Browser, server: Server) -> Iterator[Callable[..., Page]]:
    """Opens the page in a browser of its own: other cookies, another person's tab."""
    contexts = []

    def opening(address: str = "") -> Page:
        context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="en-US")
        contexts.append(context)
        opened = context.new_page()
        opened.goto(address or server.address, wait_until="domcontentloaded")
        opened.wait_for_selector("#chat-input", timeout=60_000)
        opened.wait_for_timeout(2_000)  # words typed before the socket is up are lost
        return opened

    yield opening
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    return open_page()
