"""Occurrences as people read them in a terminal: what runs now first, then by month or year, what has no date last.

The words are those of feeds and messages (`core.particulars`); only the arrangement is made here.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from calendar_service.cli._terminal import STATUS, print_table
from calendar_service.core import particulars
from calendar_service.core.model.occurrences import Occurrence
from calendar_service.core.model.registry import Registry
from calendar_service.core.wording.languages import Language
from calendar_service.core.wording.titles import marked_title, title_of

# The widths at which a terminal breaks the columns of dates and of days left; titles take what remains.
NARROW = (26, 14, None)
Row = tuple[Text, ...]


def print_occurrences(
    occurrences: Sequence[Occurrence], registry: Registry, language: Language, as_of: dt.date, *, by_year: bool = False
) -> None:
    """Print a list; `as_of` is the day from which days left are counted."""
    say = language.gettext
    if not occurrences:
        print_table([(Text(say("Nothing in this time.", context="cli")),)], (None,))
        return
    rows: list[Row] = []
    for heading, group in _groups(occurrences, language, as_of, by_year=by_year):
        rows += [*_heading(heading, is_first=not rows)]
        for occurrence in group:
            rows += _rows(occurrence, registry, language, as_of)
    print_table(rows, NARROW)


def _groups(
    occurrences: Sequence[Occurrence], language: Language, as_of: dt.date, *, by_year: bool
) -> Iterator[tuple[str, list[Occurrence]]]:
    """Yield headings with what stands under them (RULES C9)."""
    say = language.gettext
    undated = [each for each in occurrences if each.is_undated]
    running = [each for each in occurrences if each.earliest and each.earliest <= as_of]
    named = (
        (say("Now", context="cli"), [each for each in running if each.has_day]),
        (say("Day open", context="cli"), [each for each in running if not each.has_day]),
    )
    yield from ((heading, group) for heading, group in named if group)
    months: dict[str, list[Occurrence]] = {}
    for each in occurrences:
        if each.earliest and each.earliest > as_of:
            heading = str(each.earliest.year) if by_year else language.month_year(each.earliest)
            months.setdefault(heading[:1].upper() + heading[1:], []).append(each)
    yield from months.items()
    if undated:
        yield say("New date open", context="cli"), undated


def _heading(words: str, *, is_first: bool) -> Iterator[Row]:
    if not is_first:
        yield Text(), Text(), Text()
    yield Text(words, style="bold underline"), Text(), Text()


def _rows(occurrence: Occurrence, registry: Registry, language: Language, as_of: dt.date) -> Iterator[Row]:
    title = Text(said_title(occurrence, registry, language), style="bold")
    title.append(f"  {occurrence.entry_id}", style="not bold dim")
    yield Text(f"  {said_date(occurrence, language)}"), Text(particulars.days(occurrence, language, as_of)), title
    for line in details(occurrence, registry, language):
        yield Text(), Text(), line


def said_title(occurrence: Occurrence, registry: Registry, language: Language) -> str:
    """Give the title; where the date cannot say it, with the word that it is cancelled or postponed."""
    marked = occurrence.status in ("cancelled", "postponed")
    return (marked_title if marked else title_of)(occurrence, language, registry.calendar.languages)[0]


def said_date(occurrence: Occurrence, language: Language) -> str:
    """Give the date as exactly as it is known; of what waits for one a dash."""
    return language.date(occurrence.edtf) if occurrence.edtf else "–"


def details(occurrence: Occurrence, registry: Registry, language: Language) -> Iterator[Text]:
    """Yield what stands under a title: how sure it is and where, what is counted, what had been stated, documents."""
    yield from (line for line in (_status_line(occurrence, registry, language),) if line)
    parts: Iterable[str] = (
        particulars.counted_from(occurrence, language),
        *particulars.term(occurrence, language),
        *particulars.marks(occurrence, registry, language),
        *particulars.people(occurrence, registry, language),
        *particulars.stated(occurrence, registry, language),
        *particulars.documents(occurrence, registry, language),
        particulars.unverified(occurrence, language),
    )
    yield from (Text(part, style="dim") for part in parts if part)


def _status_line(occurrence: Occurrence, registry: Registry, language: Language) -> Text:
    """Give status, place and time in one line."""
    line = Text()
    if particulars.status(occurrence, language):
        line.append(language.status(occurrence.status), style=STATUS[occurrence.status])
    role = occurrence.role
    if role.place and not occurrence.is_computed:
        _append(line, particulars.place_text(role.place, registry, language))
    if role.time and not occurrence.is_computed:
        _append(line, language.time(role.time.start, role.time.end, role.timezone))
    return line


def _append(line: Text, words: str) -> None:
    line.append(f" · {words}" if line else words)
