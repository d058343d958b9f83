"""What is wrong with a file, noted by place while its values are read.

A reader names only the node: the path to it is found at the end, in one walk over the tree and only if there is
something to tell. So reading a file without mistakes never builds a path.
"""

import sys
from bisect import bisect_left
from collections.abc import Iterable
from operator import attrgetter
from typing import NamedTuple

from calendar_service.core.problems import Placed, Position, Problem, Severity, nearest, quoted
from calendar_service.core.reading.nodes import Mapping, Node, Sequence, Text

#: The order of problems of one file, which comparing them whole gives four times slower.
_order = attrgetter("line", "column", "path", "code", "severity", "found", "expected", "fix")

#: Looking for what was meant takes a second for so many candidates; a file with more mistakes has another cause.
_MOST_CANDIDATES = 30_000


class Fault(NamedTuple):
    """A problem that does not know its path yet; `key` is one that the mapping at this place lacks.

    A key with a dot before it is one of the file itself, which may begin where its first mapping does.
    """

    at: Position
    key: str
    code: str
    severity: Severity
    found: str
    expected: str
    fix: str


class Faults:
    """Collects what is wrong; reading goes on after each, so that all is found at once."""

    def __init__(self) -> None:
        self._collected: list[Fault] = []
        self._compared = 0

    def error(self, at: Placed, code: str, found: str, expected: str, fix: str) -> None:
        """Note an error in what stands at a place."""
        self._collected.append(Fault(Position(at.line, at.column), "", code, "error", found, expected, fix))

    def warning(self, at: Placed, code: str, found: str, expected: str, fix: str) -> None:
        """Note a warning about what stands at a place."""
        self._collected.append(Fault(Position(at.line, at.column), "", code, "warning", found, expected, fix))

    def missing(self, at: Placed, key: str, expected: str, fix: str, code: str = "missing-key") -> None:
        """Note that a mapping lacks a key: its place is that of the mapping (RULES I7)."""
        self._collected.append(Fault(Position(at.line, at.column), key, code, "error", "nothing", expected, fix))

    def refuse(self, node: Node, code: str, found: str, expected: str, fix: str) -> None:
        """Note an error in a value, unless it is empty, which the tree has reported already."""
        if node:
            self.error(node, code, found, expected, fix)

    def wrong_form(self, node: Node, expected: str, fix: str) -> None:
        """Note that a value has not the form that its key expects."""
        self.refuse(node, "wrong-form", described(node), expected, fix)

    def meant(self, word: str, candidates: Iterable[str]) -> str | None:
        """Give the candidate that was most likely meant; of a file full of mistakes not any more."""
        known = tuple(candidates)
        self._compared += len(known)
        return nearest(word, known) if self._compared <= _MOST_CANDIDATES else None

    @property
    def has_errors(self) -> bool:
        return any(fault.severity == "error" for fault in self._collected)

    def problems(self, tree: Mapping, file: str) -> tuple[Problem, ...]:
        """Give everything noted, in the order of the file, with the paths."""
        if not self._collected:
            return ()
        paths = _Paths({fault.at for fault in self._collected})
        paths.find(tree, "", sys.maxsize)
        return tuple(sorted((_problem(fault, paths, file) for fault in dict.fromkeys(self._collected)), key=_order))


def _problem(fault: Fault, paths: "_Paths", file: str) -> Problem:
    if fault.key.startswith("."):
        path = fault.key[1:]
    elif fault.key:
        path = _joined(paths.of_mappings.get(fault.at, ""), fault.key)
    else:
        path = paths.of_all.get(fault.at, "")
    return Problem(file, *fault.at, path, fault.code, fault.severity, fault.found, fault.expected, fault.fix)


def described(node: Node) -> str:
    """Say what a node is: its text, or that it is a list or a mapping."""
    if isinstance(node, Text):
        return quoted(node)
    return "a list" if isinstance(node, Sequence) else "keys and values"


class _Paths:
    """The paths to some places; of a file of ten thousand entries only the entries with a problem are looked into.

    Where a mapping and its first key share a place, that of a missing key is the mapping's, any other the key's.
    """

    def __init__(self, wanted: set[Position]) -> None:
        self._wanted = wanted
        self._lines = sorted({at.line for at in wanted})
        self.of_all: dict[Position, str] = {}
        self.of_mappings: dict[Position, str] = {}

    def find(self, node: Node, path: str, end: int) -> None:
        """Note the paths of a node and of what it holds; nothing of it stands below the line `end`."""
        self._note(node, path)
        if isinstance(node, Mapping):
            items = list(node.items())
            for number, (key, value) in enumerate(items):
                last = items[number + 1][0].line if number + 1 < len(items) else end
                if self._is_wanted(key.line, last):
                    way = _joined(path, quoted(key)[1:-1])
                    self._note(key, way)
                    self.find(value, way, last)
        elif isinstance(node, Sequence):
            for number, item in enumerate(node):
                last = node[number + 1].line if number + 1 < len(node) else end
                if self._is_wanted(item.line, last):
                    self.find(item, _item(path, number, item), last)

    def _is_wanted(self, first: int, last: int) -> bool:
        place = bisect_left(self._lines, first)
        return place < len(self._lines) and self._lines[place] <= last

    def _note(self, node: Node, path: str) -> None:
        at = Position(node.line, node.column)
        if at in self._wanted:
            self.of_all[at] = path
            if isinstance(node, Mapping):
                self.of_mappings[at] = path


def _item(path: str, number: int, item: Node) -> str:
    """Name an item of a list as the tree does: by its id, else by its number from 0."""
    name = item.find("id") if isinstance(item, Mapping) else None
    if isinstance(name, Text) and name and " " not in name:
        return _joined(path, quoted(name)[1:-1])
    return f"{path}[{number}]"


def _joined(path: str, step: str) -> str:
    return f"{path}.{step}" if path else step
