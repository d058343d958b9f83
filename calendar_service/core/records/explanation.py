"""How a date was derived, step by step, each with its rule and its sources: `explain` (RULES D6, G).

The steps are computed anew from the registry, so that they can be compared with the occurrence they explain.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from calendar_service.core.dates.working_days import last_working_day
from calendar_service.core.derivation.roles import roles
from calendar_service.core.derivation.terms import End, Reading, ends, readings_of, terminated_on
from calendar_service.core.model.claims import Claim
from calendar_service.core.model.occurrences import Occurrence
from calendar_service.core.model.registry import Registry
from calendar_service.core.model.treaties import Treaty
from calendar_service.core.records.occurrence import Json
from calendar_service.core.wording.languages import Language


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what was done, what it gave, by which rule, on which known sources."""

    what: str
    value: str
    rule: str
    sources: tuple[str, ...] = ()

    def as_json(self) -> Json:
        """Give the step as `explain --json` prints it."""
        return {"what": self.what, "value": self.value, "rule": self.rule, "sources": list(self.sources)}


def steps(occurrence: Occurrence, registry: Registry, language: Language) -> tuple[Step, ...]:
    """Give the derivation of an occurrence, from what was stated to its date."""
    claim = occurrence.role.claim
    if claim is None:
        return tuple(_term_steps(occurrence, registry, language))
    return tuple(_claim_steps(occurrence, claim, registry, language))


def explanation_record(occurrence: Occurrence, registry: Registry, language: Language) -> Json:
    """Give the derivation as JSON."""
    return {
        "entry": occurrence.entry_id,
        "occurrence": f"{occurrence.role_name}/{occurrence.key}",
        "steps": [step.as_json() for step in steps(occurrence, registry, language)],
    }


def _claim_steps(occurrence: Occurrence, claim: Claim, registry: Registry, language: Language) -> Iterator[Step]:
    say, role = language.gettext, occurrence.role
    for other in role.others:
        yield Step(_stated(other, language), str(other.date), "A5", _known(other.sources, registry))
    known = _known(claim.sources, registry)
    if claim.date is None:
        word = say("postponed, new date open; the former date", context="explain")
        yield Step(f"{_stated(claim, language)}: {word}", str(claim.former), "A3, C9", known)
        return
    yield Step(_stated(claim, language), claim.date.text, "A5", known)
    if occurrence.ordinal is not None:
        numbers = {"year": occurrence.key, "origin": claim.date.year}
        what = say("ordinal: {year} minus {origin}", context="explain", **numbers)
        yield Step(what, str(occurrence.ordinal), "C2")
        what = say("the same day {n} years later", context="explain", n=occurrence.ordinal)
        yield Step(what, occurrence.edtf.text if occurrence.edtf else "", "C2, B5")


def _stated(claim: Claim, language: Language) -> str:
    word = language.role(claim.role)
    if claim.states_announced and claim.announced:
        said = language.day(claim.announced)
        return language.gettext("{role}, as stated on {date}", context="explain", role=word, date=said)
    return language.gettext("{role}, as stated", context="explain", role=word)


def _term_steps(occurrence: Occurrence, registry: Registry, language: Language) -> Iterator[Step]:
    reading, end = _found(occurrence, registry)
    say, term, number = language.gettext, reading.term, int(occurrence.key)
    word = language.role(reading.basis.role) if reading.basis.role else say("a day of its own", context="explain")
    claim = reading.origin.claim if reading.origin else None
    origin_sources = _known(claim.sources, registry) if claim else ()
    yield Step(
        say("counted from: {role}", context="explain", role=word), reading.start.isoformat(), "D1", origin_sources
    )
    stated = _known(term.sources, registry)
    yield Step(say("first term", context="explain"), str(term.first), "D1", stated)
    if term.then and number > 1:
        yield Step(say("each further term, renewed by itself", context="explain"), str(term.then), "D2", stated)
    yield _end_step(end, registry, language)
    if end.notice_day and term.notice:
        yield Step(say("notice before the end", context="explain"), str(term.notice), "D3", stated)
        yield Step(say("last day for notice, still in time", context="explain"), end.notice_day.isoformat(), "D3, B4")
    if end.given:
        yield Step(
            say("notice given", context="explain"),
            end.given.date.isoformat(),
            "D4",
            _known(end.given.sources, registry),
        )
    if term.notice is None:
        yield from _no_notice(occurrence, registry, language)
    if registry.calendar.country:
        country = registry.calendar.country
        what = say(
            "last working day on or before it in {country}", context="explain", country=language.country(country)
        )
        yield Step(what, last_working_day(occurrence.day, country).isoformat(), "D6")


def _end_step(end: End, registry: Registry, language: Language) -> Step:
    """Say where the end of a term comes from: an agreement, or one addition."""
    say = language.gettext
    if end.extension:
        said = language.day(end.extension.announced)
        what = say(
            "end of term {n}, prolonged by agreement announced on {date}", context="explain", n=end.number, date=said
        )
        return Step(what, end.day.isoformat(), "D2", _known(end.extension.sources, registry))
    if end.number == 1:
        return Step(say("end of the first term", context="explain"), end.day.isoformat(), "D2, B4")
    what = say("end of term {n}: the day of origin plus all {n} lengths at once", context="explain", n=end.number)
    return Step(what, end.day.isoformat(), "D2, B4")


def _no_notice(occurrence: Occurrence, registry: Registry, language: Language) -> Iterator[Step]:
    """Say why a term has no last day for notice, where a party may leave at any time."""
    treaty = occurrence.role.entry.own
    if isinstance(treaty, Treaty) and treaty.withdrawal:
        what = language.gettext(
            "no last day for notice: a party may withdraw at any time, on notice", context="explain"
        )
        yield Step(what, str(treaty.withdrawal.notice), "D3", _known(treaty.withdrawal.sources, registry))


def _found(occurrence: Occurrence, registry: Registry) -> tuple[Reading, End]:
    """Find the reading and the end that an occurrence of a term or notice came from."""
    entry, known = occurrence.role.entry, roles(occurrence.role.entry, registry)
    id_ = occurrence.role_name.partition("-")[2] or None
    reading = next(each for each in readings_of(entry, known) if each.term.id == id_)
    number = int(occurrence.key)
    last = occurrence.day.replace(year=min(occurrence.day.year + 100, 9998), day=1)
    return reading, next(end for end in ends(reading, entry, terminated_on(known), last) if end.number == number)


def _known(sources: tuple[str, ...], registry: Registry) -> tuple[str, ...]:
    return tuple(id_ for id_ in sources if id_ in registry.sources)
