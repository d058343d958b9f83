"""libyaml's events as its parser makes them.

The stubs of PyYAML say that a mark may be missing; from a parser it never is.
"""

from collections.abc import Mapping
from typing import Protocol


class Mark(Protocol):
    """A place in the text; all three numbers count characters or lines from 0."""

    index: int
    line: int
    column: int


class Event(Protocol):
    """What any event may have; which of it there is depends on its class."""

    start_mark: Mark
    end_mark: Mark
    anchor: str | None
    tag: str | None
    value: str
    style: str
    version: tuple[int, int] | None
    tags: Mapping[str, str] | None
