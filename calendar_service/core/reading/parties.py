"""Parties of a treaty, a visit or a talk, each perhaps with the periods in which it was one (RULES I2).

A period without a beginning or an end is open there; both ends are included.
"""

from calendar_service.core.dates.edtf import Edtf
from calendar_service.core.model.organisations import Party, Span
from calendar_service.core.reading.context import Context
from calendar_service.core.reading.countries import country, organisation, who
from calendar_service.core.reading.dates import announced, year_or_day
from calendar_service.core.reading.forms import Fields, every, mapping, missing
from calendar_service.core.reading.nodes import Mapping, Node, Sequence


def party(node: Node, context: Context) -> Party | None:
    """Read a party: a code or an id, or a mapping with the periods in which it was one."""
    if not isinstance(node, Mapping):
        name = who(node, context)
        return Party(name) if name else None
    found = mapping(node, _PARTY, (), context)
    if found is None or "who" not in found:
        if "country" not in node and "organisation" not in node:
            missing(node, "country", context)
        return None
    return Party(**found)


def parties(node: Node, context: Context) -> tuple[Party, ...]:
    """Read a list of parties; the same one twice is an error only where its periods overlap (RULES I2)."""
    items = node if isinstance(node, Sequence) else (node,)
    found = [(item, each) for item in items if (each := party(item, context))]
    for number, (item, each) in enumerate(found):
        for earlier, other in found[:number]:
            if other.who == each.who and _overlap(other, each):
                problem = f"{each.who} is a party twice at the same time"
                expected = f"each party once (first at line {earlier.line})"
                context.faults.error(item, "contradiction", problem, expected, "delete one, or correct its spans")
    return tuple(each for _, each in found)


def _overlap(one: Party, other: Party) -> bool:
    return any(_meet(left, right) for left in one.spans or (Span(),) for right in other.spans or (Span(),))


def _meet(one: Span, other: Span) -> bool:
    return not (_is_before(one, other) or _is_before(other, one))


def _is_before(one: Span, other: Span) -> bool:
    """Tell whether a period surely ended before the other began, or in the same year, where only years are known."""
    if one.until is None or other.start is None or not one.until.latest or not other.start.earliest:
        return False
    if "year" in (one.until.precision, other.start.precision):
        return one.until.year <= other.start.year
    return one.until.latest < other.start.earliest


def span(node: Node, context: Context) -> Span | None:
    """Read a period of years or days, both ends included."""
    found = mapping(node, _SPAN, (), context)
    if found is None:
        return None
    period = Span(**found)
    first = period.start.earliest if period.start else None
    if first and period.until and period.until.latest and period.until.latest < first and isinstance(node, Mapping):
        problem, expected = f"until {period.until} lies before from {period.start}", "an end after the beginning"
        context.faults.error(node, "order", problem, expected, "correct one of the two")
    return period


def _announced(node: Node, context: Context) -> Edtf | None:
    found = announced(node, context)
    return Edtf.of_day(found) if found else None


_SPAN: Fields = {
    "from": ("start", year_or_day),
    "until": ("until", year_or_day),
    "announced": ("announced", _announced),
}
_PARTY: Fields = {
    "country": ("who", country),
    "organisation": ("who", organisation),
    "spans": ("spans", every(span)),
}
