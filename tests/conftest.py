"""What every test stands on: a clean environment, no network, golden files and a time budget.

Nothing here knows the calendar. Values for tests are made in tests/factories.py.
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.golden_file import GoldenFile
from tests.loopback import only_loopback

GOLDEN = Path(__file__).parent / "golden"
STARTED = pytest.StashKey[float]()

# A setting of the developer's own shell must not reach a test, nor a module that is imported by one.
for name in [name for name in os.environ if name.startswith("CALENDAR_")]:
    del os.environ[name]

# An audit hook cannot be taken away again, so no test can open the network by accident.
sys.addaudithook(only_loopback)

# Slow machines must not fail a law, so no profile has a deadline. `ci` finds the same examples in every run.
slow_is_fine = (HealthCheck.too_slow,)
settings.register_profile("dev", max_examples=50, deadline=None, suppress_health_check=slow_is_fine)
settings.register_profile("ci", max_examples=200, deadline=None, derandomize=True, suppress_health_check=slow_is_fine)
settings.register_profile("deterministic", settings.get_profile("dev"), derandomize=True)
settings.load_profile("ci" if "CI" in os.environ else "dev")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files instead of comparing")
    parser.addoption("--budget", type=float, metavar="SECONDS", help="stop when the tests have taken longer than this")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what asks for the golden fixture, so that `make golden` runs these tests alone."""
    for item in items:
        if "golden" in getattr(item, "fixturenames", ()):
            item.add_marker("golden")


def pytest_sessionstart(session: pytest.Session) -> None:
    session.stash[STARTED] = time.monotonic()


def pytest_runtest_teardown(item: pytest.Item) -> None:
    budget = item.config.getoption("--budget")
    if budget and time.monotonic() - item.session.stash[STARTED] > budget:
        item.session.shouldfail = f"the tests took longer than their budget of {budget:.0f} seconds (--budget)"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str], GoldenFile]:
    """Give the golden file of a name below tests/golden, as in `golden("feeds/sco.ics").check(found)`."""
    update = bool(request.config.getoption("--update-golden"))
    return lambda name: GoldenFile(GOLDEN / name, update=update)
