"""E-mail, by an SMTP server or into files.

Options: `url`, the server, as `smtp://user:password@host:587` (STARTTLS where offered) or `smtps://…` (TLS from the
start); without it each mail becomes a file in `folder`, which any mail program opens. `sender` is who writes.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import BaseModel, SecretStr, field_validator

from calendar_service.channels.email.files import Folder
from calendar_service.channels.email.mime import compose
from calendar_service.channels.email.smtp import Line, Server, server
from calendar_service.core.messages.message import Message

NAME = "email"

Send = Callable[[Message], str]


class Settings(BaseModel, frozen=True, extra="forbid"):
    """The server, or the folder that takes its place; `timeout` is in seconds and for one message in all."""

    url: SecretStr | None = None
    sender: str
    folder: Path = Path("var/mail")
    timeout: float = 60.0

    @field_validator("url")
    @classmethod
    def _is_understood(cls, url: SecretStr | None) -> SecretStr | None:
        if url:
            server(url.get_secret_value())
        return url

    @property
    def server(self) -> Server | None:
        """The server that `url` names."""
        return server(self.url.get_secret_value()) if self.url else None


@contextmanager
def sending(settings: Settings, at: Callable[[str], None]) -> Iterator[Send]:
    """Give `send(message)`; the connection is made by the first message and kept for the others."""
    if settings.server is None:
        folder = Folder(settings.folder, at)
        yield lambda message: folder.put(compose(message, settings.sender), message)
        return
    line = Line(settings.server, settings.timeout, at)
    try:
        yield lambda message: line.send(compose(message, settings.sender), message.to, settings.sender)
    finally:
        line.close()
