"""The service as an operator meets it: starting, editing, breaking, stopping."""

import shutil
import signal
import socket
import sqlite3
from pathlib import Path

import pytest

from tests.commands import STORY
from tests.running import running

FEED = "/feeds/sco.ics"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(STORY, tmp_path / "events.yaml")
    return tmp_path


def edit(folder: Path, old: str, new: str) -> None:
    """Change the registry as an editor does: the file is replaced whole."""
    text = (folder / "events.yaml").read_text()
    assert old in text
    (folder / "new.yaml").write_text(text.replace(old, new))
    (folder / "new.yaml").replace(folder / "events.yaml")


def test_the_first_start_says_where_everything_is_and_ctrl_c_ends_it(folder, port):
    with running(folder, "run", port) as service:
        service.until(lambda: "Stop with Ctrl-C." in service.said)
        feed = service.get(FEED)
        code = service.stop(signal.SIGINT)

    assert feed.status_code == 200 and feed.content.startswith(b"BEGIN:VCALENDAR\r\n")
    assert code == 0
    assert [line for line in service.said.splitlines() if "action=" not in line] == [
        f"Page       http://127.0.0.1:{port}/",
        f"Feeds      http://127.0.0.1:{port}/feeds/all.ics and others, listed on http://127.0.0.1:{port}/feeds",
        "Mails      files in var/mail/ (set CALENDAR_SMTP_URL to send them)",
        "Registry   events.yaml, revision 1, 12 entries",
        "Stop with Ctrl-C.",
    ]


def test_a_broken_registry_at_the_first_start_is_told_whole_and_nothing_is_served(folder, port):
    edit(folder, "kind: session", "kind: sesion")
    with running(folder, "run", port) as service:
        code = service.ended(60)

    assert code == 1
    assert service.said.count("[unknown-word]") == 2 == service.said.count("    to fix:   write session\n")
    assert "Traceback" not in service.said and "Page" not in service.said
    assert not (folder / "var" / "mail").exists()


def test_a_later_start_with_a_broken_registry_serves_the_last_good_one_byte_by_byte(folder, port):
    with running(folder, "run", port) as service:
        service.until(service.is_well)
        before = service.get(FEED)
        service.stop()
    edit(folder, "kind: summit", "kind: sumit")
    with running(folder, "run", port) as service:
        service.until(lambda: service.health()["status"] == "degraded")
        after, page = service.get(FEED), service.get("/en/")
        code = service.stop()

    assert (before.content, before.headers["etag"]) == (after.content, after.headers["etag"])
    assert page.status_code == 200
    assert "has 3 errors (calendar-service check tells them); the last good one stays: revision 1" in service.said
    assert code == 0


def test_feeds_have_the_same_bytes_after_a_restart(folder, port):
    answers = []
    for _ in range(2):
        with running(folder, "run", port) as service:
            service.until(service.is_well)
            answers.append([service.get(path) for path in (FEED, "/feeds/csto.ru.ics", "/feeds/jubilees.ics")])
            service.stop()

    first, second = ([each.content for each in answer] for answer in answers)
    assert first == second


def test_a_port_in_use_is_one_sentence(folder, port):
    with socket.create_server(("127.0.0.1", port)), running(folder, "run", port) as service:
        code = service.ended(60)

    assert code == 1
    assert service.said == (
        f"127.0.0.1:{port} cannot be listened on (Address already in use): "
        "stop the other program, or set CALENDAR_PORT or CALENDAR_HOST to another one\n"
    )


@pytest.mark.parametrize("word", ["run", "web", "worker"])
def test_a_folder_that_cannot_be_written_is_one_sentence(folder, port, word):
    (folder / "var").write_text("")
    with running(folder, word, port) as service:
        code = service.ended(60)

    assert code == 1
    assert service.said == ("the folder var cannot be made (File exists): make it writable or set CALENDAR_DATABASE\n")


def test_a_database_of_a_newer_version_is_one_sentence(folder, port):
    with running(folder, "run", port) as service:
        service.until(service.is_well)
        service.stop()
    with sqlite3.connect(folder / "var" / "calendar.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with running(folder, "run", port) as service:
        code = service.ended(60)

    assert code == 1
    assert service.said.count("\n") == 1
    assert "was made by a newer version of calendar-service (schema 9999" in service.said


def test_an_unknown_setting_is_one_sentence(folder, port):
    with running(folder, "run", port, registri="x.yaml") as service:
        code = service.ended(60)

    assert code == 2
    assert service.said == "CALENDAR_REGISTRI: there is no such setting; did you mean CALENDAR_REGISTRY?\n"


def test_a_mail_server_that_is_down_stops_nothing(folder, port):
    with running(folder, "run", port, smtp_url="smtp://desk:secret@127.0.0.1:9") as service:
        service.until(lambda: {"watch", "plan", "deliver"} <= service.health()["jobs"].keys())
        health, code = service.health(), service.stop()

    assert (health["status"], code) == ("ok", 0)
    assert "Mails      by 127.0.0.1" in service.said and "secret" not in service.said


def test_web_and_worker_share_the_work_of_run(folder, port):
    (folder / "web").mkdir()
    database = f"sqlite:///{folder / 'calendar.db'}"
    with running(folder, "worker", port, database=database) as worker:
        worker.until(lambda: "Registry   events.yaml, revision 1" in worker.said)
        with running(folder / "web", "web", port, database=database) as web:
            web.until(lambda: web.health()["registry"].get("revision") == 1)
            edit(folder, "title: {en: SCO summit,", "title: {en: Summit of the SCO,")
            web.until(lambda: web.health()["registry"].get("revision") == 2)
            feed = web.get("/feeds/all.ics")
            codes = web.stop(), worker.stop()

    assert feed.status_code == 200
    assert codes == (0, 0)
    assert "Mails" not in web.said and "Page" not in worker.said
