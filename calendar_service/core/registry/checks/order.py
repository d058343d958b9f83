"""Roles that cannot come in another order: a signature after the entry into force, a termination before it (I5).

Only what is certain is refused: of dates without a day every possible day must contradict.
"""

from collections.abc import Mapping

from calendar_service.core.derivation.roles import counting
from calendar_service.core.model.claims import Claim
from calendar_service.core.model.entries import Entry
from calendar_service.core.reading.context import Context
from calendar_service.core.registry.entries import KINDS


def check(entry: Entry, groups: Mapping[str, tuple[Claim, ...]], context: Context) -> None:
    """Check the pairs of roles that a kind puts in order."""
    for first, second in KINDS[entry.kind].KEYS.order:
        if first in groups and second in groups:
            _pair(counting(groups[first]), counting(groups[second]), context)


def _pair(before: Claim, after: Claim, context: Context) -> None:
    begins = before.date.earliest if before.date else None
    ends = after.date.latest if after.date else None
    if begins is None or ends is None or begins <= ends:
        return
    first, later = sorted((before, after), key=lambda claim: (claim.line, claim.column))
    found = f"{before.role} on {before.date}, after {after.role} on {after.date}"
    expected = f"{before.role} not after {after.role} (the other at line {first.line})"
    context.faults.error(later, "order", found, expected, "correct one of the two dates")
