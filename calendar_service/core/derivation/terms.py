"""Treaty terms: their ends, the last days for notice, and what stops them (RULES D).

Every end is one addition from the origin: adding five years twice from 31 August is not adding ten.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from calendar_service.core.dates.arithmetic import add, subtract
from calendar_service.core.dates.durations import Duration
from calendar_service.core.dates.edtf import Edtf
from calendar_service.core.dates.window import Window
from calendar_service.core.derivation.occurrences import BY_ROLE, anniversaries, derived_status, once
from calendar_service.core.derivation.roles import roles, sources
from calendar_service.core.model.claims import Status
from calendar_service.core.model.entries import Entry
from calendar_service.core.model.occurrences import Basis, Occurrence, Outcome, Role
from calendar_service.core.model.registry import Registry
from calendar_service.core.model.treaties import Extension, Notice, Renewal, Term, Treaty

# What follows a term by itself, unless notice is given.
FOLLOWS: dict[Renewal, Outcome | None] = {"tacit": "renews", "agreement": "agreement", "none": "ends", "unknown": None}


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a term with the date it is counted from; `status` is that of every end derived from it."""

    term: Term
    start: dt.date
    basis: Basis
    status: Status
    origin: Role | None


@dataclass(frozen=True, slots=True)
class End:
    """The end of term `number`: its last day, the last day for notice, and what was announced of it.

    `outcome` is None where nobody has said yet what follows the first term.
    """

    number: int
    day: dt.date
    notice_day: dt.date | None
    outcome: Outcome | None
    given: Notice | None = None
    extension: Extension | None = None


def occurrences(entry: Entry, registry: Registry, window: Window) -> list[Occurrence]:
    """Give a treaty's roles, their anniversaries, and the ends and last days for notice of its terms."""
    known = roles(entry, registry)
    readings = readings_of(entry, known)
    over = end_of_force(entry, known, readings)
    found: list[Occurrence] = []
    for role in known:
        found += once(role, window)
        found += anniversaries(role, window, over if role.name == "in-force" else None)
    for reading in readings:
        found += _deadlines(entry, reading, known, registry, window)
    found.sort(key=BY_ROLE)
    return found


def readings_of(entry: Entry, known: tuple[Role, ...]) -> tuple[Reading, ...]:
    """Give the terms whose origin is known, has a day and came to pass or is fixed; others give none (RULES D1)."""
    treaty = entry.own
    terms = treaty.terms if isinstance(treaty, Treaty) else ()
    by_name = {role.name: role for role in known}
    found = (_reading(term, by_name) for term in terms)
    return tuple(reading for reading in found if reading)


def _reading(term: Term, by_name: dict[str, Role]) -> Reading | None:
    if isinstance(term.origin, dt.date):
        return Reading(term, term.origin, Basis(None, Edtf.of_day(term.origin)), "confirmed", None)
    role = by_name.get(term.origin)
    if role is None or role.claim is None or role.claim.status not in ("confirmed", "held"):
        return None
    date = role.claim.date
    if date is None or date.earliest is None or not date.has_day:
        return None
    return Reading(term, date.earliest, Basis(role.name, date), derived_status(role), role)


def ends(reading: Reading, entry: Entry, terminated: dt.date | None, last: dt.date) -> Iterator[End]:
    """Yield the ends of a reading's terms in order, up to the day `last`; the one that a notice stopped is the last."""
    follows = FOLLOWS[reading.term.renewal]
    for number, day, extension in _days(reading, last):
        if terminated is not None and day > terminated:
            return
        notice_day = subtract(day, reading.term.notice) if reading.term.notice else None
        given = _given(entry, notice_day or day - dt.timedelta(days=1))
        yield End(number, day, notice_day, "ends" if given else follows, given, extension)
        if given:
            return


