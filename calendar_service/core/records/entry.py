"""The JSON of an entry with everything known of it: `show ID --json` (RULES G)."""

import datetime as dt

from calendar_service.core.dates.arithmetic import anniversary
from calendar_service.core.derivation.roles import claims_by_role, roles
from calendar_service.core.model.claims import Claim
from calendar_service.core.model.entries import Entry
from calendar_service.core.model.occurrences import Occurrence, Role
from calendar_service.core.model.registry import Registry
from calendar_service.core.model.texts import in_language
from calendar_service.core.model.treaties import Notice, Term, Treaty
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
    withdrawal = treaty.withdrawal
    used = dict.fromkeys(id_ for role in known for id_ in role.sources)
    return {
        "entry": entry.id,
        "title": in_language(entry.title, language.code, registry.calendar.languages)[0],
        "kind": entry.kind,
        "parties": [party.who for party in entry.parties],
        "place": place_record(entry.place, registry, language) if entry.place else None,
        "roles": [_role(role, claims_by_role(entry)[role.name], registry, language, as_of) for role in known],
        "terms": [_term(term) for term in treaty.terms],
        "withdrawal": {"notice": str(withdrawal.notice), "sources": list(withdrawal.sources)} if withdrawal else None,
        "notices": [_notice(notice) for notice in treaty.notices],
        "documents": [document_record(document, registry, language) for document in entry.documents],
        "marks": [mark_record(mark) for role in known for mark in role.marks],
        "marked_by": list(marked_by(entry, registry)),
        "links": [
            {"entry": link.entry, "rel": link.relation} for link in treaty.links if link.entry in registry.entries
        ],
        "occurrences": [occurrence_record(each, registry, language, as_of) for each in occurrences],
        "sources": [source_record(registry.sources[id_], language) for id_ in used],
    }


def marked_by(entry: Entry, registry: Registry) -> tuple[str, ...]:
    """Name the entries that mark an anniversary of this one, in the file's order."""
    names = {entry.id, *entry.aliases}

    def marks(other: Entry) -> bool:
        references = (other.marks, *(claim.marks for claim in other.claims if claim.marks))
        return any(reference.entry in names for group in references for reference in group)

    return tuple(other.id for other in registry.entries.values() if marks(other))


def _role(role: Role, claims: tuple[Claim, ...], registry: Registry, language: Language, as_of: dt.date) -> Json:
    return {
        "role": role.name,
        "counted": role.counted,
        "claims": [claim_record(claim, registry, language) for claim in claims],
        "counts": list(counts(role, as_of)),
    }


def counts(role: Role, as_of: dt.date) -> tuple[Json, ...]:
    """Give the ordinals of the next ten years, also of a role that is not counted: what each would say."""
    origin = role.date
    if origin is None or origin.earliest is None:
        return ()
    found = []
    for year in range(max(as_of.year, origin.year + 1), as_of.year + YEARS_OF_COUNTS):
        day = anniversary(origin.earliest, year, role.entry.leap_day)
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
        "marks": [reference.entry for reference in claim.marks] if claim.marks else None,
        "participants": list(claim.participants) if claim.participants else None,
        "next-holder": claim.next_holder,
        "time": str(claim.time) if claim.time else None,
        "timezone": claim.timezone,
        "counted": claim.counted,
        "correction": claim.correction,
        "old-style": claim.old_style,
        "label": in_language(claim.label, language.code)[0] if claim.label else None,
        "note": claim.note,
        "sources": [id_ for id_ in claim.sources if id_ in registry.sources],
        "verified": claim.verified,
    }


def _term(term: Term) -> Json:
    return {
        "id": term.id,
        "from": term.origin if isinstance(term.origin, str) else term.origin.isoformat(),
        "first": str(term.first),
        "then": str(term.then) if term.then else None,
        "renewal": term.renewal,
        "notice": str(term.notice) if term.notice else None,
        "announced": iso(term.announced),
        "extensions": [{"announced": iso(each.announced), "until": iso(each.until)} for each in term.extensions],
        "sources": list(term.sources),
    }


def _notice(notice: Notice) -> Json:
    return {
        "date": iso(notice.date),
        "by": notice.by,
        "announced": iso(notice.announced),
        "sources": list(notice.sources),
    }
