"""Entries: the keys that every entry may have, and those of its kind.

A date stands in the list `dates:` or is written by a short key, which is one claim with the entry's own sources; a
role is given in one of the two ways, never in both (RULES A3).
"""

from types import ModuleType
from typing import Any

from calendar_service.core import kinds
from calendar_service.core.model.claims import Claim
from calendar_service.core.model.entries import Entry
from calendar_service.core.model.organisations import Party
from calendar_service.core.model.texts import Texts, in_language
from calendar_service.core.plugins import plugins_of
from calendar_service.core.problems import Placed, Position, quoted
from calendar_service.core.reading.context import Context
from calendar_service.core.reading.countries import organisation
from calendar_service.core.reading.dates import day, leap_day
from calendar_service.core.reading.documents import documents
from calendar_service.core.reading.forms import Fields, address, fields, listed, missing, slug, text, unknown_key
from calendar_service.core.reading.keys import Keys
from calendar_service.core.reading.marks import marks
from calendar_service.core.reading.nodes import Mapping, Node, Sequence, Text
from calendar_service.core.reading.places import place
from calendar_service.core.reading.sources import sources
from calendar_service.core.reading.texts import languages, phrase, titles
from calendar_service.core.registry.claims import CLAIM, claim
from calendar_service.core.wording.languages import language

KINDS = plugins_of(kinds)
#: The values of a claim, where it stands, and whether a short key wrote it.
_Draft = tuple[dict[str, Any], Placed, bool]


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
    in_both_ways = "dates" in node and _refuse_two_ways(node, keys, context)
    claims = _claims(drafts, values, node, keys, context)
    if "title" not in values and keys.title is not None and "parties" in values:
        values["title"] = _made_title(kind, values["parties"], context)
    if keys.part is not None:
        values["own"] = keys.part(values)
    if "id" not in values or "title" not in values:
        return None
    if in_both_ways or len(claims) < len(drafts):
        context.incomplete.add(values["id"])
    return Entry(kind=kind.NAME, claims=tuple(claims), line=node.line, column=node.column, **values)


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


def _values(node: Mapping, kind: ModuleType, context: Context) -> tuple[dict[str, Any], list[_Draft]]:
    """Read the keys of an entry: the values of its fields, and those of its claims in the order of the file."""
    table, keys = _TABLES[kind.NAME], kind.KEYS
    values: dict[str, Any] = {}
    drafts: list[_Draft] = []
    for key, value in node.items():
        known = table.get(key)
        if known is None:
            if value:
                _unknown_key(key, table, context)
            continue
        name, form = known
        if name == "dates":
            drafts.extend(_dates(value, keys, context))
            continue
        found = form(value, context)
        if found is None:
            if name == "":
                drafts.append(({}, key, True))
        elif name == "":
            drafts.append(({"role": keys.short[key], "date": found}, key, True))
        elif name == "acts":
            drafts.extend((act, at, False) for act, at in found)
        else:
            values[name] = found
    return values, drafts


def _unknown_key(key: Text, table: Fields, context: Context) -> None:
    if key == "announced":
        found, expected = "a day of announcement for the whole entry", "one for each date"
        fix = "write dates: with a claim that has announced:"
        context.faults.error(key, "unknown-key", found, expected, fix)
    else:
        unknown_key(key, table, context)


def _dates(node: Node, keys: Keys, context: Context) -> list[_Draft]:
    """Read the values of the claims in `dates:`; those that could not be read are empty."""
    found: list[_Draft] = []
    for item in node if isinstance(node, Sequence) else (node,):
        if not isinstance(item, Mapping):
            context.faults.wrong_form(item, "a claim with date and announced", "write its keys and values")
            found.append(({}, item, False))
            continue
        values = fields(item, CLAIM, context)
        is_whole = len(values) == len(item) or all(
            name in values for name in ("date", "announced", "status", "role") if name in item
        )
        has_role = _has_role(values, keys, item, context)
        found.append((values if is_whole and has_role else {}, item, False))
    return found


