"""What is due goes out once, if it still holds at the last moment, and whoever died leaves it to the next."""

import datetime as dt

import pytest
import sqlalchemy as sa

from calendar_service.store import claiming, outbox, subscriptions
from calendar_service.store.claiming import CLAIMS, LEASE, Claimed, OnUncertain
from calendar_service.store.database import Store
from calendar_service.store.outbox import Outcome
from calendar_service.store.tables import ATTEMPT
from tests.deliveries import DAY, DESK, EDTF, HOUR, NOON, Send, another, plan, rows, stand, states, subscribe

LATER = NOON + LEASE


@pytest.fixture
def due(store: Store) -> Store:
    """Give a store with one delivery that is due at noon."""
    subscribe(store)
    stand(store)
    plan(store, Send())
    return store


def claim(
    store: Store, now: dt.datetime = NOON, limit: int = 10, on_uncertain: OnUncertain = "resend"
) -> tuple[Claimed, ...]:
    return claiming.claim(store, now, limit=limit, on_uncertain=on_uncertain)


def fence(store: Store, claimed: Claimed, now: dt.datetime = NOON) -> str | None:
    return outbox.fence(store, claimed, now)


def settle(store: Store, claimed: Claimed, outcome: Outcome | None = None) -> bool:
    return outbox.settle(store, (claimed, outcome or Outcome("delivered", NOON, NOON, "250 OK")))


def test_nothing_is_claimed_before_it_is_due(due: Store) -> None:
    assert () == claim(due, NOON - dt.timedelta(seconds=1))


def test_a_claim_says_what_is_to_be_told_to_whom(due: Store) -> None:
    (claimed,) = claim(due)

    assert (DESK, "sco-summit-2021", "lead", "P7D", EDTF) == (
        claimed.subscription,
        claimed.entry,
        claimed.reason,
        claimed.lead,
        claimed.edtf,
    )
    assert (NOON, NOON + 7 * DAY, None, None) == (
        claimed.due_at,
        claimed.expires_at,
        claimed.tried_since,
        claimed.follows,
    )


def test_a_second_machine_claims_nothing(due: Store) -> None:
    claim(due)

    assert () == claim(due)


def test_what_fell_due_first_is_claimed_first(due: Store) -> None:
    plan(due, *(Send(uid=str(n), due_at=NOON - n * HOUR) for n in range(1, 4)), until=NOON + HOUR)

    assert ["3", "2"] == [claimed.uid for claimed in claim(due, limit=2)]


def test_what_holds_goes_out_and_is_delivered(due: Store) -> None:
    (claimed,) = claim(due)

    assert "sending" == fence(due, claimed)
    assert settle(due, claimed)
    (row,) = rows(due)
    assert ("delivered", 1, "250 OK", None, NOON) == tuple(
        row[name] for name in ("state", "attempts", "receipt", "error", "finished_at")
    )


def test_what_was_delivered_is_never_claimed_again(due: Store) -> None:
    (claimed,) = claim(due)
    fence(due, claimed)
    settle(due, claimed)

    assert () == claim(due, NOON + 6 * DAY)


@pytest.mark.parametrize(
    ("edtf", "status"), [("2021-09-20", "confirmed"), (EDTF, "cancelled"), (EDTF, "held"), (None, "postponed")]
)
def test_a_date_that_no_longer_stands_is_not_sent(due: Store, edtf: str | None, status: str) -> None:
    (claimed,) = claim(due)
    stand(due, edtf, status)

    assert "withdrawn" == fence(due, claimed)
    assert ["withdrawn"] == states(due)
    assert () == claim(due, LATER)


def test_an_occurrence_that_is_gone_is_not_sent(due: Store) -> None:
    (claimed,) = claim(due)
    with due.writing() as connection:
        connection.exec_driver_sql("DELETE FROM standing")

    assert "withdrawn" == fence(due, claimed)


def test_who_left_after_the_claim_is_not_written_to(due: Store) -> None:
    (claimed,) = claim(due)
    with due.writing() as connection:
        subscriptions.end(connection, DESK.id, NOON)

    assert "suppressed" == fence(due, claimed)
    assert ["suppressed"] == states(due)


def test_what_is_past_its_use_is_not_sent(due: Store) -> None:
    after = NOON + 7 * DAY
    (claimed,) = claim(due, after)

    assert "expired" == fence(due, claimed, after)
    assert ["expired"] == states(due)


def test_whoever_slept_beyond_its_lease_sends_nothing(due: Store) -> None:
    (claimed,) = claim(due)

    assert fence(due, claimed, LATER) is None
    assert ["leased"] == states(due)


def test_a_lease_that_ended_is_taken_over_and_the_former_holder_changes_nothing(due: Store) -> None:
    (slow,) = claim(due)
    (quick,) = claim(due, LATER)

    assert fence(due, slow, LATER) is None
    assert "sending" == fence(due, quick, LATER)
    assert not settle(due, slow)
    assert settle(due, quick)
    assert ["delivered"] == states(due)


def test_a_late_word_of_success_still_counts_while_nobody_took_over(due: Store) -> None:
    (claimed,) = claim(due)
    fence(due, claimed)

    assert settle(due, claimed, Outcome("delivered", NOON, LATER + HOUR))


