"""A service that was off when a reminder fell due sends it when it is back, once, with the days that are truly left."""

import datetime as dt
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest

from calendar_service.core.registry.build import load
from calendar_service.service import subscribe
from calendar_service.service.current import Current
from calendar_service.service.plan import Planner
from calendar_service.service.reload import Reload
from calendar_service.store import planning
from tests.databases import a_store
from tests.deliveries import rows
from tests.recording import MailServer
from tests.registries import a_summit, text_of
from tests.running import Running, running

NOW = dt.datetime.now(dt.UTC)
YESTERDAY = NOW - dt.timedelta(days=1)
SUMMIT_ON = NOW.date() + dt.timedelta(days=7)
TEXT = text_of(a_summit(f"announced: 2021-07-22, date: {SUMMIT_ON}, status: confirmed"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What a service left that took over a registry and a subscription, and was stopped a day ago.

    The seven days of the summit began at midnight, when nobody was there.
    """
    (tmp_path / "events.yaml").write_text(TEXT)
    (tmp_path / "var").mkdir()
    store = a_store(tmp_path / "var")
    current = Current(store, "http://127.0.0.1:8000", 1000, lambda: YESTERDAY)
    Reload(current, store, ZoneInfo("UTC")).take(TEXT.encode(), "events.yaml")
    registry, _ = load(TEXT, "events.yaml", YESTERDAY.date())
    assert registry
    asked = subscribe.Asked(email="desk@example.org", select="organisation=sco", lead="P7D,P1D", hour="00:00")
    subscribe.add(store, subscribe.subscription(asked, registry, YESTERDAY))
    assert Planner(current, store, "UTC").tick()
    store.close()
    return tmp_path


def planned_until(folder: Path) -> dt.datetime:
    store = a_store(folder / "var")
    with store.reading() as connection:
        mark = planning.mark(connection)
    store.close()
    assert mark
    return mark


def deliveries(folder: Path) -> list[tuple[str, str, str]]:
    store = a_store(folder / "var")
    found = [(row["reason"], row["lead"], row["state"]) for row in rows(store)]
    store.close()
    return found


def plans_again(service: Running, folder: Path) -> None:
    """Wait until the service has looked once more for what is due."""
    former = planned_until(folder)
    service.until(lambda: planned_until(folder) > former)


def check(content: bytes, feed: bytes) -> None:
    mail = message_from_bytes(content, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    parts = {part.get_content_type(): part.get_content() for part in mail.walk() if not part.is_multipart()}
    [sent] = icalendar.Calendar.from_ical(parts["text/calendar"]).walk("VEVENT")
    [served] = icalendar.Calendar.from_ical(feed).walk("VEVENT")

    left = (SUMMIT_ON - dt.datetime.now(dt.UTC).date()).days  # six, where midnight came in between
    assert mail["Subject"].startswith(f"In {left} days: SCO summit")
    assert ("desk@example.org", "auto-generated") == (mail["To"], mail["Auto-Submitted"])
    assert "Example <example.127.0.0.1>" == mail["List-Id"]
    assert mail["Message-ID"].endswith("@127.0.0.1>")
    assert {"text/plain", "text/html", "text/calendar"} == parts.keys()
    assert sent.to_ical() == served.to_ical()


def test_it_is_handed_to_the_mail_server_once(folder: Path, port: int):
    with MailServer() as server:
        with running(folder, "run", port, smtp_url=server.url) as service:
            server.wait_for(1)
            feed = service.get("/feeds/sco.ics").content
            plans_again(service, folder)
            assert 0 == service.stop()
        [accepted] = server.accepted

    assert ("desk@example.org",) == accepted.to
    assert [("lead", "P7D", "delivered")] == deliveries(folder)
    check(accepted.content, feed)


def test_without_a_mail_server_it_lies_in_the_folder_of_mails(folder: Path, port: int):
    mails = folder / "var" / "mail"
    with running(folder, "run", port) as service:
        service.until(lambda: mails.exists() and any(mails.glob("*.eml")), "the mail")
        feed = service.get("/feeds/sco.ics").content
        assert 0 == service.stop()

    [mail] = mails.iterdir()
    assert [("lead", "P7D", "delivered")] == deliveries(folder)
    check(mail.read_bytes(), feed)


def test_a_mail_server_that_is_down_is_tried_again_later(folder: Path, port: int):
    with running(folder, "run", port, smtp_url="smtp://127.0.0.1:9") as service:
        service.until(lambda: "action=reminder_ready" in service.said)
        assert service.is_well()
        assert 0 == service.stop()

    assert [("lead", "P7D", "ready")] == deliveries(folder)
    assert "Traceback" not in service.said
