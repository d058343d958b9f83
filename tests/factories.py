"""Values with defaults for tests: name what the test is about, and leave the rest."""

import datetime as dt
from typing import Any

from calendar_service.core.dates.edtf import parse
from calendar_service.core.model.claims import Claim
from calendar_service.core.model.entries import Entry
from calendar_service.core.model.occurrences import Occurrence
from calendar_service.core.model.organisations import Organisation, Party
from calendar_service.core.model.registry import Calendar, Registry
from calendar_service.core.model.sources import Source

LANGUAGES = ("en", "ru", "fr", "es", "zh", "ar", "tg")


def day(text: str) -> dt.date:
    """Read a day."""
    return dt.date.fromisoformat(text)


def a_claim(date: str | None = "2001-06-15", role: str = "founded", **changes: Any) -> Claim:
    """Give a claim, held, of a written or a default day of announcement."""
    announced = changes.pop("announced", None)
    edtf = parse(date) if date else None
    values: dict[str, Any] = {
        "role": role,
        "date": edtf,
        "announced": day(announced) if announced else (edtf.latest if edtf else None),
        "status": "held",
        "sources": ("report",),
        "states_announced": announced is not None,
    }
    return Claim(**{**values, **changes})


def an_entry(id_: str = "sco-foundation", kind: str = "anniversary", **changes: Any) -> Entry:
    """Give an entry with one claim; parties may be given by their names alone."""
    parties = tuple(Party(each) if isinstance(each, str) else each for each in changes.pop("parties", ()))
    values = {"title": {"en": "SCO", "ru": "ШОС"}, "claims": (a_claim(),), "parties": parties}
    return Entry(id=id_, kind=kind, **{**values, **changes})


def a_registry(*entries: Entry, **changes: Any) -> Registry:
    """Give a registry of entries, with one source and the SCO."""
    calendar = Calendar("diplomatic-calendar", {"en": "Diplomatic calendar"}, LANGUAGES, country="TJ")
    source = Source("report", {"en": "A report"}, "agency", publisher="TASS", published=parse("2001-06-15"))
    organisation = Organisation("sco", {"en": "Shanghai Cooperation Organisation"}, {"en": "SCO"}, members=("RU", "TJ"))
    values = {"sources": {"report": source}, "organisations": {"sco": organisation}, "places": {}}
    return Registry(calendar, entries={entry.id: entry for entry in entries}, **{**values, **changes})


def texts(occurrences: tuple[Occurrence, ...]) -> list[str]:
    """Write occurrences as `2021-06-15 founded/2021 20`, easy to compare."""
    return [f"{o.edtf} {o.role_name}/{o.key}" + (f" {o.ordinal}" if o.ordinal else "") for o in occurrences]
