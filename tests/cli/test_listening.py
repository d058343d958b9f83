"""An address that cannot be listened on: the reason in the system's words, and what to do."""

import errno
import socket

import pytest

from calendar_service.cli._server import ListenError, listening
from calendar_service.settings import Settings

FIX = "stop the other program, or set CALENDAR_PORT or CALENDAR_HOST to another one"


def refusal(host: str, port: int) -> str:
    settings = Settings.load({"CALENDAR_HOST": host, "CALENDAR_PORT": str(port)})
    with pytest.raises(ListenError) as refused, listening(settings):
        pass
    return str(refused.value)


def test_a_port_in_use_is_told():
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

        assert f"127.0.0.1:{port} cannot be listened on (Address already in use): {FIX}" == refusal("127.0.0.1", port)


def test_a_name_that_can_be_no_hosts_is_told():
    name = 70 * "a"

    assert f"{name}:8000 cannot be listened on (no such host): {FIX}" == refusal(name, 8000)


@pytest.mark.parametrize(
    ("error", "reason"),
    [(OSError(-2, "Name or service not known"), "no such host"), (OSError(errno.EACCES, "No"), "Permission denied")],
)
def test_what_the_system_says_of_an_address_is_told_in_its_words(error, reason, monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(socket, "create_server", refuse)

    assert f"an.example:80 cannot be listened on ({reason}): {FIX}" == refusal("an.example", 80)
