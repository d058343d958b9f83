"""The log of a running service: one line a record, `time level action=… sentence`, on the error stream.

No line holds an address, a token or the address of a webhook: what looks like one is blotted out here once more.
A traceback never goes to the terminal but to a file, which only its owner can read.
"""

import datetime as dt
import logging
import os
import re
import traceback
from pathlib import Path

ERRORS = Path("var/errors.log")
#: Bytes after which the file of tracebacks begins anew.
MOST = 1_000_000
_PRIVATE = re.compile(r"[^\s<>\"'(]+@[^\s<>\"')]+|https?://[^\s<>\"')]+")


class _Line(logging.Formatter):
    """A record on one line. Python's own way to give a handler its format is a subclass."""

    def format(self, record: logging.LogRecord) -> str:
        """Give the line; of an exception its name only, the rest of it stands in the file."""
        at = dt.datetime.fromtimestamp(record.created, dt.UTC)
        action = getattr(record, "action", record.name.rpartition(".")[2])
        key = f" key={record.key}" if hasattr(record, "key") else ""
        cause = f" ({_name(record.exc_info[1])}, see {ERRORS})" if record.exc_info and record.exc_info[1] else ""
        sentence = " ".join(record.getMessage().split())
        return blotted(f"{at:%Y-%m-%dT%H:%M:%SZ} {record.levelname.lower()} action={action}{key} {sentence}{cause}")


class _Tracebacks(logging.Handler):
    """Writes the tracebacks of records that have one."""

    def emit(self, record: logging.LogRecord) -> None:
        if record.exc_info and record.exc_info[1]:
            note(record.exc_info[1])


def configure(level: str) -> None:
    """Log to the error stream from now on; libraries only what matters."""
    lines = logging.StreamHandler()
    lines.setFormatter(_Line())
    logging.basicConfig(handlers=[lines, _Tracebacks()], level=logging.WARNING, force=True)
    logging.getLogger("calendar_service").setLevel(level.upper())
    logging.captureWarnings(capture=True)


def blotted(text: str) -> str:
    """Blot out what looks like an e-mail or web address.

    >>> blotted("no answer from desk@example.org")
    'no answer from […]'
    """
    return _PRIVATE.sub("[…]", text)


def note(error: BaseException) -> bool:
    """Add a traceback to the file; False where it cannot be written."""
    told = blotted("".join(traceback.format_exception(error)))
    try:
        ERRORS.parent.mkdir(parents=True, exist_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if _is_full() else os.O_APPEND)
        with os.fdopen(os.open(ERRORS, flags, 0o600), "w", encoding="utf-8") as file:
            file.write(f"{dt.datetime.now(dt.UTC):%Y-%m-%dT%H:%M:%SZ}\n{told}\n")
    except OSError:
        return False
    return True


def _is_full() -> bool:
    return ERRORS.exists() and ERRORS.stat().st_size > MOST


def _name(error: BaseException) -> str:
    return type(error).__name__
