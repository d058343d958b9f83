"""What a treaty says beside its dates: terms, withdrawal, notices and links to other treaties (RULES D).

`term:` is one reading of the term or a list of them; the first has no id, each further one needs one.
"""

import datetime as dt
from typing import Any

from calendar_service.core.dates.durations import Duration
from calendar_service.core.model.treaties import Extension, Link, Notice, Term, Withdrawal
from calendar_service.core.problems import quoted
from calendar_service.core.reading.context import Context
from calendar_service.core.reading.countries import who
from calendar_service.core.reading.dates import announced, day, duration
from calendar_service.core.reading.forms import Fields, every, mapping, missing, one_of, slug
from calendar_service.core.reading.nodes import Mapping, Node, Sequence, Text
from calendar_service.core.reading.sources import sources

#: Days of a mean month: lengths are only compared, never added, so that no calendar can end on the way.
_MONTH = 365.2425 / 12


def terms(node: Node, context: Context) -> tuple[Term, ...]:
    """Read the readings of a treaty's term."""
    found: list[Term] = []
    for number, item in enumerate(node if isinstance(node, Sequence) else (node,)):
        reading = _term(item, context)
        if reading is not None and isinstance(item, Mapping):
            _check_id(item, reading, number, [term.id for term in found], context)
            found.append(reading)
    return tuple(found)


def _term(node: Node, context: Context) -> Term | None:
    values = mapping(node, _TERM, ("from", "first"), context)
    if values is None or not isinstance(node, Mapping):
        return None
    term = Term(**values)
    if term.renewal == "tacit" and "then" not in node:
        expected = "then: with the length of each further term"
        context.faults.missing(node, "then", expected, "add then: such as P5Y, or write renewal: none")
    if term.notice and any(_is_longer(term.notice, length) for length in (term.first, term.then) if length):
        found, expected = f"a notice of {term.notice}, longer than the term it ends", "a notice within the term"
        at = node.find("notice") or node
        context.faults.error(at, "contradiction", found, expected, "correct notice:, first: or then:")
    return term


def _is_longer(one: Duration, other: Duration) -> bool:
    return _days(one) > _days(other)


def _days(length: Duration) -> float:
    return (length.years * 12 + length.months) * _MONTH + length.days


def _check_id(node: Mapping, term: Term, number: int, before: list[str | None], context: Context) -> None:
    if number > 0 and "id" not in node:
        missing(node, "id", context)
    elif number == 0 and term.id is not None:
        fix = "delete id:, or make this the second reading"
        context.faults.error(node, "contradiction", "an id in the first reading", "an id in further readings only", fix)
    elif term.id is not None and term.id in before:
        context.faults.error(node, "duplicate-id", f"two readings {term.id}", "an id for each", "rename one")


def origin(node: Node, context: Context) -> str | dt.date | None:
    """Read what a term is counted from: a role, or a day of its own."""
    if isinstance(node, Text) and node in ("signed", "in-force"):
        return str(node)
    if isinstance(node, Text) and node and not node[0].isdigit():
        found, expected = f"{quoted(node)} is neither a role nor a day", "signed, in-force or a day"
        near = context.faults.meant(node, ("signed", "in-force"))
        context.faults.error(node, "unknown-word", found, expected, f"write {near or 'one of these'}")
        return None
    return day(node, context)


def extension(node: Node, context: Context) -> Extension | None:
    """Read a term prolonged by agreement."""
    values = mapping(node, _EXTENSION, ("announced", "until"), context)
    if values is None or not isinstance(node, Mapping):
        return None
    if "sources" not in node:
        context.unsourced.append(node)
    return Extension(**values)


def withdrawal(node: Node, context: Context) -> Withdrawal | None:
    """Read on which notice a party may leave at any time."""
    values = mapping(node, _WITHDRAWAL, ("notice",), context)
    return Withdrawal(**values) if values else None


def notice(node: Node, context: Context) -> Notice | None:
    """Read a notice of termination that was given."""
    values = mapping(node, _NOTICE, ("date", "by", "announced"), context)
    if not values or not isinstance(node, Mapping):
        return None
    if "sources" not in node:
        context.unsourced.append(node)
    given = Notice(**values)
    context.place(given, node)
    return given


def link(node: Node, context: Context) -> Link | None:
    """Read a link to another treaty: its id, or a mapping that says how both are tied."""
    values: dict[str, Any] | None
    if isinstance(node, Mapping):
        values, at = mapping(node, _LINK, ("entry",), context), node.find("entry") or node
    else:
        entry, at = slug(node, context), node
        values = {"entry": entry} if entry else None
    if not values:
        return None
    found = Link(**values)
    context.place(found, at)
    return found


_EXTENSION: Fields = {
    "announced": ("announced", announced),
    "until": ("until", day),
    "sources": ("sources", sources),
}
_TERM: Fields = {
    "id": ("id", slug),
    "from": ("origin", origin),
    "first": ("first", duration),
    "then": ("then", duration),
    "renewal": ("renewal", one_of("tacit", "agreement", "none")),
    "notice": ("notice", duration),
    "announced": ("announced", announced),
    "extensions": ("extensions", every(extension)),
    "sources": ("sources", sources),
}
_WITHDRAWAL: Fields = {"notice": ("notice", duration), "sources": ("sources", sources)}
_NOTICE: Fields = {
    "date": ("date", day),
    "by": ("by", who),
    "announced": ("announced", announced),
    "sources": ("sources", sources),
}
_LINK: Fields = {
    "entry": ("entry", slug),
    "rel": ("relation", one_of("amends", "prolongs", "protocol-to", "replaces")),
}

notices = every(notice)
links = every(link)
