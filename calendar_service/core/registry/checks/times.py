"""Times of day: each needs a zone, and says little beside a date without a day (RULES B6).

The zone is that of the claim, else of the place, else of its country where that has exactly one.
"""

from collections.abc import Mapping

from calendar_service.core.derivation.roles import main_role, zone_of
from calendar_service.core.model.claims import Claim
from calendar_service.core.model.entries import Entry
from calendar_service.core.model.places import Place
from calendar_service.core.problems import Placed
from calendar_service.core.reading.context import Context
from calendar_service.core.registry.places import Places


def check(entry: Entry, groups: Mapping[str, tuple[Claim, ...]], places: Places, context: Context) -> None:
    """Check the times that an entry and its claims carry."""
    for claim in entry.claims:
        if claim.time or (claim.short and entry.time):
            owner: Placed = claim if claim.time else entry
            town = entry.place if claim.role == main_role(entry, dict(groups)) else None
            _time(claim, entry, groups[claim.role], places.under(owner, "time"), town, context)


def _time(
    claim: Claim, entry: Entry, claims: tuple[Claim, ...], at: Placed, town: Place | None, context: Context
) -> None:
    if claim.date is None or not claim.date.has_day:
        found, expected = "a time without a day", "a day, or no time"
        context.faults.warning(at, "time", found, expected, "append the day, or leave the time out until it is known")
    same_day = [other for other in claims if other.date == claim.date]
    zones = [other.timezone for other in same_day] + [entry.timezone if claim.short else None]
    towns = [other.place for other in claims] + [town]
    if not any(zones) and not any(zone_of(place) for place in towns):
        found, expected = "a time without a zone", "timezone:, or a place whose zone is known"
        context.faults.error(at, "unknown-timezone", found, expected, "add timezone: such as Asia/Dushanbe")
