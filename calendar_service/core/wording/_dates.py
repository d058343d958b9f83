"""Dates in words, from a day to a year, never more exact than what was stated (RULES B1-B3).

The patterns stand in the PO files and not in CLDR's skeletons: CLDR has none for halves, seasons or an interval within
one month, and a new release of it must not reword every feed. Spaces are plain ones, so that text can be searched.
"""

import datetime as dt
import re

from calendar_service.core.dates.edtf import Edtf
from calendar_service.core.wording._catalogue import Catalogue

_PARTS = re.compile(r"-?[0-9]{4}(?:-([0-9]{2}))?(?:-([0-9]{2}))?[?~%]?")
_QUARTERS = {
    33: ("first quarter of {year}", "Q1 {year}"),
    34: ("second quarter of {year}", "Q2 {year}"),
    35: ("third quarter of {year}", "Q3 {year}"),
    36: ("fourth quarter of {year}", "Q4 {year}"),
}
_HALVES = {40: "first half of {year}", 41: "second half of {year}"}
# Each season with its first month; the southern ones begin at 29 (ISO 8601-2, 4.8).
_SEASONS = {
    21: ("spring {year}", 3),
    22: ("summer {year}", 6),
    23: ("autumn {year}", 9),
    24: ("winter {year}", 12),
    29: ("spring {year}", 9),
    30: ("summer {year}", 12),
    31: ("autumn {year}", 3),
    32: ("winter {year}", 6),
}
_SOUTHERN = 29
_MARKS = {"~": "about {date}", "?": "{date} (uncertain)", "%": "about {date} (uncertain)"}


def date(catalogue: Catalogue, edtf: Edtf, *, with_weekday: bool = False, short: bool = False) -> str:
    """Say a date as it was stated; `short` writes "Q4 2021" for a quarter."""
    words = _stated(catalogue, edtf, with_weekday=with_weekday, short=short)
    if edtf.year < 1:
        words = catalogue.gettext("{date} BC", context="date", date=words)
    if edtf.qualifier:
        words = catalogue.gettext(_MARKS[edtf.qualifier], context="date", date=words)
    return words


def day(catalogue: Catalogue, value: dt.date, *, with_weekday: bool = False) -> str:
    """Say one day."""
    words = _day(catalogue, value.year, value.month, value.day)
    return _after_weekday(catalogue, catalogue.names.weekdays[value.weekday()], words) if with_weekday else words


def month_year(catalogue: Catalogue, year: int, month: int) -> str:
    """Say a month by itself: "September 2021"."""
    names = catalogue.names
    placeholders = {"month": names.months[month - 1], "month_alone": names.months_alone[month - 1], "year": year}
    return catalogue.gettext("{month_alone} {year}", context="date", **placeholders)


def span_prefix(catalogue: Catalogue, edtf: Edtf, *, past: bool) -> str:
    """Begin the title of what has no day; of what is past nobody will announce it, "day not recorded" (RULES C3)."""
    words = capital(date(catalogue, edtf, short=True))
    if edtf.precision == "day":
        return words
    if past:
        return catalogue.gettext("{span}, day not recorded", context="title", span=words)
    return catalogue.gettext("{span}, date to be announced", context="title", span=words)


def capital(text: str) -> str:
    """Write the first letter large, as at the beginning of a title."""
    return text[:1].upper() + text[1:]


def _stated(catalogue: Catalogue, edtf: Edtf, *, with_weekday: bool, short: bool) -> str:
    """Say a date without its era and mark."""
    first, last = edtf.earliest, edtf.latest
    if first and last and edtf.precision == "days":
        return catalogue.gettext("one day of {days}", context="date", days=_days(catalogue, first, last))
    if first and last and edtf.is_interval:
        return _days(catalogue, first, last, with_weekday=with_weekday)
    if first and last and (first.year, first.month) != (last.year, last.month) and edtf.precision == "month":
        return _months(catalogue, first, last)
    if first and edtf.precision == "day":
        return day(catalogue, first, with_weekday=with_weekday)
    return _by_parts(catalogue, edtf, short=short)


