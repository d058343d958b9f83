"""The web application over a registry of a test's own, as a client in the same process or served on loopback."""

import datetime as dt
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

import uvicorn
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from calendar_service.core.model.registry import Registry
from calendar_service.core.published.ledger import revise
from calendar_service.service.current import Current
from calendar_service.service.edition import edition
from calendar_service.service.feeds import fingerprints
from calendar_service.service.heartbeats import Heartbeats
from calendar_service.service.reload import Reload
from calendar_service.web.app import app
from tests.databases import a_store

NOON = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
ADDRESS = "http://127.0.0.1:8000"


def a_current(folder: Path, registry: Registry | None = None, now: dt.datetime = NOON) -> Current:
    """Give what a service serves at `now`, with the registry in force; without one as before the first start."""
    current = Current(a_store(folder), ADDRESS, 1000, lambda: now)
    if registry:
        first = edition(registry, now.date(), 1, now)
        current.follow(first, revise({}, dict(fingerprints(first)), now))
    return current


def of_file(folder: Path, text: bytes, now: dt.datetime = NOON) -> tuple[Current, Reload]:
    """Give what a service serves that has taken over the text of a file, and what takes over the next."""
    current = a_current(folder, now=now)
    reload = Reload(current, current._store, ZoneInfo("UTC"))
    reload.take(text, "events.yaml")
    return current, reload


def a_client(current: Current, heartbeats: Heartbeats | None = None, public_url: str | None = None) -> TestClient:
    """Give a client of the application; it follows no redirect, and meets an error as a reader does."""
    served = app(current, heartbeats or Heartbeats(current.clock), public_url)
    return TestClient(served, ADDRESS, raise_server_exceptions=False, follow_redirects=False)


class Server(uvicorn.Server):
    """Says when it answers."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.answers = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.answers.set()


@contextmanager
def serving(application: ASGIApp) -> Iterator[str]:
    """Serve an application on a free port of loopback, and give its address."""
    server = Server(uvicorn.Config(application, port=0, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run)
    thread.start()
    assert server.answers.wait(60)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()
