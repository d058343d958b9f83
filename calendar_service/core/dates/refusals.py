"""Why a text is no date, and the reading or readings that its writer may have meant (RULES B1).

Nothing is guessed: also where one reading is left, the writer is to write it.
"""

import calendar
import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterator

from calendar_service.core.dates.errors import DateError
from calendar_service.core.dates.spellings import MONTH, MONTHS, as_edtf, month_number
from calendar_service.core.problems import quoted


def refusal(text: str, edtf: str) -> DateError:
    """Return the error about `text`, of which `edtf` is the spelling that was tried and refused."""
    for reason in _REASONS:
        if error := reason(text, edtf):
            return error
    return DateError(
        f"{quoted(text)} is not a date",
        "a date such as 2021-09-16, 2021-09, 2021-Q4, autumn 2021, 2021 or 2021-09-16/2021-09-17",
        "write the day as year-month-day, or the part of the date that is known",
    )


def _foreign_digits(text: str, _: str) -> DateError | None:
    plain = "".join(str(unicodedata.digit(char, char)) for char in text)
    if plain == text:
        return None
    return DateError(f"{quoted(text)} has digits of another script", "the digits 0 to 9", f"write {plain}")


def _two_orders(text: str, edtf: str) -> DateError | None:
    """05/06/2021 is June to some and May to others; 16.09.2021 is plain, but in the order of neither."""
    found = re.fullmatch(r"([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4})", edtf)
    if not found:
        return None
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    readings = dict.fromkeys(day for day in (_day(year, second, first), _day(year, first, second)) if day)
    if len(readings) == 2:
        return DateError(
            f"{quoted(text)} has two readings",
            "a day written as year-month-day",
            "write " + ", or ".join(f"{day} for {day.day} {MONTHS[day.month - 1]}" for day in readings),
            "ambiguous-date",
        )
    return _reordered(text, next(iter(readings), None))


def _other_separators(text: str, edtf: str) -> DateError | None:
    found = re.fullmatch(r"([0-9]{4})([./-]?)([0-9]{1,2})\2([0-9]{1,2})", edtf)
    return _reordered(text, _day(*(int(found[group]) for group in (1, 3, 4)))) if found else None


def _reordered(text: str, day: dt.date | None) -> DateError | None:
    if day is None:
        return None
    return DateError(f"{quoted(text)} is not in the form of a date", "a day written as year-month-day", f"write {day}")


def _week(text: str, edtf: str) -> DateError | None:
    found = re.fullmatch(r"([0-9]{4})-?W([0-9]{2})(?:-?([1-7]))?", edtf, re.IGNORECASE)
    if not found:
        return None
    try:
        first = dt.date.fromisocalendar(int(found[1]), int(found[2]), int(found[3] or 1))
        last = first + dt.timedelta(days=6)
    except (ValueError, OverflowError):
        return None
    fix = (
        f"write {first}" if found[3] else f"write {first}/{last} for all its days, or [{first}..{last}] for one of them"
    )
    return DateError(f"{quoted(text)} is a date by weeks", "a date by months", fix)


def _with_time(text: str, edtf: str) -> DateError | None:
    found = re.fullmatch(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9]{2}:.*", edtf)
    if not found:
        return None
    return DateError(
        f"{quoted(text)} has a time of day", "a date alone", f"write {found[1]}; the time of day has a key of its own"
    )


def _short_end(text: str, edtf: str) -> DateError | None:
    """2021-09-16/17 is ISO 8601, but not EDTF, whose 2021/22 is an interval of years."""
    found = re.fullmatch(r"([0-9]{4}(?:-[0-9]{2}){1,2})/([0-9]{2}|[0-9]{2}-[0-9]{2})", edtf)
    if not found or len(found[1]) < len("2021-") + len(found[2]):
        return None
    end = found[1][: -len(found[2])] + found[2]
    if not _day(int(end[:4]), int(end[5:7]), int(end[8:] or 1)):
        return None
    return DateError(f"{quoted(text)} has an end that is cut short", "both ends in full", f"write {found[1]}/{end}")


def _unknown_part(text: str, edtf: str) -> DateError | None:
    """A month, or a day of a month, that no year has."""
    for year, month, day in _parts(edtf):
        if day is None and month in _PARTS_OF_YEARS:
            continue
        if not 1 <= month <= 12:
            return _unknown_month(text, year, is_day=day is not None)
        last = calendar.monthrange(year, month)[1]
        if day is not None and not 1 <= day <= last:
            return DateError(
                f"{quoted(text)} is no day, since {MONTHS[month - 1]} {year} has {last} days",
                f"a day from {year:04d}-{month:02d}-01 to {year:04d}-{month:02d}-{last}",
                f"write {year:04d}-{month:02d}-{last}, the last day of {MONTHS[month - 1]}, or correct the month",
            )
    return None


