"""Date claims: what was stated about one date of an entry, when, and by whom (RULES A3-A9).

Claims are appended, never rewritten; of those known on a day one counts, the others stay visible.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from calendar_service.core.dates.edtf import Edtf
from calendar_service.core.model.places import Place
from calendar_service.core.model.texts import Texts

Status = Literal["tentative", "confirmed", "postponed", "cancelled", "held"]


@dataclass(frozen=True, slots=True)
class Time:
    """A local wall time, `10:00` or `10:00/12:00`; `end` is None where it was not stated."""

    start: dt.time
    end: dt.time | None = None

    def __str__(self) -> str:
        return f"{self.start:%H:%M}/{self.end:%H:%M}" if self.end else f"{self.start:%H:%M}"


@dataclass(frozen=True, slots=True)
class MarkReference:
    """What a meeting celebrates: `entry`, `entry/role`, each perhaps with `@N` (RULES C8)."""

    entry: str
    role: str | None = None
    ordinal: int | None = None

    def __str__(self) -> str:
        role = f"/{self.role}" if self.role else ""
        return f"{self.entry}{role}" + (f"@{self.ordinal}" if self.ordinal else "")


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of one date. `announced` and `status` have their defaults filled in (RULES A4, A8).

    `date` is None only with `postponed` (no new date yet); `former` is then, and for a postponement to a span, the
    date that no longer holds. `takes_date` marks a claim that states no date and took over the one that stood.
    `states_announced` tells a written `announced` from a default one: only claims that state it succeed one another,
    the others compete. `counted` is None where the kind decides. `short` marks the claim that a short key wrote, for
    which alone the entry's `time` holds.
    """

    role: str
    date: Edtf | None
    announced: dt.date | None
    status: Status
    sources: tuple[str, ...] = ()
    states_announced: bool = False
    states_status: bool = False
    short: bool = False
    counted: bool | None = None
    correction: bool = False
    former: Edtf | None = None
    takes_date: bool = False
    place: Place | None = None
    title: Texts | None = None
    host: tuple[str, ...] | None = None
    participants: tuple[str, ...] | None = None
    marks: tuple[MarkReference, ...] | None = None
    next_holder: str | None = None
    time: Time | None = None
    timezone: str | None = None
    old_style: str | None = None
    label: Texts | None = None
    note: str | None = None
    public_from: dt.date | None = None
    verified: bool = True
    line: int = 0
    column: int = 0
