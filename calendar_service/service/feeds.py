"""The feeds of one edition: events rendered once and kept as bytes, feeds joined from them.

What an edit did not touch is taken over from the former edition as it is.
"""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from calendar_service.core.feeds import ics
from calendar_service.core.model.occurrences import Occurrence
from calendar_service.core.published import extent
from calendar_service.core.published.events import event_of
from calendar_service.core.published.ledger import Ledger
from calendar_service.core.selection import named
from calendar_service.core.wording.languages import Language, language
from calendar_service.service.edition import Edition, touched

log = logging.getLogger(__name__)

# Entry, role, key and language: what the UID is made from, without making it ten thousand times.
Place = tuple[str, str, str, str]


@dataclass
class Feeds:
    """Joins the feeds of `edition`; `ledger` holds the revision of every event in every language of the calendar.

    `limit` is the most events of a feed, 0 for any number; `base_url` stands before the address of every page.
    """

    edition: Edition
    ledger: Ledger
    base_url: str
    limit: int
    kept: dict[Place, bytes] = field(default_factory=dict)

    def followed_by(self, edition: Edition, ledger: Ledger) -> "Feeds":
        """Give the feeds of the next edition, with the bytes of every event that still holds."""
        changed = touched(edition.registry, self.edition.registry)
        kept = {place: data for place, data in self.kept.items() if place[0] not in changed}
        return Feeds(edition, ledger, self.base_url, self.limit, kept)

    def render(self, name: str, code: str) -> bytes | None:
        """Give the feed of that name in that language; None where there is no such feed."""
        registry, today = self.edition.registry, self.edition.today
        selection = named(name, registry)
        if selection is None or code not in registry.calendar.languages:
            return None
        words, covered = language(code), extent.window(name, today)
        in_window = (each for each in self.edition.occurrences if covered.start <= each.day < covered.end)
        rendered = [(each, data) for each in selection.choose(in_window) if (data := self._event(each, words))]
        kept = self._within_limit(rendered)
        events = [data for _, data in kept]
        if not events:
            event, revision = extent.placeholder(registry, str(selection), covered, words)
            events = [ics.render_event(event, revision, self.base_url)]
        header = ics.Header(
            extent.title(name, registry, words), extent.description(len(rendered) - len(kept), words), self._color(name)
        )
        zones = {each.role.timezone for each, _ in kept if each.role.timezone and not each.is_computed}
        return ics.render(header, events, [ics.render_timezone(zone, covered) for zone in sorted(zones)])

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
        place = (occurrence.entry_id, occurrence.role_name, occurrence.key, words.code)
        data = self.kept.get(place)
        if data is None:
            try:
                revision = self.ledger[occurrence.uid, words.code]
                data = ics.render_event(event_of(occurrence, self.edition.registry, words), revision, self.base_url)
            except Exception:
                log.exception("an event is left out of the feeds", extra={"action": "event_left_out"})
                return b""
            self.kept[place] = data
        return data


def fingerprints(edition: Edition, entries: Iterable[str] | None = None) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield what subscribers see of each occurrence, by (uid, language); of some entries, or of all."""
    registry = edition.registry
    for code in registry.calendar.languages:
        words = language(code)
        for id_ in registry.entries if entries is None else entries:
            for occurrence in edition.by_entry.get(id_, ()):
                yield (occurrence.uid, code), event_of(occurrence, registry, words).fingerprint
