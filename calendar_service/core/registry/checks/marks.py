"""Marks: the anniversaries that a meeting celebrates are there, are counted, and have a number (RULES C8, I5).

A mark makes no occurrence of its own, so one on a role that is not counted is only a warning.
"""

from collections.abc import Mapping

from calendar_service.core.dates.edtf import Edtf
from calendar_service.core.derivation.roles import (
    claims_by_role,
    counting,
    distance,
    is_counted,
    main_role,
    nearest_ordinal,
)
from calendar_service.core.model.claims import Claim, MarkReference
from calendar_service.core.model.entries import Entry
from calendar_service.core.model.occurrences import class_of
from calendar_service.core.model.registry import Registry
from calendar_service.core.problems import Position, quoted
from calendar_service.core.reading.context import Context

_FURTHEST = 366


def check(entry: Entry, groups: Mapping[str, tuple[Claim, ...]], registry: Registry, context: Context) -> None:
    """Check the marks of an entry against the date of its main role, and those of its claims against theirs."""
    if entry.marks:
        main = main_role(entry, dict(groups))
        standing = counting(groups[main]) if main else None
        for mark in entry.marks:
            _mark(mark, standing, entry, registry, context)
    for claim in entry.claims:
        for mark in claim.marks or ():
            _mark(mark, claim, entry, registry, context)


def _mark(mark: MarkReference, claim: Claim | None, entry: Entry, registry: Registry, context: Context) -> None:
    at = context.place_of(mark)
    marked = registry.entry(mark.entry)
    if marked is None and mark.entry in context.unread:
        return
    if marked is None:
        _unknown_entry(mark, at, registry, context)
    elif marked is entry:
        found, expected = "a mark on the entry itself", "the entry whose anniversary is marked"
        context.faults.error(at, "mark", found, expected, "write that entry's id")
    elif marked.id not in context.incomplete:
        origin = _origin(mark, marked, at, context)
        date = (claim.date or claim.former) if claim else None
        if origin is not None and date is not None:
            _ordinal(mark, origin, date, at, context)


def _unknown_entry(mark: MarkReference, at: Position, registry: Registry, context: Context) -> None:
    near = context.faults.meant(mark.entry, registry.entries)
    fix = f"write {near}" if near else "write the id of an entry with an anniversary"
    context.faults.error(at, "unknown-id", f"no entry {quoted(mark.entry)}", "the id of an entry", fix)


def _origin(mark: MarkReference, marked: Entry, at: Position, context: Context) -> Edtf | None:
    """Give the date from which the marked anniversary is counted; None, with the reason noted, where it is none."""
    groups = claims_by_role(marked)
    name = mark.role or main_role(marked, groups)
    if name is None or name not in groups:
        near = context.faults.meant(mark.role or "", groups)
        fix = f"write {marked.id}/{near}" if near else "write one of these"
        found, expected = f"{marked.id} has no role {quoted(mark.role or '')}", f"one of {', '.join(groups)}"
        context.faults.error(at, "unknown-id", found, expected, fix)
        return None
    if not any(is_counted(marked, claims) for claims in groups.values()):
        found, expected = f"a mark on {marked.id}, which has no anniversaries", "an entry with a counted role"
        context.faults.error(at, "mark", found, expected, "mark another entry, or add counted: yes to its claim")
        return None
    if not is_counted(marked, groups[name]):
        found, expected = f"a mark on {marked.id}/{name}, which is not counted", "a counted role"
        context.faults.warning(at, "mark", found, expected, "name a role whose anniversaries are counted")
    date = counting(groups[name]).date
    if date is None or date.earliest is None:
        found, expected = f"a mark on {marked.id}/{name}, which has no date to count from", "a role with a date"
        context.faults.error(at, "mark", found, expected, "name another role")
        return None
    return date


def _ordinal(mark: MarkReference, origin: Edtf, date: Edtf, at: Position, context: Context) -> None:
    if date.earliest is None or date.latest is None:
        return
    ordinal = mark.ordinal or nearest_ordinal(origin, date.earliest, date.latest)
    if ordinal < 1:
        found, expected = f"no anniversary of {origin} lies near {date}", "a date near the first one or a later one"
        context.faults.error(at, "mark", found, expected, "delete the mark, or correct the date")
    elif mark.ordinal and distance(origin, ordinal, date.earliest, date.latest) > _FURTHEST:
        found, expected = f"anniversary {ordinal} of {origin} is more than a year from {date}", "one within 366 days"
        nearest = nearest_ordinal(origin, date.earliest, date.latest)
        fix = f"write @{nearest}, or leave the number out" if nearest > 0 else "delete the mark"
        context.faults.error(at, "mark", found, expected, fix)
    elif class_of(ordinal) == "ordinary":
        found, expected = f"anniversary {ordinal}, an ordinary one", "a number divisible by 5"
        context.faults.warning(at, "mark", found, expected, "see whether this one is meant")
