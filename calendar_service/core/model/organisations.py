"""International organisations, and who takes part in something: countries or organisations, perhaps for a time."""

import datetime as dt
from dataclasses import dataclass

from calendar_service.core.dates.edtf import Edtf
from calendar_service.core.model.texts import Texts


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation; `members` are those of today, as country codes."""

    id: str
    name: Texts
    short: Texts
    members: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    color: str | None = None
    site: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A period of years or days, both ends included; None is open. `announced` is when its newest end became known."""

    start: Edtf | None = None
    until: Edtf | None = None
    announced: Edtf | None = None

    def holds(self, day: dt.date) -> bool:
        """Tell whether `day` may lie in the period."""
        begun = self.start is None or self.start.earliest is None or self.start.earliest <= day
        return begun and (self.until is None or self.until.latest is None or day <= self.until.latest)


@dataclass(frozen=True, slots=True)
class Party:
    """A country code or an organisation's id, with the periods in which it was a party; none means always."""

    who: str
    spans: tuple[Span, ...] = ()

    @property
    def is_country(self) -> bool:
        """Country codes are capitals, ids of organisations are not."""
        return self.who.isupper()

    def is_one_on(self, day: dt.date | None) -> bool:
        """Tell whether it was a party on `day`; without a day, whether it ever was."""
        return day is None or not self.spans or any(span.holds(day) for span in self.spans)