#: Months, seasons of both hemispheres, quarters and halves, as they stand in the place of the month.
_PARTS_OF_YEARS = frozenset((*range(1, 13), *range(21, 37), 40, 41))


def _parts(edtf: str) -> Iterator[tuple[int, int, int | None]]:
    for part in re.split(r"/|\.\.", edtf.strip("[]")):
        if found := re.fullmatch(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?[?~%]?", part):
            yield int(found[1]), int(found[2]), int(found[3]) if found[3] else None


def _unknown_month(text: str, year: int, *, is_day: bool) -> DateError:
    if is_day:
        return DateError(f"{quoted(text)} has no month", "a month from 01 to 12", "write the day as year-month-day")
    return DateError(
        f"{quoted(text)} is neither a month nor a season, quarter or half of a year",
        f"a month from {year:04d}-01 to {year:04d}-12, a season from {year:04d}-21 to {year:04d}-24, "
        f"a quarter from {year:04d}-33 to {year:04d}-36, {year:04d}-40 or {year:04d}-41",
        f"write {year:04d}-01 to {year:04d}-12 for a month, or {year:04d}-Q1 to {year:04d}-Q4 for a quarter",
    )


def _winter(text: str, edtf: str) -> DateError | None:
    found = re.fullmatch(r"winter (?:of )?([0-9]{4})(?:/([0-9]{2,4}))?", edtf, re.IGNORECASE)
    if not found:
        return None
    year = int(found[1])
    if found[2]:
        return DateError(
            f"{quoted(text)} is longer than a winter", "two years that follow", f"write {_winter_of(year)}"
        )
    return DateError(
        f"{quoted(text)} has two readings",
        "both years of the winter",
        f"write {_winter_of(year - 1)}, or {_winter_of(year)}",
        "ambiguous-date",
    )


def _winter_of(year: int) -> str:
    return f"winter {year}/{(year + 1) % 100:02d} for December {year} to February {year + 1}"


def _part_of_span(text: str, edtf: str) -> DateError | None:
    """Early, middle and late have no bounds that two people would draw alike."""
    words = "(early|mid|middle|late|beginning|start|end)"
    found = re.fullmatch(rf"(?:the )?{words}(?: of)?[ -](.+)", edtf, re.IGNORECASE)
    if not found:
        return None
    whole = as_edtf(found[2])
    if not re.match("[0-9]{4}", whole):
        whole = "the month or season with its year"
    return DateError(
        f"{quoted(text)} says no bounds",
        "a whole month, season, quarter, half or year, or days",
        f"write {whole} for the whole, or the possible days, such as [2021-09-01..2021-09-10]",
        "ambiguous-date",
    )


def _without_year(text: str, edtf: str) -> DateError | None:
    found = re.fullmatch(rf"([0-9]{{1,2}}) {MONTH}", edtf, re.IGNORECASE)
    if not found:
        return None
    # 2020 is a leap year: without a year 29 February may be meant.
    day, month = int(found[1]), month_number(found[2])
    last = calendar.monthrange(2020, month)[1]
    if day <= last:
        return DateError(
            f"{quoted(text)} has no year", "a date with its year", f"write {day} {MONTHS[month - 1]} and the year"
        )
    return DateError(
        f"{quoted(text)} is no day, since {MONTHS[month - 1]} has at most {last} days",
        "a day that the calendar has, with its year",
        f"write {last} {MONTHS[month - 1]} and the year, or correct the month",
    )


def _odd_interval(text: str, edtf: str) -> DateError | None:
    if "/" not in edtf:
        return None
    return DateError(
        f"{quoted(text)} is not an interval of two days or of two months",
        "two dates such as 2021-09-16/2021-09-17 or 2021-09/2021-10",
        "write both ends as days or both as months",
    )


def _odd_set(text: str, edtf: str) -> DateError | None:
    if not edtf.startswith(("[", "{")):
        return None
    return DateError(
        f"{quoted(text)} is not one day out of several",
        "the first and the last possible day, such as [2021-09-16..2021-09-18]",
        "write the two days with two dots between them",
    )


def _year_out_of_range(text: str, edtf: str) -> DateError | None:
    if not re.fullmatch(r"9999(-[0-9]{2}){0,2}|-0000(-[0-9]{2}){0,2}|-?[0-9]{5,7}", edtf):
        return None
    return DateError(
        f"{quoted(text)} has a year that no calendar here has",
        "a year from 0001 to 9998, or one before them such as -0043",
        "write the year with four digits",
    )


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


#: In this order: the first that has something to say is asked no further.
_REASONS: tuple[Callable[[str, str], DateError | None], ...] = (
    _foreign_digits,
    _year_out_of_range,
    _two_orders,
    _week,
    _with_time,
    _short_end,
    _unknown_part,
    _other_separators,
    _winter,
    _part_of_span,
    _without_year,
    _odd_interval,
    _odd_set,
)
