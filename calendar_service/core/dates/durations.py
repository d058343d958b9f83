"""Lengths of time and leads, as people write them (ISO 8601-1 durations; RULES B4, F1).

A length in months has no number of days until it is counted from a date.
"""

import re
from dataclasses import dataclass
from typing import Literal

from calendar_service.core.dates.errors import DurationError, LeadError
from calendar_service.core.dates.working_days import known_country
from calendar_service.core.problems import quoted

__all__ = [
    "Duration",
    "DurationError",
    "Lead",
    "LeadError",
    "Where",
    "lead_order",
    "parse_duration",
    "parse_lead",
    "parse_leads",
    "reach",
]

#: Whose working days count: these countries together, the country of the place, or (None) the reader's.
Where = tuple[str, ...] | Literal["host"] | None


@dataclass(frozen=True, slots=True)
class Duration:
    """Years and months, clamped to the month's end where they are added, then days."""

    years: int = 0
    months: int = 0
    days: int = 0

    def __str__(self) -> str:
        """Return the duration in ISO 8601; weeks are days, and no length at all is P0D."""
        parts = ((self.years, "Y"), (self.months, "M"), (self.days, "D"))
        return "P" + ("".join(f"{number}{unit}" for number, unit in parts if number) or "0D")


@dataclass(frozen=True, slots=True)
class Lead:
    """How long before an occurrence: a length of time, or (`duration` is None) a number of working days."""

    duration: Duration | None = None
    working_days: int = 0
    where: Where = None

    def __str__(self) -> str:
        if self.duration is not None:
            return str(self.duration)
        if self.where is None:
            return f"{self.working_days}wd"
        return f"{self.working_days}wd@{'host' if self.where == 'host' else '+'.join(self.where)}"


def parse_duration(text: str) -> Duration:
    """Read a length of at least a day; raises DurationError.

    >>> str(parse_duration("P2W")), str(parse_duration("P1Y6M"))
    ('P14D', 'P1Y6M')
    """
    duration = _duration(text)
    if duration is None or duration == Duration():
        raise DurationError(
            f"{quoted(text)} is not a length of time",
            "years, months, weeks or days such as P20Y, P1Y6M, P2W or P30D",
            _nearest_length(text) or "write P, a number and Y, M, W or D",
        )
    return duration


def parse_lead(text: str) -> Lead:
    """Read a lead such as P30D, P0D, 10wd, 10wd@host or 5wd@RU+KZ; raises LeadError, also for an unknown country."""
    if duration := _duration(text):
        return _within_reach(text, Lead(duration))
    if found := _WORKING_DAYS.fullmatch(text):
        lead = Lead(working_days=_at_least_one(text, int(found[1])), where=_where(text, found[2]))
        return _within_reach(text, lead)
    raise _lead_refusal(text)


def parse_leads(text: str) -> tuple[Lead, ...]:
    """Read leads with commas between them, in the order given and each once; raises LeadError.

    >>> [str(lead) for lead in parse_leads("P30D, P7D")]
    ['P30D', 'P7D']
    """
    return tuple(dict.fromkeys(parse_lead(part.strip()) for part in text.split(",")))


def lead_order(lead: Lead) -> tuple[bool, int, str]:
    """Return the key by which the shortest lead sorts first (RULES F2): working days before dates, a month 30 days."""
    if lead.duration is None:
        return (False, lead.working_days, str(lead))
    length = lead.duration
    return (True, (length.years * 12 + length.months) * 30 + length.days, str(lead))


def reach(lead: Lead) -> int:
    """Return a number of days that the lead never exceeds, wherever it is counted from."""
    if lead.duration is None:
        # Countries whose weekends differ share at least one working day a week; the feasts of all may come together.
        return 7 * lead.working_days + 60
    return lead.duration.years * 366 + lead.duration.months * 31 + lead.duration.days


_DURATION = re.compile(r"P(?=[0-9])(?:([0-9]{1,4})Y)?(?:([0-9]{1,4})M)?(?:([0-9]{1,4})([WD]))?")
#: Ten years, a month being 30 days as in `lead_order`; a year has about 250 working days.
_MOST_DAYS, _MOST_WORKING_DAYS = 3600, 250
_WORKING_DAYS = re.compile(r"([0-9]{1,3})wd(?:@(host|[A-Z]{2}(?:\+[A-Z]{2})*))?")
_IN_HOURS = re.compile(r"P[^T]*T.*|[0-9]+ ?(h|hours?|min|minutes?)", re.IGNORECASE)


def _duration(text: str) -> Duration | None:
    found = _DURATION.fullmatch(text)
    if found is None:
        return None
    years, months, days = (int(found[group] or 0) for group in (1, 2, 3))
    return Duration(years, months, days * 7 if found[4] == "W" else days)


def _nearest_length(text: str) -> str:
    """Return the remedy for `20 years` and `p20y`; empty where the length cannot be guessed."""
    found = re.fullmatch(r"p?([0-9]{1,4}) ?(y|m|w|d|years?|months?|weeks?|days?)", text, re.IGNORECASE)
    return f"write P{found[1]}{found[2][0].upper()}" if found and int(found[1]) else ""


def _at_least_one(text: str, working_days: int) -> int:
    if working_days == 0:
        raise LeadError(
            f"{quoted(text)} is no working day before", "working days from 1wd on", "write P0D for the day itself"
        )
    return working_days


def _within_reach(text: str, lead: Lead) -> Lead:
    """Refuse what lies beyond the ten years that are looked ahead: no such reminder would ever come."""
    most = _MOST_WORKING_DAYS if lead.duration is None else _MOST_DAYS
    if lead_order(lead)[1] > most:
        raise LeadError(
            f"{quoted(text)} is further ahead than dates are looked for",
            f"a lead of at most ten years, or {_MOST_WORKING_DAYS} working days",
            "write a shorter one, such as P1Y or P30D",
        )
    return lead


def _where(text: str, written: str | None) -> Where:
    if written is None:
        return None
    if written == "host":
        return "host"
    countries = tuple(dict.fromkeys(written.split("+")))
    for country in countries:
        if not known_country(country):
            raise LeadError(
                f"{quoted(text)} names {country}, a country whose holidays are not known",
                "two-letter codes of countries such as RU or RU+KZ",
                "write GB" if country == "UK" else "correct the code, or count dates, such as P14D",
            )
    return countries


def _lead_refusal(text: str) -> LeadError:
    if _IN_HOURS.fullmatch(text):
        return LeadError(
            f"{quoted(text)} is a lead in hours",
            "a lead in days such as P1D",
            "write P0D for the day itself or P1D for the day before; the hour is that of the subscription",
        )
    return LeadError(
        f"{quoted(text)} is not a lead",
        "a length such as P30D, P1M or P0D, or working days such as 10wd, 10wd@host or 5wd@RU+KZ",
        _nearest_length(text) or "write P30D for thirty days or 10wd for ten working days",
    )
