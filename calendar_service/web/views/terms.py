"""A treaty's terms in words: what each reading is counted from, when the current one ends, how one leaves (RULES D)."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from calendar_service.core import particulars
from calendar_service.core.derivation.terms import End, Reading, ends, readings_of, terminated_on
from calendar_service.core.model.entries import Entry
from calendar_service.core.model.occurrences import Role
from calendar_service.core.model.treaties import Term, Treaty
from calendar_service.core.wording.languages import Language
from calendar_service.web.asked import Asked
from calendar_service.web.views.dates import Shown, shown_day
from calendar_service.web.views.sources import Cited


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day that matters, with what it is."""

    name: str
    date: Shown
    days_left: str


@dataclass(frozen=True, slots=True)
class Described:
    """One reading of a term."""

    basis: str
    sentences: tuple[str, ...]
    deadlines: tuple[Deadline, ...]
    sources: tuple[Cited, ...]


def described(
    entry: Entry, roles: tuple[Role, ...], sources: Mapping[str, Cited], asked: Asked
) -> tuple[Described, ...]:
    """Describe every reading, also one whose origin has no day yet."""
    readings = {id(reading.term): reading for reading in readings_of(entry, roles)}
    return tuple(
        Described(
            basis=_basis(term, readings.get(id(term)), asked.language),
            sentences=tuple(_sentences(term, entry, asked.language)),
            deadlines=tuple(_deadlines(readings.get(id(term)), entry, roles, asked)),
            sources=tuple(sources[id_] for id_ in term.sources if id_ in sources),
        )
        for term in treaty_of(entry).terms
    )


def treaty_of(entry: Entry) -> Treaty:
    """Give what an entry says as a treaty; nothing for any other kind."""
    return entry.own if isinstance(entry.own, Treaty) else Treaty()


def leaving(entry: Entry, asked: Asked) -> tuple[str, ...]:
    """Say how a party may leave, and who has given notice."""
    words = asked.language
    given = (
        words.gettext(
            "{party} gave notice on {date}.",
            context="page",
            party=particulars.name_of(notice.by, asked.registry, words),
            date=words.day(notice.date),
        )
        for notice in treaty_of(entry).notices
    )
    return tuple(said for said in (particulars.withdrawal(entry, words), *given) if said)


def _basis(term: Term, reading: Reading | None, words: Language) -> str:
    if reading and reading.basis.role:
        said = words.counted_from(reading.basis.role, reading.basis.date)
    elif isinstance(term.origin, dt.date):
        said = words.gettext("counted from {date}", context="origin", date=words.day(term.origin))
    else:
        role = words.role(term.origin)
        said = words.gettext("counted from: {role}, day not known", context="page", role=role)
    return said[:1].upper() + said[1:]


def _sentences(term: Term, entry: Entry, words: Language) -> Iterator[str]:
    say = words.gettext
    yield say("First term: {length}", context="page", length=words.duration(term.first))
    if term.then:
        yield say("Each further term: {length}", context="page", length=words.duration(term.then))
    if term.renewal == "tacit":
        yield say("The treaty renews itself unless notice is given.", context="feed")
    elif term.renewal == "agreement":
        yield say("The parties prolong it by agreement.", context="page")
    elif term.renewal == "none":
        yield say("The treaty ends with this term.", context="feed")
    for extension in term.extensions:
        yield say(
            "Prolonged until {date}, as announced on {announced}",
            context="page",
            date=words.day(extension.until),
            announced=words.day(extension.announced),
        )
    if term.notice:
        yield say("Notice before the end: {length}", context="page", length=words.duration(term.notice))
    elif treaty_of(entry).withdrawal is None:
        yield say("No notice tied to the term is known.", context="page")
    else:
        yield say("There is no last day for notice.", context="page")


def _deadlines(reading: Reading | None, entry: Entry, roles: tuple[Role, ...], asked: Asked) -> Iterator[Deadline]:
    end = _current(reading, entry, roles, asked.day) if reading else None
    if end is None:
        return
    words = asked.language
    name = words.gettext("Current term ({n}) ends", context="page", n=end.number)
    yield _deadline(name, end.day, asked)
    if end.notice_day:
        yield _deadline(words.gettext("Last day for notice", context="page"), end.notice_day, asked)


def _current(reading: Reading, entry: Entry, roles: tuple[Role, ...], day: dt.date) -> End | None:
    """Find the term that runs on `day`; None where the last one is over."""
    last = dt.date(min(day.year + 200, dt.MAXYEAR - 1), 12, 31)
    return next((end for end in ends(reading, entry, terminated_on(roles), last) if end.day >= day), None)


def _deadline(name: str, day: dt.date, asked: Asked) -> Deadline:
    return Deadline(name, shown_day(day, asked.language), asked.language.days_left((day - asked.day).days))
