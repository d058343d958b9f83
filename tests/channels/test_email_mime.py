"""A mail says who, what and about which event, and no text of ours or of a stranger's gets out of its place."""

import email.policy
from email import message_from_bytes
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calendar_service.channels.email.mime import compose
from calendar_service.core.problems import DeliveryError
from tests.messages import a_message

SENDER = "Diplomatic calendar <calendar@example.org>"


def read(mail: EmailMessage) -> EmailMessage:
    found = message_from_bytes(mail.as_bytes(), policy=email.policy.default)
    assert isinstance(found, EmailMessage)
    return found


def test_a_mail_has_text_html_and_the_event() -> None:
    mail = read(compose(a_message(), SENDER))

    parts = [part.get_content_type() for part in mail.walk() if not part.is_multipart()]
    assert ["text/plain", "text/html", "text/calendar"] == parts
    event = next(iter(mail.iter_attachments()))
    assert "PUBLISH" == event["Content-Type"].params["method"]
    assert "utf-8" == event["Content-Type"].params["charset"]
    assert "BEGIN:VCALENDAR\nSUMMARY:саммит\nEND:VCALENDAR\n" == event.get_content().replace("\r\n", "\n")


def test_a_mail_may_be_text_alone() -> None:
    assert "text/plain" == read(compose(a_message(html=None, calendar=None), SENDER)).get_content_type()


def test_headers_tell_machines_what_it_is() -> None:
    earlier = "<earlier@example.org>"
    mail = read(compose(a_message(in_reply_to=earlier, references=("<first@example.org>", earlier)), SENDER))

    expected = {
        "From": SENDER,
        "To": "desk@example.org",
        "Date": "Thu, 09 Sep 2021 09:00:00 +0000",
        "Message-ID": "<0123456789abcdef0123456789abcdef@example.org>",
        "In-Reply-To": earlier,
        "References": "<first@example.org> <earlier@example.org>",
        "Auto-Submitted": "auto-generated",
        "List-Id": "Diplomatic calendar <calendar.example.org>",
        "Content-Language": "en",
    }
    assert expected == {name: str(mail[name]) for name in expected}
    assert mail["List-Unsubscribe"] is None


def test_one_click_leaves_the_list() -> None:
    mail = read(compose(a_message(list_unsubscribe="https://calendar.example.org/s/1"), SENDER))

    assert "<https://calendar.example.org/s/1>" == mail["List-Unsubscribe"]
    assert "List-Unsubscribe=One-Click" == mail["List-Unsubscribe-Post"]


@pytest.mark.parametrize(
    "to",
    [
        "",
        "desk",
        "desk@",
        "@example.org",
        "one@example.org, two@example.org",
        "one@example.org two@example.org",
        "desk@example.org\r\nBcc: spy@example.org",
        "desk@example.org\x00",
        "дежурный@example.org",
        "a" * 3000 + "@example.org\n",
    ],
)
def test_what_is_not_one_address_is_refused_for_ever(to: str) -> None:
    with pytest.raises(DeliveryError) as failed:
        compose(a_message(to=to), SENDER)

    assert failed.value.permanent
    # What is said is kept with the delivery, which holds no address.
    assert "@" not in str(failed.value).replace("such as desk@example.org", "")


@pytest.mark.parametrize("field", ["subject", "text", "html", "list_id", "language", "list_unsubscribe"])
@pytest.mark.parametrize("control", ["\x00", "\r", "\x0b", "\x1b", "\x7f", "\x85", "\u2028", "\ud800"])
def test_control_characters_are_refused_for_ever(field: str, control: str) -> None:
    with pytest.raises(DeliveryError, match=f"contains the control character U\\+{ord(control):04X}") as failed:
        compose(a_message(**{field: f"a{control}b"}), SENDER)

    assert failed.value.permanent


@pytest.mark.parametrize("field", ["message_id", "in_reply_to"])
def test_an_id_that_is_none_is_refused(field: str) -> None:
    with pytest.raises(DeliveryError, match="is no Message-ID"):
        compose(a_message(**{field: "<a b@example.org>"}), SENDER)


FIELDS = st.sampled_from(["subject", "text", "html", "list_id", "list_unsubscribe", "language", "to", "message_id"])


@settings(max_examples=300)
@given(FIELDS, st.text(max_size=200))
def test_no_text_adds_a_header_or_breaks_a_line(field: str, text: str) -> None:
    plain = {name.lower() for name in compose(a_message(list_unsubscribe="x"), SENDER)}
    try:
        content = compose(a_message(**{"list_unsubscribe": "x", field: text}), SENDER).as_bytes()
    except DeliveryError:
        return

    head = content.partition(b"\r\n\r\n")[0]
    names = {line.partition(b":")[0].decode().lower() for line in head.split(b"\r\n") if line[:1] not in b" \t"}
    assert names <= plain
    assert max(map(len, content.split(b"\r\n"))) <= 998
    assert b"\x00" not in content
    assert b"\n" not in content.replace(b"\r\n", b"")
