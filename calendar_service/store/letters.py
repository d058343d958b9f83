"""Dead letters: what could not be delivered, or may have been, and waits for the operator to look at it."""

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from calendar_service.store.tables import DELIVERY

_DEAD = DELIVERY.c.state.in_(("failed", "uncertain"))


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """A delivery that came to a bad end; `error` is what the channel said, without an address of its own."""

    subscription: str
    entry: str
    reason: str
    lead: str | None
    state: str
    due_at: dt.datetime
    error: str | None


def dead_letters(connection: Connection, limit: int) -> tuple[int, tuple[DeadLetter, ...]]:
    """Return how many there are, and the newest of them."""
    number = connection.execute(sa.select(sa.func.count()).select_from(DELIVERY).where(_DEAD)).scalar() or 0
    columns = [DELIVERY.c[name] for name in DeadLetter.__slots__]
    newest = sa.select(*columns).where(_DEAD).order_by(DELIVERY.c.due_at.desc(), DELIVERY.c.id.desc()).limit(limit)
    return number, tuple(DeadLetter(*row) for row in connection.execute(newest))
