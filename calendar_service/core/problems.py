"""What can be wrong, as values, and the few exceptions that carry it to a person.

A `Problem` holds what the editor wrote, which may be under embargo: only `public` may leave the house.
"""

import difflib
from collections.abc import Container, Iterable
from dataclasses import asdict, dataclass
from typing import Literal, NamedTuple, Protocol

Severity = Literal["error", "warning"]

#: Every code with its remedy in words that hold for any value: the only sentence a public page shows.
#: A code is never renamed, since editors look it up and scripts match it.
CODES: dict[str, str] = {
    # The file as text and as YAML
    "not-utf-8": "Save the file as UTF-8.",
    "too-large": "Split the registry into several files, or shorten the text.",
    "too-deep": "Take brackets, braces or indentation away: no key of the registry lies so deep.",
    "refused-character": "Delete the invisible character.",
    "tab": "Indent with spaces.",
    "indentation": "Give all keys of one block the same indentation.",
    "syntax": "Correct the line, or put its text in quotation marks.",
    "colon-in-text": "Put text that contains a colon and a space in quotation marks.",
    "not-closed": "Close the quotation mark, bracket or brace.",
    "comma-in-flow": "Put text that contains a comma in quotation marks.",
    "yaml-anchor": "Write the text out where it is needed; anchors and aliases are not used here.",
    "yaml-tag": "Delete the tag; every value is plain text here.",
    "yaml-directive": "Delete the line that begins with a percent sign.",
    "merge-key": "Write the keys out; merge keys are not used here.",
    "second-document": "Keep one document in a file: delete the line of dashes or dots.",
    "duplicate-key": "Delete or rename one of the two keys.",
    "empty-value": "Write a value, or delete the key.",
    "key-form": "Write a plain word as the key.",
    "empty-file": "Begin the file with its version.",
    "unreadable-file": "Put the file back where it was, and let the service read it.",
    # The form of one value
    "unknown-key": "Correct the spelling of the key, or delete it.",
    "missing-key": "Add the key.",
    "wrong-form": "Write the value in the form that its key expects.",
    "unknown-word": "Use one of the words that the key allows.",
    "unknown-language": "Use the code of a language that the calendar has.",
    "unknown-country": "Use the two capital letters of the country.",
    "unknown-timezone": "Use a zone name such as Asia/Dushanbe.",
    "unknown-id": "Use an id that the registry contains.",
    "id-form": "Write ids in small letters, digits and single hyphens.",
    "reserved-id": "Choose another id; this one is an address of the service.",
    "reserved-role": "Choose another role; this one is computed by the service.",
    "edtf": "Write the date as year-month-day, or as the part of it that is known.",
    "ambiguous-date": "Write the date as year-month-day.",
    "duration": "Write the duration as a period such as P30D or as working days such as 5wd.",
    "rule": "Write a recurrence rule of RFC 5545 or the name of a feast.",
    "time": "Write the time of day as hours and minutes.",
    "duplicate-item": "Delete one of the two items.",
    "missing-language": "Add the text in the missing language.",
    # What several values say together
    "duplicate-id": "Give one of the two another id.",
    "contradiction": "Keep one of the two.",
    "order": "Correct the later of the two dates or states.",
    "illegal-step": "Append the state that lies between, or correct the status.",
    "future-date": "Correct the day; it lies after today.",
    "missing-source": "Name the source.",
    "typed-number": "Delete the number; the service counts anniversaries itself.",
    "mark": "Let the mark point to a dated entry that is counted.",
    # What only time brings up
    "past-and-open": "State whether it was held, postponed or cancelled.",
    "stale-source": "Look for a newer source, and append what it says.",
    "no-day-yet": "Look for the day, and append it.",
    "documents-open": "State what became of the expected documents.",
    "ends-soon": "State what follows, or let it end.",
    "early-announcement": "Name the source that stated it on that day, or correct the day.",
    "host-unknown": "Name the place with its country.",
    "two-places": "Check the day and the place of both meetings.",
}


