"""Subscriptions in words, for the operator's terminal."""

import datetime as dt

from calendar_service.cli._reading import Reading
from calendar_service.core.dates.durations import parse_leads
from calendar_service.core.model.occurrences import Occurrence
from calendar_service.core.model.registry import Registry
from calendar_service.core.occurrences import in_view
from calendar_service.core.selection import parse
from calendar_service.core.wording.languages import language
from calendar_service.store.subscriptions import Subscription

_DAYS = 400


def described(subscription: Subscription) -> str:
    """Say in a sentence who is told when."""
    leads = _leads(subscription)
    changes = ", and when a date is fixed or changes" if subscription.changes else ""
    zone, hour = subscription.zone, f"{subscription.hour:%H:%M}"
    return f"Subscription {subscription.id}: {_to(subscription)} is told {leads}, at {hour} ({zone}){changes}."


def coming(subscription: Subscription, registry: Registry, day: dt.date) -> tuple[Occurrence, ...]:
    """Give what comes next that it is about."""
    return parse(subscription.selection, registry).choose(in_view(registry, day, _DAYS))


def counted(subscription: Subscription, reading: Reading) -> str:
    """Say how many dates of the coming months it is about: a selection that holds nothing is seldom meant."""
    number = len(coming(subscription, reading.registry, reading.as_of))
    if not number:
        return f"It is about {subscription.selection}, of which nothing is known for the next {_DAYS} days."
    dates = "1 date" if number == 1 else f"{number} dates"
    return f"It is about {subscription.selection}: {dates} in the next {_DAYS} days."


def columns(subscription: Subscription) -> tuple[str, ...]:
    """Give a row of the list."""
    return (
        subscription.id,
        _to(subscription),
        subscription.selection,
        subscription.lead or "the calendar's",
        f"{subscription.hour:%H:%M} {subscription.zone}",
        subscription.language,
        "yes" if subscription.changes else "no",
    )


def _to(subscription: Subscription) -> str:
    return subscription.address or f"the {subscription.channel}"


def _leads(subscription: Subscription) -> str:
    if subscription.lead is None:
        return "as long before as the calendar says"
    return ", ".join(language("en").lead(lead) for lead in parse_leads(subscription.lead))
