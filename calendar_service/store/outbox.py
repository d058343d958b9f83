"""Handing off what is due: claim with a lease, fence just before each send, settle just after it.

Whoever was paused beyond its lease finds its token outdated and changes nothing: only the present holder of a row can.
Between the receiver's acceptance and the settling lies the one moment in which a kill makes a second copy.
"""

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from calendar_service.store.database import Store
from calendar_service.store.subscriptions import Subscription
from calendar_service.store.tables import ATTEMPT, DELIVERY, OPEN, STANDING, SUBSCRIPTION, TELLABLE, State

OnUncertain = Literal["resend", "hold"]

#: How long a row is its holder's, from the claim and again from the fence; longer than any hand-off may take.
LEASE = dt.timedelta(seconds=120)
#: So many leases without a result, and the message is taken for one that kills its sender.
CLAIMS = 5

_SUBSCRIBER = tuple(SUBSCRIPTION.c[field.name].label(f"to_{field.name}") for field in fields(Subscription))
_CRASH_LOOP = f"crash_loop: {CLAIMS} processes took it and none came to a result"
_HELD = "a process ended between sending and noting it, so the message may have arrived"


@dataclass(frozen=True, slots=True)
class Claimed:
    """A delivery that is ours until its lease ends, and whom it goes to.

    `tried_since` is when the first attempt began. `follows` is the stable id of what this subscription was last told of
    the same occurrence.
    """

    id: int
    token: int
    key: str
    subscription: Subscription
    uid: str
    entry: str
    reason: str
    lead: str | None
    edtf: str
    sequence: int | None
    due_at: dt.datetime
    expires_at: dt.datetime
    attempts: int
    tried_since: dt.datetime | None
    follows: str | None

    @property
    def stable_id(self) -> str:
        """The same in all attempts, so that a receiver can drop a second copy: the left half of the Message-ID."""
        return stable_id(self.key)


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


def stable_id(key: str) -> str:
    """Return what tells a delivery from all others, in every attempt."""
    return hashlib.sha256(key.encode()).hexdigest()[:32]


def claim(store: Store, now: dt.datetime, *, limit: int, on_uncertain: OnUncertain) -> tuple[Claimed, ...]:
    """Take up to `limit` deliveries that are due, or whose holder's lease has ended, in the order they fell due.

    One that was taken before without a result is taken alone: if it kills its sender, it takes no other with it.
    """
    with store.writing() as connection:
        found = connection.execute(due(now, limit)).all()
        suspects = [place for place, row in enumerate(found) if row.claims]
        if suspects:
            found = found[: max(1, suspects[0])]
        fates = {row.id: _fate(row, on_uncertain) for row in found}
        for row in found:
            connection.execute(_take(row, fates[row.id], now))
    return tuple(_claimed(row) for row in found if fates[row.id] == "leased")


def due(now: dt.datetime, limit: int) -> sa.Select[Any]:
    """Select what can be claimed now, in order, and no row that another machine holds."""
    earlier = DELIVERY.alias("earlier").c
    last_told = (
        sa.select(earlier.key)
        .where(
            earlier.uid == DELIVERY.c.uid,
            earlier.subscription == DELIVERY.c.subscription,
            earlier.state == "delivered",
        )
        .order_by(earlier.finished_at.desc())
        .limit(1)
        .scalar_subquery()
        .label("last_told")
    )
    tried_since = (
        sa.select(sa.func.min(ATTEMPT.c.started_at))
        .where(ATTEMPT.c.delivery == DELIVERY.c.id)
        .scalar_subquery()
        .label("tried_since")
    )
    return (
        sa.select(DELIVERY, *_SUBSCRIBER, last_told, tried_since)
        .join(SUBSCRIPTION, SUBSCRIPTION.c.id == DELIVERY.c.subscription)
        .where(OPEN, DELIVERY.c.available_at <= now)
        .order_by(DELIVERY.c.available_at, DELIVERY.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True, of=DELIVERY)
    )


def _fate(row: Row[Any], on_uncertain: OnUncertain) -> State:
    if row.claims >= CLAIMS:
        return "failed"
    # Whoever was sending it did not say what came of it.
    return "uncertain" if row.state == "sending" and on_uncertain == "hold" else "leased"


