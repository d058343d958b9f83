"""The plan of a span of time: what is to be sent, suppressed and withdrawn in it (RULES F1-F9).

A span may be planned twice or in any pieces: the history says when each thing became known, so the result is the same.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import cast, get_args

from calendar_service.core.changes import Change
from calendar_service.core.model.occurrences import Occurrence
from calendar_service.core.reminders.due import due_at
from calendar_service.core.reminders.history import History, State
from calendar_service.core.reminders.reminder import ChangeReason, Planned, Send, Wish, Withdraw, order, skipped
from calendar_service.core.reminders.schedule import DAY, LOOK_BACK, Changed, Schedule, schedule

__all__ = ["LOOK_BACK", "plan"]

# How long a notice is of use (RULES F9).
NOTICE_LASTS = 7 * DAY
TOLD: frozenset[str] = frozenset(get_args(ChangeReason))
# Sequences count from the year in which those of the ledger begin.
_EPOCH = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


def plan(
    states: Sequence[State], wishes: Iterable[Wish], since: dt.datetime, until: dt.datetime
) -> tuple[Planned, ...]:
    """Give everything that falls due in (since, until], in the order of time; Withdraw by the time of the revision.

    `states` are in the order of time, and reach back to the one in force LOOK_BACK before `since`, if there was one:
    what is recorded in an evening is told in the morning.
    """
    history = History(tuple(states))
    schedules: dict[tuple[dt.time, str], Schedule] = {}
    found: list[Planned] = list(_withdrawn(history, since, until))
    for wish in wishes:
        place = (wish.hour, wish.zone)
        if place not in schedules:
            schedules[place] = schedule(*place, since, until, history)
        found.extend(_of_wish(wish, schedules[place], history))
    return tuple(sorted(found, key=order))


def _of_wish(wish: Wish, times: Schedule, history: History) -> Iterator[Planned]:
    for changed in times.changed:
        yield from _notices(wish, changed, history)
    for hour in times.hours:
        told = {notice.uid: notice for notice in _notices(wish, times.changed_at(hour.at), history)}
        for send in due_at(hour, wish, history):
            yield skipped(send, told[send.uid]) if send.uid in told else send


def _notices(wish: Wish, changed: Changed | None, history: History) -> Iterator[Send]:
    """Yield the notices of what changed, to those who could see the occurrence before or after (RULES F6)."""
    if changed is None or not wish.changes:
        return
    for change in history.changes(changed.first, changed.last):
        is_told = change.reason in TOLD and _concerns(change, wish) and not _is_past(change, changed.day)
        if change.after and is_told:
            yield _notice(change, change.after, wish, changed, history)


def _notice(change: Change, occurrence: Occurrence, wish: Wish, changed: Changed, history: History) -> Send:
    recorded_at = history.states[changed.last].recorded_at
    return Send(
        wish=wish.key,
        uid=change.uid,
        occurrence=occurrence,
        reason=cast("ChangeReason", change.reason),
        lead=None,
        edtf=str(occurrence.edtf),
        due_at=changed.at,
        expires_at=changed.at + NOTICE_LASTS,
        made_before=history.states[changed.first].recorded_at,
        sequence=int((recorded_at - _EPOCH).total_seconds()),
    )


def _concerns(change: Change, wish: Wish) -> bool:
    return any(each is not None and wish.selection.matches(each) for each in (change.before, change.after))


def _is_past(change: Change, today: dt.date) -> bool:
    """Tell whether the old and the new last day are past; a date that nobody knows yet is not."""
    return all(
        each is not None and each.latest is not None and each.latest < today for each in (change.before, change.after)
    )


def _withdrawn(history: History, since: dt.datetime, until: dt.datetime) -> Iterator[Withdraw]:
    """Yield what no longer stands with its date; of days gone by nothing is pending."""
    for number in history.recorded(since, until):
        recorded_at = history.states[number].recorded_at
        for occurrence in history.ended(number).values():
            if occurrence.latest and occurrence.latest >= recorded_at.date() - DAY:
                yield Withdraw(occurrence.uid, occurrence, str(occurrence.edtf), recorded_at)
