"""The clock: read here and passed down, nowhere else."""

import datetime as dt

from calendar_service.core.dates.zones import zone


def now() -> dt.datetime:
    """Return this instant in UTC."""
    return dt.datetime.now(dt.UTC)


def today(zone_name: str) -> dt.date:
    """Return the date in the zone, which is where a day begins (RULES A1)."""
    return now().astimezone(zone(zone_name)).date()
