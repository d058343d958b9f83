"""A failure is tried again soon at first, then rarely, and not beyond its use."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendar_service.core.problems import DeliveryError
from calendar_service.service.retries import after_failure
from calendar_service.store.claiming import Claimed, OnUncertain
from calendar_service.store.outbox import Outcome
from tests.deliveries import DAY, DESK, EDTF, HOUR, NOON, UID

CLAIMED = Claimed(
    id=1,
    token=1,
    key=f"desk/{UID}/lead/P30D/{EDTF}",
    subscription=DESK,
    uid=UID,
    entry="sco-summit-2021",
    reason="lead",
    lead="P30D",
    edtf=EDTF,
    sequence=None,
    due_at=NOON,
    expires_at=NOON + 30 * DAY,
    attempts=0,
    tried_since=None,
    follows=None,
)


def outcome(
    error: DeliveryError, claimed: Claimed = CLAIMED, on_uncertain: OnUncertain = "resend", jitter: float = 1
) -> Outcome:
    return after_failure(error, claimed, NOON, NOON, on_uncertain=on_uncertain, jitter=lambda: jitter)


def minutes(found: Outcome) -> float:
    assert found.next_at is not None
    return (found.next_at - NOON) / dt.timedelta(minutes=1)


def test_the_waits_grow_to_six_hours() -> None:
    waits = [minutes(outcome(DeliveryError("450 later"), replace(CLAIMED, attempts=n))) for n in range(9)]

    assert [5, 15, 30, 60, 120, 240, 360, 360, 360] == waits


@pytest.mark.parametrize(("jitter", "expected"), [(0.8, 4), (1.2, 6)])
def test_not_all_come_back_at_once(jitter: float, expected: float) -> None:
    assert expected == minutes(outcome(DeliveryError("450 later"), jitter=jitter))


@pytest.mark.parametrize(
    ("asked", "expected"), [(60, 5), (3600, 60), (7 * 24 * 3600, 24 * 60)], ids=["sooner", "later", "much too late"]
)
def test_the_other_side_may_ask_for_more_time(asked: float, expected: float) -> None:
    assert expected == minutes(outcome(DeliveryError("450 later", retry_after=asked)))


def test_a_refusal_for_ever_is_a_dead_letter() -> None:
    assert Outcome("failed", NOON, NOON, "550 no such user") == outcome(
        DeliveryError("550 no such user", permanent=True)
    )


def test_what_would_come_too_late_is_a_dead_letter() -> None:
    claimed = replace(CLAIMED, expires_at=NOON + dt.timedelta(minutes=5))

    assert Outcome("failed", NOON, NOON, "given up: 450 later") == outcome(DeliveryError("450 later"), claimed)


def test_after_five_days_it_is_a_dead_letter() -> None:
    earlier = replace(CLAIMED, attempts=20, tried_since=NOON - 5 * DAY + 6 * HOUR)

    assert "ready" == outcome(DeliveryError("450 later"), earlier).state
    assert "failed" == outcome(DeliveryError("450 later"), replace(earlier, tried_since=NOON - 5 * DAY)).state


def test_what_may_have_arrived_is_sent_again_or_held_as_the_operator_chose() -> None:
    doubt = DeliveryError("lost after the dot", ambiguous=True)

    assert "ready" == outcome(doubt).state
    assert Outcome("uncertain", NOON, NOON, "lost after the dot") == outcome(doubt, on_uncertain="hold")


@given(st.integers(0, 40), st.floats(0.8, 1.2), st.floats(0, 1e6) | st.none(), st.booleans())
def test_a_retry_is_later_and_still_of_use(n: int, jitter: float, retry_after: float | None, ambiguous: bool) -> None:
    error = DeliveryError("later", retry_after=retry_after, ambiguous=ambiguous)

    found = outcome(error, replace(CLAIMED, attempts=n), jitter=jitter)

    assert found.state == "ready"
    assert found.next_at is not None
    assert NOON < found.next_at < CLAIMED.expires_at
