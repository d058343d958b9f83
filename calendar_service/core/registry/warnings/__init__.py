"""What an editor should look at though nothing is wrong, one module a subject (RULES I1, I6).

Most of these arise by time, when nobody edits: the same file may be warned of tomorrow and not today.
"""

from calendar_service.core.derivation.roles import claims_by_role, counting, main_role
from calendar_service.core.model.registry import Registry
from calendar_service.core.model.treaties import Treaty
from calendar_service.core.reading.context import Context
from calendar_service.core.reading.nodes import Mapping
from calendar_service.core.registry.places import Places
from calendar_service.core.registry.warnings import dates, documents, languages, leads, meetings, sources, terms


def warn(tree: Mapping, registry: Registry, context: Context) -> None:
    """Note every warning about a registry without errors."""
    places = Places(tree)
    seen: meetings.Seen = {}
    lead = leads.hosted(registry)
    for entry in registry.entries.values():
        groups = claims_by_role(entry)
        standing = [counting(claims) for claims in groups.values()]
        dates.warn(entry, standing, registry, context)
        sources.warn(entry, registry, places, context)
        if entry.kind in dates.MEETINGS:
            meetings.warn(entry, standing[0], seen, context)
        if entry.documents:
            main = main_role(entry, groups)
            documents.warn(entry, next(claim for claim in standing if claim.role == main), context)
        if isinstance(entry.own, Treaty):
            terms.warn(entry, entry.own, registry, places, context)
        if lead is not None:
            leads.warn(entry, standing, lead, context)
    languages.warn(tree, registry, places, context)
