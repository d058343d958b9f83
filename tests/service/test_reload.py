"""Taking over an edit: what changes in the feeds, what stays, and what a broken file may not touch."""

import datetime as dt
import re
from typing import Any

import icalendar
import pytest
import vobject

from calendar_service.core.dates.zones import zone
from calendar_service.core.problems import NotFound
from calendar_service.core.selection import names
from calendar_service.service.current import Current, NoFeedYet
from calendar_service.service.reload import Reload
from tests.databases import a_store

REGISTRY = """
version: 1
calendar: {id: diplomatic-calendar, name: {en: Diplomatic calendar, ru: Дипломатический календарь}, languages: [en, ru]}
sources:
  report: {title: A report, publisher: TASS, class: agency, published: 2001-06-15}
organisations:
  sco: {name: {en: Shanghai Cooperation Organisation, ru: ШОС}, short: {en: SCO, ru: ШОС}, color: darkgreen}
  csto: {name: {en: CSTO, ru: ОДКБ}}
entries:
  - id: sco-foundation
    kind: anniversary
    organisation: sco
    title: {en: Shanghai Cooperation Organisation, ru: Шанхайская организация сотрудничества}
    date: 2001-06-15
    sources: [report]
  - id: sco-summit
    kind: summit
    organisation: sco
    title: {en: SCO summit, ru: Саммит ШОС}
    place: "Dushanbe, TJ"
    marks: [sco-foundation]
    dates:
      - {announced: 2026-01-10, date: 2027-09, sources: [report]}
  - id: treaty
    kind: treaty
    title: {en: Treaty of friendship, ru: Договор о дружбе}
    parties: [RU, TJ]
    signed: 1993-05-25
    in-force: 1994-05-25
    term: {from: in-force, first: P5Y, then: P5Y, renewal: tacit, notice: P6M}
    sources: [report]
"""
FIRST = "      - {announced: 2026-01-10, date: 2027-09, sources: [report]}\n"
LATER = "      - {announced: 2026-11-24, date: 2027-09-16/2027-09-17, sources: [report]}\n"
NOON = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
FEEDS = ("all.ics", "all.ru.ics", "sco.ics", "jubilees.ics", "deadlines.ics", "summit.ics")


class Service:
    """A service on a clock of its own."""

    def __init__(self, folder, now=NOON, limit=1000):
        self.now = now
        self.store = a_store(folder)
        self.current = Current(self.store, "https://c.example", limit, lambda: self.now)
        self.reload = Reload(self.current, self.store, zone("UTC"))

    def take(self, text=REGISTRY):
        return self.reload.take(text.encode(), "events.yaml")

    def after(self, text=REGISTRY, **later):
        self.now += dt.timedelta(**later)
        self.take(text)
        return self.feeds()

    def feeds(self):
        return {name: self.current.feed(name).body for name in FEEDS}


@pytest.fixture
def service(tmp_path):
    made = Service(tmp_path)
    yield made
    made.store.close()


def read(body: bytes) -> Any:
    return icalendar.Calendar.from_ical(body)


def value(name: bytes, event: bytes) -> bytes:
    """Give what stands behind the name of a property."""
    return next(line.partition(b":")[2] for line in event.split(b"\r\n") if line.startswith(name + b":"))


def events(body):
    """Give the lines of each event by its UID."""
    found = re.findall(rb"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", body, re.DOTALL)
    return {value(b"UID", event).decode(): event for event in found}


def with_day():
    return REGISTRY.replace(FIRST, FIRST + LATER)


def test_before_the_first_registry_there_is_no_feed(service):
    with pytest.raises(NoFeedYet):
        service.current.feed("all.ics")


def test_the_same_registry_gives_the_same_bytes_after_a_restart_and_on_the_next_day(service, tmp_path):
    service.take()
    before = service.feeds()
    restarted = Service(tmp_path, NOON + dt.timedelta(days=1))
    restarted.take()

    assert restarted.feeds() == before
    assert {name: restarted.current.feed(name).etag for name in FEEDS} == {
        name: service.current.feed(name).etag for name in FEEDS
    }
    restarted.store.close()


