"""The feed `all` of 10,000 events after one edit, beside icalendar rendering it anew.

Ours: the edited entry expanded, its revision made, its event rendered, the feed joined and hashed. Reading the file is
measured in `load`.
"""

import dataclasses
import datetime as dt
import hashlib

import icalendar

from bench.measure import Result, in_turns
from bench.registries import anniversaries
from calendar_service.core.model.registry import Registry
from calendar_service.core.published.events import Event, event_of
from calendar_service.core.published.extent import window
from calendar_service.core.published.ledger import Ledger, revise
from calendar_service.core.registry.build import load
from calendar_service.core.wording.languages import language
from calendar_service.service.edition import edition
from calendar_service.service.feeds import Feeds, fingerprints

NOW = dt.datetime(2026, 11, 24, 9, tzinfo=dt.UTC)
TODAY = NOW.date()


def measure(_: str, events: int = 10_000) -> list[Result]:
    registry, problems = load(anniversaries(events // 5), "registry.yaml", TODAY)
    assert registry is not None, problems[:3]
    calendar = dataclasses.replace(registry.calendar, languages=("en",))
    registry = dataclasses.replace(registry, calendar=calendar)
    first = edition(registry, TODAY, 1, NOW)
    ledger: Ledger = revise({}, dict(fingerprints(first)), NOW)
    feeds = Feeds(first, ledger, "http://localhost:8000", limit=0)
    body = feeds.render("all", "en")
    assert (body or b"").count(b"BEGIN:VEVENT") == events
    edited = [_edited(registry, number) for number in range(20)]

    def ours() -> str:
        following = edition(edited.pop(), TODAY, 2, NOW, first)
        revised = {**ledger, **revise(ledger, dict(fingerprints(following)), NOW)}
        return hashlib.sha256(feeds.followed_by(following, revised).render("all", "en") or b"").hexdigest()

    covered = window("all", TODAY)
    shown = [event_of(each, registry, language("en")) for each in first.within(covered)]
    taken = in_turns(ours, lambda: _with_icalendar(shown))
    return [Result(f"the feed of {events:,} events after one edit", "icalendar anew", taken[0], taken[1], goal=100)]


def _edited(registry: Registry, number: int) -> Registry:
    """Give the registry with one title edited; what was not edited is the same object."""
    id_ = f"foundation-{number * 7}"
    entry = dataclasses.replace(registry.entries[id_], title={"en": f"Edited {number}"})
    return dataclasses.replace(registry, entries={**registry.entries, id_: entry})


def _with_icalendar(shown: list[Event]) -> bytes:
    """Render the same events with the same properties, as a program would that keeps nothing."""
    calendar = icalendar.Calendar()
    for each in shown:
        event = icalendar.Event()
        event.add("uid", each.uid)
        event.add("dtstamp", NOW)
        event.add("created", NOW)
        event.add("last-modified", NOW)
        event.add("sequence", 1)
        event.add("summary", each.summary)
        event.add("description", each.description)
        event.add("dtstart", each.start)
        event.add("dtend", each.end)
        event.add("status", each.status)
        event.add("transp", "TRANSPARENT")
        event.add("x-microsoft-cdo-busystatus", "FREE")
        event.add("categories", each.categories)
        event.add("url", each.page)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
