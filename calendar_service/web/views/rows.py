"""An occurrence as one row of a list, the same on every page."""

from dataclasses import dataclass

from calendar_service.core import particulars
from calendar_service.core.model.occurrences import AnniversaryClass, Occurrence, class_of
from calendar_service.core.wording.languages import Language
from calendar_service.core.wording.titles import title_of
from calendar_service.web.asked import Asked
from calendar_service.web.views.dates import Shown, machine, shown

_CLASSES: tuple[AnniversaryClass, ...] = ("grand", "jubilee", "half")


@dataclass(frozen=True, slots=True)
class Badge:
    """A word that stands in a frame; `name` is the model's, by which the stylesheet draws it."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Group:
    """An organisation's short name with the language it is in, and its colour (a CSS name) where it has one."""

    name: str
    language: str
    color: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """All words of a row. `numeral` is the day of the month, "16–17", or None where there is no day to show.

    `direction` is how the title runs: a foreign name within a sentence of ours runs as the sentence does.
    """

    href: str
    title: str
    title_language: str
    direction: str
    date: Shown | None
    numeral: str | None
    weekday: str
    status: Badge
    days_left: str
    badge: Badge | None
    kind: str
    groups: tuple[Group, ...]
    place: str
    remarks: tuple[str, ...]


def row(occurrence: Occurrence, asked: Asked) -> Row:
    """Say an occurrence in the page's language; days are counted from the page's day."""
    words, role = asked.language, occurrence.role
    title, code = title_of(occurrence, words, asked.registry.calendar.languages)
    place = None if occurrence.is_computed else role.place
    return Row(
        href=asked.link(f"/entries/{occurrence.entry_id}"),
        title=title,
        title_language=code,
        direction=_direction(title, occurrence, words),
        date=_date(occurrence, asked),
        numeral=_numeral(occurrence),
        weekday=_weekday(occurrence, words),
        status=Badge(occurrence.status, words.status(occurrence.status)),
        days_left=particulars.days(occurrence, words, asked.day),
        badge=_badge(occurrence, asked),
        kind=words.kind(role.entry.kind),
        groups=groups(role.entry.organisations, asked),
        place=particulars.place_text(place, asked.registry, words) if place else "",
        remarks=_remarks(occurrence, asked),
    )


def groups(organisations: tuple[str, ...], asked: Asked) -> tuple[Group, ...]:
    """Name organisations by their short names."""
    found = (asked.registry.organisations[id_] for id_ in organisations)
    return tuple(Group(*asked.text(each.short or each.name), each.color) for each in found)


def _direction(title: str, occurrence: Occurrence, words: Language) -> str:
    whole = occurrence.role.title or occurrence.role.entry.title
    return "auto" if title in whole.values() else words.direction


def _date(occurrence: Occurrence, asked: Asked) -> Shown | None:
    """Say the date, and of one without a day that it is still to come; None of what waits for a new date."""
    date, words = occurrence.edtf, asked.language
    if date is None:
        return None
    if occurrence.has_day:
        return shown(date, words)
    return Shown(words.span_prefix(date, past=occurrence.is_computed or occurrence.status == "held"), machine(date))


def _numeral(occurrence: Occurrence) -> str | None:
    if not occurrence.has_day or occurrence.latest is None:
        return None
    first, last = occurrence.day, occurrence.latest
    return str(first.day) if first == last else f"{first.day}–{last.day}"


def _weekday(occurrence: Occurrence, words: Language) -> str:
    first, last = words.weekday(occurrence.day), words.weekday(occurrence.latest or occurrence.day)
    return first if occurrence.latest in (None, occurrence.day) else f"{first} – {last}"


def _badge(occurrence: Occurrence, asked: Asked) -> Badge | None:
    """Give the highest class among its own ordinal and those that it marks; ordinary ones are not shown."""
    marked = () if occurrence.is_computed else occurrence.role.marks
    own = () if occurrence.ordinal is None else (occurrence.ordinal,)
    classes = {class_of(ordinal) for ordinal in (*own, *(mark.ordinal for mark in marked))}
    highest = next((name for name in _CLASSES if name in classes), None)
    return Badge(highest, asked.language.class_name(highest)) if highest else None


def _remarks(occurrence: Occurrence, asked: Asked) -> tuple[str, ...]:
    """Say what else one must know before opening the entry."""
    words = asked.language
    former = occurrence.former
    was = words.gettext("Was planned for {date}", context="page", date=words.date(former)) if former else ""
    said = (
        was,
        particulars.counted_from(occurrence, words),
        *particulars.term(occurrence, words),
        *particulars.marks(occurrence, asked.registry, words),
        particulars.unverified(occurrence, words),
    )
    return tuple(part for part in said if part)
