"""Being told to stop: it ends well at any moment, also where Python drops the exception that should end it."""

import signal
import socket
import sys
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from calendar_service.cli._server import serve
from calendar_service.cli._service import Service
from calendar_service.cli._signals import Signals
from calendar_service.settings import Settings
from tests.databases import a_store


@pytest.fixture
def signals(monkeypatch: pytest.MonkeyPatch) -> Iterator[Signals]:
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)  # to have it back after
    former = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    made = Signals()
    made.listen()
    yield made
    for number, handler in former.items():
        signal.signal(number, handler)


class Collected:
    """Something that is collected."""


@pytest.fixture
def dropped(signals: Signals) -> Signals:
    """A signal that came while garbage was collected."""
    while_collecting(lambda: signal.raise_signal(signal.SIGTERM))
    return signals


def while_collecting(act: Callable[[], object]) -> None:
    """Do something where Python raises no exception."""
    thing = Collected()
    reference = weakref.ref(thing, lambda _: act())
    del thing
    assert reference() is None


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_what_is_being_done_with_exit_code_0(number: signal.Signals, signals: Signals):
    with pytest.raises(SystemExit) as ended:
        signal.raise_signal(number)

    assert 0 == ended.value.code


def test_at_the_end_a_second_signal_disturbs_nothing(signals: Signals):
    signals.ignore()
    signal.raise_signal(signal.SIGTERM)

    assert not signals.came


def test_a_signal_that_python_dropped_ends_the_waiting_and_is_not_talked_about(
    dropped: Signals, capsys: pytest.CaptureFixture[str]
):
    dropped.wait()

    assert ("", "") == capsys.readouterr()


def test_another_exception_that_python_drops_is_told(signals: Signals, capsys: pytest.CaptureFixture[str]):
    while_collecting(lambda: int("seven"))

    assert "ValueError" in capsys.readouterr().err


def test_a_signal_that_python_dropped_ends_the_serving(dropped: Signals, tmp_path: Path):
    made = Service(Settings.load({}, tmp_path), a_store(tmp_path), dropped)
    with socket.create_server(("127.0.0.1", 0)) as bound:
        serve(made, bound)

    assert made.serving.is_set()
    made.store.close()
