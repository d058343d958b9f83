"""Dates as a page shows them: the words for people, and what `<time datetime>` takes for programs."""

import datetime as dt
from dataclasses import dataclass

from calendar_service.core.dates.edtf import Edtf, parse
from calendar_service.core.wording.languages import Language


@dataclass(frozen=True, slots=True)
class Shown:
    """A date in words. `machine` is None where HTML has no form for it (a quarter, a season)."""

    words: str
    machine: str | None


def shown(date: Edtf, language: Language) -> Shown:
    """Say a date as exactly as it was stated."""
    return Shown(language.date(date), machine(date))


def shown_day(day: dt.date, language: Language) -> Shown:
    """Say one day."""
    return Shown(language.day(day), day.isoformat())


def machine(date: Edtf) -> str | None:
    """Give a date as HTML's `time` element reads it; of several days the first."""
    if date.earliest is None:
        return None
    if date.precision == "day":
        return date.earliest.isoformat()
    is_one_month = date.precision == "month" and not date.is_interval and "/" not in date.text
    if is_one_month:
        return f"{date.earliest:%Y-%m}"
    return f"{date.earliest:%Y}" if date.precision == "year" else None


def days_between(first: dt.date, last: dt.date) -> Edtf:
    """Give the interval of days from the first to the last, or the one day that they are."""
    return Edtf.of_day(first) if first == last else parse(f"{first.isoformat()}/{last.isoformat()}")
