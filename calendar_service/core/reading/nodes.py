"""The nodes of a registry's tree, each with its place; line and column begin with 1.

A mapping or list stands where the key or dash that opens it stands (RULES I7), a text where it begins.
"""

from typing import TypeAlias, cast


class Text(str):
    """A scalar as it was written; `quoted` where it was not plain. Equal to any `str` of the same characters."""

    __slots__ = ("column", "line", "quoted")
    line: int
    column: int
    quoted: bool


class Mapping(dict["Text", "Node"]):
    """Keys and values in the file's order."""

    __slots__ = ("column", "line")
    line: int
    column: int

    def find(self, key: str) -> "Node | None":
        """Return the value of a key, or None where the mapping lacks it."""
        return self.get(cast(Text, key))


class Sequence(list["Node"]):
    """Items in the file's order."""

    __slots__ = ("column", "line")
    line: int
    column: int


Node: TypeAlias = Text | Mapping | Sequence
