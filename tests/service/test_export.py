"""A feed outside the running service: the same bytes as the service gives, and the same on every machine."""

import datetime as dt
from pathlib import Path

import pytest

from calendar_service.core.dates.zones import zone
from calendar_service.core.problems import NotFound
from calendar_service.core.registry.build import load
from calendar_service.core.registry.knowledge import known
from calendar_service.core.wording.languages import language
from calendar_service.service.current import Current
from calendar_service.service.export import export
from calendar_service.service.follow import FollowFile
from calendar_service.settings import Settings
from calendar_service.store.database import Store
from calendar_service.store.revisions import ledger
from tests.commands import STORY

NOON = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
TODAY = NOON.date()
SETTINGS = Settings.load({})


def registry(as_of=None):
    whole, _ = load(STORY.read_bytes(), "story.yaml", TODAY)
    assert whole
    return known(whole, as_of, TODAY)


def exported(name="sco", *, on=TODAY, held=None, at=NOON, of=None):
    return export(of or registry(), name, language("en"), on=on, ledger=held or {}, at=at, settings=SETTINGS)


def test_with_the_ledger_of_the_store_it_is_what_the_service_gives(store: Store, tmp_path: Path):
    file = tmp_path / "events.yaml"
    file.write_bytes(STORY.read_bytes())
    current = Current(store, SETTINGS.base_url, SETTINGS.feed_limit, lambda: NOON)
    FollowFile(current, store, zone("UTC"), file).start()
    with store.reading() as connection:
        held = ledger(connection)

    assert current.feed("all.ics").body == exported("all", held=held, at=NOON + dt.timedelta(days=9))


def test_without_one_what_is_new_is_stamped_with_the_given_instant():
    assert b"DTSTAMP:20261124T120000Z" in exported()


def test_as_of_a_past_day_the_stamp_is_the_beginning_of_that_day():
    day = dt.date(2021, 7, 22)

    body = exported(on=day, at=None, of=registry(day))
    assert b"DTSTAMP:20210722T000000Z" in body
    assert body == exported(on=day, at=None, of=registry(day))


def test_a_name_that_is_no_feed_is_refused():
    with pytest.raises(NotFound):
        exported("sko")
