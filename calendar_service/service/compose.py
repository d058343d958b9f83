"""A delivery as the message that goes out now: rendered anew at each attempt, so that its days left are true.

What a row says of its occurrence is only where to find it; the words come from the registry in force.
"""

import datetime as dt
from dataclasses import replace
from typing import cast
from urllib.parse import urlsplit

from calendar_service.core.dates.durations import Duration, Lead, parse_lead
from calendar_service.core.dates.zones import zone
from calendar_service.core.messages import compose
from calendar_service.core.messages.message import Message
from calendar_service.core.messages.reader import Reader, Reminder
from calendar_service.core.model.occurrences import Occurrence
from calendar_service.core.model.registry import Registry
from calendar_service.core.model.texts import in_language
from calendar_service.core.problems import DeliveryError
from calendar_service.core.reminders.reminder import Reason
from calendar_service.core.wording.languages import language
from calendar_service.service.current import Current
from calendar_service.store.claiming import Claimed, stable_id
from calendar_service.store.subscriptions import Subscription


class Composer:
    """Composes from what is in force; `base_url` stands before the addresses of pages."""

    def __init__(self, current: Current, base_url: str) -> None:
        self._current, self._base_url = current, base_url
        self._domain = urlsplit(base_url).hostname or "localhost"

    def __call__(self, claimed: Claimed, now: dt.datetime) -> Message:
        """Render a delivery. Raises DeliveryError where the registry in hand does not hold its occurrence."""
        edition = self._current.edition
        occurrence = edition.by_uid.get(claimed.uid) if edition else None
        if edition is None or occurrence is None:
            raise DeliveryError("the registry in hand does not hold what it is about")
        lead = parse_lead(claimed.lead) if claimed.lead else None
        reminder = Reminder(occurrence, cast("Reason", claimed.reason), lead)
        message = self._message(reminder, claimed.subscription, edition.registry, now, claimed.stable_id)
        if claimed.follows is None:
            return message
        before = self._id(claimed.follows)
        return replace(message, in_reply_to=before, references=(before,))

    def example(
        self, occurrence: Occurrence, subscription: Subscription, registry: Registry, now: dt.datetime
    ) -> Message:
        """Render what a subscription would be told of an occurrence if its last lead were due now."""
        name = stable_id(f"{subscription.id}/test/{now.isoformat()}")
        return self._message(Reminder(occurrence, "lead", Lead(Duration())), subscription, registry, now, name)

    def _message(
        self, reminder: Reminder, subscription: Subscription, registry: Registry, now: dt.datetime, name: str
    ) -> Message:
        told_in, calendar = language(subscription.language), registry.calendar
        today = now.astimezone(zone(subscription.zone)).date()
        reader = Reader(subscription.id, told_in, subscription.country, today)
        words = compose.compose(reminder, reader, registry, self._base_url)
        title = in_language(calendar.name, told_in.code, calendar.languages)[0]
        return Message(
            to=subscription.address,
            subject=words.subject,
            text=words.text,
            html=words.html,
            calendar=self._current.single(reminder.occurrence, told_in.code),
            link=words.link,
            language=told_in.code,
            date=now,
            message_id=self._id(name),
            list_id=f"{title} <{calendar.id}.{self._domain}>",
        )

    def _id(self, name: str) -> str:
        return f"<{name}@{self._domain}>"
