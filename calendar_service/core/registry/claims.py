"""Date claims: the keys that one may have, and the defaults that follow from the claims before it (RULES A3, A4, A8).

A claim that leaves its date out takes over that of the claim which counted until then, so claims of one role are read
in the order of the file, each with those before it.
"""

import datetime as dt
from typing import Any

from calendar_service.core.dates.edtf import Edtf
from calendar_service.core.derivation.roles import counting, former_date
from calendar_service.core.model.claims import Claim, Status
from calendar_service.core.problems import Position
from calendar_service.core.reading.context import Context
from calendar_service.core.reading.countries import country, who
from calendar_service.core.reading.dates import announced, day, edtf, time, timezone
from calendar_service.core.reading.forms import Fields, listed, one_of, slug, text, yes_no
from calendar_service.core.reading.marks import marks
from calendar_service.core.reading.places import place
from calendar_service.core.reading.sources import sources
from calendar_service.core.reading.texts import texts, titles

CLAIM: Fields = {
    "role": ("role", slug),
    "date": ("date", edtf),
    "announced": ("announced", announced),
    "status": ("status", one_of("tentative", "confirmed", "postponed", "cancelled", "held")),
    "place": ("place", place),
    "title": ("title", titles),
    "host": ("host", listed(who)),
    "marks": ("marks", marks),
    "participants": ("participants", listed(who)),
    "next-holder": ("next_holder", country),
    "time": ("time", time),
    "timezone": ("timezone", timezone),
    "counted": ("counted", yes_no),
    "correction": ("correction", yes_no),
    "old-style": ("old_style", text),
    "public-from": ("public_from", day),
    "label": ("label", texts),
    "note": ("note", text),
    "sources": ("sources", sources),
    "verified": ("verified", yes_no),
}


def claim(values: dict[str, Any], at: Position, before: list[Claim], context: Context) -> Claim | None:
    """Give the claim of these values, with its defaults; `before` are those of its role that stand above it.

    None, with the reason noted, where it has no date that can be known or was announced on an unknown day.
    """
    date: Edtf | None = values.get("date")
    status: Status | None = values.get("status")
    standing = counting(tuple(before)) if before else None
    if date is None and not _may_lack_date(status, standing, at, context):
        return None
    if date is None and status != "postponed" and standing is not None:
        date, values["takes_date"] = standing.date or standing.former, True
    stated: dt.date | None = values.get("announced")
    day_of = stated or _default_announced(date, at, context)
    if day_of is None and (date is None or date.latest is not None):
        return None
    if status == "postponed" and _has_wrong_day(date, at, context):
        return None
    if status is None:
        status = _default_status(date, day_of)
    else:
        values["states_status"] = True
    if status == "postponed" and standing is not None:
        values["former"] = former_date(standing)
    values.update(date=date, announced=day_of, status=status, states_announced=stated is not None)
    return Claim(**values, line=at.line, column=at.column)


def _may_lack_date(status: Status | None, standing: Claim | None, at: Position, context: Context) -> bool:
    if status in ("postponed", "cancelled", "held") and standing is not None:
        return True
    if status == "postponed":
        expected = "above it the claim with the date that no longer holds"
        context.faults.missing(at, "date", expected, "add that claim, or the new date")
    else:
        context.faults.missing(at, "date", "the key date", "add date:")
    return False


def _default_announced(date: Edtf | None, at: Position, context: Context) -> dt.date | None:
    """Give the last possible day, unless it is still to come (RULES A4)."""
    if date is None or date.latest is None:
        if date is None:
            context.faults.missing(at, "announced", "the day on which this was stated", "add announced:")
        return None
    if date.latest <= context.latest:
        return date.latest
    found = f"{date} is not over, and nobody says when it was announced"
    expected = "the key announced, since its default is the last possible day"
    context.faults.error(at, "future-date", found, expected, "add announced: with the day on which this was stated")
    return None


def _has_wrong_day(date: Edtf | None, at: Position, context: Context) -> bool:
    if date is None or not date.has_day:
        return False
    found, expected = f"postponed to the day {date}", "no date, or one without a day such as autumn 2021"
    fix = "write status: confirmed or tentative for a new day"
    context.faults.error(at, "contradiction", found, expected, fix)
    return True


def _default_status(date: Edtf | None, announced_on: dt.date | None) -> Status:
    """Give the status of a claim that states none (RULES A8)."""
    if date is None or date.latest is None or announced_on is None or date.latest <= announced_on:
        return "held"
    return "confirmed" if date.has_day else "tentative"
