"""The service as a process of its own, for tests that meet it as a stranger does.

It listens on a free port of loopback, and is up when it answers, not when it says so.
"""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

PATIENCE = 60.0  # seconds; eight processes may share two cores


@contextmanager
def running(*command: str | Path, folder: Path, **settings: str) -> Iterator[str]:
    """Run `command` in `folder`, with `settings` as CALENDAR_…, and give its address, as `http://127.0.0.1:8123`."""
    port = _free_port()
    named = {f"CALENDAR_{name.upper()}": value for name, value in settings.items()}
    environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "CALENDAR_PORT": str(port), **named}
    with (folder / "output.txt").open("w") as output:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=output, stderr=subprocess.STDOUT)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_until_it_answers(process, f"{address}/healthz", folder / "output.txt")
        yield address
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port


def _wait_until_it_answers(process: subprocess.Popen[bytes], address: str, output: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            httpx.get(address, trust_env=False)
        except httpx.TransportError:
            if _ended_within(process, 0.1):
                break
        else:
            return
    raise AssertionError(f"the service does not answer; it said:\n{output.read_text()}")


def _ended_within(process: subprocess.Popen[bytes], seconds: float) -> bool:
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True
