"""The states of documents: in the order of `announced`, and none dated after it was announced (RULES A7, I5)."""

from itertools import pairwise

from calendar_service.core.model.documents import DocumentState
from calendar_service.core.model.entries import Entry
from calendar_service.core.reading.context import Context


def check(entry: Entry, context: Context) -> None:
    """Check the documents of an entry."""
    for document in entry.documents:
        for earlier, later in pairwise(document.states):
            if later.announced < earlier.announced:
                _disorder(earlier, later, context)
        for state in document.states:
            if state.date is not None and state.date > state.announced:
                found = f"dated {state.date}, announced on {state.announced}"
                fix = "correct one of the two, or leave the date out until it has come"
                context.faults.error(state, "order", found, "a date up to the day of announcement", fix)


def _disorder(earlier: DocumentState, later: DocumentState, context: Context) -> None:
    found = f"announced on {later.announced}, after a state of {earlier.announced}"
    expected = f"the order of announced: (the other at line {earlier.line})"
    context.faults.error(later, "order", found, expected, "move one of the two, or correct its day")
