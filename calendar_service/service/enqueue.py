"""Handing a plan to the outbox."""

import datetime as dt
from collections.abc import Callable, Iterable

from calendar_service.core.reminders.reminder import Planned, Send, Skip, Withdraw
from calendar_service.store import planning, revisions
from calendar_service.store.database import Store


def enqueue(
    store: Store,
    plan: Iterable[Planned],
    *,
    since: dt.datetime | None,
    until: dt.datetime,
    revision: int | None = None,
    at: Callable[[str], None] = lambda _: None,
) -> bool:
    """Write the plan of (since, until] and move the mark, all or nothing.

    `since` is the mark that the plan was made from, None before the first; `revision` the number of the newest revision
    that it knows. Return False, and write nothing, where another planner or another revision was there first. `at`
    hears the names of the moments at which tests kill.
    """
    found = tuple(plan)
    with store.writing() as connection:
        if revision is not None and revisions.newest(connection) != revision:
            return False
        return planning.record(
            connection,
            [one for one in found if isinstance(one, Send)],
            [one for one in found if isinstance(one, Skip)],
            [one for one in found if isinstance(one, Withdraw)],
            since=since,
            until=until,
            at=at,
        )
