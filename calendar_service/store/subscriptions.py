"""Subscriptions, and the wishes that several of them share: the plan is made once for each wish, then fanned out.

An ended subscription keeps its row, since deliveries point to it, but not its address.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from calendar_service.store.tables import SUBSCRIPTION
from calendar_service.store.upsert import insert_into


@dataclass(frozen=True, slots=True)
class Subscription:
    """Who is told what, when, in which language and by which channel.

    `selection` is a canonical query, `lead` a list such as `P30D,P7D` or None for the calendar's own; `hour` is the
    send hour in `zone`; `country` is the one whose working days count.
    """

    id: str
    selection: str
    lead: str | None
    hour: dt.time
    zone: str
    country: str | None
    language: str
    mode: str
    changes: bool
    channel: str
    address: str
    created_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Wish:
    """All that decides what is due when; `key` stands for the rest."""

    key: str
    selection: str
    lead: str | None
    hour: dt.time
    zone: str
    country: str | None
    mode: str
    changes: bool


_COLUMNS = tuple(SUBSCRIPTION.c[field.name] for field in fields(Subscription))
_WISH = tuple(SUBSCRIPTION.c[field.name] for field in fields(Wish) if field.name != "key")
_LIVE = SUBSCRIPTION.c.ended_at.is_(None)


def wish_key(subscription: Subscription) -> str:
    """Return the same text for all subscriptions that are to hear the same at the same instants."""
    parts = [str(getattr(subscription, column.name)) for column in _WISH]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def add(connection: Connection, subscription: Subscription) -> bool:
    """Add a subscription; return False, and change nothing, where its id was used before."""
    values = {column.name: getattr(subscription, column.name) for column in _COLUMNS}
    statement = insert_into(connection, SUBSCRIPTION).on_conflict_do_nothing()
    return connection.execute(statement, values | {"wish": wish_key(subscription)}).rowcount == 1


def end(connection: Connection, identifier: str, at: dt.datetime) -> bool:
    """End a subscription and forget its address; what is due to it is suppressed. False where there is none."""
    ended = sa.update(SUBSCRIPTION).where(SUBSCRIPTION.c.id == identifier, _LIVE).values(ended_at=at, address="")
    return connection.execute(ended).rowcount == 1


def get(connection: Connection, identifier: str) -> Subscription | None:
    """Return a subscription that has not ended, or None."""
    row = connection.execute(sa.select(*_COLUMNS).where(SUBSCRIPTION.c.id == identifier, _LIVE)).first()
    return _value(row) if row else None


def all_of(connection: Connection) -> tuple[Subscription, ...]:
    """List the subscriptions that have not ended, by id."""
    rows = connection.execute(sa.select(*_COLUMNS).where(_LIVE).order_by(SUBSCRIPTION.c.id))
    return tuple(_value(row) for row in rows)


def wishes(connection: Connection) -> tuple[Wish, ...]:
    """List the distinct wishes of the subscriptions that have not ended, by key."""
    rows = connection.execute(sa.select(SUBSCRIPTION.c.wish, *_WISH).where(_LIVE).distinct().order_by("wish"))
    return tuple(Wish(*row) for row in rows)


def next_number(connection: Connection) -> int:
    """Return one more than all subscriptions there ever were: for the id of the next."""
    return 1 + (connection.execute(sa.select(sa.func.count()).select_from(SUBSCRIPTION)).scalar() or 0)


def _value(row: Iterable[Any]) -> Subscription:
    return Subscription(*row)
