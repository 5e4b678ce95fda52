"""`auteur doctor`: what runs, which version, where, how fast it answers, and what is wrong."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from studio.doctor import Report, examine
from studio.settings import Settings


def doctor(settings: Settings, as_json: bool) -> int:
    """Prints the report; the exit code is 0 when everything is well."""
    report = examine(settings)
    if as_json:
        print(report.model_dump_json())
    else:
        _print(report)
    return 0 if report.ok else 1


def _print(report: Report) -> None:
    console = Console()
    table = Table("", "what", "version", "where", "round trip", "trouble")
    for check in (*report.services, *report.libraries):
        mark = "ok" if check.ok else "wrong"
        trip = f"{check.round_trip_ms:.1f} ms" if check.round_trip_ms is not None else ""
        table.add_row(mark, check.name, check.version, check.where, trip, check.trouble)
    console.print(f"Auteur {report.auteur}, Python {report.python}, {report.machine}")
    console.print(f"home {report.home}, {report.free_mb} MB free; {report.studio}")
    console.print(table)
    for sentence in report.trouble:
        console.print(f"Trouble: {sentence}")
    if report.ok:
        console.print("Everything is well.")
