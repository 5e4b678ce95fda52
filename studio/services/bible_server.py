"""The story bible's server: ArcadeDB with its Bolt plugin, in a process of its own.

A Java machine does not belong into a process that forks or serves a chat. Started as

    python -m studio.services.bible_server ROOT BOLT_PORT HTTP_PORT

with the password as the first line of stdin; it ends when stdin closes, which is also what happens
when the studio dies. `ROOT/ready` holds its process number once the database is there.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path

DATABASE = "bible"
HEAP = "192m"
# One compiler and one collector thread: a second of CPU less at the start (2.4 s, not 3.4 s).
JAVA = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss512k")


def serve(root: Path, bolt_port: int, http_port: int) -> None:
    """Runs the server until stdin closes."""
    closing = threading.Event()
    password = sys.stdin.buffer.readline().decode().strip()
    threading.Thread(target=listen, args=(closing, root), daemon=True).start()
    os.chdir(root)  # it writes ./log
    from arcadedb_embedded.server import ArcadeDBServer  # Java: only in this process

    server = ArcadeDBServer(
        str(root),
        password,
        {
            "host": "127.0.0.1",
            "mode": "development",  # production hides what was wrong with a query
            "http_port": http_port,
            "bolt_port": bolt_port,
            "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        },
        jvm_kwargs={"heap_size": HEAP, "jvm_args": JAVA},
    )
    server.start()
    server.create_database(DATABASE)
    unfinished = root / "ready.new"
    unfinished.write_text(str(os.getpid()))
    unfinished.rename(root / "ready")
    closing.wait()
    server.stop()


def listen(closing: threading.Event, root: Path) -> None:
    """Waits for stdin to close; a server that is not ready yet leaves at once."""
    sys.stdin.buffer.read()
    closing.set()
    if not (root / "ready").exists():
        os._exit(1)


def main() -> None:
    """The process: reads its orders, serves, and leaves without waiting for Java's threads."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the studio ends us by closing stdin
    serve(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
    os._exit(0)


if __name__ == "__main__":
    main()
