"""The feeds of one edition: events rendered once and kept as bytes, feeds joined from them.

What an edit did not touch is taken over from the former edition as it is.
"""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from calendar_service.core.dates.window import Window
from calendar_service.core.feeds import ics
from calendar_service.core.model.occurrences import Occurrence
from calendar_service.core.published import extent
from calendar_service.core.published.events import event_of
from calendar_service.core.published.ledger import Ledger
from calendar_service.core.selection import named
from calendar_service.core.wording.languages import Language, language
from calendar_service.service.edition import Edition

log = logging.getLogger(__name__)

# Entry, role and key: what the UID is made from, without making it ten thousand times.
Place = tuple[str, str, str]


@dataclass
class Feeds:
    """Joins the feeds of `edition`; `ledger` holds the revision of every event in every language of the calendar.

    `limit` is the most events of a feed, 0 for any number; `base_url` stands before the address of every page.
    """

    edition: Edition
    ledger: Ledger
    base_url: str
    limit: int
    kept: dict[str, dict[Place, bytes]] = field(default_factory=dict)

    def followed_by(self, edition: Edition, ledger: Ledger) -> "Feeds":
        """Give the feeds of the next edition, with the bytes of every event that still holds."""
        kept = {
            code: {place: data for place, data in events.items() if place[0] not in edition.changed}
            for code, events in self.kept.items()
        }
        return Feeds(edition, ledger, self.base_url, self.limit, kept)

    def render(self, name: str, code: str) -> bytes | None:
        """Give the feed of that name in that language; None where there is no such feed.

        Raises RuntimeError where not one of its events can be rendered: then it is not they that are wrong.
        """
        registry, today = self.edition.registry, self.edition.today
        selection = named(name, registry)
        if selection is None or code not in registry.calendar.languages:
            return None
        words, covered = language(code), extent.window(name, today)
        known = self.kept.setdefault(code, {})
        chosen = selection.choose(self.edition.within(covered))
        rendered = [(each, data) for each in chosen if (data := known.get(each[1:4]) or self._event(each, words))]
        if chosen and not rendered:
            raise RuntimeError("no event of the feed can be rendered")
        kept = self._within_limit(rendered)
        events = [data for _, data in kept]
        if not events:
            event, revision = extent.placeholder(registry, str(selection), covered, words)
            events = [ics.render_event(event, revision, self.base_url)]
        header = ics.Header(
            extent.title(name, registry, words), extent.description(len(rendered) - len(kept), words), self._color(name)
        )
        return ics.render(header, events, _timezones((each for each, _ in kept), covered))

    def single(self, occurrence: Occurrence, code: str) -> bytes | None:
        """Give a calendar with one event alone, for a message; None where it cannot be rendered."""
        registry, words = self.edition.registry, language(code)
        event = self._event(occurrence, words)
        if not event:
            return None
        header = ics.Header(extent.title("all", registry, words), extent.description(0, words))
        return ics.render(header, [event], _timezones([occurrence], extent.window("all", self.edition.today)))

    def _within_limit(self, rendered: list[tuple[Occurrence, bytes]]) -> list[tuple[Occurrence, bytes]]:
        if not self.limit:
            return rendered
        sizes = [(occurrence, len(data)) for occurrence, data in rendered]
        return [rendered[index] for index in extent.within(sizes, self.limit, extent.MOST_BYTES)]

    def _color(self, name: str) -> str | None:
        organisation = self.edition.registry.organisations.get(name)
        return organisation.color if organisation else None

    def _event(self, occurrence: Occurrence, words: Language) -> bytes:
        """Give the bytes of one event; empty where it cannot be rendered: it alone is left out, and logged."""
        try:
            revision = self.ledger[occurrence.uid, words.code]
            data = ics.render_event(event_of(occurrence, self.edition.registry, words), revision, self.base_url)
        except Exception:
            log.exception("an event is left out of the feeds", extra={"action": "event_left_out"})
            return b""
        self.kept.setdefault(words.code, {})[occurrence[1:4]] = data
        return data


def _timezones(occurrences: Iterable[Occurrence], covered: Window) -> list[bytes]:
    zones = {each.role.timezone for each in occurrences if each.role.timezone and not each.is_computed}
    return [ics.render_timezone(zone, covered) for zone in sorted(zones)]


def fingerprints(edition: Edition) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield what subscribers see of each occurrence that may have changed, by (uid, language)."""
    registry = edition.registry
    for code in registry.calendar.languages:
        words = language(code)
        for id_ in edition.changed:
            for occurrence in edition.by_entry.get(id_, ()):
                yield (occurrence.uid, code), event_of(occurrence, registry, words).fingerprint
