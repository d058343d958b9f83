"""What became of deliveries, for the operator."""

import datetime as dt
from dataclasses import dataclass, fields

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from calendar_service.store.tables import DELIVERY


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """What could not be delivered, or (`uncertain`) may have been and is held; `error` says why in one sentence."""

    id: int
    state: str
    subscription: str
    entry: str
    reason: str
    lead: str | None
    edtf: str
    due_at: dt.datetime
    attempts: int
    error: str | None
    finished_at: dt.datetime


def counts(connection: Connection) -> dict[str, int]:
    """Count the deliveries by state; a state that none is in is left out."""
    rows = connection.execute(sa.select(DELIVERY.c.state, sa.func.count()).group_by(DELIVERY.c.state))
    return dict(rows.tuples().all())


def dead_letters(connection: Connection, limit: int) -> tuple[DeadLetter, ...]:
    """List what needs the operator, the newest first."""
    rows = connection.execute(
        sa.select(*(DELIVERY.c[field.name] for field in fields(DeadLetter)))
        .where(DELIVERY.c.state.in_(("failed", "uncertain")))
        .order_by(DELIVERY.c.finished_at.desc(), DELIVERY.c.id.desc())
        .limit(limit)
    )
    return tuple(DeadLetter(*tuple(row)) for row in rows)
