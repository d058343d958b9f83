"""English and other customary spellings of a date, turned into EDTF (RULES B1).

Only what has one reading is here. The result need not be a day that exists: "31 June 2021" gives 2021-06-31.
"""

import re
from collections.abc import Callable

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
#: A month as people write it, for use in a larger pattern; one group.
MONTH = rf"({'|'.join(MONTHS)}|{'|'.join(name[:3] for name in MONTHS)}|Sept)\.?"

_DAY = "([0-9]{1,2})"
_YEAR = "([0-9]{4})"
_DASH = " ?[-‐‑‒–—−] ?"
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23}


def as_edtf(text: str) -> str:
    """Return the EDTF of a customary spelling, and anything else as it is; a mark at the end stays.

    >>> as_edtf("16-17 September 2021"), as_edtf("Q4 2021"), as_edtf("1992")
    ('2021-09-16/2021-09-17', '2021-36', '1992')
    """
    text = " ".join(text.split())
    plain = text.rstrip("?~%")
    for pattern, write in _SPELLINGS:
        if found := pattern.fullmatch(plain.rstrip()):
            return write(*found.groups()) + text[len(plain) :]
    return text


def month_number(name: str) -> int:
    """Return 1 to 12 for a month as MONTH matches it.

    >>> month_number("sept")
    9
    """
    return _NUMBERS[name[:3].lower()]


def _day(day: str, month: str, year: str) -> str:
    return f"{year}-{month_number(month):02d}-{int(day):02d}"


def _days(first: str, last: str, month: str, year: str) -> str:
    return f"{_day(first, month, year)}/{_day(last, month, year)}"


def _days_across(first: str, month: str, year: str | None, last: str, last_month: str, last_year: str) -> str:
    return f"{_day(first, month, year or last_year)}/{_day(last, last_month, last_year)}"


def _winter(year: str, end: str) -> str:
    # Other years make no winter; that text is left as it is for the refusal.
    return f"{year}-24" if f"{int(year) + 1:04d}".endswith(end) else f"winter {year}/{end}"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_NUMBERS = {name[:3].lower(): number for number, name in enumerate(MONTHS, start=1)}
_SPELLINGS: tuple[tuple[re.Pattern[str], Callable[..., str]], ...] = (
    (_compiled(f"{_DAY} {MONTH} {_YEAR}"), _day),
    (_compiled(f"{MONTH} {_DAY},? {_YEAR}"), lambda month, day, year: _day(day, month, year)),
    (_compiled(f"{_DAY}{_DASH}{_DAY} {MONTH} {_YEAR}"), _days),
    (_compiled(f"{_DAY} {MONTH}(?: {_YEAR})?{_DASH}{_DAY} {MONTH} {_YEAR}"), _days_across),
    (_compiled(f"{MONTH} {_YEAR}"), lambda month, year: f"{year}-{month_number(month):02d}"),
    (_compiled(f"({'|'.join(_SEASONS)}) {_YEAR}"), lambda season, year: f"{year}-{_SEASONS[season.lower()]}"),
    (_compiled(f"winter {_YEAR}/([0-9]{{2}}|[0-9]{{4}})"), _winter),
    (_compiled(f"{_YEAR}-Q([1-4])"), lambda year, number: f"{year}-{32 + int(number)}"),
    (_compiled(f"Q([1-4]) {_YEAR}"), lambda number, year: f"{year}-{32 + int(number)}"),
    (_compiled(f"{_YEAR}-H([12])"), lambda year, number: f"{year}-{39 + int(number)}"),
    (_compiled(f"H([12]) {_YEAR}"), lambda number, year: f"{year}-{39 + int(number)}"),
)
