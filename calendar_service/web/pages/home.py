"""The home page: what runs now, and what comes in the next 30 and 90 days, week by week (RULES C9, E3).

What has no day stands under "day open" and in no week, since a week would be a guess; nothing past is shown.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from starlette.requests import Request
from starlette.responses import Response

from calendar_service.core.dates.window import Window
from calendar_service.core.model.occurrences import Occurrence
from calendar_service.core.occurrences import in_view
from calendar_service.core.selection import Selection
from calendar_service.web import problems
from calendar_service.web.asked import Asked
from calendar_service.web.rendering import page
from calendar_service.web.site import site_of
from calendar_service.web.views.dates import days_between
from calendar_service.web.views.rows import Row, row

SOON, LATER = 30, 90
# A page stays below 100 kB (DESIGN section 7).
MOST_ROWS = 200


@dataclass(frozen=True, slots=True)
class Week:
    """The days of one week that lie in a horizon, with what begins on them."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Horizon:
    """So many days ahead: what has a day by week, and what has none."""

    name: str
    anchor: str
    weeks: tuple[Week, ...]
    open: tuple[Row, ...]


def home(request: Request, asked: Asked) -> Response:
    """Answer with the home page."""
    number = _number(request.query_params.get("page", ""))
    chosen = Selection({}).with_default().choose(in_view(asked.registry, asked.day, LATER))
    shown = chosen[(number - 1) * MOST_ROWS : number * MOST_ROWS]
    current = site_of(request).current
    return page(
        request,
        "home.html",
        asked,
        running=_rows((each for each in shown if each.has_day and each.day < asked.day), asked),
        horizons=_horizons(shown, asked),
        undated=_rows((each for each in shown if each.is_undated), asked),
        number=number,
        has_more=len(chosen) > number * MOST_ROWS,
        refused_at=None if asked.as_of else current.refused_at,
        problems=problems.errors(current),
        problem_count=problems.how_many(current),
    )


def _number(text: str) -> int:
    """Read the number of a page; whatever is none means the first."""
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 4 else 1


def _horizons(shown: tuple[Occurrence, ...], asked: Asked) -> tuple[Horizon, ...]:
    say, day = asked.language.gettext, asked.day
    soon = Window(day, day + dt.timedelta(days=SOON))
    later = Window(soon.end, day + dt.timedelta(days=LATER))
    # What may happen any day now is told with what comes first.
    begun = [each for each in shown if not each.has_day and not each.is_undated and each.day < day]
    return (
        _horizon(say("The next 30 days", context="page"), "soon", soon, begun, shown, asked),
        _horizon(say("31 to 90 days ahead", context="page"), "later", later, [], shown, asked),
    )


def _horizon(
    name: str, anchor: str, covered: Window, begun: list[Occurrence], shown: tuple[Occurrence, ...], asked: Asked
) -> Horizon:
    inside = [each for each in shown if each.day in covered and not each.is_undated]
    dated = [each for each in inside if each.has_day]
    weeks = tuple(
        Week(_week_name(monday, covered, asked), _rows(each, asked)) for monday, each in groupby(dated, _monday)
    )
    return Horizon(name, anchor, weeks, _rows((*begun, *(each for each in inside if not each.has_day)), asked))


def _monday(occurrence: Occurrence) -> dt.date:
    return occurrence.day - dt.timedelta(days=occurrence.day.weekday())


def _week_name(monday: dt.date, covered: Window, asked: Asked) -> str:
    """Name the days of a week that lie in the horizon, so that a week it cuts in two is no riddle."""
    first = max(monday, covered.start)
    last = min(monday + dt.timedelta(days=6), covered.end - dt.timedelta(days=1))
    return asked.language.date(days_between(first, last))


def _rows(occurrences: Iterable[Occurrence], asked: Asked) -> tuple[Row, ...]:
    return tuple(row(each, asked) for each in occurrences)
