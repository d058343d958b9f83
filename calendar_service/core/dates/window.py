"""A window of days, half-open: it holds its start and not its end (RULES C9).

An occurrence belongs to the window that holds its first possible day, so windows that meet share none.
"""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Window:
    """The days from `start`, included, to `end`, not included."""

    start: dt.date
    end: dt.date

    @classmethod
    def years(cls, first: int, last: int) -> "Window":
        """Return the window of whole years, both included; `last` is at most 9998.

        >>> Window.years(2025, 2029).end
        datetime.date(2030, 1, 1)
        """
        return cls(dt.date(first, 1, 1), dt.date(last + 1, 1, 1))

    def __contains__(self, day: dt.date) -> bool:
        return self.start <= day < self.end
