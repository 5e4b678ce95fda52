"""Files come in whole, once, under names that cannot lead anywhere else."""

from __future__ import annotations

import hashlib
import os
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from film.errors import MediaFailed, Refused, Unavailable
from knowledge.files import FileStore

NAME = hashlib.sha256(b"recipe").hexdigest() + ".png"


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "files")


def written(store: FileStore, content: bytes = b"picture") -> Path:
    path = store.temp_path(".png")
    path.write_bytes(content)
    return path


def test_an_adopted_file_is_there_whole_and_its_temporary_name_is_gone(store: FileStore) -> None:
    temp = written(store)
    assert not store.has(NAME)
    path = store.adopt(temp, NAME)
    assert store.has(NAME)
    assert path == store.path_of(NAME)
    assert path.read_bytes() == b"picture"
    assert store.size(NAME) == 7
    assert not temp.exists()


def test_the_first_file_of_a_name_stays(store: FileStore) -> None:
    store.adopt(written(store, b"first"), NAME)
    second = written(store, b"second")
    store.adopt(second, NAME)
    assert store.path_of(NAME).read_bytes() == b"first"
    assert not second.exists()


def test_facts_lie_beside_the_file(store: FileStore) -> None:
    facts = {"sha256": "00", "mouth": [[0.0, "closed"], [0.1, "ä"]]}
    store.adopt(written(store), NAME, facts)
    assert store.find_facts(NAME) == facts
    store.remove(NAME)
    assert not store.has(NAME)
    assert store.find_facts(NAME) is None


def test_only_names_that_must_last_are_waited_for_until_they_are_on_disk(
    store: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[Path] = []
    monkeypatch.setattr("knowledge.files._sync", synced.append)
    folder = store.path_of(NAME).parent
    store.adopt(written(store), NAME, lasting=False)
    assert len(synced) == 1
    assert folder not in synced
    store.remove(NAME)
    store.adopt(written(store), NAME)
    assert synced[-1] == folder


def test_twenty_writers_of_one_name_leave_one_file(store: FileStore) -> None:
    temps = [written(store, b"same" * 1000) for _ in range(20)]
    threads = [threading.Thread(target=store.adopt, args=(temp, NAME)) for temp in temps]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.path_of(NAME).read_bytes() == b"same" * 1000
    assert list(store.tmp.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["../../x", "/etc/passwd", "", "ab", "abcdef12.png/..", "abcdef12\n", "ABCDEF12.png"]
)
def test_no_name_leads_out_of_the_store(store: FileStore, name: str) -> None:
    with pytest.raises(Refused):
        store.path_of(name)


@given(name=st.text(max_size=80))
def test_every_accepted_name_stays_under_the_root(name: str) -> None:
    root = Path("/data/files")
    try:
        path = FileStore(root).path_of(name)
    except Refused:
        return
    assert Path(os.path.normpath(path)).is_relative_to(root)


def test_left_over_temporary_files_are_swept_and_finished_ones_stay(store: FileStore) -> None:
    store.adopt(written(store), NAME)
    written(store)
    old = written(store)
    os.utime(old, (0, 0))
    assert store.sweep_tmp(older_s=60) == 1
    assert store.sweep_tmp() == 1
    assert store.has(NAME)


def test_a_file_that_was_never_made_is_said_to_be_missing(store: FileStore) -> None:
    with pytest.raises(MediaFailed, match="not made"):
        store.adopt(store.temp_path(), NAME)
    with pytest.raises(MediaFailed, match="render it again"):
        store.size(NAME)


def test_a_disk_that_refuses_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Unavailable, match="disk"):
        FileStore(tmp_path / "file").temp_path()
