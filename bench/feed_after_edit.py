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
from calendar_service.core.published.ledger import Ledger, revise
from calendar_service.core.registry.build import load
from calendar_service.core.wording.languages import language
from calendar_service.service.edition import Edition, edition, touched
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
    assert body is not None and body.count(b"BEGIN:VEVENT") == events
    edited = [_edited(registry, number) for number in range(20)]

    def ours() -> str:
        following = edition(edited.pop(), TODAY, 2, NOW, first)
        changed = touched(following.registry, first.registry)
        revised = {**ledger, **revise(ledger, dict(fingerprints(following, changed)), NOW)}
        return hashlib.sha256(feeds.followed_by(following, revised).render("all", "en") or b"").hexdigest()

    taken = in_turns(ours, lambda: _with_icalendar(first))
    return [Result(f"the feed of {events:,} events after one edit", "icalendar anew", *taken, goal=100)]


def _edited(registry: Registry, number: int) -> Registry:
    """Give the registry with one title edited; what was not edited is the same object, as after a reload in a process."""
    id_ = f"foundation-{number * 7}"
    entry = dataclasses.replace(registry.entries[id_], title={"en": f"Edited {number}"})
    return dataclasses.replace(registry, entries={**registry.entries, id_: entry})


def _with_icalendar(first: Edition) -> bytes:
    """Render the same events as a program would that keeps nothing: title, day, identity and status."""
    from calendar_service.core.wording.titles import title_of

    words, languages = language("en"), first.registry.calendar.languages
    calendar = icalendar.Calendar()
    for occurrence in (each for each in first.occurrences if dt.date(2025, 1, 1) <= each.day < dt.date(2030, 1, 1)):
        event = icalendar.Event()
        event.add("uid", occurrence.uid)
        event.add("dtstamp", NOW)
        event.add("summary", title_of(occurrence, words, languages)[0])
        event.add("dtstart", occurrence.day)
        event.add("dtend", occurrence.day + dt.timedelta(days=1))
        event.add("status", "CONFIRMED")
        event.add("transp", "TRANSPARENT")
        event.add("sequence", 1)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
