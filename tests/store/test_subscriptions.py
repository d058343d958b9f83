"""Subscriptions are added once, listed, and ended without losing what was told to them."""

import datetime as dt

from calendar_service.store import subscriptions
from calendar_service.store.database import Store
from calendar_service.store.subscriptions import Wish, wish_key
from tests.deliveries import DESK, NOON, Send, another, plan, states, subscribe


def test_a_subscription_comes_back_as_it_was(store: Store) -> None:
    subscribe(store)

    with store.reading() as connection:
        assert DESK == subscriptions.get(connection, "desk")


def test_subscriptions_are_listed_by_id(store: Store) -> None:
    subscribe(store, another("archive"))

    with store.reading() as connection:
        assert ["archive", "desk"] == [each.id for each in subscriptions.all_of(connection)]


def test_an_id_is_used_once(store: Store) -> None:
    subscribe(store)

    with store.writing() as connection:
        assert not subscriptions.add(connection, another("desk", lead="P1D"))

    with store.reading() as connection:
        assert DESK == subscriptions.get(connection, "desk")


def test_an_ended_subscription_is_gone_with_its_address(store: Store) -> None:
    subscribe(store)
    plan(store, Send())

    with store.writing() as connection:
        assert subscriptions.end(connection, "desk", NOON)
        assert not subscriptions.end(connection, "desk", NOON)

    with store.reading() as connection:
        assert subscriptions.get(connection, "desk") is None
        assert () == subscriptions.all_of(connection)
        assert () == subscriptions.wishes(connection)
        assert "" == connection.exec_driver_sql("SELECT address FROM subscription").scalar()
    assert ["ready"] == states(store)


def test_wishes_are_listed_once_each(store: Store) -> None:
    subscribe(store, another("embassy", address="embassy@example.org"), another("archive", lead=None))

    with store.reading() as connection:
        wishes = subscriptions.wishes(connection)

    assert Wish(wish_key(DESK), "organisation=sco", "P7D,P1D", dt.time(9), "UTC", None, "each", True) in wishes
    assert 2 == len(wishes)


def test_the_next_number_counts_ended_ones_too(store: Store) -> None:
    with store.reading() as connection:
        assert 1 == subscriptions.next_number(connection)
    subscribe(store, another("archive"))
    with store.writing() as connection:
        subscriptions.end(connection, "desk", NOON)

        assert 3 == subscriptions.next_number(connection)
