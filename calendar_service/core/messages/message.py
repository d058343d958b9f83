"""A finished message to one address, before any channel has given it its own form."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """What a channel is to say.

    `to` is an address in the channel's own form. `message_id` is the same in all attempts, so that a second copy can be
    told; it, `in_reply_to` and `references` are Message-IDs with their angle brackets. `calendar` is an iCalendar
    object. `date` is the instant of this attempt.
    """

    to: str
    subject: str
    text: str
    html: str | None
    calendar: bytes | None
    link: str
    language: str
    date: dt.datetime
    message_id: str
    list_id: str
    in_reply_to: str | None = None
    references: tuple[str, ...] = ()
    list_unsubscribe: str | None = None
