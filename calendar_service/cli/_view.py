"""The coming days for the commands that list occurrences: one list, in words or as JSON (RULES E4, G).

What runs on the as-of day comes first, so a list may begin before the day that was asked for.
"""

from calendar_service.cli._listing import print_occurrences
from calendar_service.cli._reading import Reading
from calendar_service.cli._recorded import ledger_of
from calendar_service.cli._terminal import print_json
from calendar_service.core.dates.arithmetic import add
from calendar_service.core.dates.durations import Duration
from calendar_service.core.model.occurrences import Occurrence
from calendar_service.core.occurrences import in_view
from calendar_service.core.published.ledger import Ledger
from calendar_service.core.records.occurrence import Json, occurrence_record
from calendar_service.core.selection import Selection, named


def show(reading: Reading, selection: Selection, days: int, *, as_json: bool, by_year: bool = False) -> None:
    """List what `selection` holds of the `days` from the as-of day on, and of what is running."""
    occurrences = selection.choose(in_view(reading.registry, reading.as_of, days))
    if as_json:
        print_json(records(occurrences, reading))
    else:
        print_occurrences(occurrences, reading.registry, reading.language, reading.as_of, by_year=by_year)


def show_years(reading: Reading, name: str, query: str, years: int, *, as_json: bool) -> None:
    """List what the feed `name` holds of the coming years; words of the query come in place of the feed's own."""
    feed, own = named(name, reading.registry) or Selection({}), reading.selection(query)
    end = add(reading.as_of, Duration(years=years))
    days = (end - reading.as_of).days
    show(reading, Selection({**feed.words, **own.words}), days, as_json=as_json, by_year=True)


def records(occurrences: tuple[Occurrence, ...], reading: Reading) -> list[Json]:
    """Give the JSON of occurrences; what has been published has the number and time of its last revision."""
    ledger: Ledger = {} if reading.is_past else ledger_of(reading.settings)
    code = reading.language.code
    return [
        occurrence_record(each, reading.registry, reading.language, reading.as_of, ledger.get((each.uid, code)))
        for each in occurrences
    ]
