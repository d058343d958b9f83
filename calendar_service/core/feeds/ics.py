"""iCalendar (RFC 5545, RFC 7986): the feed that calendar apps subscribe to.

An event is rendered once by `icalendar` and kept as bytes; a feed is a join of such bytes. METHOD is left out, since
libical refuses it without an organizer.
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import icalendar
import webcolors

from calendar_service.core.dates.window import Window
from calendar_service.core.dates.zones import zone
from calendar_service.core.published.events import Event
from calendar_service.core.published.ledger import Revision

NAME = "ics"
SUFFIX = ".ics"
MEDIA_TYPE = "text/calendar; charset=utf-8"

PRODID = "-//calendar-service//Diplomatic calendar//EN"
REFRESH = dt.timedelta(hours=12)
END = b"END:VCALENDAR\r\n"
# Whatever the registry's checks let through, none of these may reach a line; `icalendar` lets them pass.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Header:
    """What a feed says of itself; `color` is a CSS name (RFC 7986)."""

    name: str
    description: str
    color: str | None = None


def render(header: Header, events: Iterable[bytes], timezones: Sequence[bytes] = ()) -> bytes:
    """Join a feed from events rendered before; the same arguments give the same bytes."""
    return b"".join((_preamble(header), *timezones, *events, END))


def render_event(event: Event, revision: Revision, base_url: str) -> bytes:
    """Render one VEVENT with the address of its page under `base_url`, which has no slash at its end."""
    vevent = icalendar.Event()
    vevent.add("uid", event.uid)
    vevent.add("dtstamp", revision.stamp)
    vevent.add("created", revision.created)
    vevent.add("last-modified", revision.stamp)
    vevent.add("sequence", revision.sequence)
    vevent.add("summary", safe(event.summary))
    vevent.add("description", safe(f"{event.description}\n{base_url}{event.page}"))
    vevent.add("dtstart", _value(event.start, event.timezone))
    vevent.add("dtend", _value(event.end, event.timezone))
    vevent.add("status", event.status)
    vevent.add("transp", "TRANSPARENT")
    vevent.add("x-microsoft-cdo-busystatus", "FREE")
    vevent.add("categories", [safe(category) for category in event.categories])
    vevent.add("url", f"{base_url}{event.page}")
    if event.location:
        vevent.add("location", safe(event.location))
    if event.geo:
        vevent.add("geo", tuple(map(float, event.geo)))
    return bytes(vevent.to_ical())


def render_timezone(name: str, covered: Window) -> bytes:
    """Render the VTIMEZONE of a zone; it begins a year before what the feed covers, or apps would read UTC."""
    first, last = covered.start.replace(year=covered.start.year - 1), covered.end
    return bytes(icalendar.Timezone.from_tzinfo(zone(name), name, first, last).to_ical())


def safe(text: str) -> str:
    r"""Replace what could break a line or a reader by a question mark; line breaks within a text are kept.

    >>> safe("Summit\r\nBEGIN:VEVENT\x00")
    'Summit\nBEGIN:VEVENT?'
    """
    return _UNSAFE.sub("?", text.replace("\r\n", "\n").replace("\r", "\n"))


def _value(start: dt.date, timezone: str | None) -> dt.date:
    return start.replace(tzinfo=zone(timezone)) if timezone and isinstance(start, dt.datetime) else start


def _preamble(header: Header) -> bytes:
    calendar = icalendar.Calendar()
    # One line each: X- properties are written as they come, where `python -O` drops the library's own guard.
    name, description = (" ".join(safe(text).split()) for text in (header.name, header.description))
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODID)
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("description", description)
    calendar.add("x-wr-caldesc", description)
    calendar.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", "PT12H")
    if header.color:
        calendar.add("color", header.color)
        calendar.add("x-apple-calendar-color", webcolors.name_to_hex(header.color))
    return bytes(calendar.to_ical()).removesuffix(END)
