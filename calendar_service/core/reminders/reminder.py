"""The values of planning: what somebody wishes to be told, and what is to be done about it.

A plan holds no address and no text: the store fans a wish out to the subscriptions that share it, and every attempt
renders anew.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from calendar_service.core.dates.durations import Lead
from calendar_service.core.model.occurrences import Occurrence
from calendar_service.core.selection import Selection

# Of the reasons for a change those that are told; another one only withdraws what was pending.
ChangeReason = Literal["moved", "confirmed", "dated"]
Reason = Literal["lead", "undated", "moved", "confirmed", "dated"]


@dataclass(frozen=True, slots=True)
class Wish:
    """What the subscriptions that share it want. `leads` None means the calendar's own, by type (RULES F4).

    `hour` is the send hour in `zone`; `country` is whose working days count; `changes` asks for notices.
    """

    key: str
    selection: Selection
    leads: tuple[Lead, ...] | None
    hour: dt.time
    zone: str
    country: str | None
    changes: bool


@dataclass(frozen=True, slots=True)
class Send:
    """A reminder that is to go out to the subscriptions of a wish that were made before `made_before`.

    `edtf` is the date it speaks of: with `uid` it tells whether the reminder still holds. A notice has a `sequence`
    that tells the changes of one occurrence apart and rises with them.
    """

    wish: str
    uid: str
    occurrence: Occurrence
    reason: Reason
    lead: Lead | None
    edtf: str
    due_at: dt.datetime
    expires_at: dt.datetime
    made_before: dt.datetime
    sequence: int | None = None

    @property
    def entry(self) -> str:
        """The id of the entry."""
        return self.occurrence.entry_id


@dataclass(frozen=True, slots=True)
class Skip:
    """A reminder that is suppressed: a notice to the same people on the same day says the days left (RULES F3).

    That goes to the subscriptions made before `told_before` only; to those made since then the reminder goes out.
    """

    wish: str
    uid: str
    occurrence: Occurrence
    reason: Reason
    lead: Lead | None
    edtf: str
    due_at: dt.datetime
    expires_at: dt.datetime
    made_before: dt.datetime
    told_before: dt.datetime
    sequence: int | None = None

    @property
    def entry(self) -> str:
        """The id of the entry."""
        return self.occurrence.entry_id


@dataclass(frozen=True, slots=True)
class Withdraw:
    """What is pending for the date `edtf` of an occurrence holds no longer, from `recorded_at` on, for anybody."""

    uid: str
    occurrence: Occurrence
    edtf: str
    recorded_at: dt.datetime


Planned = Send | Skip | Withdraw


def skipped(send: Send, notice: Send) -> Skip:
    """Give the reminder as one that is suppressed by a notice."""
    return Skip(
        wish=send.wish,
        uid=send.uid,
        occurrence=send.occurrence,
        reason=send.reason,
        lead=send.lead,
        edtf=send.edtf,
        due_at=send.due_at,
        expires_at=send.expires_at,
        made_before=send.made_before,
        told_before=notice.made_before,
    )


def order(planned: Planned) -> tuple[dt.datetime, str, str, str, str, str, str]:
    """Give the key by which a plan is ordered: time, entry, role, key, reason, lead, wish (RULES G)."""
    occurrence = planned.occurrence
    name = (occurrence.entry_id, occurrence.role_name, occurrence.key)
    if isinstance(planned, Withdraw):
        return (planned.recorded_at, *name, "", planned.edtf, "")
    lead = str(planned.lead) if planned.lead else ""
    return (planned.due_at, *name, planned.reason, lead, planned.wish)
