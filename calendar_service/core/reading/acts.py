"""Acts of a treaty's parties: `{party: UZ, act: acceded, date: 2024-04-18}` is a claim of the role `acceded-uz`.

A party's acts of one sort are numbered in the order of the file, from the second on: `acceded-uz-2` (RULES C1).
"""

from collections import Counter
from typing import Any

from calendar_service.core.problems import Position
from calendar_service.core.reading.context import Context
from calendar_service.core.reading.countries import who
from calendar_service.core.reading.dates import announced, edtf
from calendar_service.core.reading.forms import Fields, mapping, one_of
from calendar_service.core.reading.nodes import Node, Sequence
from calendar_service.core.reading.sources import sources

#: The values of a claim, and where it stands.
Draft = tuple[dict[str, Any], Position]


def acts(node: Node, context: Context) -> tuple[Draft, ...]:
    """Read the acts as the values of claims."""
    found: list[Draft] = []
    seen: Counter[str] = Counter()
    for item in node if isinstance(node, Sequence) else (node,):
        values = mapping(item, _ACT, ("party", "act", "date"), context)
        if values is not None:
            role = f"{values.pop('act')}-{values.pop('party').lower()}"
            seen[role] += 1
            values["role"] = role if seen[role] == 1 else f"{role}-{seen[role]}"
            found.append((values, Position(item.line, item.column)))
    return tuple(found)


_ACT: Fields = {
    "party": ("party", who),
    "act": ("act", one_of("ratified", "deposited", "acceded", "withdrew", "suspended", "denounced")),
    "date": ("date", edtf),
    "announced": ("announced", announced),
    "sources": ("sources", sources),
}
