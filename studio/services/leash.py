"""A leash: a child that ends when the process that started it does, however that one ended.

Run as a script it is a launcher for servers that know nothing of leashes:

    python -I -S leash.py PARENT SIGNAL UID GID clean|"keep NAME=value..." COMMAND...

It drops to UID and GID (-1: stays), asks the kernel for SIGNAL on the parent's death, and becomes
COMMAND; `clean` gives the command an environment of its own, so that a person's PGPORT or LANG
cannot change a server; `keep` gives it ours, with what is named added. The kernel ties a child to
the *thread* that forked it: see `studio.services.children`. Where there is no prctl (macOS) a
leftover is ended by the next start.
"""

from __future__ import annotations

import ctypes
import os
import sys

SET_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG, linux/prctl.h
CLEAN = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8"}


def tie_to_parent(signal_number: int, parent: int) -> None:
    """Asks for `signal_number` when the parent dies; leaves at once if it is gone already."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(SET_PARENT_DEATH_SIGNAL, signal_number, 0, 0, 0)
    if os.getppid() != parent:
        raise SystemExit(f"process {parent}, which started this one, is gone")


def become(uid: int, gid: int) -> None:
    """Drops for good from root to another user; nothing when `uid` is negative."""
    if uid >= 0:
        os.setgroups([])
        os.setgid(gid)
        os.setuid(uid)


def main(arguments: list[str]) -> None:
    """The launcher; does not return."""
    parent, number, uid, gid = (int(argument) for argument in arguments[:4])
    environment, command = arguments[4], arguments[5:]
    become(uid, gid)  # before the leash: the kernel forgets it when the user changes
    tie_to_parent(number, parent)
    if environment == "clean":
        os.execve(command[0], command, CLEAN)
    for setting in environment.split()[1:]:
        os.putenv(*setting.split("=", 1))
    os.execv(command[0], command)


if __name__ == "__main__":
    main(sys.argv[1:])
