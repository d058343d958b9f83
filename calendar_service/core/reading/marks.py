"""Marks: which anniversaries a meeting celebrates, `entry`, `entry/role`, `entry@N` or `entry/role@N` (RULES C8).

Whether there is such an entry is only known when all are read: the place of each mark is kept until then.
"""

import re

from calendar_service.core.model.claims import MarkReference
from calendar_service.core.reading.context import Context
from calendar_service.core.reading.forms import every
from calendar_service.core.reading.nodes import Node, Text

_mark = re.compile(r"([a-z0-9-]+)(?:/([a-z0-9-]+))?(?:@([1-9][0-9]{0,3}))?")


def mark(node: Node, context: Context) -> MarkReference | None:
    """Read one mark."""
    found = _mark.fullmatch(node) if isinstance(node, Text) else None
    if found is None or not isinstance(node, Text):
        expected = "an entry's id, perhaps with /role or @number, such as sco-foundation/founded@20"
        context.faults.wrong_form(node, expected, "write the id of the entry whose anniversary is marked")
        return None
    reference = MarkReference(found[1], found[2], int(found[3]) if found[3] else None)
    context.place(reference, node)
    return reference


marks = every(mark)
