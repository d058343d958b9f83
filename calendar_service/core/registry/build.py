"""From the text of a registry to the registry, or to everything that is wrong with it.

Nothing is half-loaded: one error anywhere, and there is no registry. Warnings alone let it pass.
"""

import datetime as dt
import gc
from collections.abc import Iterator
from contextlib import contextmanager

from calendar_service.core.model.registry import Calendar, Registry
from calendar_service.core.problems import Problem
from calendar_service.core.reading.context import Context
from calendar_service.core.reading.forms import fields
from calendar_service.core.reading.nodes import Mapping, Node
from calendar_service.core.reading.tree import read
from calendar_service.core.registry import checks, warnings
from calendar_service.core.registry.entries import read_entries
from calendar_service.core.registry.tables import ORGANISATIONS, PLACES, SOURCES, read_calendar, read_version, table


def load(text: bytes | str, file: str, today: dt.date) -> tuple[Registry | None, tuple[Problem, ...]]:
    """Give the registry of a file, None where it has errors, and all problems in the order of the file.

    `file` is only a name for messages; `today` is the day in the calendar's own zone (RULES A1).
    """
    with collector_paused():
        return _read(text, file, today, with_warnings=True)


def parse(text: bytes | str, file: str, today: dt.date) -> tuple[Registry | None, tuple[Problem, ...]]:
    """Give what `load` gives, without looking for what an editor should be warned of."""
    with collector_paused():
        return _read(text, file, today, with_warnings=False)


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the collector of cyclic garbage while many values are made that live long and are part of no cycle.

    Looking for cycles among them costs a quarter of the time. Safe with threads: whoever found it on turns it on again,
    and until then others' garbage waits for a second.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read(
    text: bytes | str, file: str, today: dt.date, *, with_warnings: bool
) -> tuple[Registry | None, tuple[Problem, ...]]:
    tree, problems = read(text, file)
    if tree is None:
        return None, problems
    context = Context(today)
    registry = _registry(tree, context)
    # Where a value is missing, a claim may be too, and nothing can be said of its entry.
    if registry is not None and with_warnings and not any(problem.severity == "error" for problem in problems):
        warnings.warn(tree, registry, context)
    torn = {problem.line for problem in problems if problem.code == "comma-in-flow"}
    further = [each for each in context.faults.problems(tree, file) if each.line not in torn]
    found = tuple(sorted((*problems, *further))) if problems else tuple(further)
    refused = registry is None or any(problem.severity == "error" for problem in found)
    return None if refused else registry, found


def _registry(tree: Mapping, context: Context) -> Registry | None:
    """Read the sections in the order in which they name each other, whatever their order in the file."""
    fields(tree, dict.fromkeys(_SECTIONS, ("", _as_it_is)), context)
    for key in ("version", "calendar"):
        if key not in tree:
            context.faults.missing(tree, f".{key}", f"the key {key}", f"add {key}:")
    read_version(tree.find("version"), context)
    calendar = read_calendar(tree.find("calendar"), context)
    context.sources = table(tree.find("sources"), SOURCES, context)
    context.places = table(tree.find("places"), PLACES, context)
    context.organisations = table(tree.find("organisations"), ORGANISATIONS, context)
    entries = read_entries(tree.find("entries"), context)
    # What the calendar says of itself is no reason to be silent about its entries.
    named = calendar or Calendar("", {}, context.languages)
    registry = Registry(named, context.sources, context.places, context.organisations, entries)
    checks.check(tree, registry, context)
    return None if calendar is None or context.faults.has_errors else registry


def _as_it_is(node: Node, _: Context) -> Node:
    return node


_SECTIONS = ("version", "calendar", "sources", "places", "organisations", "entries")
