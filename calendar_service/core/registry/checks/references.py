"""Names of entries: former ids that nobody else has, and links to entries that are there (RULES C6, I4)."""

from calendar_service.core.model.registry import Registry
from calendar_service.core.model.treaties import Link, Treaty
from calendar_service.core.problems import quoted
from calendar_service.core.reading.context import Context
from calendar_service.core.registry.places import Places


def check(registry: Registry, places: Places, context: Context) -> None:
    """Check former ids and links over all entries."""
    names = {name: name for name in registry.entries}
    for entry in registry.entries.values():
        for alias in entry.aliases:
            if alias in names:
                found, expected = f"{quoted(alias)} names {names[alias]} too", "an id that no other entry has or had"
                context.faults.error(places.under(entry, "aliases"), "duplicate-id", found, expected, "delete one")
            names.setdefault(alias, entry.id)
    for entry in registry.entries.values():
        for link in entry.own.links if isinstance(entry.own, Treaty) else ():
            if link.entry not in names and link.entry not in context.unread:
                _unknown_link(link, registry, context)


def _unknown_link(link: Link, registry: Registry, context: Context) -> None:
    near = context.faults.meant(link.entry, registry.entries)
    fix = f"write {near}" if near else "write the id of an entry"
    at = context.place_of(link)
    context.faults.error(at, "unknown-id", f"no entry {quoted(link.entry)}", "the id of an entry", fix)
