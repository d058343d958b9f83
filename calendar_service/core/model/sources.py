"""Where a statement comes from. The class of a source is shown and reported; it never chooses between claims."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from calendar_service.core.dates.edtf import Edtf
from calendar_service.core.model.texts import Texts

SourceClass = Literal["depositary", "official", "agency", "press", "dataset"]


@dataclass(frozen=True, slots=True)
class Source:
    """A document, report or dataset that states a date; `published` may be as imprecise as the source tells."""

    id: str
    title: Texts
    source_class: SourceClass
    publisher: str | None = None
    published: Edtf | None = None
    url: str | None = None
    language: str | None = None
    retrieved: dt.date | None = None
