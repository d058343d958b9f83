"""Where values stand in the file, for checks that come after the reading.

Entries, claims and states know the line and column of their mapping; what stands under a key of it is looked up here,
and only when there is something to tell.
"""

from functools import cached_property

from calendar_service.core.problems import Placed, Position
from calendar_service.core.reading.nodes import Mapping, Node, Sequence


class Places:
    """The nodes of a tree by their places."""

    def __init__(self, tree: Mapping) -> None:
        self._tree = tree

    @cached_property
    def _mappings(self) -> dict[Position, Mapping]:
        found: dict[Position, Mapping] = {}
        _collect(self._tree.find("entries"), found)
        return found

    def under(self, placed: Placed, key: str) -> Placed:
        """Give the value of a key in the mapping that stands at a place, or the place itself if there is none."""
        mapping = self._mappings.get(Position(placed.line, placed.column))
        return (mapping.find(key) if mapping is not None else None) or placed


def _collect(node: Node | None, found: dict[Position, Mapping]) -> None:
    if isinstance(node, Mapping):
        found[Position(node.line, node.column)] = node
    if isinstance(node, Mapping | Sequence):
        for item in node.values() if isinstance(node, Mapping) else node:
            _collect(item, found)
