"""A delivery as the message that goes out: from the registry in force, with true days left, in one thread."""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from calendar_service.channels.email.mime import compose as mail_of
from calendar_service.core.dates.zones import zone
from calendar_service.core.problems import DeliveryError
from calendar_service.service.compose import Composer
from calendar_service.service.current import Current
from calendar_service.service.follow import FollowFile
from calendar_service.store.claiming import Claimed
from calendar_service.store.database import Store
from tests.commands import STORY
from tests.deliveries import DESK

BASE = "https://calendar.example.org"
AT = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
DUE = dt.datetime(2027, 5, 8, 9, tzinfo=dt.UTC)


@pytest.fixture
def current(store: Store, tmp_path: Path) -> Current:
    made = Current(store, BASE, 1000, lambda: AT)
    file = tmp_path / "events.yaml"
    file.write_text(STORY.read_text())
    FollowFile(made, store, zone("UTC"), file).start()
    return made


@pytest.fixture
def claimed(current: Current) -> Claimed:
    """The seven days' reminder of the Treaty's 35th, for the desk."""
    edition = current.edition
    assert edition is not None
    found = next(each for each in edition.occurrences if each[1:4] == ("collective-security-treaty", "signed", "2027"))
    values: dict[str, Any] = {
        "id": 1, "token": 1, "key": f"desk/{found.uid}/lead/P7D/2027-05-15", "subscription": DESK, "uid": found.uid,
        "entry": found.entry_id, "reason": "lead", "lead": "P7D", "edtf": "2027-05-15", "sequence": None, "due_at": DUE,
        "expires_at": DUE, "attempts": 0, "tried_since": None, "follows": None,
    }  # fmt: skip
    return Claimed(**values)


def test_a_reminder_is_rendered_from_the_registry_in_force(current, claimed):
    message = Composer(current, BASE)(claimed, DUE)

    assert "In 7 days: Collective Security Treaty: 35th anniversary of the signing, 15 May 2027" == message.subject
    assert ("desk@example.org", "en", DUE) == (message.to, message.language, message.date)
    assert f"{BASE}/en/entries/collective-security-treaty" == message.link
    assert f"<{claimed.stable_id}@calendar.example.org>" == message.message_id
    assert "Diplomatic calendar <diplomatic-calendar.calendar.example.org>" == message.list_id


def test_the_event_that_comes_with_it_is_that_of_the_feed(current, claimed):
    message = Composer(current, BASE)(claimed, DUE)
    assert message.calendar
    [event] = message.calendar.split(b"BEGIN:VEVENT")[1:]

    assert event.partition(b"END:VEVENT")[0] in current.feed("all.ics").body
    assert claimed.uid.encode() in event


def test_each_attempt_tells_the_days_left_of_its_own_day(current, claimed):
    late = Composer(current, BASE)(claimed, DUE + dt.timedelta(days=3))

    assert late.subject.startswith("In 4 days: ")


def test_the_day_is_that_of_the_reader(current, claimed):
    far = replace(claimed, subscription=replace(DESK, zone="Pacific/Kiritimati"))

    assert Composer(current, BASE)(far, DUE + dt.timedelta(hours=2)).subject.startswith("In 6 days: ")


def test_what_follows_another_message_answers_it(current, claimed):
    first, second = (Composer(current, BASE)(replace(claimed, follows=id_), DUE) for id_ in (None, "a" * 32))

    assert (None, ()) == (first.in_reply_to, first.references)
    assert f"<{'a' * 32}@calendar.example.org>" == second.in_reply_to
    assert (second.in_reply_to,) == second.references


def test_it_is_told_in_the_language_of_the_subscription(current, claimed):
    message = Composer(current, BASE)(replace(claimed, subscription=replace(DESK, language="ru")), DUE)

    assert message.calendar and "35-летие подписания" in message.subject
    assert message.link.startswith(f"{BASE}/ru/")
    assert "Договор о коллективной безопасности".encode() in message.calendar.replace(b"\r\n ", b"")


@pytest.mark.parametrize(
    ("base", "domain"),
    [
        ("https://календарь.рф", "xn--80aaldxhp0a2i.xn--p1ai"),
        ("http://[::1]:8000", "localhost"),
        ("http://::1:8000", "localhost"),
        ("http://127.0.0.1:8000", "127.0.0.1"),
    ],
)
def test_every_address_of_the_service_gives_mails_that_can_be_sent(current, claimed, base, domain):
    message = Composer(current, base)(replace(claimed, follows="a" * 32), DUE)

    assert f"<{claimed.stable_id}@{domain}>" == message.message_id
    assert mail_of(message, "calendar@example.org")["List-Id"].endswith(f"<diplomatic-calendar.{domain}>")


def test_what_the_registry_in_hand_does_not_hold_is_tried_again_later(current, claimed):
    with pytest.raises(DeliveryError) as refused:
        Composer(current, BASE)(replace(claimed, uid="0"), DUE)
    assert not refused.value.permanent


def test_a_date_that_the_registry_in_hand_does_not_give_is_tried_again_later(current, claimed):
    with pytest.raises(DeliveryError) as refused:
        Composer(current, BASE)(replace(claimed, edtf="2027-05-16"), DUE)
    assert not refused.value.permanent


def test_before_the_first_registry_nothing_is_composed(claimed, tmp_path, store):
    with pytest.raises(DeliveryError):
        Composer(Current(store, BASE, 1000, lambda: AT), BASE)(claimed, DUE)
