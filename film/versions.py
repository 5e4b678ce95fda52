"""Versions and timelines: every change of a film, why, by whom and when."""

from __future__ import annotations

from datetime import datetime

from film.noun import Noun


class Version(Noun):
    """One saved state of a film on a timeline; `parent` is the state it was made from."""

    id: str
    project: str
    timeline: str
    parent: str
    seq: int
    verb: str
    reason: str
    author: str
    at: datetime
    changed: tuple[str, ...] = ()  # "shot/sh2B", "condition/co1"


class Timeline(Noun):
    """A line of versions with a name. `opened_from` is the version it leaves another line at."""

    id: str
    project: str
    name: str
    reason: str = ""  # the idea that it was opened for
    author: str = ""
    opened_from: str = ""  # "" for main
    head: str = ""
    created_at: datetime
    deleted_at: datetime | None = None  # its versions are kept
    deleted_by: str = ""


class Project(Noun):
    """A project as it is listed: its film is at the head of `timeline`, which is its main."""

    id: str
    title: str
    author: str
    created_at: datetime
    timeline: str
