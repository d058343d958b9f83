"""What the tests of delivery are about: one summit, the desk that wants to know of it, and what was planned."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from calendar_service.store import planning, revisions, subscriptions
from calendar_service.store.database import Store
from calendar_service.store.revisions import Standing
from calendar_service.store.subscriptions import Subscription, wish_key
from calendar_service.store.tables import DELIVERY

NOON = dt.datetime(2021, 9, 9, 12, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)
UID = "7e1f6f2e-0000-5000-8000-000000000001"
EDTF = "2021-09-16/2021-09-17"

DESK = Subscription(
    id="desk",
    selection="organisation=sco",
    lead="P7D,P1D",
    hour=dt.time(9),
    zone="UTC",
    country=None,
    language="en",
    mode="each",
    changes=True,
    channel="recording",
    address="desk@example.org",
    created_at=NOON - 30 * DAY,
)


@dataclass(frozen=True)
class Send:
    """As the plan gives it: a lead of the summit, due at noon, unless the test says otherwise."""

    wish: str = wish_key(DESK)
    uid: str = UID
    entry: str = "sco-summit-2021"
    reason: str = "lead"
    lead: str | None = "P7D"
    edtf: str = EDTF
    sequence: int | None = None
    due_at: dt.datetime = NOON
    expires_at: dt.datetime = NOON + 7 * DAY
    made_before: dt.datetime = NOON
    told_before: dt.datetime = NOON


@dataclass(frozen=True)
class Withdraw:
    uid: str = UID
    edtf: str = EDTF


def subscribe(store: Store, *others: Subscription) -> None:
    """Add the desk, and others."""
    with store.writing() as connection:
        for subscription in (DESK, *others):
            assert subscriptions.add(connection, subscription)


def stand(store: Store, edtf: str | None = EDTF, status: str = "confirmed", uid: str = UID) -> None:
    """Say where the summit stands."""
    with store.writing() as connection:
        revisions.stand(connection, {uid: Standing(edtf, status)})


def plan(
    store: Store, *sends: Send, skips: Iterable[Send] = (), stale: Iterable[Withdraw] = (), until: dt.datetime = NOON
) -> bool:
    """Record a plan from wherever the mark is."""
    with store.writing() as connection:
        since = planning.mark(connection)
        return planning.record(connection, sends, skips, stale, since=since, until=until)


def rows(store: Store) -> list[dict[str, Any]]:
    """List all deliveries as they are in the database, in the order in which they were planned."""
    with store.reading() as connection:
        return [dict(row._mapping) for row in connection.execute(sa.select(DELIVERY).order_by(DELIVERY.c.id))]


def states(store: Store) -> list[str]:
    return [row["state"] for row in rows(store)]


def another(id: str, **changes: Any) -> Subscription:  # noqa: A002 - it is the field's name
    return replace(DESK, id=id, **changes)
