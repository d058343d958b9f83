"""What is due at one send hour: leads, and the word that a meeting near at hand has no day yet (RULES F1, F2, F7).

What became known after everything was due is not lost: its newest lead goes at the next send hour.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import lru_cache

from calendar_service.core.dates.durations import Lead, lead_order, reach
from calendar_service.core.dates.leads import lead_day
from calendar_service.core.dates.zones import instant
from calendar_service.core.model.occurrences import Occurrence
from calendar_service.core.model.registry import Registry
from calendar_service.core.reminders.history import History, Standing, State, now_in, standing, stands, starting
from calendar_service.core.reminders.reminder import Reason, Send, Wish
from calendar_service.core.reminders.schedule import DAY, SendHour, end_of

# RULES F7. Halves and years are for digests: a year from now is no news in thirty days.
UNDATED = 30 * DAY
TOO_VAGUE = ("half", "year")

# An occurrence, and when the date that it has was recorded.
Late = tuple[Occurrence, dt.datetime]


def due_at(hour: SendHour, wish: Wish, history: History) -> Iterator[Send]:
    """Yield what is due to the wish at a send hour, each reminder once, whether or not a notice says the same."""
    state = history.at(hour.at)
    if state is None:
        return
    yield from _leads(hour, wish, state)
    late = tuple(_known_since(hour, state, history))
    yield from _late_leads(hour, wish, state, late)
    if wish.changes:
        yield from _undated(hour, wish, state)
        yield from _late_undated(hour, wish, late)


def leads_of(wish: Wish, occurrence: Occurrence, registry: Registry) -> tuple[Lead, ...]:
    """Give the leads that a wish has for an occurrence: its own, else the calendar's by type (RULES F4)."""
    if wish.leads is not None:
        return wish.leads
    return registry.calendar.reminders.get(occurrence.type, ())


def host_of(occurrence: Occurrence) -> str | None:
    """Give the country where it is held; None where that is not known, as of what is computed."""
    place = None if occurrence.is_computed else occurrence.role.place
    return place.country if place else None


def countries_of(lead: Lead, host: str | None, reader: str | None, registry: Registry) -> tuple[str, ...]:
    """Name the countries whose working days a lead counts, `reader` being the reader's; maybe none (RULES F1)."""
    if isinstance(lead.where, tuple):
        return lead.where
    country = (host if lead.where == "host" else reader) or registry.calendar.country
    return (country,) if country else ()


def _leads(hour: SendHour, wish: Wish, state: State) -> Iterator[Send]:
    """Yield the leads that fall on the day; of several of one occurrence the shortest."""
    told: set[Standing] = set()
    for lead in _all_leads(wish, state.registry):
        for occurrence in _falling_on(hour.day, lead, wish, state):
            name = standing(occurrence)
            is_wanted = lead in leads_of(wish, occurrence, state.registry) and _has_leads(occurrence, wish)
            if is_wanted and name not in told:
                told.add(name)
                yield _send(occurrence, "lead", lead, wish, hour.at, hour.at)


def _falling_on(day: dt.date, lead: Lead, wish: Wish, state: State) -> Iterator[Occurrence]:
    """Yield the occurrences whose lead falls on `day`, looking at no more of them than need be."""
    registry, days = state.registry, _days(lead, day)
    if lead.where != "host":
        countries = countries_of(lead, None, wish.country, registry)
        days = [each for each in days if _lead_day(lead, each, countries) == day]
    if days:
        found = starting(state, days[0], days[-1])
        yield from (each for each in found if _day_of(lead, each, wish, registry) == day)


def _late_leads(hour: SendHour, wish: Wish, state: State, late: Iterable[Late]) -> Iterator[Send]:
    """Yield the newest lead of what had no day before all its leads were due (RULES F2)."""
    for occurrence, recorded_at in late:
        newest = _newest(occurrence, wish, state.registry) if _has_leads(occurrence, wish) else None
        if newest and instant(newest[0], wish.hour, wish.zone) < recorded_at:
            send = _send(occurrence, "lead", newest[1], wish, hour.at, recorded_at)
            if send.expires_at > hour.at:
                yield send


