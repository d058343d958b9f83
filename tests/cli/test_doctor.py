"""`doctor`: what is wrong with an installation, each with its fix."""

import sqlite3
from pathlib import Path

import pytest

from tests.commands import CommandLine
from tests.recording import MailServer
from tests.sites import serving


def verdicts(said: str) -> dict[str, str]:
    """Give what was found of each subject: `well` or `to fix`."""
    rows = [line for line in said.splitlines() if line.startswith(("well", "to fix"))]
    return {row[8:].partition("  ")[0].strip(): row[:6].strip() for row in (f"{row:<8}" for row in rows)}


def test_before_the_first_start_all_is_well(cli: CommandLine):
    said = cli.succeeds("doctor").out

    assert "var/calendar.db is not there yet; the first start makes it" in said
    assert "no server is set, mails are written to var/mail/" in said
    assert "events.yaml, changed " in said and "no errors, 5 warnings" in said
    assert "to fix" not in said
    assert ["events.yaml"] == [each.name for each in cli.folder.iterdir()]


def test_a_broken_registry_needs_care(cli: CommandLine):
    cli.use("version: 2\n")
    answer = cli("doctor")

    assert 1 == answer.code
    assert "→ calendar-service check tells each, with what to write" in answer.out


def test_a_registry_that_is_not_there_needs_care(cli: CommandLine):
    answer = cli("doctor", registry="elsewhere.yaml")

    assert 1 == answer.code
    assert "elsewhere.yaml cannot be read (No such file or directory)" in answer.out


def test_a_file_where_the_folder_should_be_needs_care(cli: CommandLine):
    (cli.folder / "var").write_text("")
    answer = cli("doctor")

    assert 1 == answer.code
    assert "var/calendar.db is not there, and its folder cannot be written" in answer.out
    assert "→ make var writable, or set CALENDAR_DATABASE" in answer.out
    assert "→ make var/mail writable, or set CALENDAR_SMTP_URL" in answer.out


def test_a_file_that_is_no_database_needs_care(cli: CommandLine):
    (cli.folder / "var").mkdir()
    (cli.folder / "var" / "calendar.db").write_text("a note" * 1000)
    answer = cli("doctor")

    assert 1 == answer.code
    assert "the database var/calendar.db is no database" in answer.out
    assert "→ move the file away, or set CALENDAR_DATABASE to another one" in answer.out


def test_a_mail_server_that_answers_is_well(cli: CommandLine):
    with MailServer() as server:
        assert f"{server.url.removeprefix('smtp://')} answers" in cli.succeeds("doctor", smtp_url=server.url).out


def test_a_mail_server_that_is_down_needs_care(cli: CommandLine):
    answer = cli("doctor", smtp_url="smtp://desk:secret@127.0.0.1:9")

    assert 1 == answer.code
    assert "127.0.0.1:9 does not answer (Connection refused)" in answer.out
    assert "secret" not in answer.out


def test_a_public_address_that_nobody_answers_at_needs_care(cli: CommandLine):
    answer = cli("doctor", public_url="http://127.0.0.1:9")

    assert 1 == answer.code
    assert "→ start the service, let 127.0.0.1 lead to it, or correct CALENDAR_PUBLIC_URL" in answer.out


async def answering(scope, receive, send) -> None:
    status = 200 if scope["path"] == "/healthz" else 404
    await send({"type": "http.response.start", "status": status, "headers": []})
    await send({"type": "http.response.body", "body": b""})


def test_a_public_address_that_answers_is_well(cli: CommandLine):
    with serving(answering) as address:
        assert f"{address} answers" in cli.succeeds("doctor", public_url=address).out
        assert 1 == cli("doctor", public_url=f"{address}/elsewhere").code


@pytest.fixture
def database(cli: CommandLine) -> Path:
    cli.succeeds("subscription", "add", "--console", "--id", "desk")
    return cli.folder / "var" / "calendar.db"


def fill(database: Path, state: str, error: str, number: int = 1) -> None:
    with sqlite3.connect(database) as connection:
        for each in range(number):
            values = (f"k{each}", "desk", "u", "sco-summit-2021", "lead", "P7D", "2021-09-16", state, error)
            connection.execute(
                "INSERT INTO delivery (key, subscription, uid, entry, reason, lead, edtf, state, error, due_at, "
                "available_at, expires_at, attempts, claims, lease_token) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, "
                "'2021-09-09 09:00:00.000000', '2021-09-09 09:00:00.000000', '2021-09-17 00:00:00.000000', 1, 0, 0)",
                values,
            )
    connection.close()


def test_a_clock_that_was_ahead_when_reminders_were_planned_needs_care(cli: CommandLine, database: Path):
    with sqlite3.connect(database) as connection:
        connection.execute("INSERT INTO mark (name, at) VALUES ('planned', '2199-01-01 00:00:00.000000')")
    connection.close()
    answer = cli("doctor")

    assert 1 == answer.code
    assert "but reminders are planned up to 2199-01-01 00:00 UTC, and none before then" in answer.out


def test_a_dead_letter_is_shown_with_what_the_receiver_said(cli: CommandLine, database: Path):
    fill(database, "failed", "550 no such user")
    answer = cli("doctor")

    assert 1 == answer.code
    assert "1 dead letter" in answer.out
    assert "sco-summit-2021 (P7D) to desk, due 2021-09-09 09:00 UTC: 550 no such user" in answer.out


def test_of_many_dead_letters_the_newest_are_shown_and_all_counted(cli: CommandLine, database: Path):
    fill(database, "uncertain", "it may have arrived", 30)
    answer = cli("doctor")

    assert "30 dead letters (the newest 20)" in answer.out
    assert 20 == answer.out.count("it may have arrived")


def test_delivered_ones_are_none(cli: CommandLine, database: Path):
    fill(database, "delivered", "")

    assert "none is a dead letter" in cli.succeeds("doctor").out


def test_a_database_of_a_newer_version_needs_care(cli: CommandLine, database: Path):
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    answer = cli("doctor")

    assert 1 == answer.code
    assert "was made by a newer version of calendar-service" in answer.out
    assert "→ install that version, or set CALENDAR_DATABASE" in answer.out


def test_one_fault_hides_no_other(cli: CommandLine):
    (cli.folder / "var").write_text("")
    cli.use("version: 2\n")
    said = cli("doctor", smtp_url="smtp://127.0.0.1:9").out

    assert {"database": "to fix", "mail": "to fix", "registry": "to fix"}.items() <= verdicts(said).items()
    assert "well" == verdicts(said)["clock"]
