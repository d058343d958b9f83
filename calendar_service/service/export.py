"""A feed outside the running service: from a registry as known on some day, for `calendar-service feed`.

It reads the ledger and never writes it: what the service has not published yet has a stamp of its own.
"""

import datetime as dt

from calendar_service.core.model.registry import Registry
from calendar_service.core.occurrences import of_entry
from calendar_service.core.problems import NotFound
from calendar_service.core.published.ledger import Ledger, revise
from calendar_service.core.selection import names
from calendar_service.core.wording.languages import Language
from calendar_service.service.edition import Edition, widest_window
from calendar_service.service.feeds import Feeds, fingerprints
from calendar_service.settings import Settings


def export(
    registry: Registry,
    name: str,
    language: Language,
    *,
    on: dt.date,
    ledger: Ledger,
    at: dt.datetime | None,
    settings: Settings,
) -> bytes:
    """Render the feed `name` of a registry as known on the day `on`. Raises NotFound.

    What `ledger` does not hold is stamped `at`, or where that is None the beginning of the day `on`.
    """
    stamp = at or dt.datetime.combine(on, dt.time(), dt.UTC)
    covered = widest_window(on)
    by_entry = {id_: tuple(of_entry(entry, registry, covered)) for id_, entry in registry.entries.items()}
    ordered = tuple(sorted(each for occurrences in by_entry.values() for each in occurrences))
    edition = Edition(0, stamp, on, registry, registry, by_entry, ordered, frozenset(by_entry))
    complete = {**ledger, **revise(ledger, dict(fingerprints(edition)), stamp)}
    body = Feeds(edition, complete, settings.base_url, settings.feed_limit).render(name, language.code)
    if body is None:
        raise NotFound("feed", name, names(registry))
    return body
