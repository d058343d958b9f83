"""Documents that are still expected though the event is over (RULES I6)."""

from calendar_service.core.model.claims import Claim
from calendar_service.core.model.entries import Entry
from calendar_service.core.reading.context import Context


def warn(entry: Entry, main: Claim, context: Context) -> None:
    """Look at the documents of an entry whose main date is past."""
    last = main.date.latest if main.date else None
    if last is None or last >= context.today or main.status in ("postponed", "cancelled"):
        return
    for document in entry.documents:
        state = document.state
        if state.status == "expected":
            found, expected = f"still expected after {main.date}", "what became of it"
            fix = "append a state signed, adopted or deferred"
            context.faults.warning(state, "documents-open", found, expected, fix)
