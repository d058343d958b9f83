"""Taking what is due for a time: by compare-and-swap, with a lease and a token.

Whoever was paused beyond its lease finds its token outdated and changes nothing: only the present holder of a row can.
"""

import datetime as dt
import hashlib
from dataclasses import dataclass, fields
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.engine import Row

from calendar_service.store.database import Store
from calendar_service.store.subscriptions import Subscription
from calendar_service.store.tables import ATTEMPT, DELIVERY, INSTANT, OPEN, SUBSCRIPTION

OnUncertain = Literal["resend", "hold"]

#: How long a row is its holder's, from the claim and again from the fence; longer than any hand-off may take.
LEASE = dt.timedelta(seconds=120)
#: So many leases without a result, and the message is taken for one that kills its sender.
CLAIMS = 5

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


def stable_id(key: str) -> str:
    """Return what tells a delivery from all others, in every attempt."""
    return hashlib.sha256(key.encode()).hexdigest()[:32]


def claim(store: Store, now: dt.datetime, *, limit: int, on_uncertain: OnUncertain) -> tuple[Claimed, ...]:
    """Take up to `limit` deliveries that are due, or whose holder's lease has ended, in the order they fell due.

    One that was taken before without a result is taken alone: if it kills its sender, it takes no other with it.
    """
    with store.writing() as connection:
        found = connection.execute(DUE, {"now": now, "limit": limit}).all()
        suspects = [place for place, row in enumerate(found) if row.claims]
        if suspects:
            found = found[: max(1, suspects[0])]
        taken = [_taken(row, now, on_uncertain) for row in found]
        if taken:
            connection.execute(_TAKE, taken)
    return tuple(_claimed(row) for row, change in zip(found, taken, strict=True) if change["fate"] == "leased")


def _taken(row: Row[Any], now: dt.datetime, on_uncertain: OnUncertain) -> dict[str, Any]:
    """Say what becomes of a row that is due; each word is a parameter of `_TAKE`."""
    same = {"row": row.id, "held_by": row.lease_token, "taken": row.claims, "until": row.available_at}
    if row.claims >= CLAIMS:
        return same | {"fate": "failed", "why": _CRASH_LOOP, "at": now}
    # Whoever was sending it did not say what came of it.
    if row.state == "sending" and on_uncertain == "hold":
        return same | {"fate": "uncertain", "why": _HELD, "at": now}
    return same | {"fate": "leased", "why": row.error, "at": None, "taken": row.claims + 1, "until": now + LEASE}


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


# ---- The statements: built once, since building one takes longer than running it.

_SUBSCRIBER = tuple(SUBSCRIPTION.c[field.name].label(f"to_{field.name}") for field in fields(Subscription))


def _last_told() -> sa.Label[str]:
    earlier = DELIVERY.alias("earlier").c
    same = (earlier.uid == DELIVERY.c.uid, earlier.subscription == DELIVERY.c.subscription)
    told = sa.select(earlier.key).where(*same, earlier.state == "delivered").order_by(earlier.finished_at.desc())
    return told.limit(1).scalar_subquery().label("last_told")


def _tried_since() -> sa.Label[dt.datetime]:
    began = sa.select(sa.func.min(ATTEMPT.c.started_at)).where(ATTEMPT.c.delivery == DELIVERY.c.id)
    return began.scalar_subquery().label("tried_since")


#: What can be claimed `now`, in order, and no row that another machine is looking at.
DUE = (
    sa.select(DELIVERY, *_SUBSCRIBER, _last_told(), _tried_since())
    .join(SUBSCRIPTION, SUBSCRIPTION.c.id == DELIVERY.c.subscription)
    .where(OPEN, DELIVERY.c.available_at <= sa.bindparam("now", type_=INSTANT))
    .order_by(DELIVERY.c.available_at, DELIVERY.c.id)
    .limit(sa.bindparam("limit", type_=sa.Integer()))
    .with_for_update(skip_locked=True, of=DELIVERY)
)

_TAKE = (
    sa.update(DELIVERY)
    .where(DELIVERY.c.id == sa.bindparam("row"), DELIVERY.c.lease_token == sa.bindparam("held_by"))
    .values(
        state=sa.bindparam("fate"),
        claims=sa.bindparam("taken"),
        lease_token=DELIVERY.c.lease_token + 1,
        available_at=sa.bindparam("until", type_=INSTANT),
        error=sa.bindparam("why"),
        finished_at=sa.bindparam("at", type_=INSTANT),
    )
)
