"""Messages for the tests of channels."""

import datetime as dt
from dataclasses import replace
from typing import Any

from calendar_service.core.messages.message import Message

MESSAGE = Message(
    to="desk@example.org",
    subject="SCO summit in Dushanbe in 7 days",
    text="16 September 2021: саммит ШОС, Душанбе.\n.\nA line with a lone dot stands above.\n",
    html="<p>16 September 2021</p>",
    calendar=b"BEGIN:VCALENDAR\r\nSUMMARY:\xd1\x81\xd0\xb0\xd0\xbc\xd0\xbc\xd0\xb8\xd1\x82\r\nEND:VCALENDAR\r\n",
    link="http://127.0.0.1:8000/en/entries/sco-summit-2021",
    language="en",
    date=dt.datetime(2021, 9, 9, 9, tzinfo=dt.UTC),
    message_id="<0123456789abcdef0123456789abcdef@example.org>",
    list_id="Diplomatic calendar <calendar.example.org>",
)


def a_message(**changes: Any) -> Message:
    return replace(MESSAGE, **changes)
