"""A whole studio on the session's real services: conversation, store, bible, queue; no workers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from bench.loopback import Answer, loopback
from knowledge.migrate import migrate
from studio.services.running import Running
from studio.settings import Settings
from studio.studio import Studio
from tests.stories.evenings import SECRET, Evening


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


@pytest.fixture
async def evening(
    request: pytest.FixtureRequest, services: Running, tmp_path: Path
) -> AsyncIterator[Evening]:
    """An evening with Gemini, or with the vendor of `every_vendor`."""
    vendor = getattr(request, "param", "gemini")
    async with loopback([Answer(text=["I am ", "here."], tokens=(1000, 10))]) as model:
        access = {f"{vendor}_key": SecretStr(SECRET), f"{vendor}_url": model.url}
        studio = Studio(
            Settings.model_validate({"home": tmp_path, "workers": 1} | access), services, None
        )
        await migrate(services.database_url)
        await studio.open()
        yield Evening(studio, model, vendor)
        await studio.close()