class Placed(Protocol):
    """Anything that knows where it stands in its file; both numbers begin with 1."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class Position(NamedTuple):
    """A place in a file for what is no node of its tree; both numbers begin with 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong in one place; problems sort in file order. Line and column begin with 1."""

    file: str
    line: int
    column: int
    path: str
    code: str
    severity: Severity
    found: str
    expected: str
    fix: str

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f'code "{self.code}" has no remedy in CODES')

    @property
    def remedy(self) -> str:
        return CODES[self.code]

    @property
    def where(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"

    def as_text(self) -> str:
        """Return the three lines that a terminal shows."""
        subject = f"{self.path}: " if self.path else ""
        return (
            f"{self.where}: {subject}{self.found} [{self.code}]\n"
            f"    expected: {self.expected}\n"
            f"    to fix:   {self.fix}"
        )

    def as_json(self) -> dict[str, str | int]:
        """Return the object of `check --format json` (RULES G)."""
        return asdict(self)

    def as_github(self) -> str:
        """Return a workflow command, which GitHub shows beside the line."""
        subject = f"{self.path}: " if self.path else ""
        message = f"{subject}{self.found}\nexpected: {self.expected}\nto fix: {self.fix}"
        place = f"file={_property(self.file)},line={self.line},col={self.column},title={self.code}"
        return f"::{self.severity} {place}::{_message(message)}"

    def public(self, keys: Container[str] = ()) -> dict[str, str | int]:
        """Return what a stranger may see (RULES A11): no value, title or id.

        The key is the innermost step of the path that is one of `keys`, the words of the format itself, since a
        step may also be an id or a word that the editor made up; without such a step it is empty.
        """
        steps = (step.partition("[")[0] for step in reversed(self.path.split(".")))
        key = next((step for step in steps if step in keys), "")
        place: dict[str, str | int] = {"file": self.file, "line": self.line, "column": self.column}
        return place | {"key": key, "code": self.code, "remedy": self.remedy}


class Report:
    """Collects the problems of reading one file; goes on after each, so that all are found at once."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._collected: list[Problem] = []

    def error(self, node: Placed, path: str, code: str, found: str, expected: str, fix: str) -> None:
        self._collected.append(Problem(self.file, node.line, node.column, path, code, "error", found, expected, fix))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what was collected, in file order."""
        return tuple(sorted(self._collected))


class CalendarServiceError(Exception):
    """The root of what a person is told; never raised itself."""


class RegistryError(CalendarServiceError):
    """The registry cannot be used; `problems` are in file order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.as_text() for problem in self.problems))


class SettingsError(CalendarServiceError):
    """The environment cannot be used; each of `problems` is a sentence."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


class DeliveryError(CalendarServiceError):
    """One attempt to deliver failed.

    `permanent`: no later attempt can succeed. `retry_after`: seconds that the other side asked us to wait.
    `ambiguous`: it may have been accepted all the same, so that a new attempt may deliver it twice.
    """

    def __init__(
        self, message: str, *, permanent: bool = False, retry_after: float | None = None, ambiguous: bool = False
    ) -> None:
        super().__init__(message)
        self.permanent = permanent
        self.retry_after = retry_after
        self.ambiguous = ambiguous


class NotFound(CalendarServiceError):
    """Nothing has this name. On public routes `known` holds only what is known to the public (RULES A11)."""

    def __init__(self, kind: str, name: str, known: Iterable[str] = ()) -> None:
        self.kind = kind
        self.name = name
        self.nearest = nearest(name, known)
        hint = f'; did you mean "{self.nearest}"?' if self.nearest else ""
        super().__init__(f"no {kind} {quoted(name)}{hint}")


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate that the writer of `word` most likely meant, or None.

    >>> nearest("remnid", ["title", "when", "remind"])
    'remind'
    """
    # Comparing takes time by the square of the length, and no word of ours is long.
    matches = difflib.get_close_matches(word[:_LONGEST_WORD].lower(), list(candidates), n=1)
    return matches[0] if matches else None


def quoted(text: str) -> str:
    """Return text of the editor's as a message shows it: in quotation marks, on one line, shortened.

    >>> quoted("Moscow, RU")
    '"Moscow, RU"'
    """
    shown = text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"
    return '"' + "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in shown) + '"'


_LONGEST_WORD = 80
_LONGEST_QUOTE = 60


def _message(text: str) -> str:
    """Escape text as GitHub's toolkit does (actions/toolkit, command.ts: escapeData)."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
