"""The JSON of an occurrence, the same in every command, feed and answer of the API (RULES G)."""

import datetime as dt
from typing import Any

from calendar_service.core.dates.edtf import Edtf
from calendar_service.core.dates.working_days import last_working_day
from calendar_service.core.model.claims import Claim
from calendar_service.core.model.documents import Document
from calendar_service.core.model.occurrences import Mark, Occurrence
from calendar_service.core.model.places import Place
from calendar_service.core.model.registry import Registry
from calendar_service.core.model.sources import Source
from calendar_service.core.model.texts import Texts, in_language
from calendar_service.core.occurrences import days_left
from calendar_service.core.published.ledger import Revision
from calendar_service.core.wording.languages import Language
from calendar_service.core.wording.titles import title_of

Json = dict[str, Any]


def occurrence_record(
    occurrence: Occurrence, registry: Registry, language: Language, as_of: dt.date, revision: Revision | None = None
) -> Json:
    """Give an occurrence as every JSON output has it; `revision` is None as of a past day."""
    role, entry = occurrence.role, occurrence.role.entry
    computed = occurrence.is_computed
    country = registry.calendar.country
    working_day = last_working_day(occurrence.day, country) if occurrence.type == "deadline" and country else None
    counted = role.claim.date if role.claim and occurrence.ordinal is not None else None
    return {
        "uid": occurrence.uid,
        "entry": occurrence.entry_id,
        "role": occurrence.role_name,
        "key": occurrence.key,
        "kind": entry.kind,
        "type": occurrence.type,
        "title": title_of(occurrence, language, registry.calendar.languages)[0],
        "organisations": list(entry.organisations),
        "countries": list(occurrence.countries),
        "edtf": _text(occurrence.edtf),
        "earliest": iso(occurrence.earliest),
        "latest": iso(occurrence.latest),
        "precision": occurrence.edtf.precision if occurrence.edtf else None,
        "former": span_record(occurrence.former) if occurrence.former else None,
        "status": occurrence.status,
        "ordinal": occurrence.ordinal,
        "class": occurrence.anniversary_class,
        "counted_from": {"role": role.name, "edtf": counted.text} if counted else None,
        "marks": [mark_record(mark) for mark in occurrence.marks],
        "place": None if computed or role.place is None else place_record(role.place, registry, language),
        "time": None if computed or role.time is None else str(role.time),
        "timezone": None if computed else role.timezone,
        "days_left": days_left(occurrence, as_of),
        "working_day": iso(working_day),
        "basis": {"role": role.basis.role, "edtf": role.basis.date.text} if role.basis else None,
        "estimate": False,
        "earlier_stated": [] if computed else [_stated(claim, registry) for claim in role.others],
        "documents": [document_record(document, registry, language) for document in occurrence.documents],
        "sources": [source_record(registry.sources[id_], language) for id_ in role.sources],
        "sequence": revision.sequence if revision else None,
        "last_modified": revision.stamp.isoformat() if revision else None,
    }


def mark_record(mark: Mark) -> Json:
    """Give a mark with its computed ordinal."""
    return {"entry": mark.entry, "role": mark.role, "ordinal": mark.ordinal}


def _stated(claim: Claim, registry: Registry) -> Json:
    return {
        "announced": iso(claim.announced) if claim.states_announced else None,
        "edtf": _text(claim.date),
        "status": claim.status,
        "sources": [id_ for id_ in claim.sources if id_ in registry.sources],
    }


def span_record(date: Edtf) -> Json:
    """Give a date with its bounds."""
    return {"edtf": date.text, "earliest": iso(date.earliest), "latest": iso(date.latest)}


def date_record(date: Edtf | None) -> Json | None:
    """Give a date with its bounds and precision."""
    return {**span_record(date), "precision": date.precision} if date else None


def place_record(place: Place, registry: Registry, language: Language) -> Json:
    """Give a place with its name in one language."""
    return {"id": place.id, "name": _in(place.name, registry, language), "country": place.country}


def document_record(document: Document, registry: Registry, language: Language) -> Json:
    """Give a document with the state that counts."""
    state = document.state
    return {"title": _in(document.title, registry, language), "status": state.status, "date": iso(state.date)}


def source_record(source: Source, language: Language) -> Json:
    """Give a source."""
    return {
        "id": source.id,
        "title": in_language(source.title, language.code)[0],
        "publisher": source.publisher,
        "class": source.source_class,
        "published": _text(source.published),
        "url": source.url,
    }


def _in(texts: Texts, registry: Registry, language: Language) -> str:
    return in_language(texts, language.code, registry.calendar.languages)[0]


def iso(day: dt.date | None) -> str | None:
    """Give a day as ISO 8601 has it, or null."""
    return day.isoformat() if day else None


def _text(date: Edtf | None) -> str | None:
    return date.text if date else None
