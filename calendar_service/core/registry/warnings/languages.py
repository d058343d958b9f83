"""Texts that lack one of the calendar's languages (RULES I1). Readers of it see the text in another one."""

from calendar_service.core.model.entries import Entry
from calendar_service.core.model.registry import Registry
from calendar_service.core.model.texts import Texts
from calendar_service.core.problems import Placed
from calendar_service.core.reading.context import Context
from calendar_service.core.reading.nodes import Mapping, Sequence
from calendar_service.core.registry.places import Places


def warn(tree: Mapping, registry: Registry, places: Places, context: Context) -> None:
    """Look at every text by language but the titles of sources, which belong to somebody else."""
    _texts_of(tree.find("calendar"), "name", context)
    for section, keys in (("places", ("name",)), ("organisations", ("name", "short"))):
        table = tree.find(section)
        for node in table.values() if isinstance(table, Mapping) else ():
            for key in keys:
                _texts_of(node, key, context)
    for entry in registry.entries.values():
        _entry(entry, places, context)


def _texts_of(node: object, key: str, context: Context) -> None:
    texts = node.find(key) if isinstance(node, Mapping) else None
    if isinstance(texts, Mapping):
        _look({str(code): "" for code in texts}, texts, context)
    elif texts is not None:
        _look({context.languages[0]: ""}, texts, context)


def _entry(entry: Entry, places: Places, context: Context) -> None:
    wanted = context.languages
    if any(code not in entry.title for code in wanted):
        _look(entry.title, places.under(entry, "title"), context)
    for role, texts in entry.phrase.items():
        at = places.under(entry, "phrase")
        _look(texts, places.under(at, role) if role else at, context)
    for claim in entry.claims:
        if claim.title is not None:
            _look(claim.title, places.under(claim, "title"), context)
    if entry.documents:
        documents = places.under(entry, "documents")
        for document in documents if isinstance(documents, Sequence) else (documents,):
            _texts_of(document, "title", context)
    if entry.topics:
        topics = places.under(entry, "topics")
        for texts, at in zip(entry.topics, topics if isinstance(topics, Sequence) else (topics,), strict=True):
            _look(texts, at, context)


def _look(texts: Texts, at: Placed, context: Context) -> None:
    lacking = [code for code in context.languages if code not in texts]
    if lacking:
        found, expected = f"no text in {', '.join(lacking)}", "a text in each of the calendar's languages"
        context.faults.warning(at, "missing-language", found, expected, f"add {lacking[0]}: and the words")
