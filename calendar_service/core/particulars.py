"""What is said of an occurrence beside its title, line by line in one language: the same in feeds, messages and pages.

Every line is a whole sentence or label with its value, so that a reader of plain text misses nothing.
"""

import datetime as dt
from collections.abc import Iterator

from calendar_service.core.model.claims import Claim
from calendar_service.core.model.documents import Document
from calendar_service.core.model.entries import Entry
from calendar_service.core.model.occurrences import Mark, Occurrence
from calendar_service.core.model.places import Place
from calendar_service.core.model.registry import Registry
from calendar_service.core.model.sources import Source
from calendar_service.core.model.texts import in_language
from calendar_service.core.model.treaties import Treaty
from calendar_service.core.occurrences import days_left
from calendar_service.core.wording.languages import Language
from calendar_service.core.wording.titles import mark_phrase

# The role of a meeting's own day, of which one says that it was held.
MEETING = "date"


def lines(occurrence: Occurrence, registry: Registry, language: Language) -> tuple[str, ...]:
    """Give all particulars, the most important first; the sources last."""
    parts = (
        status(occurrence, language),
        counted_from(occurrence, language),
        *term(occurrence, language),
        *marks(occurrence, registry, language),
        place(occurrence, registry, language),
        time(occurrence, language),
        *people(occurrence, registry, language),
        *stated(occurrence, registry, language),
        *documents(occurrence, registry, language),
        unverified(occurrence, language),
        *sources(occurrence, registry, language),
    )
    return tuple(part for part in parts if part)


def status(occurrence: Occurrence, language: Language) -> str:
    """Say how sure the date is; nothing of what is computed and sure, and of a signature not that it was "held"."""
    if occurrence.is_computed and occurrence.status == "confirmed":
        return ""
    if occurrence.status == "held" and occurrence.role_name != MEETING:
        return ""
    return language.gettext("Status: {status}", context="feed", status=language.status(occurrence.status))


def days(occurrence: Occurrence, language: Language, as_of: dt.date) -> str:
    """Say the days left; where there is no day, the first possible one is not passed off as it."""
    left = days_left(occurrence, as_of)
    if occurrence.is_computed and not occurrence.has_day:
        return language.gettext("day not recorded", context="page")
    if left is None:
        return language.gettext("day open", context="page") if occurrence.edtf else ""
    words = language.days_left(left)
    if occurrence.has_day or left < 0:
        return words
    return language.gettext("{days} at the earliest", context="page", days=words)


def counted_from(occurrence: Occurrence, language: Language) -> str:
    """Name the role and day that an anniversary is counted from."""
    claim = occurrence.role.claim
    if occurrence.ordinal is None or claim is None or claim.date is None:
        return ""
    label = occurrence.role.label
    words = in_language(label, language.code)[0] if label else None
    return _capital(language.counted_from(occurrence.role_name, claim.date, words))


def term(occurrence: Occurrence, language: Language) -> Iterator[str]:
    """Say what a term is counted from and what follows it."""
    basis, outcome = occurrence.role.basis, occurrence.outcome
    if basis is None:
        return
    role = basis.role
    if role is None:
        yield language.gettext("Counted from {date}", context="feed", date=language.date(basis.date))
    else:
        yield _capital(language.counted_from(role, basis.date))
    if outcome == "renews":
        yield language.gettext("The treaty renews itself unless notice is given.", context="feed")
    if outcome == "agreement":
        yield language.gettext("The parties may prolong the term by agreement.", context="feed")
    if outcome == "ends":
        yield language.gettext("The treaty ends with this term.", context="feed")


def marks(occurrence: Occurrence, registry: Registry, language: Language) -> Iterator[str]:
    """Say which anniversaries a meeting celebrates, each with what it is counted from."""
    for mark in occurrence.marks:
        yield language.gettext("Marks: {anniversary}", context="feed", anniversary=mark_text(mark, registry, language))


def mark_text(mark: Mark, registry: Registry, language: Language) -> str:
    """Give the anniversary that a mark names, "SCO: 20th anniversary of the founding"."""
    entry = registry.entries[mark.entry]
    return mark_phrase(entry, mark.role, mark.ordinal, language, registry.calendar.languages)


def place(occurrence: Occurrence, registry: Registry, language: Language) -> str:
    """Name the town and country."""
    found = None if occurrence.is_computed else occurrence.role.place
    if found is None:
        return ""
    return language.gettext("Place: {place}", context="feed", place=place_text(found, registry, language))


def place_text(found: Place, registry: Registry, language: Language) -> str:
    """Give "Dushanbe, Tajikistan", or the town alone where its country is not known."""
    town = in_language(found.name, language.code, registry.calendar.languages)[0]
    return language.place(town, found.country) if found.country else town