def test_an_empty_calendar_after_a_lost_store_has_higher_sequences(service, tmp_path):
    service.take()
    (tmp_path / "other").mkdir()
    other = Service(tmp_path / "other", NOON + dt.timedelta(days=3))
    other.take(with_day())
    before, after = events(service.feeds()["all.ics"]), events(other.feeds()["all.ics"])

    assert before.keys() == after.keys()
    assert all(_sequence(after[uid]) > _sequence(before[uid]) for uid in before)
    other.store.close()


def test_an_edit_changes_its_own_events_only_and_raises_all_three_marks_of_change(service):
    service.take()
    before = events(service.feeds()["all.ics"])
    after = events(service.after(with_day(), hours=2)["all.ics"])
    changed = [uid for uid in before if before[uid] != after[uid]]

    assert before.keys() == after.keys()
    (uid,) = changed
    assert b"SUMMARY:SCO summit" in after[uid]
    assert b"September 2027\\, date to be announced: SCO summit" in before[uid].replace(b"\r\n ", b"")
    for name in (b"DTSTAMP", b"LAST-MODIFIED"):
        assert value(name, after[uid]) > value(name, before[uid])
    assert _sequence(after[uid]) > _sequence(before[uid])
    assert value(b"CREATED", after[uid]) == value(b"CREATED", before[uid])


def test_an_edit_that_others_show_changes_those_too(service):
    service.take()
    before = events(service.feeds()["all.ics"])
    after = events(
        service.after(REGISTRY.replace("title: {en: Shanghai", "title: {en: The Shanghai"), hours=2)["all.ics"]
    )
    changed = [after[uid] for uid in before if before[uid] != after[uid]]

    assert sum(b"SUMMARY:SCO summit" in event or b"SCO summit" in event for event in changed) == 1
    assert not [event for event in changed if b"Treaty of friendship" in event]


def test_a_change_of_one_language_alone_leaves_the_other_feed_as_it_was(service):
    service.take()
    before = service.feeds()
    after = service.after(REGISTRY.replace("Саммит ШОС", "Встреча ШОС"), hours=1)

    assert after["all.ics"] == before["all.ics"]
    assert after["all.ru.ics"] != before["all.ru.ics"]


def test_a_comment_or_another_order_of_keys_changes_no_byte(service):
    service.take()
    before = service.feeds()

    assert service.after("# A comment\n" + REGISTRY.replace("2001-06-15", "15 June 2001", 1), hours=1) == before


def test_feeds_that_did_not_change_keep_their_date(service):
    service.take()
    dates = {name: service.current.feed(name).last_modified for name in FEEDS}
    service.after(with_day(), hours=1)
    later = {name: service.current.feed(name).last_modified for name in FEEDS}

    assert {name for name in FEEDS if later[name] != dates[name]} == {
        "all.ics",
        "all.ru.ics",
        "sco.ics",
        "summit.ics",
    }


def test_a_broken_file_leaves_every_feed_as_it_is_and_is_told(service, caplog):
    service.take()
    before = service.feeds()
    broken = service.take(REGISTRY.replace("kind: summit", "kind: sumit"))

    assert broken.number is None
    assert service.feeds() == before
    (problem,) = service.current.problems
    assert (problem.line, problem.code) == (17, "unknown-word")
    assert service.current.refused_at == NOON
    assert "events.yaml:17:11: kind [unknown-word] Use one of the words that the key allows." in caplog.text
    assert "sumit" not in caplog.text
    service.take()
    assert service.current.problems == ()
    assert service.current.refused_at is None


def test_the_kept_feeds_are_served_by_the_next_start_before_it_has_read_anything(service, tmp_path):
    service.take()
    before = service.feeds()
    restarted = Service(tmp_path)

    assert {name: restarted.current.finished[name].body for name in FEEDS} == before
    assert restarted.current.edition is None
    restarted.store.close()


def test_the_revision_counts_texts_and_not_starts(service, tmp_path):
    assert service.take().number == 1
    assert service.take().number == 1
    assert service.take(with_day()).number == 2
    restarted = Service(tmp_path)
    assert restarted.take(with_day()).number == 2
    restarted.store.close()


