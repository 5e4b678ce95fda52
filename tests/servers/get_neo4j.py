"""Gets a real Neo4j 5 Community server from its Maven artifacts and runs it, where no Docker is.

    python tests/servers/get_neo4j.py [FOLDER]

prints the Bolt address once the server answers, and ends it when stdin closes. FOLDER keeps the
jars (about 130 MB) for the next time. Needs `java` (17) and, the first time, `mvn`. Neo4j is GPL-3:
it is for tests and for people to run beside Auteur, and is no part of it.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from platformdirs import user_cache_path

VERSION = "5.26.0"
START_LIMIT = 180.0  # s
ARTIFACTS = (("org.neo4j.app", "neo4j-server"), ("org.neo4j", "neo4j"))
DEPENDENCY = (
    "<dependency><groupId>{0}</groupId><artifactId>{1}</artifactId>"
    f"<version>{VERSION}</version></dependency>"
)
POM = (
    '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
    "<groupId>tests</groupId><artifactId>neo4j</artifactId><version>1</version>"
    "<packaging>pom</packaging><dependencies>{0}</dependencies></project>"
)
CONF = """\
server.bolt.listen_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.security.auth_enabled=false
dbms.usage_report.enabled=false
server.memory.pagecache.size=64m
"""
OPENS = [
    f"--add-opens=java.base/{package}=ALL-UNNAMED"
    for package in ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent", "java.lang")
]


def get_jars(folder: Path) -> Path:
    """The folder of the server's jars, fetched by Maven unless they are there already."""
    jars = folder / f"neo4j-{VERSION}"
    if jars.is_dir():
        return jars
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as made:
        pom = Path(made) / "pom.xml"
        pom.write_text(POM.format("".join(DEPENDENCY.format(*each) for each in ARTIFACTS)))
        fetch = ["mvn", "-q", "-B", "-f", str(pom), "dependency:copy-dependencies"]
        options = ["-DincludeScope=runtime", f"-DoutputDirectory={made}/lib"]
        subprocess.run([*fetch, *options], check=True, stdout=sys.stderr)
        (Path(made) / "lib").rename(jars)
    return jars


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def start(jars: Path, home: Path, port: int) -> subprocess.Popen[bytes]:
    """A server with an empty database; returns once it listens."""
    (home / "conf").mkdir(parents=True)
    (home / "conf" / "neo4j.conf").write_text(CONF.format(port=port))
    java = ["java", "-Xmx512m", "-XX:+UseSerialGC", *OPENS, "-cp", f"{jars}/*"]
    where = [f"--home-dir={home}", f"--config-dir={home / 'conf'}"]
    said, log = home / "server.out", home / "logs" / "neo4j.log"
    with said.open("wb") as output:
        server = subprocess.Popen(
            [*java, "org.neo4j.server.CommunityEntryPoint", *where],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
    until = time.monotonic() + START_LIMIT
    while not (log.exists() and "Started." in log.read_text()):
        if server.poll() is not None or time.monotonic() > until:
            server.kill()
            raise SystemExit(said.read_text()[-2000:])
        time.sleep(0.2)
    return server


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else user_cache_path("auteur-tests")
    home = Path(tempfile.mkdtemp(prefix="neo4j-"))
    port = free_port()
    server = start(get_jars(folder), home, port)
    try:
        sys.stdout.write(f"bolt://127.0.0.1:{port}\n")
        sys.stdout.flush()
        sys.stdin.buffer.read()
    finally:
        server.kill()  # its data is thrown away
        server.wait(30)
        shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    main()
