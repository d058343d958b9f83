"""The registry: everything one file says, checked, or the part of it that was known on a day."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from calendar_service.core.dates.durations import Lead
from calendar_service.core.model.entries import Entry
from calendar_service.core.model.occurrences import Role
from calendar_service.core.model.organisations import Organisation
from calendar_service.core.model.places import Place
from calendar_service.core.model.sources import Source
from calendar_service.core.model.texts import Texts

NAMESPACE = uuid.UUID("e8486483-d4c7-43c4-8249-a716fb553489")


@dataclass(frozen=True, slots=True)
class Calendar:
    """What the file says of itself. `reminders` gives the default leads by type of occurrence (RULES F4)."""

    id: str
    name: Texts
    languages: tuple[str, ...]
    country: str | None = None
    reminders: Mapping[str, tuple[Lead, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Registry:
    """Calendar, tables and entries; every mapping is in the file's order and never changed."""

    calendar: Calendar
    sources: Mapping[str, Source] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    organisations: Mapping[str, Organisation] = field(default_factory=dict)
    entries: Mapping[str, Entry] = field(default_factory=dict)
    # What `derivation.roles` derived of each entry: the same for every window, and gone with the registry.
    derived: dict[str, tuple[Role, ...]] = field(init=False, default_factory=dict, compare=False, repr=False)

    @property
    def namespace(self) -> uuid.UUID:
        """The namespace of every UID of this calendar (RULES C6)."""
        return _namespace(self.calendar.id)

    def entry(self, name: str) -> Entry | None:
        """Find an entry by its id or a former one."""
        found = self.entries.get(name)
        if found is None:
            found = next((entry for entry in self.entries.values() if name in entry.aliases), None)
        return found


@lru_cache(maxsize=16)
def _namespace(calendar_id: str) -> uuid.UUID:
    return uuid.uuid5(NAMESPACE, calendar_id)
