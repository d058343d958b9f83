"""One service, running on the registry that is shipped, while somebody reads and somebody edits.

A meeting of the tests is added to the registry, since those of the world come and go.
"""

import datetime as dt
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import icalendar
import pytest
import vobject
import yaml

from calendar_service.core.problems import CODES
from tests.commands import REGISTRY
from tests.running import Running, free_port, running

FEEDS = ("sco.ics", "csto.ru.ics", "jubilees.ics", "deadlines.ics", "all.ics")
# Seconds. Five are promised and two or three are usual; a machine that does much else besides may take longer.
TAKEN_OVER = 15
YEAR = dt.datetime.now(dt.UTC).year + 1
MEETING = "meeting-of-the-tests"
TEXT = f"""{REGISTRY.read_text()}
  - id: {MEETING}
    kind: summit
    organisation: sco
    title: {{en: Meeting of the tests, ru: Встреча испытаний}}
    marks: [sco-foundation]
    dates:
      - {{announced: 2021-07-22, date: {YEAR}-09, sources: [tass-2021-07-22]}}
"""
DAYS = f"      - {{announced: 2021-09-09, date: {YEAR}-09-16/{YEAR}-09-17, sources: [tass-2021-09-09]}}\n"

SAVED = count(1)

Events = dict[str, Any]


@dataclass
class Editor:
    """Somebody with the registry open, beside the service that reads it."""

    file: Path
    service: Running

    def save(self, text: str) -> float:
        """Put a good text in place, each time with another last line, and give the seconds until it was in force."""
        former = self.revision
        written = self.file.with_suffix(".new")
        written.write_text(f"{text}# saved, {next(SAVED)}\n")
        written.replace(self.file)
        started = time.monotonic()
        self.service.until(lambda: self.revision > former, "the edit")
        return time.monotonic() - started

    def spoil(self, text: str) -> None:
        """Write a text with a mistake into the file, and wait until that is noticed."""
        self.file.write_text(text)
        self.service.until(lambda: self.service.health()["status"] == "degraded", "the mistake")

    @property
    def revision(self) -> int:
        number: int = self.service.health()["registry"]["revision"]
        return number

    @property
    def feeds(self) -> dict[str, bytes]:
        return {name: self.service.get(f"/feeds/{name}").content for name in FEEDS}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("service")
    (folder / "events.yaml").write_text(TEXT)
    return folder


@pytest.fixture(scope="module")
def service(folder: Path) -> Iterator[Running]:
    with running(folder, "run", free_port()) as service:
        service.until(service.is_well)
        yield service
        assert 0 == service.stop(signal.SIGTERM)
        assert "Traceback" not in service.said


@pytest.fixture
def editor(folder: Path, service: Running) -> Iterator[Editor]:
    """An editor who leaves the registry as it was."""
    editor = Editor(folder / "events.yaml", service)
    yield editor
    editor.save(TEXT)
    assert service.is_well()


def events(body: bytes) -> Events:
    return {str(event["uid"]): event for event in icalendar.Calendar.from_ical(body).walk("VEVENT")}


def entry_of(event: Any) -> str:
    return str(event["url"]).rpartition("/")[2]


def changed(before: bytes, after: bytes) -> list[str]:
    """Name the entries whose events differ, once for each event, and see that none came or went."""
    former, found = events(before), events(after)
    assert former.keys() == found.keys()
    return sorted(entry_of(found[uid]) for uid in found if found[uid].to_ical() != former[uid].to_ical())


def those_that_mark(name: str) -> set[str]:
    """Name the entries that say they mark another, from the registry's own text."""
    entries = yaml.load(TEXT, yaml.CSafeLoader)["entries"]
    return {entry["id"] for entry in entries if name in str([entry.get("marks"), entry.get("dates")])}


@pytest.mark.parametrize("path", ["/en/", "/ru/", "/ar/", "/en/feeds", f"/en/entries/{MEETING}"])
def test_a_page_is_there(service, path):
    answer = service.get(path)

    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "</html>" in answer.text


def test_an_address_without_a_language_leads_to_that_of_the_reader(service):
    answer = service.get("/", accept_language="ru, en;q=0.5")

    assert (302, "/ru/") == (answer.status_code, answer.headers["location"])


def test_the_state_of_the_service_is_told_with_the_age_of_each_job(service):
    service.until(lambda: len(service.health()["jobs"]) == 3)
    health = service.health()

    assert {"deliver", "plan", "watch"} == health["jobs"].keys()
    assert "ok" == health["status"] and [] == health["registry"]["problems"]


@pytest.mark.parametrize("name", FEEDS)
def test_two_parsers_read_the_same_events_on_the_same_days(service, name):
    body = service.get(f"/feeds/{name}").content
    ours = {uid: (event["dtstart"].dt, event["dtend"].dt) for uid, event in events(body).items()}
    theirs = {
        event.uid.value: (event.dtstart.value, event.dtend.value)
        for event in vobject.readOne(body.decode()).vevent_list
    }

    assert ours == theirs
    assert len(ours) == body.count(b"BEGIN:VEVENT") > 0


