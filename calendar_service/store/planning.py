"""Writing what was planned: rows fanned out to subscriptions, withdrawals and the high-water mark, all or nothing.

A key is inserted once and for ever (RULES F8), so planning the same span again, here or elsewhere, adds nothing.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any, Protocol

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from calendar_service.store.tables import DELIVERY, MARK, STANDING, SUBSCRIPTION, TELLABLE
from calendar_service.store.upsert import insert_into

_MARK = "planned"


class Planned(Protocol):
    """What the plan says is to be told to all who share `wish` and subscribed before `made_before`."""

    @property
    def wish(self) -> str: ...
    @property
    def uid(self) -> str: ...
    @property
    def entry(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def lead(self) -> object | None: ...
    @property
    def edtf(self) -> object: ...
    @property
    def sequence(self) -> int | None: ...
    @property
    def made_before(self) -> dt.datetime: ...
    @property
    def due_at(self) -> dt.datetime: ...
    @property
    def expires_at(self) -> dt.datetime: ...


class Skipped(Planned, Protocol):
    """What a notice says already to those who subscribed before `told_before`; the others are told it all the same."""

    @property
    def told_before(self) -> dt.datetime: ...


class Stale(Protocol):
    """What the plan says is no longer to be told: whatever speaks of `uid` on the date `edtf`."""

    @property
    def uid(self) -> str: ...
    @property
    def edtf(self) -> object: ...


def mark(connection: Connection) -> dt.datetime | None:
    """Return the instant up to which everything is planned, or None before the first plan."""
    at: dt.datetime | None = connection.execute(sa.select(MARK.c.at).where(MARK.c.name == _MARK)).scalar()
    return at


def record(
    connection: Connection,
    sends: Iterable[Planned],
    skips: Iterable[Skipped],
    stale: Iterable[Stale],
    *,
    since: dt.datetime | None,
    until: dt.datetime,
    at: Callable[[str], None] = lambda _: None,
) -> bool:
    """Write the plan of (since, until]; return False, and write nothing, where another planner was there first.

    `since` is the mark that the plan was made from. `at` hears the names of the moments at which tests kill.
    """
    at("plan")
    if not _advance(connection, since, until):
        return False
    _withdraw(connection, stale, until)
    _fan_out(connection, [_values(one) for one in sends], "ready", until)
    at("fan-out")
    skipped = [_values(one) | {"told_before": one.told_before} for one in skips]
    _fan_out(connection, [row | {"made_before": row["told_before"]} for row in skipped], "suppressed", until)
    _fan_out(connection, skipped, "ready", until)
    return True


def _advance(connection: Connection, since: dt.datetime | None, until: dt.datetime) -> bool:
    if since is None:
        first = insert_into(connection, MARK).on_conflict_do_nothing()
        return connection.execute(first, {"name": _MARK, "at": until}).rowcount == 1
    moved = sa.update(MARK).where(MARK.c.name == _MARK, MARK.c.at == since).values(at=until)
    return connection.execute(moved).rowcount == 1


def _withdraw(connection: Connection, stale: Iterable[Stale], now: dt.datetime) -> None:
    """Take back what nobody has begun to send; what is being sent meets the fence.

    The plan speaks of moments gone by: what has come back since then stays.
    """
    stands = sa.exists().where(
        STANDING.c.uid == DELIVERY.c.uid,
        STANDING.c.edtf == DELIVERY.c.edtf,
        # Not `in_`, which SQLAlchemy refuses for several rows at once.
        sa.or_(*(STANDING.c.status == status for status in TELLABLE["lead"])),
    )
    statement = (
        sa.update(DELIVERY)
        .where(DELIVERY.c.uid == sa.bindparam("of"), DELIVERY.c.edtf == sa.bindparam("on"))
        .where(DELIVERY.c.state == "ready", ~stands)
        .values(state="withdrawn", finished_at=now)
    )
    if rows := [{"of": one.uid, "on": str(one.edtf)} for one in stale]:
        connection.execute(statement, rows)


def _fan_out(connection: Connection, planned: Iterable[dict[str, Any]], state: str, now: dt.datetime) -> None:
    """Insert a row for each subscription that the thing is for and that has none of it yet."""
    finished_at = None if state == "ready" else now
    rows = [values | {"state": state, "finished_at": finished_at} for values in planned]
    if not rows:
        return
    # In one order on every machine, or two planners would each wait for a row of the other.
    rows.sort(key=lambda row: (row["wish"], row["rest"]))
    connection.execute(_insertion(connection), rows)


def _insertion(connection: Connection) -> sa.Insert:
    given = {column.name: sa.bindparam(column.name, type_=column.type) for column in DELIVERY.c}
    copied = ("uid", "entry", "reason", "lead", "edtf", "sequence", "state", "due_at", "expires_at", "finished_at")
    columns = {
        "key": SUBSCRIPTION.c.id + "/" + sa.bindparam("rest", type_=sa.String()),
        "subscription": SUBSCRIPTION.c.id,
        "available_at": given["due_at"],
        **{name: given[name] for name in copied},
        **dict.fromkeys(("attempts", "claims", "lease_token"), sa.literal(0)),
    }
    chosen = (
        sa.select(*columns.values())
        .where(
            SUBSCRIPTION.c.wish == sa.bindparam("wish"),
            SUBSCRIPTION.c.ended_at.is_(None),
            SUBSCRIPTION.c.created_at < sa.bindparam("made_before", type_=SUBSCRIPTION.c.created_at.type),
        )
        .order_by(SUBSCRIPTION.c.id)
    )
    return insert_into(connection, DELIVERY).from_select(list(columns), chosen).on_conflict_do_nothing()


def _values(one: Planned) -> dict[str, Any]:
    lead = None if one.lead is None else str(one.lead)
    return {
        "wish": one.wish,
        "rest": _rest_of_key(one.uid, one.reason, lead, str(one.edtf), one.sequence),
        "uid": one.uid,
        "entry": one.entry,
        "reason": one.reason,
        "lead": lead,
        "edtf": str(one.edtf),
        "sequence": one.sequence,
        "due_at": one.due_at,
        "expires_at": one.expires_at,
        "made_before": one.made_before,
    }


def _rest_of_key(uid: str, reason: str, lead: str | None, edtf: str, sequence: int | None) -> str:
    """Return what follows the subscription in the key (RULES F8); the date comes last, since intervals hold a slash."""
    if reason == "lead":
        return f"{uid}/lead/{lead}/{edtf}"
    if reason == "undated":
        return f"{uid}/undated/{edtf}"
    return f"{uid}/{reason}/{sequence}"