def _by_parts(catalogue: Catalogue, edtf: Edtf, *, short: bool) -> str:
    """Say a date of one year from its text, which years before 1 have, though no bounds."""
    year = edtf.year if edtf.year > 0 else 1 - edtf.year
    found = _PARTS.fullmatch(edtf.text)
    code, number = (int(part or 0) for part in found.groups()) if found else (0, 0)
    if number:
        return _day(catalogue, year, code, number)
    if edtf.precision == "month":
        return month_year(catalogue, year, code)
    if edtf.precision == "season":
        return _season(catalogue, year, code)
    if edtf.precision == "quarter":
        return catalogue.gettext(_QUARTERS[code][short], context="date", year=year)
    return catalogue.gettext(_HALVES.get(code, "{year}"), context="date", year=year)


def _day(catalogue: Catalogue, year: int, month: int, number: int) -> str:
    placeholders = {"day": _number(catalogue, number), "month": catalogue.names.months[month - 1], "year": year}
    return catalogue.gettext("{day} {month} {year}", context="date", **placeholders)


def _number(catalogue: Catalogue, day_of_month: int) -> str:
    """Number a day; French alone has a first one (1er mai)."""
    return catalogue.gettext("1", context="day of the month") if day_of_month == 1 else str(day_of_month)


def _days(catalogue: Catalogue, first: dt.date, last: dt.date, *, with_weekday: bool = False) -> str:
    """Say several days: what both have in common stands once."""
    months = catalogue.names.months
    numbers = {"first": _number(catalogue, first.day), "last": _number(catalogue, last.day)}
    placeholders = {**numbers, "month": months[first.month - 1], "year": str(first.year)}
    if first.year != last.year:
        ends = {"first": day(catalogue, first), "last": day(catalogue, last)}
        words = catalogue.gettext("{first} – {last}", context="date", **ends)
    elif first.month == last.month:
        words = catalogue.gettext("{first}–{last} {month} {year}", context="date", **placeholders)
    else:
        placeholders["last_month"] = months[last.month - 1]
        words = catalogue.gettext("{first} {month} – {last} {last_month} {year}", context="date", **placeholders)
    if not with_weekday:
        return words
    weekdays = catalogue.names.weekdays
    both = {"first": weekdays[first.weekday()], "last": weekdays[last.weekday()]}
    return _after_weekday(catalogue, catalogue.gettext("{first}–{last}", context="date", **both), words)


def _months(catalogue: Catalogue, first: dt.date, last: dt.date) -> str:
    """Say the first to the last of several months."""
    if first.year != last.year:
        ends = (month_year(catalogue, each.year, each.month) for each in (first, last))
        return catalogue.gettext("{first} – {last}", context="date", **dict(zip(("first", "last"), ends, strict=True)))
    names = catalogue.names.months_alone
    placeholders = {"first": names[first.month - 1], "last": names[last.month - 1], "year": first.year}
    return catalogue.gettext("{first}–{last} {year}", context="date", **placeholders)


def _season(catalogue: Catalogue, year: int, code: int) -> str:
    """Say a season with its months, since the word alone means other months elsewhere (RULES B1)."""
    msgid, first = _SEASONS[code]
    last = (first + 1) % 12 + 1
    if last > first:
        season = catalogue.gettext(msgid, context="date", year=year)
        ends = tuple(catalogue.names.months_alone[month - 1] for month in (first, last))
    else:
        season = catalogue.gettext(msgid, context="date", year=f"{year}/{(year + 1) % 100:02d}")
        ends = (month_year(catalogue, year, first), month_year(catalogue, year + 1, last))
    placeholders = {"season": season, "first": ends[0], "last": ends[1]}
    if code >= _SOUTHERN:
        return catalogue.gettext("{season} (southern hemisphere, {first} to {last})", context="date", **placeholders)
    return catalogue.gettext("{season} ({first} to {last})", context="date", **placeholders)


def _after_weekday(catalogue: Catalogue, weekday: str, words: str) -> str:
    return catalogue.gettext("{weekday}, {date}", context="date", weekday=weekday, date=words)