def _has_role(values: dict[str, Any], keys: Keys, item: Mapping, context: Context) -> bool:
    """Tell whether a claim has a role that its kind allows; where there is only one it may be left out."""
    if "role" not in item and keys.only_role is None:
        missing(item, "role", context)
        return False
    role = values.setdefault("role", keys.only_role)
    if keys.only_role is None or role == keys.only_role:
        return True
    at = item.find("role") or item
    found, expected = f"the role {role}", f"the role {keys.only_role}, the only one of this kind"
    context.faults.error(at, "unknown-word", found, expected, "delete role:")
    return False


def _require(node: Mapping, keys: Keys, context: Context) -> None:
    for group in (("id",), *keys.required):
        if group[0] not in node and not any(key in node for key in group):
            words = " or ".join(group)
            context.faults.missing(node, group[0], f"the key {words}", f"add {words}:")


def _refuse_two_ways(node: Mapping, keys: Keys, context: Context) -> bool:
    """Refuse what belongs to the claim of a short key beside `dates:`, and warn of a time, which only it has (A6)."""
    dates = next(key for key in node if key == "dates")
    shorts = [key for key in node if key in keys.short]
    belonging = shorts if keys.only_role else []
    beside = [*belonging, *(key for key in node if key in ("role", "label", "announced") and keys.own.get(key))]
    if beside:
        earlier, *_, later = sorted((dates, *beside), key=lambda key: (key.line, key.column))
        words = " and ".join(f"{key}:" for key in beside)
        found, expected = f"{words} beside dates:", f"one of the two ways (the other at line {earlier.line})"
        context.faults.error(later, "contradiction", found, expected, "write it in the claims of dates:")
    for key in node:
        if key in ("time", "timezone") and not shorts:
            found, expected = f"{key}: beside dates:, where it holds for no date", f"{key}: in a claim of dates:"
            context.faults.warning(key, "contradiction", found, expected, "write it in the claim")
    return bool(beside)


def _claims(drafts: list[_Draft], values: dict[str, Any], node: Mapping, keys: Keys, context: Context) -> list[Claim]:
    """Give the claims of an entry in the order of the file, as far as they can be read."""
    own_sources = values.get("sources", ())
    of_short: dict[str, Any] = {name: values.pop(name) for name in ("announced", "role", "label") if name in values}
    has_sources = "sources" in node
    if context.unsourced and not has_sources:
        _refuse_unsourced(context)
    by_role: dict[str, list[Claim]] = {}
    claims: list[Claim] = []
    for draft, at, is_short in drafts:
        if not draft:
            continue
        if is_short:
            draft.update(of_short, short=True)
        if "sources" not in draft:
            if not has_sources:
                _missing_source(node if is_short else at, context)
            draft["sources"] = own_sources
        if keys.states_announced and "announced" not in draft:
            if not (is_short and "announced" in node):
                place = node if is_short else at
                expected = "the day on which this was stated"
                context.faults.missing(place, "announced", expected, "add announced:, as the source tells it")
            continue
        before = by_role.setdefault(draft["role"], [])
        found = claim(draft, Position(at.line, at.column), before, context)
        if found is not None:
            before.append(found)
            claims.append(found)
    return claims


def _missing_source(at: Placed, context: Context) -> None:
    expected = "sources: here or for the whole entry"
    context.faults.missing(at, "sources", expected, "add sources: with an id of the table sources:", "missing-source")


def _refuse_unsourced(context: Context) -> None:
    for at in context.unsourced:
        _missing_source(at, context)


def _made_title(kind: ModuleType, parties: tuple[Party, ...], context: Context) -> Texts:
    """Make the title that an entry leaves out, in each of the calendar's languages."""
    key = (kind.NAME, tuple(party.who for party in parties))
    title = context.titles.get(key)
    if title is None:
        tongues = [language(code) for code in context.languages]
        named = {tongue: lambda party, tongue=tongue: _name(party, tongue.code, context) for tongue in tongues}
        title = {tongue.code: kind.KEYS.title(parties, named[tongue], tongue) for tongue in tongues}
        context.titles[key] = title
    return title


def _name(party: Party, code: str, context: Context) -> str:
    if party.is_country:
        return language(code).country(party.who)
    return in_language(context.organisations[party.who].short, code, context.languages)[0]


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
