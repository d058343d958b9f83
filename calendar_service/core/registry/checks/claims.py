"""The claims of one role: their order, which of them counts, and the steps from one to the next (RULES A4, A8).

Claims that state `announced` succeed one another; those that do not compete, and all but one must say `counted: no`.
"""

from collections.abc import Mapping
from itertools import pairwise

from calendar_service.core.derivation.roles import takes_over
from calendar_service.core.model.claims import Claim, Status
from calendar_service.core.reading.context import Context

_STEPS: dict[Status, frozenset[Status]] = {
    "tentative": frozenset({"tentative", "confirmed", "held", "postponed", "cancelled"}),
    "confirmed": frozenset({"confirmed", "held", "postponed", "cancelled"}),
    "postponed": frozenset({"tentative", "confirmed", "postponed", "cancelled"}),
    "cancelled": frozenset({"tentative", "confirmed"}),
    "held": frozenset({"held"}),
}


def check(groups: Mapping[str, tuple[Claim, ...]], context: Context) -> None:
    """Check the claims of each role."""
    for role, claims in groups.items():
        for claim in claims:
            if claim.status == "held" and claim.states_status:
                _held(claim, context)
        if len(claims) > 1:
            _several(role, claims, context)


def _held(claim: Claim, context: Context) -> None:
    last = claim.date.latest if claim.date else None
    if last and claim.announced and claim.announced < last:
        found = f"held, announced on {claim.announced}, before its last day {last}"
        fix = "correct announced:, the date or the status"
        context.faults.error(claim, "order", found, f"a day from {last} on", fix)


def _several(role: str, claims: tuple[Claim, ...], context: Context) -> None:
    short = next((claim for claim in claims if claim.short), None)
    if short is not None:
        _both_ways(role, claims, context)
    elif not any(claim.states_announced for claim in claims):
        _competing(role, claims, context)
    elif all(claim.states_announced for claim in claims):
        _succeeding(claims, context)
    else:
        _mixed(role, claims, context)


def _both_ways(role: str, claims: tuple[Claim, ...], context: Context) -> None:
    first, *_, last = sorted(claims, key=lambda claim: (claim.line, claim.column))
    found, expected = f"the role {role} in both ways", f"one of the two (the other at line {first.line})"
    context.faults.error(last, "contradiction", found, expected, "write all its claims in dates:")


def _competing(role: str, claims: tuple[Claim, ...], context: Context) -> None:
    first, *others = [claim for claim in claims if claim.counted is not False] or claims[:1]
    for other in others:
        found = f"two dates of the role {role}, and nothing says which counts"
        expected = f"counted: no in all but one (the other at line {first.line})"
        fix = "add counted: no here or there, or announced: to both if one replaced the other"
        context.faults.error(other, "contradiction", found, expected, fix)


def _mixed(role: str, claims: tuple[Claim, ...], context: Context) -> None:
    stated = next(claim for claim in claims if claim.states_announced)
    for claim in claims:
        if not claim.states_announced:
            expected = f"announced: in every claim of the role {role}, or in none (line {stated.line} has it)"
            context.faults.missing(claim, "announced", expected, "add the day on which this was stated")


def _succeeding(claims: tuple[Claim, ...], context: Context) -> None:
    for earlier, later in pairwise(claims):
        if earlier.announced and later.announced and later.announced < earlier.announced:
            found = f"announced on {later.announced}, after a claim of {earlier.announced}"
            expected = f"the order of announced: (the other at line {earlier.line})"
            context.faults.error(later, "order", found, expected, "move one of the two, or correct its day")
    _counted(claims, context)
    standing = claims[0]
    for claim in claims[1:]:
        if takes_over(claim, standing):
            _step(standing, claim, context)
            standing = claim


def _counted(claims: tuple[Claim, ...], context: Context) -> None:
    """Refuse yes beside no: `counted` said on one claim holds for the role."""
    sayers = [claim for claim in claims if claim.counted is not None]
    for claim in sayers[1:]:
        if claim.counted != sayers[0].counted:
            word, other = ("yes", "no") if claim.counted else ("no", "yes")
            found, expected = f"counted: {word}", f"one answer for the role (line {sayers[0].line} says {other})"
            context.faults.error(claim, "contradiction", found, expected, "delete one of the two")


def _step(before: Claim, after: Claim, context: Context) -> None:
    allowed = _STEPS[before.status]
    found = f"{after.status} after {before.status} (line {before.line})"
    if after.status not in allowed:
        expected = f"after {before.status} one of {', '.join(sorted(allowed))}"
        context.faults.error(after, "illegal-step", found, expected, "correct the status, or append what lies between")
    elif before.status == "held" and not after.correction:
        fix = "add correction: yes, or delete this claim"
        context.faults.error(after, "illegal-step", found, "after held only a correction", fix)
    elif before.status == "cancelled" and set(after.sources) <= set(before.sources):
        fix = "name the source that says that it takes place after all"
        context.faults.error(after, "illegal-step", found, "a new source for what was cancelled", fix)
