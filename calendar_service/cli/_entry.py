"""An entry as people read it in a terminal: each role by what it is, with all its claims; then all that follows."""

import datetime as dt
from collections.abc import Iterator

from rich.text import Text

from calendar_service.cli._listing import print_occurrences
from calendar_service.cli._reading import Reading
from calendar_service.cli._terminal import STATUS, print_lines
from calendar_service.core import particulars
from calendar_service.core.dates.window import Window
from calendar_service.core.derivation.roles import claims_by_role, roles
from calendar_service.core.model.claims import Claim
from calendar_service.core.model.entries import Entry
from calendar_service.core.model.occurrences import Occurrence, Role, class_of
from calendar_service.core.model.texts import in_language
from calendar_service.core.occurrences import in_view, of_entry
from calendar_service.core.records.entry import YEARS_OF_COUNTS, counted_until, counts, linked_with, marked_by
from calendar_service.core.selection import Selection
from calendar_service.core.wording.titles import mark_phrase

_EVER = Window.years(1, 9998)


def to_come(entry: Entry, reading: Reading) -> tuple[Occurrence, ...]:
    """Give what an entry's claims state, past or not, and what is computed from them for ten years to come."""
    view = in_view(reading.registry, reading.as_of, YEARS_OF_COUNTS * 366)
    stated = (each for each in of_entry(entry, reading.registry, _EVER) if not each.is_computed)
    computed = (each for each in view if each.entry_id == entry.id and each.is_computed)
    return tuple(sorted((*stated, *computed)))


def print_entry(entry: Entry, occurrences: tuple[Occurrence, ...], reading: Reading) -> None:
    """Print all that is known of an entry; of `occurrences` what is over and ordinary anniversaries are not listed."""
    print_lines(_lines(entry, reading))
    chosen = Selection({}).with_default().choose(occurrences)
    ahead = [each for each in chosen if each.latest is None or each.latest >= reading.as_of]
    if ahead:
        say = reading.language.gettext
        print_lines(["", Text(say("What comes", context="cli"), style="bold"), ""])
        print_occurrences(ahead, reading.registry, reading.language, reading.as_of, by_year=True)


def _lines(entry: Entry, reading: Reading) -> Iterator[Text | str]:
    language, languages = reading.language, reading.registry.calendar.languages
    say = language.gettext
    yield Text(in_language(entry.title, language.code, languages)[0], style="bold")
    names = [particulars.name_of(each, reading.registry, language) for each in entry.organisations]
    yield " · ".join((language.kind(entry.kind), *names, entry.id))
    if entry.parties:
        parties = [particulars.name_of(each.who, reading.registry, language) for each in entry.parties]
        yield say("Parties: {names}", context="cli", names=language.list_of(parties))
    if entry.note:
        yield entry.note
    for role in roles(entry, reading.registry):
        yield ""
        yield from _role(role, claims_by_role(entry)[role.name], reading)
    yield from _rest(entry, reading)


def _role(role: Role, claims: tuple[Claim, ...], reading: Reading) -> Iterator[Text]:
    """Yield a role by its name, its claims in the file's order, and the next numbers that are counted from it."""
    language, label = reading.language, role.label
    word = in_language(label, language.code)[0] if label else language.role(role.name)
    yield Text(word[:1].upper() + word[1:], style="bold")
    for claim in claims:
        yield _claim(claim, reading, counts_now=claim is role.claim)
        place = claim.place or (role.place if claim is role.claim else None)
        if place:
            yield Text(f"    {particulars.place_text(place, reading.registry, language)}", style="dim")
        if claim.note:
            yield Text(f"    {claim.note}", style="dim")
        known = [reading.registry.sources[id_] for id_ in claim.sources if id_ in reading.registry.sources]
        for source in known:
            yield Text(f"    {particulars.source_text(source, language)}", style="dim")
        if claim.sources and not known:
            yield Text(f"    {language.gettext('Source published later', context='feed')}", style="dim")
    yield from _counts(role, reading)


def _claim(claim: Claim, reading: Reading, *, counts_now: bool) -> Text:
    language = reading.language
    line = Text("  ")
    date = language.date(claim.date) if claim.date else "–"
    line.append(date, style="bold" if counts_now else "")
    if claim.status != "held" or claim.role == particulars.MEETING:
        line.append(f" · {language.status(claim.status)}", style=STATUS[claim.status])
    if claim.states_announced and claim.announced:
        line.append(f" · {language.gettext('stated on {date}', context='cli', date=language.day(claim.announced))}")
    if not claim.verified:
        line.append(f" · {language.gettext('not verified', context='cli')}", style="yellow")
    return line


def _counts(role: Role, reading: Reading) -> Iterator[Text]:
    """Yield the next number counted from a role and the round ones of ten years, also where nobody is reminded."""
    if not role.counted and role.entry.kind not in ("anniversary", "treaty", "relations"):
        return
    found = counts(role, reading.as_of, counted_until(role, reading.registry))
    shown = [each for each in found if each is found[0] or class_of(each["ordinal"]) != "ordinary"]
    language, languages = reading.language, reading.registry.calendar.languages
    for each in shown:
        phrase = mark_phrase(role.entry, role.name, each["ordinal"], language, languages)
        when = language.day(dt.date.fromisoformat(each["date"])) if each["date"] else str(each["year"])
        words = language.joined(when, phrase)
        if not role.counted:
            words = language.with_more(words, language.gettext("not counted in the calendar", context="cli"))
        yield Text(f"  {words}", style="" if role.counted else "dim")


def _rest(entry: Entry, reading: Reading) -> Iterator[Text | str]:
    """Yield people and topics, withdrawal, documents, what is marked, by what it is marked, and what it is tied to."""
    language, registry = reading.language, reading.registry
    say = language.gettext
    linked = linked_with(entry, registry)
    stated = (each for each in of_entry(entry, registry, _EVER) if each.role.is_main and not each.is_computed)
    lines = [
        *(line for each in stated for line in particulars.people(each, registry, language)),
        particulars.withdrawal(entry, language),
        *(particulars.document_text(document, registry, language) for document in entry.documents),
        *(
            say("Marks: {anniversary}", context="feed", anniversary=particulars.mark_text(mark, registry, language))
            for role in roles(entry, registry)
            for mark in role.marks
        ),
        *(say("Marked by: {entry}", context="cli", entry=id_) for id_ in marked_by(entry, registry)),
        *(say("See also: {entry}", context="cli", entry=id_) for id_ in linked),
    ]
    said = [line for line in lines if line]
    yield from ("", *said) if said else ()
