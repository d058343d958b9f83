"""What holds for every channel that is found: documented, its own options, and one kind of error."""

import contextlib
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from calendar_service import channels
from calendar_service.core.messages.message import Message
from calendar_service.core.plugins import plugins_of
from calendar_service.core.problems import DeliveryError
from tests.messages import a_message

CHANNELS = plugins_of(channels)

# What a channel needs to be tried here, and what makes it fail: the one line to add with a new channel.
WORKING: dict[str, Callable[[Path], dict[str, Any]]] = {
    "console": lambda _: {},
    "email": lambda folder: {"sender": "calendar@example.org", "folder": folder},
}


@pytest.fixture(params=CHANNELS.values(), ids=list(CHANNELS))
def channel(request: pytest.FixtureRequest) -> ModuleType:
    found: ModuleType = request.param
    return found


def opened(
    channel: ModuleType, folder: Path, at: Callable[[str], None] = lambda _: None
) -> AbstractContextManager[Callable[[Message], str]]:
    settings = channel.Settings(**WORKING[channel.NAME](folder))
    context: AbstractContextManager[Callable[[Message], str]] = channel.sending(settings, at)
    return context


def test_it_is_documented_with_its_options(channel: ModuleType) -> None:
    assert channel.__doc__ is not None
    assert "Options: " in channel.__doc__


def test_its_options_are_its_own_and_cannot_change(channel: ModuleType, tmp_path: Path) -> None:
    assert issubclass(channel.Settings, BaseModel)
    with pytest.raises(ValidationError, match="extra_forbidden"):
        channel.Settings(**WORKING[channel.NAME](tmp_path), colour="red")
    settings = channel.Settings(**WORKING[channel.NAME](tmp_path))
    for name in channel.Settings.model_fields:
        with pytest.raises(ValidationError, match="frozen"):
            setattr(settings, name, None)


def test_it_gives_a_receipt_for_each_message(channel: ModuleType, tmp_path: Path) -> None:
    with opened(channel, tmp_path) as send:
        receipts = [send(a_message()), send(a_message(language="ar", subject="قمة", html=None, calendar=None))]

    assert all(isinstance(receipt, str) and receipt for receipt in receipts)


def test_opening_it_reaches_for_nothing(channel: ModuleType, tmp_path: Path) -> None:
    moments: list[str] = []
    with opened(channel, tmp_path, moments.append) as send:
        assert [] == moments
        send(a_message())

    assert "connect" == moments[0]


@pytest.mark.parametrize("changes", [{"subject": "a\x00b"}, {"text": "\ud800"}, {"to": "\r\n"}])
def test_a_message_that_it_cannot_bear_is_a_delivery_error(
    channel: ModuleType, changes: dict[str, str], tmp_path: Path
) -> None:
    with opened(channel, tmp_path) as send, contextlib.suppress(DeliveryError):
        send(a_message(**changes))
