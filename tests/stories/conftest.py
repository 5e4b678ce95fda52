"""A whole studio on the session's real services: conversation, store, bible, queue; no workers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from knowledge.migrate import migrate
from studio.services.running import Running
from studio.settings import Settings
from studio.studio import Studio


@pytest.fixture(scope="session")
async def studio(
    services: Running, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Studio]:
    await migrate(services.database_url)
    home = tmp_path_factory.mktemp("stories")
    opened = Studio(Settings(home=Path(home), workers=2), services, None)
    await opened.open()
    yield opened
    await opened.close()