def time(occurrence: Occurrence, language: Language) -> str:
    """Give the local time with its zone."""
    role = occurrence.role
    if role.time is None or occurrence.is_computed:
        return ""
    words = language.time(role.time.start, role.time.end, role.timezone)
    if role.time.end is None:
        words = language.with_more(words, language.gettext("end not stated", context="feed"))
    return language.gettext("Time: {time}", context="feed", time=words)


def people(occurrence: Occurrence, registry: Registry, language: Language) -> Iterator[str]:
    """Name parties, initiative, participants and topics of a meeting or talk."""
    entry, role = occurrence.role.entry, occurrence.role
    if occurrence.is_computed:
        return
    if entry.initiative:
        yield language.gettext(
            "At the initiative of: {party}", context="feed", party=name_of(entry.initiative, registry, language)
        )
    if role.participants:
        names = language.list_of([name_of(who, registry, language) for who in role.participants])
        yield language.gettext("Participants: {names}", context="feed", names=names)
    for topic in entry.topics:
        text = in_language(topic, language.code, registry.calendar.languages)[0]
        yield language.gettext("Topic: {topic}", context="feed", topic=text)


def name_of(who: str, registry: Registry, language: Language) -> str:
    """Name a country by its code, or an organisation by its id."""
    if who.isupper():
        return language.country(who)
    organisation = registry.organisations.get(who)
    return in_language(organisation.name, language.code, registry.calendar.languages)[0] if organisation else who


def stated(occurrence: Occurrence, registry: Registry, language: Language) -> Iterator[str]:
    """Say what had been stated before, or is stated besides, with the day and who said so."""
    if occurrence.is_computed or not occurrence.role.others:
        return
    for claim in occurrence.role.others:
        yield stated_text(claim, registry, language)


def stated_text(claim: Claim, registry: Registry, language: Language) -> str:
    """Give "Earlier stated: fourth quarter of 2021 (19 May 2021, TASS)"."""
    date = language.date(claim.date) if claim.date else ""
    publishers = dict.fromkeys(
        _publisher(registry.sources[id_], language) for id_ in claim.sources if id_ in registry.sources
    )
    said_on = [language.day(claim.announced)] if claim.states_announced and claim.announced else []
    behind = language.comma.join((*said_on, *publishers))
    date = language.with_more(date, behind) if behind else date
    if claim.states_announced:
        return language.gettext("Earlier stated: {date}", context="feed", date=date)
    return language.gettext("Also stated: {date}", context="feed", date=date)


def _publisher(source: Source, language: Language) -> str:
    return source.publisher or in_language(source.title, language.code)[0]


def documents(occurrence: Occurrence, registry: Registry, language: Language) -> Iterator[str]:
    """List the documents of a meeting with their state."""
    if occurrence.is_computed:
        return
    for document in occurrence.documents:
        yield document_text(document, registry, language)


def document_text(document: Document, registry: Registry, language: Language) -> str:
    """Give "Document: Dushanbe Declaration (expected)"; a day of signature is said."""
    title = in_language(document.title, language.code, registry.calendar.languages)[0]
    state = language.document_status(document.state.status)
    if document.state.date:
        state = language.comma.join((state, language.day(document.state.date)))
    return language.gettext("Document: {title} ({state})", context="feed", title=title, state=state)


def unverified(occurrence: Occurrence, language: Language) -> str:
    """Say that nobody has seen the date stated, where the registry says so."""
    claim = occurrence.role.claim
    if claim is None or claim.verified:
        return ""
    return language.gettext("Not verified: no source seen states this date.", context="feed")


def sources(occurrence: Occurrence, registry: Registry, language: Language) -> Iterator[str]:
    """Name the sources with their addresses."""
    known = occurrence.role.sources
    if not known:
        yield language.gettext("Source published later", context="feed")
    for id_ in known:
        yield language.gettext("Source: {source}", context="feed", source=source_text(registry.sources[id_], language))


def source_text(source: Source, language: Language) -> str:
    """Give "TASS, title, 22 July 2021, https://…"."""
    title = in_language(source.title, language.code)[0]
    published = language.date(source.published) if source.published else None
    return language.comma.join(part for part in (source.publisher, title, published, source.url) if part)


def withdrawal(entry: Entry, language: Language) -> str:
    """Say that a party may leave at any time, which gives no date."""
    treaty = entry.own
    if not isinstance(treaty, Treaty) or treaty.withdrawal is None:
        return ""
    notice = language.duration(treaty.withdrawal.notice)
    return language.gettext("A party may withdraw at any time on notice of {notice}.", context="feed", notice=notice)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
