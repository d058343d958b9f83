"""Serving over HTTP: the socket, the server, and pages that are imported when the first of them is asked for.

The socket is bound before anything else, so that a port in use is told at once and a client that is early only waits.
"""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

from calendar_service.cli._service import Service
from calendar_service.core.problems import CalendarServiceError
from calendar_service.settings import Settings
from calendar_service.web.feeds import FeedRoute

#: Seconds that an answer may take to end when the server is to stop.
_GRACE = 3
_BACKLOG = 1024


class ListenError(CalendarServiceError):
    """The address cannot be listened on; the text says why and what to do."""


@contextmanager
def listening(settings: Settings) -> Iterator[socket.socket]:
    """Bind the address of the settings. Raises ListenError."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    address = f"{settings.host}:{settings.port}"
    try:
        bound = socket.create_server((settings.host, settings.port), family=family, backlog=_BACKLOG)
    except (OSError, UnicodeError) as error:
        fix = "stop the other program, or set CALENDAR_PORT or CALENDAR_HOST to another one"
        raise ListenError(f"{address} cannot be listened on ({_reason(error)}): {fix}") from error
    with bound:
        yield bound


def _reason(error: OSError | UnicodeError) -> str:
    """Give the system's words, to which Python adds the address; a name that leads nowhere has no number of theirs."""
    number = getattr(error, "errno", None) or 0
    return os.strerror(number) if number > 0 else "no such host"


def serve(made: Service, bound: socket.socket) -> None:
    """Serve until a signal comes, which is left to the handlers that were set before."""
    proxies = made.settings.trusted_proxies
    config = uvicorn.Config(
        FeedRoute(made.current, Pages(made)),
        lifespan="off",
        ws="none",
        interface="asgi3",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(proxies),
        forwarded_allow_ips=proxies or None,
        timeout_graceful_shutdown=_GRACE,
    )
    Server(config, made).run(sockets=[bound])


class Server(uvicorn.Server):
    """Says when it answers, so that nothing else takes time before."""

    def __init__(self, config: uvicorn.Config, made: Service) -> None:
        super().__init__(config)
        self._made = made

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer, then let the rest of the service start."""
        await super().startup(sockets)
        self.should_exit |= self._made.signals.came
        self._made.serving.set()


class Pages:
    """The pages, made when the first one is asked for: feeds need not wait for templates."""

    def __init__(self, made: Service) -> None:
        self._made = made
        self._app: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._app is None:
            from calendar_service.web.app import app

            self._app = app(self._made.current, self._made.heartbeats, self._made.settings.public_url)
        await self._app(scope, receive, send)
