"""A delivery as the message that goes out now: rendered anew at each attempt, so that its days left are true.

What a row says of its occurrence is only where to find it; the words come from the registry in force.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import cast
from urllib.parse import urlsplit

from calendar_service.core.dates.durations import parse_lead, parse_leads
from calendar_service.core.dates.zones import zone
from calendar_service.core.messages import compose
from calendar_service.core.messages.message import Message
from calendar_service.core.messages.reader import Reader, Reminder
from calendar_service.core.model.occurrences import Occurrence
from calendar_service.core.model.registry import Registry
from calendar_service.core.model.texts import in_language
from calendar_service.core.problems import DeliveryError, NotFound
from calendar_service.core.reminders.reminder import Reason
from calendar_service.core.wording.languages import language
from calendar_service.service.current import Current
from calendar_service.store.claiming import Claimed, stable_id
from calendar_service.store.subscriptions import Subscription


class Composer:
    """Composes from what is in force; `base_url` stands before the addresses of pages."""

    def __init__(self, current: Current, base_url: str) -> None:
        self._current, self._base_url = current, base_url

    def __call__(self, claimed: Claimed, now: dt.datetime) -> Message:
        """Render a delivery. Raises DeliveryError where the registry in hand does not give its date."""
        edition, subscription = self._current.edition, claimed.subscription
        occurrence = edition.by_uid.get(claimed.uid) if edition else None
        if edition is None or occurrence is None or str(occurrence.edtf) != claimed.edtf:
            raise DeliveryError("the registry in hand does not hold what it is about")
        lead = parse_lead(claimed.lead) if claimed.lead else None
        reminder = Reminder(occurrence, cast("Reason", claimed.reason), lead)
        message = _message(reminder, subscription, edition.registry, self._base_url, now)
        follows = _id(claimed.follows, self._base_url) if claimed.follows else None
        return replace(
            message,
            calendar=self._current.single(occurrence, subscription.language),
            message_id=_id(claimed.stable_id, self._base_url),
            in_reply_to=follows,
            references=(follows,) if follows else (),
        )


def example(
    subscription: Subscription, coming: Sequence[Occurrence], registry: Registry, base_url: str, now: dt.datetime
) -> Message:
    """Render a reminder of the first thing in `coming` that has a day, and say that it is an example.

    Raises NotFound where nothing has.
    """
    occurrence = next((each for each in coming if each.has_day), None)
    if occurrence is None:
        raise NotFound("coming date for the subscription", subscription.id)
    of_type = registry.calendar.reminders.get(occurrence.type)
    leads = parse_leads(subscription.lead) if subscription.lead else of_type or (parse_lead("P1D"),)
    message = _message(Reminder(occurrence, "lead", leads[0]), subscription, registry, base_url, now)
    told_in = language(subscription.language)
    subject = told_in.joined(told_in.gettext("Example", context="message"), message.subject)
    return replace(message, subject=subject)


def _message(
    reminder: Reminder, subscription: Subscription, registry: Registry, base_url: str, now: dt.datetime
) -> Message:
    told_in, calendar = language(subscription.language), registry.calendar
    today = now.astimezone(zone(subscription.zone)).date()
    reader = Reader(subscription.id, told_in, subscription.country, today)
    words = compose.compose(reminder, reader, registry, base_url)
    title = in_language(calendar.name, told_in.code, calendar.languages)[0]
    return Message(
        to=subscription.address,
        subject=words.subject,
        text=words.text,
        html=words.html,
        calendar=None,
        link=words.link,
        language=told_in.code,
        date=now,
        message_id=_id(stable_id(f"{subscription.id}/example/{now.isoformat()}"), base_url),
        list_id=f"{' '.join(title.split())} <{calendar.id}.{_domain(base_url)}>",
    )


def _id(name: str, base_url: str) -> str:
    return f"<{name}@{_domain(base_url)}>"


def _domain(base_url: str) -> str:
    """Give the name that stands in the headers of mails, where only ASCII may; an address of numbers is no name."""
    host = urlsplit(base_url).hostname or ""
    try:
        return host.encode("idna").decode() if host and ":" not in host else "localhost"
    except UnicodeError:
        return "localhost"
