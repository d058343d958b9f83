"""Documents of a meeting, from expected to signed; their states are appended like date claims (RULES A7)."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from calendar_service.core.model.texts import Texts

DocumentStatus = Literal["expected", "approved", "signed", "adopted", "deferred"]


@dataclass(frozen=True, slots=True)
class DocumentState:
    """What was known of a document from `announced` on; `date` is the day of the act, where it has one."""

    announced: dt.date
    status: DocumentStatus
    date: dt.date | None = None
    sources: tuple[str, ...] = ()
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """A document with its states in the order of `announced`; never without one."""

    title: Texts
    states: tuple[DocumentState, ...]

    @property
    def state(self) -> DocumentState:
        """The latest state, which counts."""
        return self.states[-1]
