"""What a subscriber sees of an occurrence in one language, as a value, before any format.

Its fingerprint decides whether anything changed: so nothing that a clock or a machine decides may stand in it.
"""

import datetime as dt
import hashlib
from dataclasses import dataclass, fields

from calendar_service.core import particulars
from calendar_service.core.model.occurrences import Occurrence
from calendar_service.core.model.registry import Registry
from calendar_service.core.model.texts import in_language
from calendar_service.core.wording.languages import Language
from calendar_service.core.wording.titles import marked_title

# A longer span would bury a phone's calendar: it is shown as a marker on its first day (DESIGN section 5).
LONGEST_BAR = 45


@dataclass(frozen=True, slots=True)
class Event:
    """An event of a calendar. `start` and `end` are days, `end` exclusive; or wall times in the zone `timezone`."""

    uid: str
    summary: str
    description: str
    start: dt.date
    end: dt.date
    status: str
    categories: tuple[str, ...]
    location: str
    geo: tuple[str, str] | None
    timezone: str | None
    page: str

    @property
    def fingerprint(self) -> str:
        """A hash of all that is seen but the address of the page, which depends on the installation (RULES H1)."""
        seen = "\x1f".join(repr(getattr(self, field.name)) for field in fields(self) if field.name != "page")
        return hashlib.blake2b(seen.encode(), digest_size=16).hexdigest()


def event_of(occurrence: Occurrence, registry: Registry, language: Language) -> Event:
    """Give the event of an occurrence in one language; what is imprecise or postponed says so in its title."""
    languages = registry.calendar.languages
    start, end, zone = _times(occurrence)
    role = occurrence.role
    place = None if occurrence.is_computed else role.place
    return Event(
        uid=occurrence.uid,
        summary=marked_title(occurrence, language, languages)[0],
        description="\n".join(particulars.lines(occurrence, registry, language)),
        start=start,
        end=end,
        status=_status(occurrence),
        categories=_categories(occurrence, registry, language),
        location=particulars.place_text(place, registry, language) if place else "",
        geo=place.geo if place else None,
        timezone=zone,
        page=f"/{language.code}/entries/{occurrence.entry_id}",
    )


def _status(occurrence: Occurrence) -> str:
    """Give the word of RFC 5545, which has none for what has happened or waits for a new date.

    What has no day is tentative, however sure it is to take place: a calendar shows a day.
    """
    if occurrence.status == "held":
        return "CONFIRMED"
    if occurrence.status == "postponed" or (occurrence.status == "confirmed" and not occurrence.has_day):
        return "TENTATIVE"
    return occurrence.status.upper()


def _times(occurrence: Occurrence) -> tuple[dt.date, dt.date, str | None]:
    """Give start and exclusive end: a wall time on a single day, else days, else the marker of a long span."""
    first, latest = occurrence.day, occurrence.latest
    role = occurrence.role
    if latest is None or (not occurrence.has_day and (latest - first).days >= LONGEST_BAR):
        return first, first + dt.timedelta(days=1), None
    if role.time and role.timezone and latest == first and occurrence.has_day and not occurrence.is_computed:
        start = dt.datetime.combine(first, role.time.start)
        end = dt.datetime.combine(first, role.time.end) if role.time.end else start + dt.timedelta(hours=1)
        return start, end, role.timezone
    return first, latest + dt.timedelta(days=1), None


def _categories(occurrence: Occurrence, registry: Registry, language: Language) -> tuple[str, ...]:
    """Name organisations, kind and class of anniversary, for apps that sort by category."""
    organisations = (registry.organisations[id_] for id_ in occurrence.role.entry.organisations)
    names = [
        in_language(each.short or each.name, language.code, registry.calendar.languages)[0] for each in organisations
    ]
    anniversary_class = occurrence.anniversary_class
    classes = [language.class_name(anniversary_class)] if anniversary_class not in (None, "ordinary") else []
    return (*names, language.kind(occurrence.role.entry.kind), *classes)
