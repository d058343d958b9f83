"""What had been stated before the newest claim: the old side of "old → new" in a notice.

It comes from the claims, which are appended and never rewritten, so that every attempt renders it alike.
"""

from dataclasses import dataclass, replace

from calendar_service.core.changes import same_town
from calendar_service.core.dates.edtf import Edtf
from calendar_service.core.derivation.roles import roles
from calendar_service.core.model.claims import Time
from calendar_service.core.model.occurrences import Occurrence, Role
from calendar_service.core.model.places import Place
from calendar_service.core.model.registry import Registry


@dataclass(frozen=True, slots=True)
class Former:
    """What no longer holds; None of what is still so, or had not been stated."""

    date: Edtf | None = None
    place: Place | None = None
    time: Time | None = None


def former_of(occurrence: Occurrence, registry: Registry) -> Former:
    """Say what the newest claim of an occurrence changed."""
    role = occurrence.role
    before = _without_newest_claim(role, registry)
    if before is None or before.claim is None:
        return Former()
    date = before.claim.date or before.claim.former
    return Former(
        date=date if date != occurrence.edtf else None,
        place=before.place if before.place and role.place and not same_town(before.place, role.place) else None,
        time=before.time if before.time and role.time and before.time != role.time else None,
    )


def _without_newest_claim(role: Role, registry: Registry) -> Role | None:
    """Give the role as it was known before its newest claim; None where that was the first."""
    entry = role.entry
    own = [number for number, claim in enumerate(entry.claims) if claim.role == role.name]
    if len(own) < 2:
        return None
    before = replace(entry, claims=(*entry.claims[: own[-1]], *entry.claims[own[-1] + 1 :]))
    earlier = replace(registry, entries={**registry.entries, entry.id: before})
    return next(each for each in roles(before, earlier) if each.name == role.name)
