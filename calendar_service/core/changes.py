"""What differs between two states of the registry, occurrence by occurrence, and why people are told (RULES F5).

A change without a reason is a change all the same: what was pending for the former date no longer holds.
"""

import datetime as dt
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from calendar_service.core.dates.edtf import Edtf
from calendar_service.core.model.claims import Claim, Time
from calendar_service.core.model.occurrences import Occurrence, Role
from calendar_service.core.model.places import Place

Reason = Literal["cancelled", "postponed", "corrected", "moved", "confirmed", "dated"]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one occurrence. `before` is None of a new one, `after` of one that vanished."""

    uid: str
    reason: Reason | None
    before: Occurrence | None
    after: Occurrence | None


def changes(before: Mapping[str, Occurrence], after: Mapping[str, Occurrence]) -> tuple[Change, ...]:
    """Compare the occurrences of two states by UID: what is new, gone, of another date or status, or has a reason.

    In the order of every output, by the later state and of what vanished by the earlier one.
    """
    found = (_change(uid, before.get(uid), after.get(uid)) for uid in before.keys() | after.keys())
    return tuple(sorted((change for change in found if change), key=_order))


def reason_for(before: Occurrence | None, after: Occurrence | None) -> Reason | None:
    """Say why those who could have seen `before` are told; None where nobody is.

    Of what is derived from a changed origin only its date counts: its status says nothing of its own.
    """
    if before is None:
        return None
    if after is None:
        return "corrected"
    if after.is_computed:
        return "corrected" if _dates(before) != _dates(after) else None
    return _step(before, after) or _new_date(before, after)


def same_town(one: Place, other: Place) -> bool:
    """Tell whether two places are one town: no other country, and a name in common, whatever the spelling."""
    is_abroad = bool(one.country and other.country and one.country != other.country)
    return not is_abroad and not _names(one).isdisjoint(_names(other))


def _change(uid: str, before: Occurrence | None, after: Occurrence | None) -> Change | None:
    reason = reason_for(before, after)
    if reason or before is None or after is None or _dates(before) != _dates(after) or before.status != after.status:
        return Change(uid, reason, before, after)
    return None


def _order(change: Change) -> tuple[dt.date, str, str, str]:
    return next(occurrence for occurrence in (change.after, change.before) if occurrence)[:4]


def _dates(occurrence: Occurrence) -> tuple[dt.date, Edtf | None]:
    return occurrence.day, occurrence.span


def _step(before: Occurrence, after: Occurrence) -> Reason | None:
    """Give the reasons that are told whatever the new date is."""
    if after.status == "cancelled" != before.status:
        return "cancelled"
    if after.status == "postponed" and (before.status != "postponed" or _dates(before) != _dates(after)):
        return "postponed"
    return "corrected" if _is_correction(before.role, after.role) else None


def _is_correction(before: Role, after: Role) -> bool:
    """Tell whether we had it wrong: the claim that counts now says so, or its date was changed in place (RULES A9)."""
    claim, former = after.claim, before.claim
    if claim is None or former is None:
        return False
    if claim.correction and not (former.correction and _says(former) == _says(claim)):
        return True
    kept = {_says(each) for each in _claims(after)}
    lost = [each for each in _claims(before) if _says(each) not in kept]
    return any(not claim.states_announced or each.announced == claim.announced for each in lost)


def _claims(role: Role) -> tuple[Claim, ...]:
    return tuple(claim for claim in role.entry.claims if claim.role == role.name)


def _says(claim: Claim) -> tuple[dt.date | None, Edtf | None]:
    """Give what makes a claim the one it is: when it was stated, where that is said, and its date."""
    return claim.announced if claim.states_announced else None, claim.date


def _new_date(before: Occurrence, after: Occurrence) -> Reason | None:
    if after.status in ("held", "cancelled", "postponed"):
        return None
    if _is_moved(before, after):
        return "moved"
    if after.status == "confirmed" != before.status:
        return "confirmed"
    old, new = before.edtf, after.edtf
    return "dated" if old and new and new.days < old.days else None


def _is_moved(before: Occurrence, after: Occurrence) -> bool:
    """Tell whether the day, town or time is another one than had been stated.

    After a postponement every new date is, also one within the former date, but for one within the new span.
    """
    old, new, former = before.edtf, after.edtf, before.former
    if old is None or new is None or not _holds(old, new) or (former is not None and _holds(former, new)):
        return True
    return _is_elsewhere(before.role.place, after.role.place) or _is_at_another_time(before.role, after.role)


def _holds(old: Edtf, new: Edtf) -> bool:
    if old.earliest is None or old.latest is None or new.earliest is None or new.latest is None:
        return False
    return old.earliest <= new.earliest and new.latest <= old.latest


def _is_elsewhere(old: Place | None, new: Place | None) -> bool:
    return old is not None and new is not None and not same_town(old, new)


def _is_at_another_time(old: Role, new: Role) -> bool:
    """Compare what was stated on both sides: an end of the meeting that is stated for the first time moves nothing."""
    if old.time is None or new.time is None:
        return False
    pairs = (*zip(_clock(old.time), _clock(new.time), strict=True), (old.timezone, new.timezone))
    return any(one is not None and other is not None and one != other for one, other in pairs)


def _clock(time: Time) -> tuple[dt.time, dt.time | None]:
    return time.start, time.end


def _names(place: Place) -> frozenset[str]:
    return frozenset(_folded(name) for name in (*place.name.values(), *place.aliases))


def _folded(name: str) -> str:
    """Take away case and accents.

    >>> _folded("Chișinău")
    'chisinau'
    """
    letters = (letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    return "".join(letters).casefold()
