"""A store for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from calendar_service.store.database import Store
from tests.databases import a_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = a_store(tmp_path)
    yield opened
    opened.close()
