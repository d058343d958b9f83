"""What was known on a day: the one function through which every output gets its registry (RULES A2, A10).

Two clocks: `public-from` is always measured by the real day, also for a view of the past; what was announced later is
hidden only where a past day is asked for.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from calendar_service.core.derivation.roles import counting, former_date
from calendar_service.core.model.claims import Claim, MarkReference
from calendar_service.core.model.documents import Document
from calendar_service.core.model.entries import Entry
from calendar_service.core.model.organisations import Party, Span
from calendar_service.core.model.registry import Registry
from calendar_service.core.model.sources import Source
from calendar_service.core.model.treaties import Treaty

#: Their `dates:` only settle single occurrences, so an entry without a visible one is still known.
_LIVE_WITHOUT_CLAIMS = frozenset({"observance", "national-day"})


def known(registry: Registry, as_of: dt.date | None, today: dt.date) -> Registry:
    """Give the part of a registry that may be shown on `today` and, where `as_of` is given, was known on that day.

    The registry itself where nothing is under embargo and no past day is asked for.
    """
    public = _public(registry, today)
    if as_of is None:
        return public
    entries = {entry.id: found for entry in public.entries.values() if (found := _known_entry(entry, as_of))}
    return _closed(replace(public, sources=_known_sources(public.sources, as_of), entries=entries))


def _public(registry: Registry, today: dt.date) -> Registry:
    """Drop what is under embargo."""
    if not any(_is_embargoed(entry, today) for entry in registry.entries.values()):
        return registry
    entries = {entry.id: found for entry in registry.entries.values() if (found := _public_entry(entry, today))}
    return _closed(replace(registry, entries=entries))


def _is_embargoed(entry: Entry, today: dt.date) -> bool:
    if entry.public_from is not None and entry.public_from > today:
        return True
    return any(claim.public_from is not None and claim.public_from > today for claim in entry.claims)


def _public_entry(entry: Entry, today: dt.date) -> Entry | None:
    if not _is_embargoed(entry, today):
        return entry
    if entry.public_from is not None and entry.public_from > today:
        return None
    public = tuple(c for c in entry.claims if c.public_from is None or c.public_from <= today)
    return _with_claims(entry, _resting_on_one_another(public))


def _resting_on_one_another(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Let a claim that took over a date, or says what the date was, rest on those that are left before it.

    A claim that is left with no date at all goes as well: only what is under embargo could place it.
    """
    kept: list[Claim] = []
    for claim in claims:
        earlier = tuple(other for other in kept if other.role == claim.role)
        standing = counting(earlier) if earlier else None
        settled = _settled(claim, standing)
        if settled.date or settled.former:
            kept.append(settled)
    return tuple(kept)


def _settled(claim: Claim, standing: Claim | None) -> Claim:
    """Take over date and former date anew from the claim that stands before."""
    if claim.takes_date:
        return replace(claim, date=(standing.date or standing.former) if standing else None)
    if claim.status == "postponed":
        return replace(claim, former=former_date(standing) if standing else None)
    return claim


def _with_claims(entry: Entry, claims: tuple[Claim, ...]) -> Entry | None:
    """Give the entry with these of its claims; None where it had some and none is left."""
    if entry.claims and not claims and entry.kind not in _LIVE_WITHOUT_CLAIMS:
        return None
    if len(claims) == len(entry.claims):
        return entry
    roles = frozenset(claim.role for claim in claims)
    return replace(entry, claims=claims, own=entry.own.with_roles(roles) if entry.own else None)


def _known_entry(entry: Entry, as_of: dt.date) -> Entry | None:
    claims = tuple(claim for claim in entry.claims if claim.announced is None or claim.announced <= as_of)
    kept = _with_claims(entry, claims)
    if kept is None:
        return None
    return replace(
        kept,
        documents=tuple(found for document in kept.documents if (found := _known_document(document, as_of))),
        parties=tuple(one for party in kept.parties if (one := _known_party(party, as_of))),
        own=kept.own.known(as_of) if kept.own else None,
    )


def _known_document(document: Document, as_of: dt.date) -> Document | None:
    states = tuple(state for state in document.states if state.announced <= as_of)
    return replace(document, states=states) if states else None


def _known_party(party: Party, as_of: dt.date) -> Party | None:
    spans = tuple(found for span in party.spans if (found := _known_span(span, as_of)))
    if party.spans and not spans:
        return None
    return replace(party, spans=spans)


def _known_span(span: Span, as_of: dt.date) -> Span | None:
    """Give a period as it was known: before its day of announcement its end, or without one its beginning, is not.

    Beside both ends the day of announcement is that of the end, and the beginning is known from its first day on.
    """
    first = span.start.earliest if span.start else None
    written = span.announced.earliest if span.announced else None
    announced = written or first or (span.until.earliest if span.until else None)
    begins = first if span.until else announced
    if begins is not None and begins > as_of and span.start is not None:
        return None
    if announced is not None and announced > as_of:
        return replace(span, until=None, announced=None)
    return span


def _known_sources(sources: Mapping[str, Source], as_of: dt.date) -> dict[str, Source]:
    """Drop what was published later; of an imprecise date the last possible day counts."""
    return {
        source.id: source
        for source in sources.values()
        if source.published is None or source.published.latest is None or source.published.latest <= as_of
    }


def _closed(registry: Registry) -> Registry:
    """Drop the references to entries that are not there: an id alone would tell that there is something."""
    names = {name for entry in registry.entries.values() for name in (entry.id, *entry.aliases)}
    entries = {entry.id: _without_strangers(entry, names) for entry in registry.entries.values()}
    return replace(registry, entries=entries)


def _without_strangers(entry: Entry, names: set[str]) -> Entry:
    own = entry.own
    if isinstance(own, Treaty) and any(link.entry not in names for link in own.links):
        own = replace(own, links=tuple(link for link in own.links if link.entry in names))
        entry = replace(entry, own=own)
    if not _all_known(entry.marks, names):
        entry = replace(entry, marks=_only_known(entry.marks, names))
    if any(not _all_known(claim.marks or (), names) for claim in entry.claims):
        claims = (replace(c, marks=_only_known(c.marks, names)) if c.marks else c for c in entry.claims)
        entry = replace(entry, claims=tuple(claims))
    return entry


def _all_known(marks: tuple[MarkReference, ...], names: set[str]) -> bool:
    return all(mark.entry in names for mark in marks)


def _only_known(marks: tuple[MarkReference, ...], names: set[str]) -> tuple[MarkReference, ...]:
    return tuple(mark for mark in marks if mark.entry in names)
