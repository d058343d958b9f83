"""Documents of a meeting with their states, oldest first (RULES A7).

`{title, status, announced, date?, sources}` is short for a document with one state.
"""

from typing import Any

from calendar_service.core.model.documents import Document, DocumentState
from calendar_service.core.reading.context import Context
from calendar_service.core.reading.dates import announced, day
from calendar_service.core.reading.forms import Fields, every, fields, mapping, missing, one_of
from calendar_service.core.reading.nodes import Mapping, Node
from calendar_service.core.reading.sources import sources
from calendar_service.core.reading.texts import titles


def document(node: Node, context: Context) -> Document | None:
    """Read one document."""
    if not isinstance(node, Mapping):
        mapping(node, _SHORT, (), context)
        return None
    if "title" not in node:
        missing(node, "title", context)
    values = fields(node, _LONG if "states" in node else _SHORT, context)
    states = values.pop("states", None)
    if states is None:
        found = _state(values, node, context)
        states = (found,) if found else ()
    return Document(values["title"], states) if "title" in values and states else None


def state(node: Node, context: Context) -> DocumentState | None:
    """Read one state of a document."""
    found = mapping(node, _STATE, (), context)
    return _state(found, node, context) if found is not None and isinstance(node, Mapping) else None


def _state(values: dict[str, Any], node: Mapping, context: Context) -> DocumentState | None:
    for key in ("announced", "status"):
        if key not in node:
            missing(node, key, context)
    if "sources" not in node:
        context.unsourced.append(node)
    if "announced" not in values or "status" not in values:
        return None
    return DocumentState(
        values["announced"], values["status"], values.get("date"), values.get("sources", ()), node.line, node.column
    )


_STATE: Fields = {
    "announced": ("announced", announced),
    "status": ("status", one_of("expected", "approved", "signed", "adopted", "deferred")),
    "date": ("date", day),
    "sources": ("sources", sources),
}
_SHORT: Fields = {"title": ("title", titles), **_STATE}
_LONG: Fields = {"title": ("title", titles), "states": ("states", every(state))}

documents = every(document)
