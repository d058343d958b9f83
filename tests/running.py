"""`run`, `web` and `worker` as processes of their own, with what they said and how they ended.

Nothing is awaited at the start: a process may be meant to end, or to be asked while it is not ready.
"""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from tests.commands import environment

SCRIPT = Path(sys.executable).with_name("calendar-service")
PATIENCE = 60.0  # seconds; eight processes may share two cores
# No connection is kept, since the next process may be another one at the same address.
_CLIENT = httpx.Client(trust_env=False, timeout=PATIENCE, limits=httpx.Limits(max_keepalive_connections=0))


@dataclass
class Running:
    """A process; `address` is where it would serve."""

    process: subprocess.Popen[bytes]
    folder: Path
    address: str
    code: int | None = field(default=None)

    @property
    def said(self) -> str:
        return (self.folder / "output.txt").read_text()

    def get(self, path: str, **headers: str) -> httpx.Response:
        """Ask for a path; a header is named as in `if_none_match='"1234"'`."""
        return self.ask("GET", path, **headers)

    def ask(self, method: str, path: str, **headers: str) -> httpx.Response:
        named = {name.replace("_", "-"): text for name, text in headers.items()}
        return _CLIENT.request(method, f"{self.address}{path}", headers=named)

    def health(self) -> Any:
        try:
            return self.get("/healthz").json()
        except httpx.TransportError:
            return {"status": "unreachable", "registry": {}, "jobs": {}}

    def is_well(self) -> bool:
        return bool(self.health()["status"] == "ok")

    def until(self, holds: Callable[[], object], what: str = "") -> None:
        """Wait until something holds."""
        deadline = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < deadline, f"{what or 'it'} does not come to hold; it said:\n{self.said}"
            assert self.ended(0.05) is None, f"it ended; it said:\n{self.said}"

    def ended(self, seconds: float) -> int | None:
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Send a signal and give the exit code."""
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)


@contextmanager
def running(folder: Path, word: str, port: int, *, script: str | Path = SCRIPT, **settings: str) -> Iterator[Running]:
    """Start a command in `folder`, with `settings` as CALENDAR_…, and kill it at the end if it still runs."""
    with (folder / "output.txt").open("wb") as output:
        process = subprocess.Popen(
            [script, word],
            cwd=folder,
            env=environment(port=str(port), **settings),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        yield Running(process, folder, f"http://127.0.0.1:{port}")
    finally:
        process.kill()
        process.wait()


def free_port() -> int:
    """Give the number of a port of loopback at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        number: int = server.getsockname()[1]
    return number
