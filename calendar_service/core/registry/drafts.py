"""The claims of an entry on their way: the values read from short keys, `dates:` and `acts:`, in the file's order.

A claim that cannot be read stays as a draft without values, so that whoever compares claims knows that one is missing.
"""

from typing import Any, NamedTuple

from calendar_service.core.model.claims import Claim
from calendar_service.core.problems import Placed, Position
from calendar_service.core.reading.context import Context
from calendar_service.core.reading.forms import fields, missing
from calendar_service.core.reading.keys import Keys
from calendar_service.core.reading.nodes import Mapping, Node, Sequence
from calendar_service.core.registry.claims import CLAIM, claim


class Draft(NamedTuple):
    """The values of a claim, empty where it cannot be read; where it stands; whether a short key wrote it."""

    values: dict[str, Any]
    at: Placed
    is_short: bool = False


def dates(node: Node, keys: Keys, context: Context) -> list[Draft]:
    """Read the values of the claims in `dates:`; those that could not be read are empty."""
    found: list[Draft] = []
    for item in node if isinstance(node, Sequence) else (node,):
        if not isinstance(item, Mapping):
            context.faults.wrong_form(item, "a claim with date and announced", "write its keys and values")
            found.append(Draft({}, item))
            continue
        values = fields(item, CLAIM, context)
        is_whole = len(values) == len(item) or all(
            name in values for name in ("date", "announced", "status", "role") if name in item
        )
        has_role = _has_role(values, keys, item, context)
        found.append(Draft(values if is_whole and has_role else {}, item))
    return found


def _has_role(values: dict[str, Any], keys: Keys, item: Mapping, context: Context) -> bool:
    """Tell whether a claim has a role that its kind allows; where there is only one it may be left out."""
    if "role" not in item and keys.only_role is None:
        missing(item, "role", context)
        return False
    role = values.setdefault("role", keys.only_role)
    if keys.only_role is None or role == keys.only_role:
        return True
    at = item.find("role") or item
    found, expected = f"the role {role}", f"the role {keys.only_role}, the only one of this kind"
    context.faults.error(at, "unknown-word", found, expected, "delete role:")
    return False


def claims(
    drafts: list[Draft], values: dict[str, Any], node: Mapping, keys: Keys, context: Context
) -> tuple[Claim, ...]:
    """Give the claims of an entry in the order of the file, as far as they can be read.

    Takes out of the entry's `values` what belongs to the claims of its short keys.
    """
    of_short: dict[str, Any] = {name: values.pop(name) for name in ("announced", "role", "label") if name in values}
    own_sources = values.get("sources", ())
    if "sources" not in node:
        for at in context.unsourced:
            _missing_source(at, context)
    by_role: dict[str, list[Claim]] = {}
    found: list[Claim] = []
    for draft, at, is_short in drafts:
        if is_short and draft:
            draft.update(of_short, short=True)
        owner = node if is_short else at
        if not draft or not _is_announced(draft, owner, keys, context):
            continue
        if "sources" not in draft:
            draft["sources"] = own_sources
            if "sources" not in node:
                _missing_source(owner, context)
        before = by_role.setdefault(draft["role"], [])
        one = claim(draft, Position(at.line, at.column), before, context)
        if one is not None:
            before.append(one)
            found.append(one)
    return tuple(found)


def _is_announced(draft: dict[str, Any], owner: Placed, keys: Keys, context: Context) -> bool:
    """Tell whether a claim says when it was announced, or need not; a day that cannot be read is reported already."""
    if "announced" in draft or not keys.states_announced:
        return True
    if not isinstance(owner, Mapping) or "announced" not in owner:
        expected = "the day on which this was stated"
        context.faults.missing(owner, "announced", expected, "add announced:, as the source tells it")
    return False


def _missing_source(at: Placed, context: Context) -> None:
    expected = "sources: here or for the whole entry"
    context.faults.missing(at, "sources", expected, "add sources: with an id of the table sources:", "missing-source")


def refuse_two_ways(node: Mapping, keys: Keys, context: Context) -> bool:
    """Refuse what belongs to the claim of a short key beside `dates:`, and warn of a time, which only it has (A6)."""
    dates = next(key for key in node if key == "dates")
    shorts = [key for key in node if key in keys.short]
    belonging = shorts if keys.only_role else []
    beside = [*belonging, *(key for key in node if key in ("role", "label", "announced") and keys.own.get(key))]
    if beside:
        earlier, *_, later = sorted((dates, *beside), key=lambda key: (key.line, key.column))
        words = " and ".join(f"{key}:" for key in beside)
        found, expected = f"{words} beside dates:", f"one of the two ways (the other at line {earlier.line})"
        context.faults.error(later, "contradiction", found, expected, "write it in the claims of dates:")
    for key in node:
        if key in ("time", "timezone") and not shorts:
            found, expected = f"{key}: beside dates:, where it holds for no date", f"{key}: in a claim of dates:"
            context.faults.warning(key, "contradiction", found, expected, "write it in the claim")
    return bool(beside)
