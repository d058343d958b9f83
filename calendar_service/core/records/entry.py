"""The JSON of an entry with everything known of it: `show ID --json` (RULES G)."""

import datetime as dt

from calendar_service.core.dates.arithmetic import anniversary
from calendar_service.core.derivation.roles import claims_by_role, roles
from calendar_service.core.derivation.terms import end_of_force, readings_of
from calendar_service.core.model.claims import Claim
from calendar_service.core.model.entries import Entry
from calendar_service.core.model.occurrences import Occurrence, Role
from calendar_service.core.model.registry import Registry
from calendar_service.core.model.texts import in_language
from calendar_service.core.model.treaties import Link, Notice, Term, Treaty, Withdrawal
from calendar_service.core.records.occurrence import (
    Json,
    date_record,
    document_record,
    iso,
    mark_record,
    occurrence_record,
    place_record,
    source_record,
)
from calendar_service.core.wording.languages import Language

YEARS_OF_COUNTS = 10


def entry_record(
    entry: Entry, registry: Registry, occurrences: tuple[Occurrence, ...], language: Language, as_of: dt.date
) -> Json:
    """Give an entry; `occurrences` are the coming ones that the caller chose."""
    known = roles(entry, registry)
    treaty = entry.own if isinstance(entry.own, Treaty) else Treaty()
    links = ((registry.entry(link.entry), link.relation) for link in treaty.links)
    return {
        "entry": entry.id,
        "title": in_language(entry.title, language.code, registry.calendar.languages)[0],
        "kind": entry.kind,
        "parties": [party.who for party in entry.parties],
        "place": place_record(entry.place, registry, language) if entry.place else None,
        "roles": [
            _role(role, registry, language, counts(role, as_of, counted_until(role, registry))) for role in known
        ],
        "terms": [_term(term, registry) for term in treaty.terms],
        "withdrawal": _withdrawal(treaty.withdrawal, registry) if treaty.withdrawal else None,
        "notices": [_notice(notice, registry) for notice in treaty.notices],
        "documents": [document_record(document, registry, language) for document in entry.documents],
        "marks": [mark_record(mark) for role in known for mark in role.marks],
        "marked_by": list(marked_by(entry, registry)),
        "links": [{"entry": linked.id, "rel": relation} for linked, relation in links if linked],
        "occurrences": [occurrence_record(each, registry, language, as_of) for each in occurrences],
        "sources": [source_record(registry.sources[id_], language) for id_ in _used(known, treaty, registry)],
    }


def marked_by(entry: Entry, registry: Registry) -> tuple[str, ...]:
    """Name the entries that mark an anniversary of this one, in the file's order."""
    names = {entry.id, *entry.aliases}

    def marks(other: Entry) -> bool:
        references = (other.marks, *(claim.marks for claim in other.claims if claim.marks))
        return any(reference.entry in names for group in references for reference in group)

    return tuple(other.id for other in registry.entries.values() if marks(other))


def linked_with(entry: Entry, registry: Registry) -> tuple[str, ...]:
    """Name the entries that this one is tied to, either of the two saying so, in the file's order."""
    names = {entry.id, *entry.aliases}
    own = {found.id for link in _links(entry) if (found := registry.entry(link.entry))}
    others = registry.entries.values()
    return tuple(other.id for other in others if other.id in own or any(link.entry in names for link in _links(other)))


def _links(entry: Entry) -> tuple[Link, ...]:
    return entry.own.links if isinstance(entry.own, Treaty) else ()


def _used(known: tuple[Role, ...], treaty: Treaty, registry: Registry) -> list[str]:
    """Name every known source that the record of an entry names, once."""
    of_terms = ((term.sources, *(each.sources for each in term.extensions)) for term in treaty.terms)
    of_treaty = (
        *(ids for group in of_terms for ids in group),
        *(notice.sources for notice in treaty.notices),
        treaty.withdrawal.sources if treaty.withdrawal else (),
    )
    found = dict.fromkeys(id_ for ids in (*(role.sources for role in known), *of_treaty) for id_ in ids)
    return [id_ for id_ in found if id_ in registry.sources]


def _role(role: Role, registry: Registry, language: Language, counted: tuple[Json, ...]) -> Json:
    return {
        "role": role.name,
        "counted": role.counted,
        "claims": [claim_record(claim, registry, language) for claim in claims_by_role(role.entry)[role.name]],
        "counts": list(counted),
    }


def counted_until(role: Role, registry: Registry) -> dt.date | None:
    """Give the last day that may be counted from a role: of entry into force, that on which the treaty ends (C3)."""
    known = roles(role.entry, registry)
    return end_of_force(role.entry, known, readings_of(role.entry, known)) if role.name == "in-force" else None


def counts(role: Role, as_of: dt.date, until: dt.date | None = None) -> tuple[Json, ...]:
    """Give the ordinals of the next ten years, also of a role that is not counted: what each would say.

    None after `until`, the day on which a treaty's force ends.
    """
    origin = role.date
    if origin is None or origin.earliest is None:
        return ()
    first = as_of.year + (origin.has_day and (as_of.month, as_of.day) > (origin.earliest.month, origin.earliest.day))
    found = []
    for year in range(max(first, origin.year + 1), first + YEARS_OF_COUNTS):
        day = anniversary(origin.earliest, year, role.entry.leap_day)
        if until is None or day is None or day <= until:
            found.append({"year": year, "ordinal": year - origin.year, "date": iso(day) if origin.has_day else None})
    return tuple(found)


def claim_record(claim: Claim, registry: Registry, language: Language) -> Json:
    """Give a claim with the registry's own keys, defaults filled in."""
    return {
        "role": claim.role,
        "date": date_record(claim.date),
        "announced": iso(claim.announced),
        "status": claim.status,
        "place": place_record(claim.place, registry, language) if claim.place else None,
        "title": in_language(claim.title, language.code)[0] if claim.title else None,
        "host": list(claim.host) if claim.host else None,
        "marks": [str(reference) for reference in claim.marks] if claim.marks else None,
        "participants": list(claim.participants) if claim.participants else None,
        "next-holder": claim.next_holder,
        "time": str(claim.time) if claim.time else None,
        "timezone": claim.timezone,
        "counted": claim.counted,
        "correction": claim.correction,
        "old-style": claim.old_style,
        "label": in_language(claim.label, language.code)[0] if claim.label else None,
        "note": claim.note,
        "public-from": iso(claim.public_from),
        "sources": _known(claim.sources, registry),
        "verified": claim.verified,
    }


def _known(ids: tuple[str, ...], registry: Registry) -> list[str]:
    return [id_ for id_ in ids if id_ in registry.sources]


def _withdrawal(withdrawal: Withdrawal, registry: Registry) -> Json:
    return {"notice": str(withdrawal.notice), "sources": _known(withdrawal.sources, registry)}


def _term(term: Term, registry: Registry) -> Json:
    return {
        "id": term.id,
        "from": term.origin if isinstance(term.origin, str) else term.origin.isoformat(),
        "first": str(term.first),
        "then": str(term.then) if term.then else None,
        "renewal": None if term.renewal == "unknown" else term.renewal,
        "notice": str(term.notice) if term.notice else None,
        "announced": iso(term.announced),
        "extensions": [{"announced": iso(each.announced), "until": iso(each.until)} for each in term.extensions],
        "sources": _known(term.sources, registry),
    }


def _notice(notice: Notice, registry: Registry) -> Json:
    return {
        "date": iso(notice.date),
        "by": notice.by,
        "announced": iso(notice.announced),
        "sources": _known(notice.sources, registry),
    }
