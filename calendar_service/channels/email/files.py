"""Mails as files, for an installation without a mail server: each appears whole or not at all."""

import datetime as dt
import os
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from calendar_service.core.messages.message import Message
from calendar_service.core.problems import DeliveryError


@dataclass(frozen=True, slots=True)
class Folder:
    """Takes mails into `path`, which is made when the first one comes."""

    path: Path
    at: Callable[[str], None]

    def put(self, mail: EmailMessage, message: Message) -> str:
        """Write a mail and return its path; the file's name sorts by time and holds the Message-ID."""
        stamp = message.date.astimezone(dt.UTC).strftime("%Y%m%dT%H%M%SZ")
        name = f"{stamp}-{message.message_id.strip('<>').partition('@')[0]}.eml"
        try:
            self.at("connect")
            self.path.mkdir(parents=True, exist_ok=True)
            self._write(mail.as_bytes(), name)
        except OSError as error:
            raise DeliveryError(f"the mail cannot be written to {self.path}: {error.strerror}") from error
        return str(self.path / name)

    def _write(self, content: bytes, name: str) -> None:
        unfinished = self.path / f".{name}.unfinished"
        with unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        self.at("before-dot")
        unfinished.replace(self.path / name)
        # The name, too, must survive a loss of power.
        folder = os.open(self.path, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
        self.at("after-250")
