"""What a message starts from: a reminder, and the one who reads it."""

import datetime as dt
from dataclasses import dataclass

from calendar_service.core.dates.durations import Lead
from calendar_service.core.model.occurrences import Occurrence
from calendar_service.core.reminders.reminder import Reason
from calendar_service.core.wording.languages import Language


@dataclass(frozen=True, slots=True)
class Reminder:
    """What is told: of which occurrence, and why. `lead` is that of a reminder for a lead."""

    occurrence: Occurrence
    reason: Reason
    lead: Lead | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """Who is told, by which subscription; `country` is whose working days count, `today` the reader's local day."""

    subscription: str
    language: Language
    country: str | None
    today: dt.date