def _undated(hour: SendHour, wish: Wish, state: State) -> Iterator[Send]:
    day = hour.day + UNDATED
    for occurrence in starting(state, day, day):
        if _is_open(occurrence, wish):
            yield _send(occurrence, "undated", None, wish, hour.at, hour.at)


def _late_undated(hour: SendHour, wish: Wish, late: Iterable[Late]) -> Iterator[Send]:
    """Yield what became known without a day when its thirty days had begun."""
    for occurrence, recorded_at in late:
        if _is_open(occurrence, wish) and instant(occurrence.day - UNDATED, wish.hour, wish.zone) < recorded_at:
            send = _send(occurrence, "undated", None, wish, hour.at, recorded_at)
            if send.expires_at > hour.at:
                yield send


def _known_since(hour: SendHour, state: State, history: History) -> Iterator[Late]:
    """Yield what began to stand with its date since the last send hour and still does, with when it last began to."""
    begun: dict[Standing, Late] = {}
    for number in history.recorded(hour.since, hour.at):
        recorded_at = history.states[number].recorded_at
        begun.update({name: (occurrence, recorded_at) for name, occurrence in history.begun(number).items()})
    for occurrence, recorded_at in begun.values():
        if present := now_in(state, occurrence):
            yield present, recorded_at


def _has_leads(occurrence: Occurrence, wish: Wish) -> bool:
    return occurrence.has_day and stands(occurrence) and wish.selection.matches(occurrence)


def _is_open(occurrence: Occurrence, wish: Wish) -> bool:
    """Tell whether it is a meeting without a day, though not a vague one."""
    is_meeting = occurrence.role_name == "date" and not occurrence.is_computed and stands(occurrence)
    is_vague = occurrence.span is not None and occurrence.span.precision in TOO_VAGUE
    return is_meeting and not occurrence.has_day and not is_vague and wish.selection.matches(occurrence)


def _all_leads(wish: Wish, registry: Registry) -> list[Lead]:
    """List every lead that may fall due, the shortest first."""
    of_types = (lead for leads in registry.calendar.reminders.values() for lead in leads)
    return sorted(set(of_types if wish.leads is None else wish.leads), key=lead_order)


def _days(lead: Lead, day: dt.date) -> list[dt.date]:
    """Give the days of occurrences whose lead may fall on `day`."""
    length = lead.duration
    if length is not None and not (length.years or length.months):
        return [day + DAY * length.days]
    return [day + DAY * number for number in range(reach(lead) + 1)]


def _day_of(lead: Lead, occurrence: Occurrence, wish: Wish, registry: Registry) -> dt.date | None:
    return _lead_day(lead, occurrence.day, countries_of(lead, host_of(occurrence), wish.country, registry))


@lru_cache(maxsize=8192)
def _lead_day(lead: Lead, earliest: dt.date, countries: tuple[str, ...]) -> dt.date | None:
    """Give the local day of a lead; None where its working days are those of no country."""
    return lead_day(lead, earliest, countries) if lead.duration or countries else None


def _newest(occurrence: Occurrence, wish: Wish, registry: Registry) -> tuple[dt.date, Lead] | None:
    """Give the lead that falls due last, of several on one day the shortest."""
    leads = sorted(leads_of(wish, occurrence, registry), key=lead_order)
    dated = [(day, lead) for lead in leads if (day := _day_of(lead, occurrence, wish, registry))]
    return max(dated, key=lambda pair: pair[0], default=None)


def _send(
    occurrence: Occurrence, reason: Reason, lead: Lead | None, wish: Wish, at: dt.datetime, made_before: dt.datetime
) -> Send:
    """Make a reminder that is of use until the first possible day is over, a deadline or an open date its last (F9)."""
    is_over = occurrence.latest if reason == "undated" or occurrence.type == "deadline" else occurrence.day
    return Send(
        wish=wish.key,
        uid=occurrence.uid,
        occurrence=occurrence,
        reason=reason,
        lead=lead,
        edtf=str(occurrence.edtf),
        due_at=at,
        expires_at=end_of(is_over or occurrence.day, wish.zone),
        made_before=made_before,
    )
