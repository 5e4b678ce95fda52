"""Who is called off ends: not kept by an error that the calling off made, nor by a driver.

A question that is cancelled half way may end in the driver's own error; told as "the server is
away" it would be asked again, and its loop would never end. And a driver may ask again by itself:
neo4j's does, when the connection that it was reading from had died (6.4).
"""

from __future__ import annotations

import asyncio


def end_if_called_off(error: BaseException | None = None) -> None:
    """Raises CancelledError, from `error` if there is one, when this task was asked to end."""
    task = asyncio.current_task()
    if task is not None and task.cancelling():
        raise asyncio.CancelledError from error
