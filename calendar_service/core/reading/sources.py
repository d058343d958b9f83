"""Sources: the table `sources:`, and the lists of ids by which claims name theirs.

The title of a source is that of somebody else's page, so nobody is asked to translate it.
"""

from typing import Any

from calendar_service.core.model.sources import Source
from calendar_service.core.problems import quoted
from calendar_service.core.reading.context import Context
from calendar_service.core.reading.dates import day, published
from calendar_service.core.reading.forms import Fields, address, listed, mapping, one_of, text
from calendar_service.core.reading.nodes import Node, Text
from calendar_service.core.reading.texts import language, titles


def source(node: Node, context: Context) -> str | None:
    """Read the id of a source of the file."""
    found = context.sources.get(node) if node.__class__ is Text else None
    if found is not None:
        return found.id
    if not isinstance(node, Text):
        context.faults.wrong_form(node, "the id of a source", "write an id of sources:")
        return None
    near = context.faults.meant(node, context.sources)
    fix = f"write {near}" if near else f"add {quoted(node)[1:-1]} to sources:"
    context.faults.refuse(node, "unknown-id", f"no source {quoted(node)}", "an id of sources:", fix)
    return None


sources = listed(source)


def described(id_: str, node: Node, context: Context) -> Source | None:
    """Read a source of the table `sources:`."""
    found: dict[str, Any] | None = mapping(node, _SOURCE, ("title", "class"), context)
    return Source(id_, **found) if found else None


_SOURCE: Fields = {
    "title": ("title", titles),
    "class": ("source_class", one_of("depositary", "official", "agency", "press", "dataset")),
    "publisher": ("publisher", text),
    "published": ("published", published),
    "url": ("url", address),
    "language": ("language", language),
    "retrieved": ("retrieved", day),
}
