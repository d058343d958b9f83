"""Occurrences: dated instances of an entry, each of one role of it (RULES C).

An `Occurrence` is a small tuple, since a registry gives hundreds of thousands; all that the occurrences of one role
share stands once, in its `Role`.
"""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Literal, NamedTuple

from calendar_service.core.dates.edtf import Edtf
from calendar_service.core.model.claims import Claim, Status, Time
from calendar_service.core.model.documents import Document
from calendar_service.core.model.entries import Entry
from calendar_service.core.model.places import Place
from calendar_service.core.model.texts import Texts

Type = Literal["event", "deadline", "anniversary", "observance"]
AnniversaryClass = Literal["grand", "jubilee", "half", "ordinary"]
# A term renews itself, may be prolonged by agreement, or ends with its treaty; of a notice given `notices` say the day.
Outcome = Literal["renews", "agreement", "ends", "given"]


@dataclass(frozen=True, slots=True)
class Mark:
    """An anniversary that a meeting celebrates; the ordinal is computed."""

    entry: str
    role: str
    ordinal: int


@dataclass(frozen=True, slots=True)
class Basis:
    """What a term is counted from: a role of the treaty (None for a date of its own) and that date."""

    role: str | None
    date: Edtf


@dataclass(frozen=True, slots=True)
class Role:
    """A role of an entry as known: the claim that counts, those that stand beside it, and what they override (A5, A6).

    `name` is the role's own (`signed`, `date`, `term-signed`). For terms and notices, which no claim states, `claim` is
    None and `basis` says what they are counted from. `countries` is exactly what `country=` matches, sorted;
    `home` is the origin's country, which its anniversaries keep though they are held nowhere (C2).
    """

    entry: Entry
    name: str
    namespace: uuid.UUID
    claim: Claim | None
    others: tuple[Claim, ...] = ()
    is_main: bool = False
    counted: bool = False
    place: Place | None = None
    title: Texts | None = None
    label: Texts | None = None
    host: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    time: Time | None = None
    timezone: str | None = None
    countries: tuple[str, ...] = ()
    home: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    basis: Basis | None = None

    @property
    def date(self) -> Edtf | None:
        """The date that counts."""
        return self.claim.date if self.claim else None


class Occurrence(NamedTuple):
    """One dated instance. Tuples order as every output does: first possible day, entry, role, key (RULES C9).

    `day` orders it and places it in windows: the first possible day, or that of the former date of what is postponed
    without a new one. `span` holds the possible days where they are not just `day`; `key` is `once`, a year or a term's
    number; `outcome` says what follows a term or notice; `role_name` repeats `role.name` for the order.
    """

    day: dt.date
    entry_id: str
    role_name: str
    key: str
    role: Role
    type: Type
    status: Status
    ordinal: int | None = None
    span: Edtf | None = None
    outcome: Outcome | None = None

    @property
    def uid(self) -> str:
        """The UID: it survives every change of date, title, place and host (RULES C6)."""
        role = self.role
        return str(uuid.uuid5(role.namespace, f"{role.entry.first_id}/{self.role_name}/{self.key}"))

    @property
    def is_undated(self) -> bool:
        """Postponed, and no new date known."""
        return self.status == "postponed" and self.span is None

    @property
    def edtf(self) -> Edtf | None:
        """The date as stated or computed; None where `is_undated`."""
        if self.is_undated:
            return None
        return self.span or Edtf.of_day(self.day)

    @property
    def earliest(self) -> dt.date | None:
        """The first possible day."""
        return None if self.is_undated else self.day

    @property
    def latest(self) -> dt.date | None:
        """The last possible day."""
        if self.is_undated:
            return None
        return self.span.latest if self.span else self.day

    @property
    def former(self) -> Edtf | None:
        """The date that no longer holds, of what is postponed."""
        return self.role.claim.former if self.status == "postponed" and self.role.claim else None

    @property
    def has_day(self) -> bool:
        """Whether it has a day (RULES B2): a day or days that are all meant, stated without doubt."""
        return not self.is_undated and (self.span is None or self.span.has_day)

    @property
    def is_computed(self) -> bool:
        """Whether no claim states this very date: anniversaries, terms, notices."""
        return self.key != "once"

    @property
    def countries(self) -> tuple[str, ...]:
        """What `country=` matches, sorted; of what is computed the origin's country and the parties on that day."""
        if not self.is_computed:
            return self.role.countries
        parties = {party.who for party in self.role.entry.parties if party.is_one_on(self.day) and party.is_country}
        return tuple(sorted(parties.union(self.role.home)))

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The anniversaries that a meeting celebrates; what is computed marks nothing."""
        return () if self.is_computed else self.role.marks

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents of a meeting: they stand with the entry's main date, not with what is computed from it."""
        return self.role.entry.documents if self.role.is_main and not self.is_computed else ()

    @property
    def anniversary_class(self) -> AnniversaryClass | None:
        """The class of its ordinal (RULES C4)."""
        return class_of(self.ordinal) if self.ordinal is not None else None


def class_of(ordinal: int) -> AnniversaryClass:
    """Give the class of an ordinal: the first of 25, 10, 5 that divides it (RULES C4).

    >>> class_of(50), class_of(20), class_of(35), class_of(21)
    ('grand', 'jubilee', 'half', 'ordinary')
    """
    if ordinal % 25 == 0:
        return "grand"
    if ordinal % 10 == 0:
        return "jubilee"
    return "half" if ordinal % 5 == 0 else "ordinary"
