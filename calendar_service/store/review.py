"""What a revision of the registry does to deliveries that wait: some are withdrawn, some come back (RULES F8).

A date that moves away and back loses nothing. What is being sent at this moment is left alone; it has met the fence.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from calendar_service.store.tables import DELIVERY, STANDING, TELLABLE, State

# Both databases bound the number of parameters of a statement.
_AT_ONCE = 500


class _Row(NamedTuple):
    """A delivery beside where its occurrence stands now; `status` is None for one that is gone."""

    id: int
    subscription: str
    uid: str
    reason: str
    state: str
    attempts: int
    edtf: str
    due_at: dt.datetime
    expires_at: dt.datetime
    standing: str | None
    status: str | None

    @property
    def stands(self) -> bool:
        return self.standing == self.edtf and self.status in TELLABLE[self.reason]


def review(connection: Connection, uids: Iterable[str], now: dt.datetime) -> None:
    """Judge anew the deliveries of the occurrences that a revision changed, whose standings are written already."""
    asked = list(uids)
    for start in range(0, len(asked), _AT_ONCE):
        rows = _rows_of(connection, asked[start : start + _AT_ONCE])
        for row, state in (*_withdrawn(rows), *_revived(rows, now)):
            values = {"state": state, "finished_at": None if state == "ready" else now}
            connection.execute(sa.update(DELIVERY).where(DELIVERY.c.id == row.id).values(values))


def _rows_of(connection: Connection, uids: Iterable[str]) -> list[_Row]:
    """List the deliveries of these occurrences, those due last first."""
    columns = [DELIVERY.c[name] for name in _Row._fields[:-2]]
    chosen = (
        sa.select(*columns, STANDING.c.edtf, STANDING.c.status)
        .outerjoin_from(DELIVERY, STANDING, STANDING.c.uid == DELIVERY.c.uid)
        .where(DELIVERY.c.uid.in_(uids))
        .order_by(DELIVERY.c.due_at.desc(), DELIVERY.c.id)
    )
    return [_Row._make(row) for row in connection.execute(chosen)]


def _withdrawn(rows: list[_Row]) -> Iterator[tuple[_Row, State]]:
    for row in rows:
        if row.state == "ready" and not row.stands:
            yield row, "withdrawn"


def _revived(rows: list[_Row], now: dt.datetime) -> Iterator[tuple[_Row, State]]:
    """Say what becomes of each lead that stands again: of those due already only the newest goes out."""
    gone_out: set[tuple[str, str]] = set()
    for row in rows:
        if row.reason != "lead" or not row.stands or row.expires_at <= now or not _was_taken_away(row, rows):
            continue
        to = (row.subscription, row.uid)
        is_due = row.due_at <= now
        yield row, "expired" if is_due and to in gone_out else "ready"
        if is_due:
            gone_out.add(to)


def _was_taken_away(lead: _Row, rows: list[_Row]) -> bool:
    """Whether it was withdrawn, or gave way to a notice that was itself withdrawn unsent."""
    if lead.state == "withdrawn":
        return True
    notices = [row for row in rows if _suppresses(row, lead)]
    unsent = [row for row in notices if row.state == "withdrawn" and row.attempts == 0]
    return lead.state == "suppressed" and bool(notices) and notices == unsent


def _suppresses(notice: _Row, lead: _Row) -> bool:
    """Whether a notice falls on the lead's local day: both wait for the same send hour, the notice perhaps past it."""
    is_notice = notice.reason not in ("lead", "undated") and notice.subscription == lead.subscription
    return is_notice and notice.uid == lead.uid and lead.due_at <= notice.due_at < lead.due_at + dt.timedelta(days=1)
