"""An entry: one item of the registry, of any kind.

What every kind may say stands here; what one kind alone says stands in `own`, a frozen value of that kind's file.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol, Self

from calendar_service.core.dates.arithmetic import LeapDay
from calendar_service.core.model.claims import Claim, MarkReference, Time
from calendar_service.core.model.documents import Document
from calendar_service.core.model.organisations import Party
from calendar_service.core.model.places import Place
from calendar_service.core.model.texts import Texts


class Own(Protocol):
    """What one kind alone says of an entry; it knows which part of it was known on a day."""

    def known(self, as_of: dt.date) -> Self:
        """Give what had been announced by `as_of`."""

    def with_roles(self, roles: frozenset[str]) -> Self:
        """Give what rests on these roles alone, those of the entry that have a known claim."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as the file has it, or as it was known on a day (`registry.known`).

    `title` is complete for the calendar's languages where the kind makes titles, else as written. `phrase` is keyed by
    role, with "" for one that holds for all. `line` and `column` place its problems and are no part of it.
    """

    id: str
    kind: str
    title: Texts
    organisations: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    place: Place | None = None
    sources: tuple[str, ...] = ()
    marks: tuple[MarkReference, ...] = ()
    documents: tuple[Document, ...] = ()
    main: str | None = None
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    url: str | None = None
    note: str | None = None
    leap_day: LeapDay = "backward"
    phrase: Mapping[str, Texts] = field(default_factory=dict)
    translated: tuple[str, ...] = ()
    public_from: dt.date | None = None
    parties: tuple[Party, ...] = ()
    host: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    initiative: str | None = None
    level: str | None = None
    topics: tuple[Texts, ...] = ()
    series: str | None = None
    time: Time | None = None
    timezone: str | None = None
    own: Own | None = None
    line: int = field(default=0, compare=False)
    column: int = field(default=0, compare=False)

    @property
    def first_id(self) -> str:
        """The oldest id it ever had: the UIDs are made from it, so that a rename changes none (RULES C6)."""
        return self.aliases[0] if self.aliases else self.id
