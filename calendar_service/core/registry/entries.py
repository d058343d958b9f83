"""Entries: the keys that every entry may have, and those of its kind.

A date stands in the list `dates:` or is written by a short key, which is one claim with the entry's own sources; a
role is given in one of the two ways, never in both (RULES A3).
"""

from types import ModuleType
from typing import Any

from calendar_service.core import kinds
from calendar_service.core.model.entries import Entry
from calendar_service.core.plugins import plugins_of
from calendar_service.core.problems import quoted
from calendar_service.core.reading.context import Context
from calendar_service.core.reading.countries import organisation
from calendar_service.core.reading.dates import day, leap_day
from calendar_service.core.reading.documents import documents
from calendar_service.core.reading.forms import Fields, address, listed, slug, text, unknown_key
from calendar_service.core.reading.keys import Keys
from calendar_service.core.reading.marks import marks
from calendar_service.core.reading.nodes import Mapping, Node, Sequence, Text
from calendar_service.core.reading.places import place
from calendar_service.core.reading.sources import sources
from calendar_service.core.reading.texts import languages, phrase, titles
from calendar_service.core.registry.drafts import Draft, claims, dates, refuse_two_ways
from calendar_service.core.registry.titles import made_title

KINDS = plugins_of(kinds)
_UNKNOWN: tuple[str, None] = ("unknown", None)


def read_entries(node: Node | None, context: Context) -> dict[str, Entry]:
    """Read all entries by their ids, in the order of the file."""
    found: dict[str, Entry] = {}
    if node is None:
        return found
    if not isinstance(node, Sequence):
        context.faults.wrong_form(node, "a list of entries", "begin each entry with a dash")
        return found
    named: dict[str, Text] = {}
    for item in node:
        entry = _entry(item, context)
        name = item.find("id") if isinstance(item, Mapping) else None
        if isinstance(name, Text) and name:
            _refuse_double(name, named, context)
        if entry is not None:
            found.setdefault(entry.id, entry)
        elif isinstance(name, Text):
            context.unread.add(name)
    return found


def _refuse_double(name: Text, named: dict[str, Text], context: Context) -> None:
    first = named.setdefault(name, name)
    if first is not name:
        found, expected = f"a second entry {quoted(name)}", f"each id once (first at line {first.line})"
        context.faults.error(name, "duplicate-id", found, expected, "give one of the two another id")


def _entry(node: Node, context: Context) -> Entry | None:
    if not isinstance(node, Mapping):
        context.faults.wrong_form(node, "an entry with id, kind and a date", "write its keys and values")
        return None
    kind = _kind(node, context)
    if kind is None:
        return None
    keys: Keys = kind.KEYS
    context.unsourced.clear()
    values, drafts = _values(node, kind, context)
    _require(node, keys, context)
    in_both_ways = "dates" in node and refuse_two_ways(node, keys, context)
    found = claims(drafts, values, node, keys, context)
    if "title" not in values and keys.title is not None and "parties" in values:
        values["title"] = made_title(kind.NAME, keys.title, values["parties"], context)
    if keys.part is not None:
        values["own"] = keys.part(values)
    if "id" not in values or "title" not in values:
        return None
    if in_both_ways or len(found) < len(drafts):
        context.incomplete.add(values["id"])
    return Entry(kind=kind.NAME, claims=found, line=node.line, column=node.column, **values)


def _kind(node: Mapping, context: Context) -> ModuleType | None:
    written = node.find("kind")
    kind = KINDS.get(written) if isinstance(written, Text) else None
    if kind is not None:
        return kind
    expected = f"one of {', '.join(KINDS)}"
    if written is None:
        context.faults.missing(node, "kind", expected, "add kind:")
    elif isinstance(written, Text):
        near = context.faults.meant(written, KINDS)
        fix = f"write {near}" if near else "write one of these words"
        context.faults.refuse(written, "unknown-word", f"no kind {quoted(written)}", expected, fix)
    else:
        context.faults.wrong_form(written, expected, "write one of these words")
    return None


def _values(node: Mapping, kind: ModuleType, context: Context) -> tuple[dict[str, Any], list[Draft]]:
    """Read the keys of an entry: the values of its fields, and those of its claims in the order of the file."""
    table, keys = _TABLES[kind.NAME], kind.KEYS
    values: dict[str, Any] = {}
    drafts: list[Draft] = []
    for key, value in node.items():
        name, form = table.get(key, _UNKNOWN)
        found = form(value, context) if form is not None else None
        if name == "dates":
            drafts.extend(dates(value, keys, context))
        elif name == "":
            drafts.append(Draft({} if found is None else {"role": keys.short[key], "date": found}, key, is_short=True))
        elif name == "acts":
            drafts.extend(Draft(act, at) for act, at in found or ())
        elif found is not None:
            values[name] = found
        elif form is None and value:
            _unknown_key(key, table, context)
    return values, drafts


def _unknown_key(key: Text, table: Fields, context: Context) -> None:
    if key == "announced":
        found, expected = "a day of announcement for the whole entry", "one for each date"
        fix = "write dates: with a claim that has announced:"
        context.faults.error(key, "unknown-key", found, expected, fix)
    else:
        unknown_key(key, table, context)


def _require(node: Mapping, keys: Keys, context: Context) -> None:
    for group in (("id",), *keys.required):
        if group[0] not in node and not any(key in node for key in group):
            words = " or ".join(group)
            context.faults.missing(node, group[0], f"the key {words}", f"add {words}:")


def _told_elsewhere(_: Node, __: Context) -> None:
    """Read nothing: what this key says was read before the others."""


_COMMON: Fields = {
    "id": ("id", slug),
    "kind": ("kind", _told_elsewhere),
    "title": ("title", titles),
    "organisation": ("organisations", listed(organisation)),
    "place": ("place", place),
    "sources": ("sources", sources),
    "marks": ("marks", marks),
    "documents": ("documents", documents),
    "main": ("main", slug),
    "aliases": ("aliases", listed(slug)),
    "tags": ("tags", listed(slug)),
    "url": ("url", address),
    "note": ("note", text),
    "leap-day": ("leap_day", leap_day),
    "phrase": ("phrase", phrase),
    "translated": ("translated", languages),
    "public-from": ("public_from", day),
    "dates": ("dates", _told_elsewhere),
}
_TABLES: dict[str, Fields] = {name: {**_COMMON, **module.KEYS.own} for name, module in KINDS.items()}
