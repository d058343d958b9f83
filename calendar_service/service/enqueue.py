"""Handing a plan to the outbox."""

import datetime as dt
from collections.abc import Callable, Iterable

from calendar_service.core.reminders.reminder import Planned, Send, Skip, Withdraw
from calendar_service.store import planning
from calendar_service.store.database import Store


def enqueue(
    store: Store,
    plan: Iterable[Planned],
    *,
    since: dt.datetime | None,
    until: dt.datetime,
    at: Callable[[str], None] = lambda _: None,
) -> bool:
    """Write the plan of (since, until] and move the mark, all or nothing.

    `since` is the mark that the plan was made from, None before the first. Return False, and write nothing, where
    another planner has moved it meanwhile. `at` hears the names of the moments at which tests kill.
    """
    found = tuple(plan)
    with store.writing() as connection:
        return planning.record(
            connection,
            [one for one in found if isinstance(one, Send)],
            [one for one in found if isinstance(one, Skip)],
            [one for one in found if isinstance(one, Withdraw)],
            since=since,
            until=until,
            at=at,
        )
