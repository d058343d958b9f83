"""Finding the occurrence that somebody asks about, and printing how it came to be."""

import datetime as dt

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from calendar_service.cli._failures import UsageProblem
from calendar_service.cli._listing import said_date, said_title
from calendar_service.cli._reading import Reading, given_day
from calendar_service.cli._terminal import print_lines
from calendar_service.core import particulars
from calendar_service.core.dates.window import Window
from calendar_service.core.model.entries import Entry
from calendar_service.core.model.occurrences import Occurrence, Type
from calendar_service.core.occurrences import of_entry
from calendar_service.core.problems import NotFound
from calendar_service.core.records.explanation import steps

#: How far ahead a date may be asked about.
_YEARS_AHEAD = 200
# What is asked about first where a day has several.
_ORDER: tuple[Type, ...] = ("deadline", "event", "anniversary", "observance")


def asked_for(entry: Entry, which: str | None, reading: Reading) -> tuple[Occurrence, ...]:
    """Find what is on a day, or has a role and key, else what comes next, else what came last; never nothing.

    What was derived in most steps comes first: an end of a term before an anniversary on the same day. Raises NotFound,
    or UsageProblem for a day on which there is nothing.
    """
    last = min(reading.as_of.year + _YEARS_AHEAD, dt.MAXYEAR - 1)
    every = sorted(of_entry(entry, reading.registry, Window.years(1, last)))
    if not every:
        raise NotFound("date of", entry.id)
    if which is None:
        ahead = [each for each in every if each.latest is None or each.latest >= reading.as_of]
        return tuple((ahead or every[-1:])[:1])
    if "/" in which:
        named = {name_of(each): each for each in every}
        if which not in named:
            raise NotFound(f"date of {entry.id} called", which, named)
        return (named[which],)
    return _on(given_day("DATE", which), entry, every)


def _on(day: dt.date, entry: Entry, every: list[Occurrence]) -> tuple[Occurrence, ...]:
    found = [each for each in every if each.earliest and each.latest and each.earliest <= day <= each.latest]
    if not found:
        near = min(every, key=lambda each: abs(each.day - day))
        raise UsageProblem(f"{entry.id} has nothing on {day}; the nearest is {near.day} ({name_of(near)})")
    return tuple(sorted(found, key=lambda each: (_ORDER.index(each.type), each)))


def name_of(occurrence: Occurrence) -> str:
    """Give role and key, as one may ask for it."""
    return f"{occurrence.role_name}/{occurrence.key}"


def print_steps(occurrence: Occurrence, reading: Reading, *, is_first: bool) -> None:
    """Print the derivation, a step a line, the sources under it."""
    language, registry = reading.language, reading.registry
    print_lines(
        [
            *([] if is_first else [""]),
            Text(said_title(occurrence, registry, language), style="bold"),
            f"{said_date(occurrence, language)} · {occurrence.entry_id} · {name_of(occurrence)}",
        ]
    )
    derived = steps(occurrence, registry, language)
    width = max((cell_len(step.what) for step in derived), default=0)
    for step in derived:
        line = Text(f"  {set_cell_size(step.what, width)}  ")
        line.append(step.value, style="bold").append(f"  {step.rule}", style="dim")
        told = (particulars.source_text(registry.sources[id_], language) for id_ in step.sources)
        print_lines([line, *(Text(f"    {words}", style="dim") for words in told)])
