"""A date that may be known in part: the value and its reader (EDTF, ISO 8601-2; RULES B1-B3).

A date without a day still has bounds; `has_day` says whether a day was stated, which bounds alone cannot.
"""

import calendar
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from calendar_service.core.dates.errors import DateError
from calendar_service.core.dates.refusals import refusal
from calendar_service.core.dates.spellings import as_edtf
from calendar_service.core.problems import quoted

__all__ = ["LAST_YEAR", "DateError", "Edtf", "Precision", "Qualifier", "parse", "parse_day", "parse_year_or_day"]

Precision = Literal["day", "days", "month", "quarter", "season", "half", "year"]
Qualifier = Literal["", "?", "~", "%"]

#: The winter of the last year ends in 9999, where Python's calendar does.
LAST_YEAR = dt.MAXYEAR - 1


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date as stated. Both bounds are included, and None for years before 1; `year` is that of the first day."""

    text: str
    precision: Precision
    earliest: dt.date | None
    latest: dt.date | None
    qualifier: Qualifier
    year: int

    @classmethod
    def of_day(cls, day: dt.date) -> "Edtf":
        return cls(day.isoformat(), "day", day, day, "", day.year)

    @property
    def has_day(self) -> bool:
        """Tell whether a day is stated, or an interval of days, without a mark of doubt (RULES B2)."""
        return self.precision == "day" and not self.qualifier

    @property
    def is_interval(self) -> bool:
        """Tell whether it is several days, all of them meant."""
        return self.precision == "day" and self.earliest != self.latest

    @property
    def days(self) -> int:
        """Count the possible days; 0 for years before 1, which have no bounds."""
        if self.earliest is None or self.latest is None:
            return 0
        return (self.latest - self.earliest).days + 1

    def __str__(self) -> str:
        return self.text


def parse(text: str) -> Edtf:
    """Read a date in any form of RULES B1; raises DateError, which names the reading or readings.

    >>> parse("winter 2021/22")
    Edtf(text='2021-24', precision='season', earliest=datetime.date(2021, 12, 1), latest=datetime.date(2022, 2, 28), \
qualifier='', year=2021)
    """
    # Nearly all dates of a registry are plain days, and there are tens of thousands.
    if len(text) == len("2021-09-16") and text[4] == "-" == text[7]:
        try:
            day = dt.date.fromisoformat(text)
        except ValueError:
            return _parse(text)
        if day.year <= LAST_YEAR:
            return Edtf(text, "day", day, day, "", day.year)
    return _parse(text)


def parse_day(text: str) -> dt.date:
    """Read one day, stated without a mark; raises DateError for anything else."""
    date = parse(text)
    if date.earliest is None or not date.has_day or date.is_interval:
        raise DateError(
            f"{quoted(text)} is not one certain day", "a day such as 2021-09-16", "write the day as year-month-day"
        )
    return date.earliest


def parse_year_or_day(text: str) -> Edtf:
    """Read what a span may begin or end with (RULES I2): a year from 0001 on or one day, without a mark."""
    date = parse(text)
    if date.earliest is None or date.qualifier or date.precision not in ("year", "day") or date.is_interval:
        raise DateError(
            f"{quoted(text)} is neither a year nor a day",
            "a year such as 2021 or a day such as 2021-09-16",
            "write the year, or the day as year-month-day",
        )
    return date


@lru_cache(maxsize=4096)
def _parse(text: str) -> Edtf:
    edtf = as_edtf(text)
    date = _of_set(edtf) if edtf.startswith("[") else _of_interval(edtf) if "/" in edtf else _single(edtf)
    if date is None:
        raise refusal(text, edtf)
    return date


_SINGLE = re.compile(r"(?!-0000)(-?[0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([?~%]?)")
_SET = re.compile(r"\[([^.]+)\.\.([^.]+)\]")

#: What stands in the place of the month (ISO 8601-2, 4.8): precision, first month, number of months.
#: 25-28 are the northern seasons again, 29-32 the southern ones; 37-39, thirds of a year, nobody states.
_SPANS: dict[int, tuple[Precision, int, int]] = {
    **{month: ("month", month, 1) for month in range(1, 13)},
    **{21 + number: ("season", first, 3) for number, first in enumerate((3, 6, 9, 12))},
    **{29 + number: ("season", first, 3) for number, first in enumerate((9, 12, 3, 6))},
    **{33 + number: ("quarter", first, 3) for number, first in enumerate((1, 4, 7, 10))},
    **{40 + number: ("half", first, 6) for number, first in enumerate((1, 7))},
}


def _single(edtf: str) -> Edtf | None:
    """Read a day, a month, a part of a year or a year, with its mark."""
    found = _SINGLE.fullmatch(edtf)
    if not found or int(found[1]) > LAST_YEAR:
        return None
    year, qualifier = int(found[1]), cast("Qualifier", found[4])
    if found[2] is None:
        return _span(found[1], year, ("year", 1, 12), qualifier)
    code = int(found[2])
    if found[3] is None:
        code = code - 4 if 25 <= code <= 28 else code
        return _span(f"{found[1]}-{code:02d}", year, _SPANS[code], qualifier) if code in _SPANS else None
    if not 1 <= code <= 12 or not 1 <= int(found[3]) <= calendar.monthrange(year, code)[1]:
        return None
    day = dt.date(year, code, int(found[3])) if year > 0 else None
    return Edtf(edtf, "day", day, day, qualifier, year)


def _span(text: str, year: int, span: tuple[Precision, int, int], qualifier: Qualifier) -> Edtf:
    precision, month, months = span
    if year < 1:
        return Edtf(text + qualifier, precision, None, None, qualifier, year)
    last_year, last_month = divmod(year * 12 + month + months - 2, 12)
    last_day = calendar.monthrange(last_year, last_month + 1)[1]
    latest = dt.date(last_year, last_month + 1, last_day)
    return Edtf(text + qualifier, precision, dt.date(year, month, 1), latest, qualifier, year)


def _of_interval(edtf: str) -> Edtf | None:
    """Read `a/b`: of two days all are meant, of two months one day in them."""
    ends = _ends(edtf.split("/"))
    if ends is None or ends[0].precision != ends[1].precision or ends[0].precision not in ("day", "month"):
        return None
    first, last = ends
    if first.qualifier != last.qualifier:
        raise DateError(
            f"{quoted(edtf)} has a mark of doubt at one end",
            "the same mark at both ends or at none",
            f"write {first.text.rstrip('?~%')}/{last.text.rstrip('?~%')}, or the mark at both ends",
        )
    return _between(first, last, first.precision, "{}/{}")


def _of_set(edtf: str) -> Edtf | None:
    """Read `[a..b]`: one day, and nobody knows yet which."""
    found = _SET.fullmatch(edtf)
    ends = _ends(found.groups()) if found else None
    if ends is None or not (ends[0].has_day and ends[1].has_day):
        return None
    return _between(*ends, "days", "[{}..{}]")


def _ends(texts: Sequence[str]) -> tuple[Edtf, Edtf] | None:
    """Read two ends from year 1 on; there is no counting of days before it."""
    dates = [date for text in texts if (date := _single(text)) and date.earliest]
    return (dates[0], dates[1]) if len(dates) == len(texts) == 2 else None


def _between(first: Edtf, last: Edtf, precision: Precision, form: str) -> Edtf:
    text = form.format(first, last)
    if first == last:
        return first
    # Dates of one precision sort as their texts do.
    if first.text > last.text:
        raise DateError(
            f"{quoted(text)} ends before it begins",
            "the earlier date first",
            f"write {form.format(last, first)}, or correct a year",
        )
    return Edtf(text, precision, first.earliest, last.latest, first.qualifier, first.year)
