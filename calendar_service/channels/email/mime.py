"""A message as RFC 5322 and MIME have it: text, HTML, and the event as text/calendar.

The library folds and encodes, but lets NUL pass and takes two addresses for one: both are refused here.
"""

import email.policy
import re
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr

from calendar_service.core.messages.message import Message
from calendar_service.core.problems import DeliveryError

# 7bit, since not every server on the way takes more.
_POLICY = email.policy.SMTP.clone(cte_type="7bit")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_NO_ADDRESS = "an address is not one such as desk@example.org"
_ID = re.compile(r"<[A-Za-z0-9._-]{1,200}@[A-Za-z0-9._-]{1,200}>")


def compose(message: Message, sender: str) -> EmailMessage:
    """Return the mail. Raises DeliveryError, for ever, where a header or a text cannot be sent as it is."""
    try:
        return _composed(message, sender)
    except (ValueError, MessageError, IndexError) as error:
        raise DeliveryError(f"the message cannot be written as a mail: {error}", permanent=True) from error


def _composed(message: Message, sender: str) -> EmailMessage:
    mail = EmailMessage(_POLICY)
    for name, value in _headers(message, sender).items():
        mail[name] = value
    mail.set_content(_text(message.text))
    if message.html is not None:
        mail.add_alternative(_text(message.html), subtype="html")
    if message.calendar is not None:
        event = _text(message.calendar.decode().replace("\r\n", "\n"))
        parameters = {"method": "PUBLISH"}
        mail.add_attachment(event, subtype="calendar", params=parameters, filename="event.ics")
    # Last, since the library moves what begins with Content- into the first part.
    mail["Content-Language"] = _line(message.language)
    return mail


def _headers(message: Message, sender: str) -> dict[str, str | Address]:
    headers: dict[str, str | Address] = {
        "From": address_of(sender),
        "To": address_of(message.to),
        "Subject": _line(message.subject),
        "Date": format_datetime(message.date),
        "Message-ID": _id(message.message_id),
        "Auto-Submitted": "auto-generated",
        "List-Id": _line(message.list_id),
    }
    if message.in_reply_to:
        headers["In-Reply-To"] = _id(message.in_reply_to)
    if message.references:
        headers["References"] = " ".join(_id(each) for each in message.references)
    if message.list_unsubscribe:
        headers["List-Unsubscribe"] = f"<{_line(message.list_unsubscribe)}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers


def address_of(text: str) -> Address:
    """Read one address, `Name <desk@example.org>` or without the name. Raises ValueError for none, or for several.

    The error does not say the address, since it is kept with the delivery, which must not hold one.
    """
    name, spec = parseaddr(_line(text))
    try:
        address = Address(name, addr_spec=spec)
    except (ValueError, MessageError, IndexError):
        raise ValueError(_NO_ADDRESS) from None
    if not address.domain or not spec.isascii() or (not name and spec != text.strip()):
        raise ValueError(_NO_ADDRESS)
    return address


def _line(text: str) -> str:
    return _text(text) if "\n" not in text and "\t" not in text else _refuse(text)


def _text(text: str) -> str:
    return _refuse(text) if _CONTROLS.search(text) else text


def _id(text: str) -> str:
    # The library does not fold these headers, so they must be short.
    if not _ID.fullmatch(text):
        raise ValueError(f"{text!r} is no Message-ID")
    return text


def _refuse(text: str) -> str:
    found = re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]", text)
    raise ValueError(f"it contains the control character U+{ord(found.group()) if found else 0:04X}")