def test_a_feed_without_events_says_so_in_a_whole_calendar(service):
    service.take()
    empty = read(service.current.feed("csto.ics").body)

    (event,) = empty.walk("VEVENT")
    assert event["dtstart"].dt == dt.date(2025, 1, 1)
    assert event["transp"] == "TRANSPARENT"


@pytest.mark.parametrize(
    ("name", "sentence"), [("scoo.ics", 'no feed "scoo"; did you mean "sco"?'), ("sco.fr.ics", "no language of feeds")]
)
def test_a_feed_or_language_that_is_not_there_is_answered_with_the_nearest(service, name, sentence):
    service.take()

    with pytest.raises(NotFound) as raised:
        service.current.feed(name)

    assert sentence in str(raised.value)


def test_a_new_day_brings_what_was_under_embargo_and_a_new_year_its_years(service):
    embargoed = REGISTRY.replace("  - id: treaty\n", "  - id: treaty\n    public-from: 2026-12-01\n")
    service.take(embargoed)
    assert b"Treaty" not in service.feeds()["all.ics"]
    service.now = dt.datetime(2026, 12, 1, 0, 0, 1, tzinfo=dt.UTC)
    service.reload.new_day()
    assert b"Treaty of friendship" in service.feeds()["all.ics"]
    assert b"DTSTART;VALUE=DATE:2030" not in service.feeds()["all.ics"]
    service.now = dt.datetime(2027, 1, 1, 0, 0, 1, tzinfo=dt.UTC)
    service.reload.new_day()
    assert b"DTSTART;VALUE=DATE:2030" in service.feeds()["all.ics"]


def test_an_event_that_cannot_be_rendered_is_left_out_alone(service, caplog):
    service.take()
    whole = events(service.feeds()["all.ics"])
    del service.current._feeds.ledger[next(iter(whole)), "en"]
    service.current._feeds.kept.clear()
    service.current.finished.clear()

    assert len(events(service.current.feed("all.ics").body)) == len(whole) - 1
    assert "an event is left out of the feeds" in caplog.text


def test_a_feed_of_which_no_event_can_be_rendered_keeps_its_last_good_bytes(service, monkeypatch, caplog):
    service.take()
    before = service.feeds()
    monkeypatch.setattr("calendar_service.service.feeds.event_of", lambda *_: 1 / 0)
    monkeypatch.setattr("calendar_service.service.reload.fingerprints", lambda _: ())
    service.take(REGISTRY.replace("name: {en: CSTO,", "name: {en: C.S.T.O.,"))

    assert before == service.feeds()
    assert "its last good bytes stay" in caplog.text


def test_the_date_of_a_feed_rises_with_every_change_whatever_the_clock_says(service):
    service.take()
    before = service.current.feed("sco.ics")
    service.now -= dt.timedelta(hours=1)
    service.take(with_day())
    after = service.current.feed("sco.ics")

    assert after.etag != before.etag
    assert after.last_modified > before.last_modified


def test_both_parsers_find_the_same_events_in_every_feed(service):
    service.take(with_day())
    registry = service.current.edition.registry

    for name in names(registry):
        body = service.current.feed(f"{name}.ics").body
        ours = {str(event["uid"]): (event["dtstart"].dt, event["dtend"].dt) for event in read(body).walk("VEVENT")}
        theirs = {
            event.uid.value: (event.dtstart.value, event.dtend.value)
            for event in vobject.readOne(body.decode()).vevent_list
        }
        assert ours == theirs
        assert len(ours) == body.count(b"BEGIN:VEVENT")


def test_a_feed_over_the_limit_is_cut_and_says_so(tmp_path):
    small = Service(tmp_path, limit=5)
    small.take()
    body = small.current.feed("all.ics").body

    assert body.count(b"BEGIN:VEVENT") == 5
    assert b"left out" in body.replace(b"\r\n ", b"")
    small.store.close()


def _sequence(event):
    return int(value(b"SEQUENCE", event))
