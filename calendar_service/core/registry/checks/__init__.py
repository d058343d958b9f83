"""What several values of a registry say together, one module a subject (RULES A4, A8, C8, I5).

The forms have seen every value alone. Of an entry with a claim that could not be read its claims are not compared:
what is missing would be reported as a contradiction.
"""

from calendar_service.core.derivation.roles import claims_by_role
from calendar_service.core.model.registry import Registry
from calendar_service.core.model.treaties import Treaty
from calendar_service.core.reading.context import Context
from calendar_service.core.reading.nodes import Mapping
from calendar_service.core.registry.checks import (
    claims,
    documents,
    marks,
    numbers,
    order,
    references,
    roles,
    times,
    treaties,
)
from calendar_service.core.registry.places import Places


def check(tree: Mapping, registry: Registry, context: Context) -> None:
    """Note every error that several values make together."""
    places = Places(tree)
    for entry in registry.entries.values():
        numbers.check(entry, places, context)
        if entry.documents:
            documents.check(entry, context)
        if isinstance(entry.own, Treaty):
            treaties.check(entry, entry.own, context)
        if entry.id in context.incomplete:
            continue
        groups = claims_by_role(entry)
        claims.check(groups, context)
        roles.check(entry, groups, places, context)
        if len(groups) > 1:
            order.check(entry, groups, context)
        times.check(entry, groups, places, context)
        marks.check(entry, groups, registry, context)
    references.check(registry, places, context)
