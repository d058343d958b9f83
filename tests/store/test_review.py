"""A date that moves away takes its reminders with it, and brings them back when it returns."""

import pytest

from calendar_service.store.database import Store
from calendar_service.store.review import review
from tests.deliveries import DAY, EDTF, HOUR, NOON, UID, Send, another, plan, rows, stand, states, subscribe

EARLIER = NOON - DAY


def reviewed(store: Store, edtf: str | None = EDTF, status: str = "confirmed") -> None:
    """Let a revision say where the summit stands."""
    stand(store, edtf, status)
    with store.writing() as connection:
        review(connection, [UID], NOON)


@pytest.fixture
def planned(store: Store) -> Store:
    subscribe(store)
    stand(store)
    plan(store, Send(due_at=NOON + DAY))
    return store


def test_a_lead_of_a_date_that_moved_is_withdrawn(planned: Store) -> None:
    reviewed(planned, "2021-09-20")

    assert ["withdrawn"] == states(planned)
    assert NOON == rows(planned)[0]["finished_at"]


@pytest.mark.parametrize(("edtf", "status"), [(EDTF, "cancelled"), (EDTF, "held"), (None, "postponed")])
def test_a_lead_of_what_will_not_be_is_withdrawn(planned: Store, edtf: str | None, status: str) -> None:
    reviewed(planned, edtf, status)

    assert ["withdrawn"] == states(planned)


def test_a_date_that_moves_away_and_back_loses_nothing(planned: Store) -> None:
    reviewed(planned, "2021-09-20")
    reviewed(planned)

    (row,) = rows(planned)
    assert ("ready", NOON + DAY, None) == (row["state"], row["available_at"], row["finished_at"])


def test_a_lead_past_its_use_does_not_come_back(store: Store) -> None:
    subscribe(store)
    plan(store, Send(due_at=EARLIER, expires_at=NOON))

    reviewed(store, "2021-09-20")
    reviewed(store)

    assert ["withdrawn"] == states(store)


def test_of_leads_that_come_back_too_late_only_the_newest_goes(store: Store) -> None:
    subscribe(store, another("embassy"))
    leads = [
        Send(lead="P30D", due_at=EARLIER - DAY),
        Send(lead="P7D", due_at=EARLIER),
        Send(lead="P1D", due_at=NOON + DAY),
    ]
    plan(store, *leads)

    reviewed(store, "2021-09-20")
    reviewed(store)

    found = {(row["subscription"], row["lead"]): row["state"] for row in rows(store)}
    assert {
        (subscription, lead): state
        for subscription in ("desk", "embassy")
        for lead, state in (("P30D", "expired"), ("P7D", "ready"), ("P1D", "ready"))
    } == found


def test_a_notice_that_was_withdrawn_does_not_come_back(store: Store) -> None:
    subscribe(store)
    plan(store, Send(reason="confirmed", lead=None, sequence=1))

    reviewed(store, "2021-09-20")
    reviewed(store)

    assert ["withdrawn"] == states(store)


def test_a_notice_of_a_confirmation_needs_the_confirmation(store: Store) -> None:
    subscribe(store)
    plan(store, Send(reason="confirmed", lead=None, sequence=1), Send())

    reviewed(store, status="tentative")

    assert {"confirmed": "withdrawn", "lead": "ready"} == {row["reason"]: row["state"] for row in rows(store)}


def test_a_suppressed_lead_goes_where_its_notice_was_withdrawn_unsent(store: Store) -> None:
    subscribe(store)
    plan(store, Send(reason="confirmed", lead=None, sequence=1, due_at=NOON + HOUR), skips=[Send()])

    reviewed(store, "2021-09-20")
    reviewed(store)

    assert {"confirmed": "withdrawn", "lead": "ready"} == {row["reason"]: row["state"] for row in rows(store)}


def test_a_suppressed_lead_stays_so_where_its_notice_stands(store: Store) -> None:
    subscribe(store)
    plan(store, Send(reason="confirmed", lead=None, sequence=1, due_at=NOON + HOUR), skips=[Send()])

    reviewed(store)

    assert {"confirmed": "ready", "lead": "suppressed"} == {row["reason"]: row["state"] for row in rows(store)}


def test_what_is_being_sent_is_left_alone(planned: Store) -> None:
    with planned.writing() as connection:
        connection.exec_driver_sql("UPDATE delivery SET state = 'sending'")

    reviewed(planned, "2021-09-20")

    assert ["sending"] == states(planned)