@pytest.mark.parametrize("name", FEEDS)
def test_whoever_holds_a_feed_is_told_that_nothing_changed(service, name):
    path = f"/feeds/{name}"
    whole, head = service.get(path), service.ask("HEAD", path)
    known = [
        service.get(path, if_none_match=whole.headers["etag"]),
        service.get(path, if_modified_since=whole.headers["last-modified"]),
    ]

    assert (200, "text/calendar; charset=utf-8") == (whole.status_code, whole.headers["content-type"])
    assert f'inline; filename="{name}"' == whole.headers["content-disposition"]
    assert (b"", str(len(whole.content))) == (head.content, head.headers["content-length"])
    assert [(304, b"", whole.headers["etag"])] * 2 == [(a.status_code, a.content, a.headers["etag"]) for a in known]


def test_an_edited_title_is_soon_in_force_and_changes_its_own_event_alone(editor):
    before = editor.feeds
    seconds = editor.save(TEXT.replace("Meeting of the tests", "Council of the tests"))
    after = editor.feeds

    assert seconds < TAKEN_OVER
    assert [MEETING] == changed(before["all.ics"], after["all.ics"]) == changed(before["sco.ics"], after["sco.ics"])
    [event] = [each for each in events(after["sco.ics"]).values() if entry_of(each) == MEETING]
    assert f"September {YEAR}, date to be announced: Council of the tests" == event["summary"]
    assert {"sco.ics", "all.ics"} == {name for name in FEEDS if before[name] != after[name]}


def test_an_appended_day_is_soon_in_force_and_keeps_the_uid(editor):
    before = editor.feeds
    seconds = editor.save(TEXT + DAYS)
    after = editor.feeds

    assert seconds < TAKEN_OVER
    assert [MEETING] == changed(before["all.ics"], after["all.ics"])
    [event] = [each for each in events(after["all.ics"]).values() if entry_of(each) == MEETING]
    former = events(before["all.ics"])[str(event["uid"])]
    assert (dt.date(YEAR, 9, 16), dt.date(YEAR, 9, 18)) == (event["dtstart"].dt, event["dtend"].dt)
    assert ("CONFIRMED", "TENTATIVE") == (event["status"], former["status"])
    assert event["sequence"] > former["sequence"] and event["dtstamp"].dt > former["dtstamp"].dt
    assert f"16–17 September {YEAR}" in editor.service.get(f"/en/entries/{MEETING}").text


def test_what_others_show_changes_with_it(editor):
    before = editor.feeds
    editor.save(TEXT.replace("{ordinal} anniversary of the SCO", "{ordinal} birthday of the SCO"))
    after = editor.feeds

    found = set(changed(before["all.ics"], after["all.ics"]))
    assert {"sco-foundation", MEETING} <= found <= {"sco-foundation"} | those_that_mark("sco-foundation")
    assert before["csto.ru.ics"] == after["csto.ru.ics"]


def test_a_mistake_is_told_on_page_log_and_health_and_everything_goes_on_from_the_last_good_registry(editor):
    before, revision = editor.feeds, editor.revision
    where = TEXT[: TEXT.index(MEETING)].count("\n") + 2
    editor.spoil(TEXT.replace(f"{MEETING}\n    kind: summit", f"{MEETING}\n    kind: sumit"))
    health, remedy = editor.service.health(), CODES["unknown-word"]
    pages = [editor.service.get(f"/{code}/").text for code in ("en", "ru", "ar")]

    place = {"file": "events.yaml", "line": where, "column": 11}
    assert [place | {"key": "kind", "code": "unknown-word", "remedy": remedy}] == health["registry"]["problems"]
    assert revision == health["registry"]["revision"]
    for page in pages:
        assert all(words in page for words in (f"events.yaml:{where}:11 kind", "unknown-word", remedy))
    assert f"events.yaml:{where}:11: kind [unknown-word] {remedy}\n" in editor.service.said
    assert not any("sumit" in told for told in (*pages, editor.service.said, str(health)))
    assert before == editor.feeds

    editor.file.write_text(TEXT)  # as it was, but for the last line
    editor.service.until(editor.service.is_well, "the mended file")
    assert "unknown-word" not in editor.service.get("/en/").text
    assert before == editor.feeds


def test_without_the_file_all_that_was_good_stays(editor):
    before = editor.feeds
    editor.file.unlink()
    editor.service.until(lambda: editor.service.health()["status"] == "degraded")

    assert before == editor.feeds
    assert CODES["unreadable-file"] in editor.service.get("/en/").text
    assert 200 == editor.service.get(f"/en/entries/{MEETING}").status_code
