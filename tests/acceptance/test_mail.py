"""From an edit to a mailbox: what is confirmed in the registry is told within seconds to those who asked for it."""

import datetime as dt
import email.policy
import socket
import time
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.commands import CommandLine
from tests.recording import MailServer
from tests.running import Running, running

TODAY = dt.datetime.now(dt.UTC).date()
YEAR = TODAY.year + 1
OPEN = f"      - {{announced: {TODAY}, date: {YEAR}-09, sources: [report]}}\n"
FIXED = f"      - {{announced: {TODAY}, date: {YEAR}-09-16/{YEAR}-09-17, sources: [report]}}\n"
REGISTRY = f"""
version: 1
calendar: {{id: example, name: {{en: Example calendar}}, languages: [en]}}
sources:
  report: {{title: A report, publisher: TASS, class: agency, published: {TODAY}}}
organisations:
  sco: {{name: {{en: SCO}}}}
entries:
  - id: sco-summit
    kind: summit
    organisation: sco
    title: {{en: SCO summit}}
    dates:
{OPEN}"""


@pytest.fixture
def subscribed(cli: CommandLine) -> CommandLine:
    """A desk that wants to hear of changes at any hour."""
    cli.use(REGISTRY)
    words = ("--select", "organisation=sco", "--lead", "P7D", "--hour", "00:00", "--id", "desk")
    cli.succeeds("subscription", "add", "--email", "desk@example.org", *words)
    return cli


def planned(service: Running) -> bool:
    """Tell whether the service has planned once: what is recorded from then on is told."""
    return "plan" in service.health()["jobs"]


def mails_in(folder: Path) -> list[Path]:
    return list((folder / "var" / "mail").glob("*.eml"))


def the_mail(content: bytes) -> EmailMessage:
    mail = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(mail, EmailMessage)
    return mail


def assert_tells_of_the_days(mail: EmailMessage) -> None:
    parts = {part.get_content_type(): part for part in mail.walk()}
    text, event = (parts[name].get_content() for name in ("text/plain", "text/calendar"))
    assert mail["Subject"] == f"Confirmed: SCO summit, 16–17 September {YEAR}"
    assert mail["To"] == "desk@example.org"
    assert "Earlier stated" in text and "TASS" in text and "/en/entries/sco-summit" in text
    assert f"DTSTART;VALUE=DATE:{YEAR}0916" in event and "text/html" in parts


def test_what_is_confirmed_lies_in_the_folder_of_mails(subscribed: CommandLine, port: int):
    folder = subscribed.folder
    with running(folder, "run", port) as service:
        service.until(lambda: planned(service))
        subscribed.use(REGISTRY + FIXED)
        service.until(lambda: mails_in(folder), "a mail")
        assert service.stop() == 0

    [mail] = mails_in(folder)
    assert_tells_of_the_days(the_mail(mail.read_bytes()))
    assert "action=reminder_sent" in service.said and "desk@example.org" not in service.said


def test_what_is_confirmed_is_handed_to_the_mail_server_once(subscribed: CommandLine, port: int):
    with MailServer() as server, running(subscribed.folder, "run", port, smtp_url=server.url) as service:
        service.until(lambda: planned(service))
        subscribed.use(REGISTRY + FIXED)
        server.wait_for(1)
        service.stop()
        with running(subscribed.folder, "run", port, smtp_url=server.url) as again:
            again.until(lambda: planned(again))
            again.stop()

        [accepted] = server.accepted
        assert_tells_of_the_days(the_mail(accepted.content))


def test_a_worker_that_was_down_tells_it_when_it_is_back(subscribed: CommandLine, port: int):
    folder = subscribed.folder
    with running(folder, "run", port) as service:
        service.until(lambda: planned(service))
        service.stop()
    subscribed.use(REGISTRY + FIXED)
    with running(folder, "worker", port) as worker:
        worker.until(lambda: mails_in(folder), "a mail")
        assert worker.stop() == 0


def test_a_mail_server_that_never_answers_does_not_hold_up_the_end(subscribed: CommandLine, port: int):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"smtp://127.0.0.1:{silent.getsockname()[1]}"
        with running(subscribed.folder, "run", port, smtp_url=url) as service:
            service.until(lambda: planned(service))
            subscribed.use(REGISTRY + FIXED)
            connection, _ = silent.accept()
            started = time.monotonic()
            code = service.stop()
            connection.close()

    assert code == 0
    assert time.monotonic() - started < 30, "a hand-off is waited for no longer than ten seconds"
    assert "action=cut_off" in service.said and "Traceback" not in service.said