def _days(reading: Reading, last: dt.date) -> Iterator[tuple[int, dt.date, Extension | None]]:
    """Yield the number and last day of each term up to `last`, with the agreement that prolonged it."""
    term, number = reading.term, 1
    is_tacit = term.renewal == "tacit" and term.then is not None
    day = _after(reading.start, term.first, term.then, 0)
    while day is not None and day <= last:
        yield number, day, None
        day = _after(reading.start, term.first, term.then, number) if is_tacit else None
        number += 1
    for number, extension in enumerate(term.extensions, 2):
        yield number, extension.until, extension


def _after(start: dt.date, first: Duration, then: Duration | None, times: int) -> dt.date | None:
    """Add the first length and `times` further ones at once (RULES B4, D2); None where the calendar ends."""
    further = then or Duration()
    whole = Duration(
        years=first.years + further.years * times,
        months=first.months + further.months * times,
        days=first.days + further.days * times,
    )
    try:
        return add(start, whole)
    except (ValueError, OverflowError):
        return None


def _given(entry: Entry, latest: dt.date) -> Notice | None:
    """Find the notice that stops a term: in a treaty of two, given on or before its last day for notice (RULES D4)."""
    treaty = entry.own
    if not isinstance(treaty, Treaty) or len(entry.parties) != 2:
        return None
    return next((notice for notice in treaty.notices if notice.date <= latest), None)


def end_of_force(entry: Entry, known: tuple[Role, ...], readings: tuple[Reading, ...]) -> dt.date | None:
    """Give the last day on which entry into force is still counted; None while no end is known (RULES C3)."""
    terminated = terminated_on(known)
    if terminated is not None:
        return terminated
    finals = [_final(reading, entry) for reading in readings]
    known_finals = [day for day in finals if day is not None]
    return max(known_finals) if finals and len(known_finals) == len(finals) else None


def _final(reading: Reading, entry: Entry) -> dt.date | None:
    horizon = max((notice.date for notice in _notices(entry)), default=reading.start)
    last = dt.date(min(horizon.year + 200, dt.MAXYEAR - 1), 12, 31)
    for end in ends(reading, entry, None, last):
        if end.given or reading.term.renewal == "none":
            return end.day
    return None


def _notices(entry: Entry) -> tuple[Notice, ...]:
    return entry.own.notices if isinstance(entry.own, Treaty) else ()


def terminated_on(known: tuple[Role, ...]) -> dt.date | None:
    """Give the last possible day of a known termination."""
    for role in known:
        if role.name == "terminated" and role.claim and role.claim.status in ("confirmed", "held") and role.date:
            return role.date.latest
    return None


def _deadlines(
    entry: Entry, reading: Reading, known: tuple[Role, ...], registry: Registry, window: Window
) -> Iterator[Occurrence]:
    term_role = _derived_role("term", entry, reading, registry)
    notice_role = _derived_role("notice", entry, reading, registry)
    # A last day for notice lies before its end: terms that end after the window may have theirs in it.
    notice = reading.term.notice
    reach = (_after(window.end, notice, None, 0) or dt.date.max) if notice else window.end
    for end in ends(reading, entry, terminated_on(known), reach):
        key = str(end.number)
        if end.day in window:
            yield Occurrence(
                end.day, entry.id, term_role.name, key, term_role, "deadline", reading.status, outcome=end.outcome
            )
        if end.notice_day and end.notice_day in window:
            outcome = "given" if end.given else end.outcome
            yield Occurrence(
                end.notice_day,
                entry.id,
                notice_role.name,
                key,
                notice_role,
                "deadline",
                reading.status,
                outcome=outcome,
            )


def _derived_role(name: str, entry: Entry, reading: Reading, registry: Registry) -> Role:
    term, origin = reading.term, reading.origin
    claims = (origin.claim,) if origin and origin.claim else ()
    agreed = (extension.sources for extension in term.extensions)
    stated = (term.sources, *agreed, *(notice.sources for notice in _notices(entry)))
    known = tuple(source for ids in stated for source in ids if source in registry.sources)
    return Role(
        entry=entry,
        name=f"{name}-{term.id}" if term.id else name,
        namespace=registry.namespace,
        claim=None,
        sources=tuple(dict.fromkeys((*known, *sources(entry, claims, (), registry)))),
        basis=reading.basis,
    )
