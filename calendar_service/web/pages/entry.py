"""The page of an entry: everything that is known of it, each date with its role, its sources and its history."""

from collections.abc import Iterator
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from calendar_service.core import particulars
from calendar_service.core.dates.arithmetic import add
from calendar_service.core.dates.durations import Duration
from calendar_service.core.dates.window import Window
from calendar_service.core.derivation.roles import roles
from calendar_service.core.model.documents import Document
from calendar_service.core.model.entries import Entry
from calendar_service.core.model.occurrences import Mark, Role
from calendar_service.core.model.treaties import Relation
from calendar_service.core.occurrences import of_entry
from calendar_service.core.problems import NotFound
from calendar_service.core.records.entry import YEARS_OF_COUNTS, marked_by
from calendar_service.core.selection import Selection
from calendar_service.core.wording.languages import Language
from calendar_service.web.asked import Asked
from calendar_service.web.rendering import page
from calendar_service.web.views.dates import Shown, shown_day
from calendar_service.web.views.roles import dated
from calendar_service.web.views.rows import Badge, Row, groups, row
from calendar_service.web.views.sources import Cited, cited
from calendar_service.web.views.terms import described, leaving, treaty_of

MOST_COMING = 12


@dataclass(frozen=True, slots=True)
class Linked:
    """Another entry; `how` says what ties the two."""

    how: str
    title: str
    title_language: str
    href: str


@dataclass(frozen=True, slots=True)
class Stage:
    """A state of a document, with the day it was announced and the day of the act where it has one."""

    words: str
    announced: Shown
    date: Shown | None
    sources: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A document with its states, the newest first, which counts."""

    title: str
    title_language: str
    state: Badge
    stages: tuple[Stage, ...]


def entry(request: Request, asked: Asked) -> Response:
    """Answer with an entry's page. Raises NotFound, which names the nearest entry that is known."""
    name = request.path_params["id"]
    found = asked.registry.entry(name)
    if found is None and asked.as_of and asked.edition.registry.entry(name):
        day = asked.language.day(asked.as_of)
        raise HTTPException(
            404, asked.language.gettext("Nothing of this was known on {date}.", context="page", date=day)
        )
    if found is None:
        raise NotFound("entry", name, asked.registry.entries)
    if found.id != name:
        return RedirectResponse(asked.link(f"/entries/{found.id}"), 301)
    known = roles(found, asked.registry)
    sources = cited(_sources(found, known), asked)
    title, code = asked.text(found.title)
    return page(
        request,
        "entry.html",
        asked,
        title=title,
        title_language=code,
        is_translated=asked.language.code in found.translated,
        kind=asked.language.kind(found.kind),
        groups=groups(found.organisations, asked),
        facts=tuple(_facts(found, asked)),
        note=found.note,
        url=found.url,
        dates=dated(known, sources, asked),
        terms=described(found, known, sources, asked),
        leaving=leaving(found, asked),
        papers=tuple(_paper(document, sources, asked) for document in found.documents),
        marks=tuple(_mark(mark, asked) for role in known for mark in role.marks),
        linked=tuple(_linked(found, asked)),
        coming=_coming(found, asked),
        sources=tuple(sources.values()),
    )


def _facts(entry: Entry, asked: Asked) -> Iterator[tuple[str, str]]:
    """Give who and what beside the dates, as pairs of a name and its value."""
    words, say = asked.language, asked.language.gettext
    if entry.parties:
        yield say("Parties", context="page"), _names(tuple(party.who for party in entry.parties), asked)
    if entry.level:
        yield say("Level", context="page"), words.level(entry.level)
    if entry.host:
        yield say("Host", context="page"), _names(entry.host, asked)
    if entry.initiative:
        yield say("At the initiative of", context="page"), _names((entry.initiative,), asked)
    if entry.participants:
        yield say("Participants", context="page"), _names(entry.participants, asked)
    for topic in entry.topics:
        yield say("Topic", context="page"), asked.text(topic)[0]


def _names(who: tuple[str, ...], asked: Asked) -> str:
    return asked.language.list_of([particulars.name_of(each, asked.registry, asked.language) for each in who])


def _sources(entry: Entry, known: tuple[Role, ...]) -> Iterator[str]:
    for role in known:
        yield from role.sources
    treaty = treaty_of(entry)
    for term in treaty.terms:
        yield from term.sources
        for extension in term.extensions:
            yield from extension.sources
    for notice in treaty.notices:
        yield from notice.sources
    if treaty.withdrawal:
        yield from treaty.withdrawal.sources
    yield from entry.sources


def _paper(document: Document, sources: dict[str, Cited], asked: Asked) -> Paper:
    words = asked.language
    stages = tuple(
        Stage(
            words=words.document_status(state.status),
            announced=shown_day(state.announced, words),
            date=shown_day(state.date, words) if state.date else None,
            sources=tuple(sources[id_] for id_ in state.sources if id_ in sources),
        )
        for state in reversed(document.states)
    )
    status = document.state.status
    return Paper(*asked.text(document.title), Badge(status, words.document_status(status)), stages)


def _mark(mark: Mark, asked: Asked) -> Linked:
    text = particulars.mark_text(mark, asked.registry, asked.language)
    return Linked("", text, asked.language.code, asked.link(f"/entries/{mark.entry}"))


def _linked(entry: Entry, asked: Asked) -> Iterator[Linked]:
    """Give the entries that this one is tied to, whichever of the two says so."""
    say = asked.language.gettext
    for id_ in marked_by(entry, asked.registry):
        yield _other(say("Marks an anniversary of this", context="page"), asked.registry.entries[id_], asked)
    for link in treaty_of(entry).links:
        other = asked.registry.entry(link.entry)
        if other:
            yield _other(_relation(link.relation, asked.language), other, asked)
    for other in asked.registry.entries.values():
        for link in treaty_of(other).links:
            if link.entry in (entry.id, *entry.aliases):
                yield _other(_relation_back(link.relation, asked.language), other, asked)


def _other(how: str, entry: Entry, asked: Asked) -> Linked:
    return Linked(how, *asked.text(entry.title), asked.link(f"/entries/{entry.id}"))


def _relation(relation: Relation | None, language: Language) -> str:
    words = {
        None: language.gettext("See also", context="page"),
        "amends": language.gettext("Amends", context="page"),
        "prolongs": language.gettext("Prolongs", context="page"),
        "protocol-to": language.gettext("Protocol to", context="page"),
        "replaces": language.gettext("Replaces", context="page"),
    }
    return words[relation]


def _relation_back(relation: Relation | None, language: Language) -> str:
    words = {
        None: language.gettext("See also", context="page"),
        "amends": language.gettext("Amended by", context="page"),
        "prolongs": language.gettext("Prolonged by", context="page"),
        "protocol-to": language.gettext("Has the protocol", context="page"),
        "replaces": language.gettext("Replaced by", context="page"),
    }
    return words[relation]


def _coming(entry: Entry, asked: Asked) -> tuple[Row, ...]:
    """Give what is still to come of this entry: what runs or waits for a date, then the next ten years."""
    day = asked.day
    everything = Window(day.min, add(day, Duration(years=YEARS_OF_COUNTS)))
    chosen = Selection({}).with_default().choose(sorted(of_entry(entry, asked.registry, everything)))
    ahead = [each for each in chosen if each.is_undated or (each.latest is not None and each.latest >= day)]
    return tuple(row(each, asked) for each in ahead[:MOST_COMING])
