"""What all readers of one file share: the tables that it defines, the day, and what was found wrong.

Values that come again and again are kept here, so that ten thousand entries hold one "Moscow" and one 16 September.
"""

import datetime as dt

from calendar_service.core.dates.durations import Duration
from calendar_service.core.dates.edtf import Edtf
from calendar_service.core.model.organisations import Organisation
from calendar_service.core.model.places import Place
from calendar_service.core.model.sources import Source
from calendar_service.core.model.texts import Texts
from calendar_service.core.problems import Placed, Position
from calendar_service.core.reading.faults import Faults

#: Editors live east of UTC: what they announce may lie a day ahead (RULES A1).
_GRACE = dt.timedelta(days=1)


class Context:
    """The reading of one file. `latest` is the last day that may have been announced."""

    def __init__(self, today: dt.date) -> None:
        self.today = today
        self.latest = min(today, dt.date.max - _GRACE) + _GRACE
        self.faults = Faults()
        self.languages: tuple[str, ...] = ()
        self.sources: dict[str, Source] = {}
        self.places: dict[str, Place] = {}
        self.organisations: dict[str, Organisation] = {}
        #: Entries of which a claim could not be read: what compares claims would mislead.
        self.incomplete: set[str] = set()
        #: Ids of entries that could not be read at all, so that what names them is not refused too.
        self.unread: set[str] = set()
        self.dates: dict[str, Edtf] = {}
        self.days: dict[str, dt.date] = {}
        self.durations: dict[str, Duration] = {}
        self.towns: dict[str, Place] = {}
        self.lists: dict[tuple[str, ...], tuple[str, ...]] = {}
        self.titles: dict[tuple[str, tuple[str, ...]], Texts] = {}
        #: What of the entry that is being read names no source: an error unless the entry has some.
        self.unsourced: list[Placed] = []
        self._places_of_values: dict[int, Position] = {}

    def place(self, value: object, node: Placed) -> None:
        """Remember where a value stands that does not know it itself."""
        self._places_of_values[id(value)] = Position(node.line, node.column)

    def place_of(self, value: object) -> Position:
        """Give the place of a value that was remembered."""
        return self._places_of_values[id(value)]
