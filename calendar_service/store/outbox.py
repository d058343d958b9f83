"""Handing off what was claimed: fence just before each send, settle just after it.

Between the receiver's acceptance and the settling lies the one moment in which a kill makes a second copy.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from calendar_service.store.claiming import LEASE, Claimed
from calendar_service.store.database import Store
from calendar_service.store.tables import ATTEMPT, DELIVERY, INSTANT, STANDING, SUBSCRIPTION, TELLABLE, State


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an attempt. `next_at` is when a `ready` row is tried again; `said` the receipt or the error."""

    state: Literal["delivered", "ready", "failed", "uncertain"]
    started_at: dt.datetime
    ended_at: dt.datetime
    said: str | None = None
    next_at: dt.datetime | None = None


#: A delivery that was sent, or not, and what came of it.
Settled = tuple[Claimed, Outcome]


def fence(store: Store, claimed: Claimed, now: dt.datetime, before: Settled | None = None) -> State | None:
    """Look once more, and return `sending` where the message may go out now.

    Otherwise return the final state that was written instead, or None where the row is no longer ours. An edit that was
    committed before this one always wins; one that comes later makes a change notice. The outcome of the message
    `before` is noted in the same transaction.
    """
    with store.writing() as connection:
        _settle(connection, before)
        return _fence(connection, claimed, now)


def settle(store: Store, settled: Settled) -> bool:
    """Note what came of a send; False, and nothing noted, where the row was taken by another meanwhile."""
    with store.writing() as connection:
        return _settle(connection, settled)


def release(store: Store, batch: Sequence[Claimed], now: dt.datetime, before: Settled | None = None) -> None:
    """Give back deliveries that were claimed and not fenced, so that nobody waits for their lease to end."""
    with store.writing() as connection:
        _settle(connection, before)
        for claimed in batch:
            connection.execute(_GIVE_BACK, {"row": claimed.id, "token": claimed.token, "now": now})


def _fence(connection: Connection, claimed: Claimed, now: dt.datetime) -> State | None:
    asked = {
        "row": claimed.id,
        "token": claimed.token,
        "now": now,
        "subscriber": claimed.subscription.id,
        "of": claimed.uid,
        "on": claimed.edtf,
        "statuses": TELLABLE[claimed.reason],
    }
    verdict = connection.execute(_VERDICT, asked).scalar_one_or_none()
    if verdict is None:
        return None
    ours = {"row": claimed.id, "token": claimed.token}
    if verdict == "sending":
        begun = connection.execute(_BEGIN, ours | {"until": now + LEASE})
    else:
        begun = connection.execute(_END, ours | {"verdict": verdict, "now": now})
    return verdict if begun.rowcount == 1 else None


def _settle(connection: Connection, settled: Settled | None) -> bool:
    if settled is None:
        return False
    claimed, outcome = settled
    is_delivered = outcome.state == "delivered"
    noted = {
        "row": claimed.id,
        "token": claimed.token,
        "outcome": outcome.state,
        "again_at": outcome.next_at or outcome.ended_at,
        "wrong": None if is_delivered else outcome.said,
        "taken": outcome.said if is_delivered else None,
        "ended": None if outcome.state == "ready" else outcome.ended_at,
    }
    if connection.execute(_SETTLE, noted).rowcount == 0:
        return False
    attempt = {
        "delivery": claimed.id,
        "number": claimed.attempts + 1,
        "started_at": outcome.started_at,
        "ended_at": outcome.ended_at,
        "outcome": outcome.state,
        "said": outcome.said,
    }
    connection.execute(_ATTEMPT, attempt)
    return True


# ---- The statements: built once, since building one takes longer than running it.

_NOW = sa.bindparam("now", type_=INSTANT)


def _ours(state: State) -> tuple[sa.ColumnElement[bool], ...]:
    """Hold for a row in this state that nobody has taken since."""
    row: sa.BindParameter[int] = sa.bindparam("row")
    token: sa.BindParameter[int] = sa.bindparam("token")
    return DELIVERY.c.id == row, DELIVERY.c.lease_token == token, DELIVERY.c.state == state


_IS_SUBSCRIBED = sa.exists().where(SUBSCRIPTION.c.id == sa.bindparam("subscriber"), SUBSCRIPTION.c.ended_at.is_(None))
_STANDS = sa.exists().where(
    STANDING.c.uid == sa.bindparam("of"),
    STANDING.c.edtf == sa.bindparam("on"),
    STANDING.c.status.in_(sa.bindparam("statuses", expanding=True)),
)
# The state that the row is to take, or nothing where it is no longer ours.
_WHICH: sa.Case[State] = sa.case(
    (~_IS_SUBSCRIBED, "suppressed"),
    (DELIVERY.c.expires_at <= _NOW, "expired"),
    (~_STANDS, "withdrawn"),
    else_="sending",
)
_VERDICT = sa.select(_WHICH).where(*_ours("leased"), DELIVERY.c.available_at > _NOW)
_BEGIN = (
    sa.update(DELIVERY)
    .where(*_ours("leased"))
    .values(state="sending", attempts=DELIVERY.c.attempts + 1, available_at=sa.bindparam("until", type_=INSTANT))
)
_END = sa.update(DELIVERY).where(*_ours("leased")).values(state=sa.bindparam("verdict"), finished_at=_NOW)
_GIVE_BACK = (
    sa.update(DELIVERY).where(*_ours("leased")).values(state="ready", available_at=_NOW, claims=DELIVERY.c.claims - 1)
)
_SETTLE = (
    sa.update(DELIVERY)
    .where(*_ours("sending"))
    .values(
        state=sa.bindparam("outcome"),
        claims=0,
        available_at=sa.bindparam("again_at", type_=INSTANT),
        error=sa.bindparam("wrong"),
        receipt=sa.bindparam("taken"),
        finished_at=sa.bindparam("ended", type_=INSTANT),
    )
)
_ATTEMPT = sa.insert(ATTEMPT)
