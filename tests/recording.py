"""Witnesses of delivery that know nothing of the service: what they were given is what was delivered.

`MailServer` listens on loopback, so it also counts for processes that are killed; `RecordingChannel` lives in this one.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Condition
from typing import Any, Self

from aiosmtpd.controller import Controller

from calendar_service.core.messages.message import Message


@dataclass(frozen=True)
class Accepted:
    """A mail as the server took it; `peer` tells the connections apart."""

    message_id: str
    to: tuple[str, ...]
    peer: tuple[str, int]
    content: bytes


class _OnAFreePort(Controller):
    def _trigger_server(self) -> None:
        # It asks for itself by the number that it was given, 0, where it should by the one that it got.
        listening: Any = self.server
        self.port = listening.sockets[0].getsockname()[1]
        super()._trigger_server()


class MailServer:
    """A mail server that takes everything and keeps count; `options` are aiosmtpd's, for encryption and passwords."""

    def __init__(self, **options: Any) -> None:
        self.accepted: list[Accepted] = []
        self._changed = Condition()
        self._controller = _OnAFreePort(self, hostname="127.0.0.1", port=0, **options)

    def __enter__(self) -> Self:
        self._controller.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._controller.stop()

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self._controller.port}"

    def wait_for(self, count: int, seconds: float = 60) -> None:
        """Wait until so many mails were accepted in all."""
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.accepted) >= count, seconds), "no mail came"

    async def handle_DATA(self, _: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        mail = Accepted(_header(envelope.content), tuple(envelope.rcpt_tos), session.peer, envelope.content)
        with self._changed:
            self.accepted.append(mail)
            self._changed.notify_all()
        return "250 2.0.0 taken"


def _header(content: bytes) -> str:
    line = next(line for line in content.splitlines() if line.lower().startswith(b"message-id:"))
    return line.partition(b":")[2].strip().decode()


@dataclass
class RecordingChannel:
    """A channel that keeps what it is given; `failures` are raised first, one for each message."""

    messages: list[Message] = field(default_factory=list)
    failures: list[Exception] = field(default_factory=list)
    opened: int = 0

    @contextmanager
    def __call__(self, _: Callable[[str], None]) -> Iterator[Callable[[Message], str]]:
        self.opened += 1
        yield self._send

    def _send(self, message: Message) -> str:
        if self.failures:
            raise self.failures.pop(0)
        self.messages.append(message)
        return "taken"
