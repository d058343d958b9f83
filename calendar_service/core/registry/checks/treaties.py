"""Notices of termination, which only a treaty of two parties has (RULES D4, I5)."""

from calendar_service.core.model.entries import Entry
from calendar_service.core.model.treaties import Notice, Treaty
from calendar_service.core.reading.context import Context


def check(entry: Entry, treaty: Treaty, context: Context) -> None:
    """Check what a treaty says beside its dates."""
    for notice in treaty.notices:
        _notice(notice, entry, context)


def _notice(notice: Notice, entry: Entry, context: Context) -> None:
    at = context.place_of(notice)
    names = [party.who for party in entry.parties]
    if len(names) > 2:
        found, expected = f"a notice in a treaty of {len(names)} parties", "an act of the party that leaves"
        fix = f"write it in acts: as {{party: {notice.by}, act: withdrew, …}}"
        context.faults.error(at, "contradiction", found, expected, fix)
    elif len(names) < 2:
        found, expected = "a notice in a treaty whose two parties are not named", "parties: with both"
        context.faults.error(at, "contradiction", found, expected, "name both in parties:")
    elif notice.by not in names:
        found, expected = f"a notice by {notice.by}, which is no party", "a notice by one of the parties"
        context.faults.error(at, "contradiction", found, expected, f"write {' or '.join(names)}")
    elif notice.date > notice.announced:
        found, expected = f"given on {notice.date}, announced on {notice.announced}", "a day up to the announcement"
        context.faults.error(at, "order", found, expected, "correct one of the two")
