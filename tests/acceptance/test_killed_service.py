"""A service that is killed: the next start serves the same bytes, from its first answer on."""

import shutil
import signal
import time
from pathlib import Path

import httpx

from tests.commands import REGISTRY
from tests.running import Running, running

PATHS = ("/feeds/all.ics", "/feeds/csto.ru.ics", "/feeds/jubilees.ics")
ENDS_WITHIN = 10  # seconds

Answer = tuple[bytes, str, str]


def answers(service: Running) -> list[Answer]:
    """Give what a calendar program keeps of each feed."""
    found = [service.get(path) for path in PATHS]
    assert [200] * len(PATHS) == [each.status_code for each in found]
    return [(each.content, each.headers["etag"], each.headers["last-modified"]) for each in found]


def answers_while_starting(service: Running) -> list[list[Answer]]:
    """Ask from the first moment in which it listens until its registry is in force."""
    found: list[list[Answer]] = []

    def has_started() -> bool:
        try:
            found.append(answers(service))
        except httpx.TransportError:
            return False
        return service.is_well()

    service.until(has_started)
    return found


def test_after_a_kill_the_next_start_serves_the_same_bytes_and_ends_with_ctrl_c(tmp_path: Path, port: int):
    shutil.copy(REGISTRY, tmp_path / "events.yaml")
    with running(tmp_path, "run", port) as service:
        service.until(service.is_well)
        before = answers(service)
        assert -signal.SIGKILL == service.stop(signal.SIGKILL)

    with running(tmp_path, "run", port) as service, httpx.Client(base_url=service.address, trust_env=False) as reader:
        assert all(before == each for each in answers_while_starting(service))
        assert before == answers(service)
        reader.get(PATHS[0])  # who keeps the connection open
        started = time.monotonic()
        assert 0 == service.stop(signal.SIGINT)

    assert time.monotonic() - started < ENDS_WITHIN
    assert "Traceback" not in service.said and "Error" not in service.said
