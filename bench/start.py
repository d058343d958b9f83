"""Starting: `--help` beside a bare Typer, and from the command to the first feed beside a bare FastAPI + SQLModel."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from bench.measure import Result, in_turns

_TYPER = """
import typer
app = typer.Typer()
@app.command()
def run(): "Serve."
@app.command()
def check(): "Check."
app()
"""
_FASTAPI = """
import sys
import uvicorn
from fastapi import FastAPI, Response
from sqlmodel import Field, Session, SQLModel, create_engine, select

class Feed(SQLModel, table=True):
    name: str = Field(primary_key=True)
    body: bytes

engine = create_engine(f"sqlite:///{sys.argv[2]}")
SQLModel.metadata.create_all(engine)
with Session(engine) as session:
    session.merge(Feed(name="all.ics", body=b"BEGIN:VCALENDAR" * 4000))
    session.commit()
app = FastAPI()

@app.get("/feeds/{name}")
def feed(name: str):
    with Session(engine) as session:
        return Response(session.exec(select(Feed).where(Feed.name == name)).one().body, media_type="text/calendar")

uvicorn.run(app, port=int(sys.argv[1]), log_level="warning")
"""
_OURS = [sys.executable, "-m", "calendar_service"]


def measure(folder: str) -> list[Result]:
    help_taken = in_turns(
        lambda: subprocess.run([*_OURS, "--help"], capture_output=True, check=True),
        lambda: subprocess.run([sys.executable, "-c", _TYPER, "--help"], capture_output=True, check=True),
    )
    service = _service(Path(folder))
    _first_answer(*service())  # makes the store that a start finds
    peer = Path(folder) / "peer.db"
    both = [(_first_answer(*service()), _first_answer(*_peer(peer))) for _ in range(7)]
    start_taken = tuple(ours for ours, _ in both), tuple(theirs for _, theirs in both)
    return [
        Result("--help", "a bare Typer --help", help_taken[0], help_taken[1], goal=1.3, less=True),
        Result(
            "start to first feed, store exists",
            "FastAPI + SQLModel",
            start_taken[0],
            start_taken[1],
            goal=1.2,
            less=True,
        ),
    ]


def _service(folder: Path) -> Callable[[], tuple[list[str], dict[str, str], int]]:
    registry = Path(__file__).parents[1] / "events.yaml"

    def command() -> tuple[list[str], dict[str, str], int]:
        port = _free_port()
        settings = {
            "CALENDAR_PORT": str(port),
            "CALENDAR_PUBLIC_URL": "http://localhost:8000",
            "CALENDAR_REGISTRY": str(registry),
            "CALENDAR_DATABASE": f"sqlite:///{folder}/calendar.db",
        }
        return [*_OURS, "run"], settings, port

    return command


def _peer(database: Path) -> tuple[list[str], dict[str, str], int]:
    port = _free_port()
    return [sys.executable, "-c", _FASTAPI, str(port), str(database)], {}, port


def _first_answer(command: list[str], settings: dict[str, str], port: int) -> float:
    """Give the seconds from the start of the process to its first whole answer; the end of it does not count."""
    started = time.perf_counter()
    with subprocess.Popen(
        command, env={**os.environ, **settings}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            _wait_for(f"http://127.0.0.1:{port}/feeds/all.ics")
            return time.perf_counter() - started
        finally:
            server.terminate()


def _wait_for(url: str) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url) as answer:
                answer.read()
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.005)
    raise TimeoutError(url)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
