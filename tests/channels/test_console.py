"""The terminal shows subject and text, and nothing that could steer it."""

import io

import pytest

from calendar_service.channels import console
from calendar_service.core.problems import DeliveryError
from tests.messages import a_message


def test_subject_and_text_are_printed() -> None:
    stream = io.StringIO()

    with console.sending(console.Settings(stream=stream), lambda _: None) as send:
        assert "printed" == send(a_message(text="16 September 2021: Душанбе"))

    assert "SCO summit in Dushanbe in 7 days\n16 September 2021: Душанбе\n\n" == stream.getvalue()


def test_nothing_steers_the_terminal() -> None:
    assert "a[2Jb\nc\n\n" == console.payload(a_message(subject="a\x1b[2Jb", text="c\r"))


def test_a_closed_terminal_is_a_failure_like_any_other() -> None:
    stream = io.StringIO()
    stream.close()

    with console.sending(console.Settings(stream=stream), lambda _: None) as send, pytest.raises(DeliveryError):
        send(a_message())


def test_it_prints_to_the_terminal_by_default(capsys: pytest.CaptureFixture[str]) -> None:
    with console.sending(console.Settings(), lambda _: None) as send:
        send(a_message())

    assert capsys.readouterr().out.startswith("SCO summit in Dushanbe")