def test_a_settled_delivery_cannot_be_settled_again(due: Store) -> None:
    (claimed,) = claim(due)
    fence(due, claimed)
    settle(due, claimed)

    assert not settle(due, claimed, Outcome("failed", NOON, NOON, "too late"))
    assert ["delivered"] == states(due)


def test_what_may_have_arrived_is_sent_again_by_default(due: Store) -> None:
    (claimed,) = claim(due)
    fence(due, claimed)

    (again,) = claim(due, LATER)

    assert claimed.stable_id == again.stable_id
    assert 1 == again.attempts


def test_what_may_have_arrived_is_held_where_the_operator_chose_so(due: Store) -> None:
    (claimed,) = claim(due)
    fence(due, claimed)

    assert () == claim(due, LATER, on_uncertain="hold")
    assert ["uncertain"] == states(due)
    assert not settle(due, claimed)


def test_what_was_claimed_and_not_sent_is_not_held(due: Store) -> None:
    claim(due)

    assert 1 == len(claim(due, LATER, on_uncertain="hold"))


def test_a_retry_waits_for_its_time_and_keeps_its_identity(due: Store) -> None:
    (first,) = claim(due)
    fence(due, first)
    settle(due, first, Outcome("ready", NOON, NOON, "450 later", NOON + HOUR))

    assert () == claim(due, NOON + HOUR - dt.timedelta(seconds=1))
    (second,) = claim(due, NOON + HOUR)
    assert (first.stable_id, NOON, 1) == (second.stable_id, second.tried_since, second.attempts)


def test_a_message_that_kills_its_sender_becomes_a_dead_letter(due: Store) -> None:
    for number in range(CLAIMS):
        assert 1 == len(claim(due, NOON + number * LEASE))

    assert () == claim(due, NOON + CLAIMS * LEASE)
    (row,) = rows(due)
    assert ("failed", "crash_loop: 5 processes took it and none came to a result") == (row["state"], row["error"])


def test_a_message_that_kills_its_sender_takes_no_other_with_it(due: Store) -> None:
    plan(due, *(Send(uid=str(number)) for number in range(3)), until=NOON + HOUR)
    assert 4 == len(claim(due))

    alone = [claim(due, LATER) for _ in range(4)]

    assert [1, 1, 1, 1] == [len(batch) for batch in alone]
    assert () == claim(due, LATER)


def test_what_was_never_taken_goes_together_before_what_was(due: Store) -> None:
    (suspect,) = claim(due)
    plan(due, Send(uid="a"), Send(uid="b"), until=NOON + HOUR)

    batches = [[claimed.uid for claimed in claim(due, LATER)] for _ in range(2)]

    assert [["a", "b"], [suspect.uid]] == batches


def test_settling_one_and_fencing_the_next_is_one_commit(due: Store) -> None:
    plan(due, Send(uid="next"), until=NOON + HOUR)
    first, second = claim(due)
    fence(due, first)
    stand(due, uid="next")

    assert "sending" == outbox.fence(due, second, NOON, (first, Outcome("delivered", NOON, NOON)))
    assert ["delivered", "sending"] == states(due)


def test_a_result_forgives_earlier_claims(due: Store) -> None:
    for number in range(2 * CLAIMS):
        now = NOON + number * HOUR
        (claimed,) = claim(due, now)
        fence(due, claimed, now)
        settle(due, claimed, Outcome("ready", now, now, "450 later", now + HOUR))

    assert ["ready"] == states(due)


def test_the_next_message_knows_what_it_follows(due: Store) -> None:
    (first,) = claim(due)
    fence(due, first)
    settle(due, first)
    plan(due, Send(lead="P1D"), until=NOON + HOUR)

    (second,) = claim(due)

    assert first.stable_id == second.follows


def test_every_attempt_is_kept(due: Store) -> None:
    for number, outcome in enumerate(("ready", "delivered")):
        (claimed,) = claim(due, NOON + number * HOUR)
        fence(due, claimed, NOON + number * HOUR)
        settle(due, claimed, Outcome(outcome, NOON, NOON, "said", NOON + HOUR))  # type: ignore[arg-type]

    with due.reading() as connection:
        attempts = connection.execute(sa.select(ATTEMPT.c.number, ATTEMPT.c.outcome).order_by(ATTEMPT.c.number)).all()
    assert [(1, "ready"), (2, "delivered")] == [tuple(attempt) for attempt in attempts]


def test_what_is_given_back_need_not_wait_for_its_lease(due: Store) -> None:
    (claimed,) = claim(due)
    outbox.release(due, [claimed], NOON)

    assert fence(due, claimed) is None
    assert 1 == len(claim(due))


def test_the_claim_looks_only_at_what_is_open(store: Store) -> None:
    subscribe(store, *(another(f"desk-{number}") for number in range(20)))
    plan(store, *(Send(uid=str(number)) for number in range(100)))
    with store.writing() as connection:
        connection.exec_driver_sql("UPDATE delivery SET state = 'delivered' WHERE id > 10")
        connection.exec_driver_sql("ANALYZE")

    statement = str(
        claiming.DUE.params(now=NOON, limit=10).compile(store.engine, compile_kwargs={"literal_binds": True})
    )
    with store.reading() as connection:
        plan_lines = [row.detail for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}")]

    assert "SEARCH delivery USING INDEX delivery_open (available_at<?)" in plan_lines
    assert not any("TEMP B-TREE" in line and "ORDER BY" in line for line in plan_lines[:2])
