"""Forms of dates, days, lengths, leads, times of day and zones; what they mean is `core.dates`'.

A day on which something was announced has bounds that other days have not: it cannot lie in the future (RULES A1).
"""

import datetime as dt
import re
from collections.abc import Callable
from typing import TypeVar

from calendar_service.core.dates.durations import Duration, Lead, parse_duration, parse_lead
from calendar_service.core.dates.edtf import Edtf, parse, parse_day, parse_year_or_day
from calendar_service.core.dates.errors import DateError, FormError
from calendar_service.core.dates.zones import known_zone
from calendar_service.core.model.claims import Time
from calendar_service.core.problems import quoted
from calendar_service.core.reading.context import Context
from calendar_service.core.reading.forms import one_of
from calendar_service.core.reading.nodes import Node, Sequence, Text

_Value = TypeVar("_Value")
leap_day = one_of("backward", "forward", "omit")


def edtf(node: Node, context: Context) -> Edtf | None:
    """Read a date in any form of RULES B1; `[a..b]` without quotation marks is a list of one to YAML."""
    if node.__class__ is Sequence and len(node) == 1 and isinstance(node[0], Text) and ".." in node[0]:
        node = _bracketed(node, node[0])
    if node.__class__ is Text:
        known = context.dates.get(node)
        if known is not None:
            return known
    found = _parsed(parse, node, context)
    if found is not None:
        context.dates[str(node)] = found
    return found


def _bracketed(node: Sequence, inner: Text) -> Text:
    text = Text(f"[{inner}]")
    text.line, text.column, text.quoted = node.line, node.column, False
    return text


def day(node: Node, context: Context) -> dt.date | None:
    """Read one certain day."""
    if node.__class__ is Text:
        known = context.days.get(node)
        if known is not None:
            return known
    found = _parsed(parse_day, node, context)
    if found is not None:
        context.days[str(node)] = found
    return found


def announced(node: Node, context: Context) -> dt.date | None:
    """Read the day on which something was stated: at most a day after today (RULES A1)."""
    found = day(node, context)
    if found is None or found <= context.latest:
        return found
    problem, expected = f"announced on {found}, after today", f"a day up to {context.today}"
    context.faults.refuse(node, "future-date", problem, expected, "write the day on which it was stated")
    return None


def published(node: Node, context: Context) -> Edtf | None:
    """Read when a source appeared, as precisely as it tells: not after today (RULES I5)."""
    found = edtf(node, context)
    if found is None or found.earliest is None or found.earliest <= context.latest:
        return found
    problem, expected = f"published on {found}, after today", f"a date up to {context.today}"
    context.faults.refuse(node, "future-date", problem, expected, "write the day on which it appeared")
    return None


def year_or_day(node: Node, context: Context) -> Edtf | None:
    """Read what a period may begin or end with: a year or a day."""
    return _parsed(parse_year_or_day, node, context)


def duration(node: Node, context: Context) -> Duration | None:
    """Read a length of time, such as P5Y."""
    known = context.durations.get(node) if node.__class__ is Text else None
    if known is not None:
        return known
    found = _parsed(parse_duration, node, context, "duration")
    if found is not None:
        context.durations[str(node)] = found
    return found


def lead(node: Node, context: Context) -> Lead | None:
    """Read a lead, such as P30D or 5wd."""
    return _parsed(parse_lead, node, context, "duration")


def _parsed(parser: Callable[[str], _Value], node: Node, context: Context, code: str = "edtf") -> _Value | None:
    """Give what a parser of `core.dates` makes of a text."""
    if not isinstance(node, Text):
        example = "P5Y" if code == "duration" else "2021-09-16"
        form = "one of several days as [2021-09-16..2021-09-18]" if isinstance(node, Sequence) else "one text"
        context.faults.wrong_form(node, f"a text such as {example}", f"write {form}")
        return None
    try:
        return parser(str(node))
    except FormError as error:
        code = error.code if isinstance(error, DateError) else code
        context.faults.refuse(node, code, error.found, error.expected, error.fix)
        return None


_clock = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])(?:/([01][0-9]|2[0-3]):([0-5][0-9]))?")


def time(node: Node, context: Context) -> Time | None:
    """Read a time of day, `10:00` or `10:00/12:00` (RULES B6)."""
    found = _clock.fullmatch(node) if isinstance(node, Text) else None
    if found is None:
        problem, expected = _described_time(node), "a time such as 10:00 or 10:00/12:00, from 00:00 to 23:59"
        context.faults.refuse(node, "time", problem, expected, "write hours and minutes with two digits each")
        return None
    start = dt.time(int(found[1]), int(found[2]))
    end = dt.time(int(found[3]), int(found[4])) if found[3] else None
    if end and end < start:
        problem, expected = f"it ends at {end:%H:%M}, before it begins", "an end after the beginning"
        context.faults.refuse(node, "order", problem, expected, "correct the end, or leave it out")
        return None
    return Time(start, end)


def _described_time(node: Node) -> str:
    return f"{quoted(node)} is no time of day" if isinstance(node, Text) else "a list or keys and values"


def timezone(node: Node, context: Context) -> str | None:
    """Read the name of a zone."""
    if isinstance(node, Text) and known_zone(node):
        return str(node)
    found = f"no zone {quoted(node)}" if isinstance(node, Text) else "a list or keys and values"
    expected = "a name of the tz database, such as Asia/Dushanbe"
    context.faults.refuse(node, "unknown-timezone", found, expected, "write the continent, a slash and the city")
    return None
