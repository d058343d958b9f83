"""The terminal: subject and text, for those who try the service out.

Options: none. The address of a subscription is not used.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from pydantic import BaseModel, ConfigDict, Field, SkipValidation

from calendar_service.core.messages.message import Message
from calendar_service.core.problems import DeliveryError

NAME = "console"

Send = Callable[[Message], str]


class Settings(BaseModel):
    """Where to print."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)
    stream: SkipValidation[TextIO] = Field(default_factory=lambda: sys.stdout)


def payload(message: Message) -> str:
    """Return the lines to print; what could steer the terminal is left out."""
    text = f"{message.subject}\n{message.text}\n\n"
    return "".join(char for char in text if char == "\n" or char.isprintable())


@contextmanager
def sending(settings: Settings, at: Callable[[str], None]) -> Iterator[Send]:
    """Give `send(message)`, which prints."""

    def send(message: Message) -> str:
        at("connect")
        try:
            settings.stream.write(payload(message))
            settings.stream.flush()
        except (OSError, ValueError) as error:  # a pipe or file that somebody closed
            raise DeliveryError(f"nothing can be printed: {error}") from error
        return "printed"

    yield send
