"""What the tests of changes, plans and messages are about: a summit, a foundation, and when each became known."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from calendar_service.core.dates.durations import Lead, parse_leads
from calendar_service.core.dates.edtf import parse
from calendar_service.core.dates.window import Window
from calendar_service.core.derivation.occurrences import occurrences
from calendar_service.core.model.claims import Claim, Status
from calendar_service.core.model.entries import Entry
from calendar_service.core.model.occurrences import Occurrence
from calendar_service.core.model.organisations import Organisation
from calendar_service.core.model.places import Place
from calendar_service.core.model.registry import Calendar, Registry
from calendar_service.core.model.sources import Source
from calendar_service.core.reminders.history import State
from calendar_service.core.reminders.reminder import Wish
from calendar_service.core.selection import Selection

DUSHANBE = Place("dushanbe", {"en": "Dushanbe", "ru": "Душанбе"}, "TJ", "Asia/Dushanbe")
MOSCOW = Place(None, {"und": "Moscow"}, "RU")
TASS = Source("tass", {"en": "Days of the meeting"}, "agency", "TASS", parse("2021-09-09"), "https://tass.example/1")
SCO = Organisation("sco", {"en": "Shanghai Cooperation Organisation"}, {"en": "SCO", "ru": "ШОС"}, ("RU", "TJ"))
DEFAULT_LEADS = {"event": "P30D,P7D,P1D", "anniversary": "P30D,P7D,P1D", "deadline": "P90D"}
WINDOW = Window.years(2020, 2032)


def a_claim(date: str | None, announced: str = "2021-07-22", status: Status = "confirmed", **changes: Any) -> Claim:
    """Give a claim of the role `date`, such as a summit appends."""
    values = {"role": "date", "states_announced": True, "sources": ("tass",), **changes}
    return Claim(
        date=parse(date) if date else None, announced=dt.date.fromisoformat(announced), status=status, **values
    )


def a_summit(*claims: Claim, **changes: Any) -> Entry:
    """Give the SCO summit, in Dushanbe."""
    title = {"en": "SCO summit", "ru": "Саммит ШОС"}
    values: dict[str, Any] = {"id": "summit", "kind": "summit", "title": title, "organisations": ("sco",), **changes}
    return Entry(claims=claims, **{"place": DUSHANBE, **values})


def a_foundation(day: str = "2001-06-15", **changes: Any) -> Entry:
    """Give the foundation of the SCO, which has anniversaries."""
    claim = Claim("founded", parse(day), parse(day).latest, "held", sources=("tass",), short=True)
    title = {"en": "Shanghai Cooperation Organisation", "ru": "Шанхайская организация сотрудничества"}
    values: dict[str, Any] = {"id": "foundation", "kind": "anniversary", "title": title, "claims": (claim,), **changes}
    return Entry(organisations=("sco",), **values)


def a_registry(*entries: Entry, country: str | None = None, reminders: Mapping[str, str] = DEFAULT_LEADS) -> Registry:
    """Give a registry of these entries."""
    leads = {type_: parse_leads(text) for type_, text in reminders.items()}
    calendar = Calendar("tests", {"en": "Tests"}, ("en", "ru", "ar"), country, leads)
    by_id = {entry.id: entry for entry in entries}
    return Registry(calendar, {"tass": TASS}, {"dushanbe": DUSHANBE}, {"sco": SCO}, by_id)


def occurrences_of(registry: Registry, window: Window = WINDOW) -> tuple[Occurrence, ...]:
    """Give every occurrence in order."""
    found = (each for entry in registry.entries.values() for each in occurrences(entry, registry, window))
    return tuple(sorted(found))


def the_once(*entries: Entry) -> Occurrence:
    """Give the occurrence of the main date of a single entry."""
    return next(each for each in occurrences_of(a_registry(*entries)) if each.key == "once")


def a_state(recorded: str, *entries: Entry, **changes: Any) -> State:
    """Give what was recorded at a time in UTC, such as `2021-09-09 08:00`."""
    registry = a_registry(*entries, **changes)
    return State(at(recorded), registry, occurrences_of(registry))


def a_wish(leads: str | None = None, **changes: Any) -> Wish:
    """Give a wish for everything, at nine in UTC, with change notices."""
    own: tuple[Lead, ...] | None = None if leads is None else parse_leads(leads) if leads else ()
    values = {"hour": dt.time(9), "zone": "UTC", "country": None, "changes": True, **changes}
    return Wish("desk", values.pop("selection", Selection({})), own, **values)


def at(text: str) -> dt.datetime:
    """Read a time in UTC; a day alone is its beginning."""
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)