def _take(row: Row[Any], fate: State, now: dt.datetime) -> sa.Update:
    taken = sa.update(DELIVERY).where(DELIVERY.c.id == row.id, DELIVERY.c.lease_token == row.lease_token)
    token = row.lease_token + 1
    if fate == "leased":
        return taken.values(state=fate, claims=row.claims + 1, lease_token=token, available_at=now + LEASE)
    error = _CRASH_LOOP if fate == "failed" else _HELD
    return taken.values(state=fate, lease_token=token, error=error, finished_at=now)


def _claimed(row: Row[Any]) -> Claimed:
    return Claimed(
        id=row.id,
        token=row.lease_token + 1,
        key=row.key,
        subscription=Subscription(*(getattr(row, column.name) for column in _SUBSCRIBER)),
        uid=row.uid,
        entry=row.entry,
        reason=row.reason,
        lead=row.lead,
        edtf=row.edtf,
        sequence=row.sequence,
        due_at=row.due_at,
        expires_at=row.expires_at,
        attempts=row.attempts,
        tried_since=row.tried_since,
        follows=stable_id(row.last_told) if row.last_told else None,
    )


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
            given_back = _ours(claimed, "leased").values(state="ready", available_at=now, claims=DELIVERY.c.claims - 1)
            connection.execute(given_back)


def _ours(claimed: Claimed, state: State) -> sa.Update:
    """Begin to change a row, if nobody has taken it since."""
    return sa.update(DELIVERY).where(
        DELIVERY.c.id == claimed.id, DELIVERY.c.lease_token == claimed.token, DELIVERY.c.state == state
    )


def _fence(connection: Connection, claimed: Claimed, now: dt.datetime) -> State | None:
    verdict = connection.execute(_verdict(claimed, now)).scalar_one_or_none()
    if verdict is None:
        return None
    if verdict == "sending":
        changed = {"attempts": DELIVERY.c.attempts + 1, "available_at": now + LEASE}
    else:
        changed = {"finished_at": now}
    is_ours = connection.execute(_ours(claimed, "leased").values(state=verdict, **changed)).rowcount == 1
    return verdict if is_ours else None


def _verdict(claimed: Claimed, now: dt.datetime) -> sa.Select[State]:
    """Select the state that the row is to take, or nothing where it is no longer ours."""
    is_subscribed = sa.exists().where(SUBSCRIPTION.c.id == claimed.subscription.id, SUBSCRIPTION.c.ended_at.is_(None))
    stands = sa.exists().where(
        STANDING.c.uid == claimed.uid,
        STANDING.c.edtf == claimed.edtf,
        STANDING.c.status.in_(TELLABLE[claimed.reason]),
    )
    verdict: sa.Case[State] = sa.case(
        (~is_subscribed, "suppressed"),
        (DELIVERY.c.expires_at <= now, "expired"),
        (~stands, "withdrawn"),
        else_="sending",
    )
    return sa.select(verdict).where(
        DELIVERY.c.id == claimed.id,
        DELIVERY.c.lease_token == claimed.token,
        DELIVERY.c.state == "leased",
        DELIVERY.c.available_at > now,
    )


def _settle(connection: Connection, settled: Settled | None) -> bool:
    if settled is None:
        return False
    claimed, outcome = settled
    changed = _ours(claimed, "sending").values(
        state=outcome.state,
        claims=0,
        available_at=outcome.next_at or outcome.ended_at,
        error=None if outcome.state == "delivered" else outcome.said,
        receipt=outcome.said if outcome.state == "delivered" else None,
        finished_at=None if outcome.state == "ready" else outcome.ended_at,
    )
    if connection.execute(changed).rowcount == 0:
        return False
    attempt = {
        "delivery": claimed.id,
        "number": claimed.attempts + 1,
        "started_at": outcome.started_at,
        "ended_at": outcome.ended_at,
        "outcome": outcome.state,
        "said": outcome.said,
    }
    connection.execute(sa.insert(ATTEMPT), attempt)
    return True
