"""The last good registry, the ledger, the standings and the kept feeds come back as they were written."""

import datetime as dt

from calendar_service.core.published.ledger import Revision
from calendar_service.store import feeds, revisions
from calendar_service.store.database import Store
from calendar_service.store.feeds import KeptFeed
from calendar_service.store.revisions import Recorded, Standing
from tests.deliveries import HOUR, NOON, UID

SECOND = dt.timedelta(seconds=1)


def test_there_is_no_last_good_text_at_first(store: Store) -> None:
    with store.reading() as connection:
        assert revisions.last_good(connection) is None


def test_the_last_good_text_is_the_newest(store: Store) -> None:
    with store.writing() as connection:
        numbers = [
            revisions.save_text(connection, b"version: 1", "events.yaml", NOON),
            revisions.save_text(connection, "Душанбе".encode(), "events.yaml", NOON + HOUR),
        ]

    digest = revisions.digest_of("Душанбе".encode())
    with store.reading() as connection:
        last = revisions.last_good(connection)
    assert [1, 2] == numbers
    assert Recorded(2, digest, "Душанбе".encode(), "events.yaml", NOON + HOUR) == last


def test_revisions_are_recorded_one_after_the_other_whatever_the_clock_says(store: Store) -> None:
    """Each in a second of its own, since notices are told apart by it."""
    with store.writing() as connection:
        for at in (NOON, NOON, NOON - HOUR):
            revisions.save_text(connection, b"version: 1", "events.yaml", at)
        recorded = [at for _, at in revisions.in_force_since(connection, NOON - 2 * HOUR)]

    assert [NOON, NOON + SECOND, NOON + 2 * SECOND] == recorded


def test_the_ledger_keeps_what_is_not_written_anew(store: Store) -> None:
    first, second = Revision("a", 1, NOON, NOON), Revision("b", 2, NOON + HOUR, NOON)
    with store.writing() as connection:
        revisions.revise(connection, {(UID, "en"): first, (UID, "ru"): first})
        revisions.revise(connection, {(UID, "en"): second})
        revisions.revise(connection, {})

    with store.reading() as connection:
        assert {(UID, "en"): second, (UID, "ru"): first} == revisions.ledger(connection)


def test_standings_are_changed_and_forgotten(store: Store) -> None:
    with store.writing() as connection:
        revisions.stand(connection, {"a": Standing("2021-09", "tentative"), "b": Standing(None, "postponed")})
        revisions.stand(connection, {"a": Standing("2021-09-16", "confirmed")}, gone=["b"])

    with store.reading() as connection:
        assert {"a": Standing("2021-09-16", "confirmed")} == revisions.standings(connection)


def test_feeds_are_kept_by_name(store: Store) -> None:
    old, new = KeptFeed(b"old", '"1"', NOON), KeptFeed(b"new\r\n\x00", '"2"', NOON + HOUR)
    with store.writing() as connection:
        feeds.keep(connection, {"sco.ics": old, "all.ics": old})
        feeds.keep(connection, {"sco.ics": new})

    with store.reading() as connection:
        assert {"sco.ics": new, "all.ics": old} == feeds.kept(connection)
