"""What nobody foresaw: a sentence for the person, a traceback in a file, and no address in either."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from calendar_service.cli import _logging
from calendar_service.cli._failures import told


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@contextmanager
def logging_configured() -> Iterator[None]:
    """Log as a service does, and afterwards as before."""
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    root.handlers[:] = []
    _logging.configure("info")
    yield
    root.handlers[:], root.level = before, level
    logging.captureWarnings(capture=False)


def log(name: str, level: int, text: str, **more: object) -> None:
    with logging_configured():
        logging.getLogger(name).log(level, text, **more)  # type: ignore[arg-type]


def a_fault(text: str = "no room for desk@example.org at https://hooks.example.org/secret") -> Exception:
    try:
        raise ValueError(text)  # noqa: TRY301 - raised to have a traceback
    except ValueError as error:
        return error


def test_an_unforeseen_fault_is_one_sentence_and_its_traceback_lies_in_a_file(folder, capsys):
    code = told(a_fault())

    said = capsys.readouterr()
    assert (1, "") == (code, said.out)
    assert said.err == "Something went wrong that should not have (ValueError); the details are in var/errors.log.\n"
    assert "ValueError: no room for […] at […]" in (folder / "var" / "errors.log").read_text()


def test_only_the_owner_can_read_the_tracebacks(folder):
    told(a_fault())

    assert (folder / "var" / "errors.log").stat().st_mode & 0o777 == 0o600


def test_where_the_file_cannot_be_written_that_is_said(folder, capsys):
    (folder / "var").write_text("a file where a folder should be")
    told(a_fault())

    assert "could not be written to var/errors.log" in capsys.readouterr().err


def test_the_file_of_tracebacks_begins_anew_when_it_is_full(folder, monkeypatch):
    monkeypatch.setattr(_logging, "MOST", 10)
    told(a_fault("the first"))
    told(a_fault("the second"))

    kept = (folder / "var" / "errors.log").read_text()
    assert "the second" in kept and "the first" not in kept


def test_a_record_is_one_line_with_its_action(folder, capsys):
    log("calendar_service.test", logging.INFO, "taken\nover", extra={"action": "registry_taken_over"})

    line = capsys.readouterr().err
    assert line.endswith("Z info action=registry_taken_over taken over\n")
    assert line[:20].count(":") == 2 and line.count("\n") == 1


def test_an_exception_in_the_log_is_named_and_its_traceback_lies_in_the_file(folder, capsys):
    log("calendar_service.test", logging.ERROR, "a job failed", exc_info=a_fault(), extra={"action": "tick_failed"})

    line = capsys.readouterr().err
    assert line.endswith(" error action=tick_failed a job failed (ValueError, see var/errors.log)\n")
    assert "Traceback" in (folder / "var" / "errors.log").read_text()


def test_no_address_reaches_the_log(folder, capsys):
    log("calendar_service.test", logging.WARNING, "refused by <desk@example.org> at https://a.example/x?token=1")

    assert capsys.readouterr().err.endswith("refused by <[…]> at […]\n")


def test_libraries_are_heard_only_when_it_matters(folder, capsys):
    log("apscheduler.scheduler", logging.INFO, "added a job")
    log("apscheduler.scheduler", logging.WARNING, "a run was missed")

    assert capsys.readouterr().err.count("\n") == 1
