"""A plan is written whole or not at all, and each thing once for ever."""

import datetime as dt
from dataclasses import replace

from calendar_service.store import planning, subscriptions
from calendar_service.store.database import Store
from tests.deliveries import (
    DAY,
    DESK,
    EDTF,
    HOUR,
    NOON,
    UID,
    Send,
    Withdraw,
    another,
    plan,
    rows,
    stand,
    states,
    subscribe,
)


def test_what_is_planned_goes_to_all_who_share_the_wish(store: Store) -> None:
    subscribe(store, another("embassy"), another("archive", lead="P30D"))

    plan(store, Send())

    assert ["desk", "embassy"] == [row["subscription"] for row in rows(store)]


def test_a_planned_row_says_what_and_when(store: Store) -> None:
    subscribe(store)

    plan(store, Send())

    (row,) = rows(store)
    expected = {
        "key": f"desk/{UID}/lead/P7D/{EDTF}",
        "entry": "sco-summit-2021",
        "reason": "lead",
        "lead": "P7D",
        "edtf": EDTF,
        "state": "ready",
        "due_at": NOON,
        "available_at": NOON,
        "expires_at": NOON + 7 * DAY,
        "attempts": 0,
        "finished_at": None,
    }
    assert expected == {name: row[name] for name in expected}


def test_keys_are_those_of_the_rules(store: Store) -> None:
    subscribe(store)

    plan(store, Send(reason="undated", lead=None, edtf="2021-09"), Send(reason="moved", lead=None, sequence=7))

    assert [f"desk/{UID}/moved/7", f"desk/{UID}/undated/2021-09"] == [row["key"] for row in rows(store)]


def test_planning_the_same_again_adds_nothing(store: Store) -> None:
    subscribe(store)

    plan(store, Send())
    plan(store, Send(), until=NOON + HOUR)

    assert 1 == len(rows(store))


def test_a_moved_date_is_reminded_of_again(store: Store) -> None:
    subscribe(store)

    plan(store, Send())
    plan(store, Send(edtf="2021-09-20"), until=NOON + HOUR)

    assert 2 == len(rows(store))


def test_the_mark_moves_with_the_plan(store: Store) -> None:
    with store.reading() as connection:
        assert planning.mark(connection) is None
    for until in (NOON, NOON + HOUR):
        assert plan(store, until=until)

    with store.reading() as connection:
        assert NOON + HOUR == planning.mark(connection)


def test_a_planner_who_comes_second_writes_nothing(store: Store) -> None:
    subscribe(store)
    plan(store, until=NOON)

    for since in (None, NOON - HOUR):
        with store.writing() as connection:
            assert not planning.record(connection, [Send()], [], [], since=since, until=NOON + HOUR)

    assert [] == rows(store)


def test_what_is_skipped_is_kept_as_suppressed(store: Store) -> None:
    subscribe(store)

    plan(store, skips=[Send()])

    assert ["suppressed"] == states(store)


def test_what_is_skipped_goes_to_those_who_came_too_late_for_the_notice(store: Store) -> None:
    subscribe(store, another("newcomer", created_at=NOON - HOUR))

    plan(store, skips=[Send(told_before=NOON - 2 * HOUR)])

    assert {"desk": "suppressed", "newcomer": "ready"} == {row["subscription"]: row["state"] for row in rows(store)}


def test_what_is_stale_is_withdrawn(store: Store) -> None:
    subscribe(store)
    plan(store, Send(), Send(edtf="2021-09-20"))

    plan(store, stale=[Withdraw()], until=NOON + HOUR)

    assert {EDTF: "withdrawn", "2021-09-20": "ready"} == {row["edtf"]: row["state"] for row in rows(store)}


def test_any_number_of_dates_is_withdrawn_at_once(store: Store) -> None:
    subscribe(store)
    plan(store, Send(uid="a"), Send(uid="b"), Send(uid="c"), until=NOON - HOUR)

    plan(store, stale=[Withdraw(uid="a"), Withdraw(uid="b")])

    assert ["withdrawn", "withdrawn", "ready"] == states(store)


def test_what_came_back_meanwhile_is_not_withdrawn(store: Store) -> None:
    subscribe(store)
    stand(store)
    plan(store, Send())

    plan(store, stale=[Withdraw()], until=NOON + HOUR)

    assert ["ready"] == states(store)


def test_a_subscription_hears_nothing_from_before_it_was_made(store: Store) -> None:
    subscribe(store, another("newcomer", created_at=NOON))

    plan(store, Send())

    assert ["desk"] == [row["subscription"] for row in rows(store)]


def test_an_ended_subscription_hears_nothing(store: Store) -> None:
    subscribe(store)
    with store.writing() as connection:
        assert subscriptions.end(connection, "desk", NOON)

    plan(store, Send())

    assert [] == rows(store)


def test_two_plans_of_ten_thousand_insert_each_row_once(store: Store) -> None:
    subscribe(store, *(another(f"desk-{number}") for number in range(99)))
    sends = [Send(uid=str(number)) for number in range(100)]

    plan(store, *sends)
    plan(store, *reversed(sends), until=NOON + HOUR)

    assert 10_000 == len(rows(store))


def test_subscriptions_that_differ_only_in_address_share_a_wish() -> None:
    same = replace(DESK, id="embassy", address="embassy@example.org", language="ru", channel="console")

    assert subscriptions.wish_key(DESK) == subscriptions.wish_key(same)
    assert subscriptions.wish_key(DESK) != subscriptions.wish_key(replace(DESK, hour=dt.time(8)))
