"""Sources: numbered once a page, named short beside what they state and in full at its end."""

from collections.abc import Iterable
from dataclasses import dataclass

from calendar_service.core.model.sources import Source, SourceClass
from calendar_service.core.model.texts import in_language
from calendar_service.core.wording.languages import Language
from calendar_service.web.asked import Asked
from calendar_service.web.views.dates import Shown, shown


@dataclass(frozen=True, slots=True)
class Cited:
    """A source; `number` is its place in the list at the end of the page."""

    number: int
    name: str
    title: str
    title_language: str
    publisher: str | None
    published: Shown | None
    source_class: str
    url: str | None


def cited(ids: Iterable[str], asked: Asked) -> dict[str, Cited]:
    """Number the known sources of a page in the order in which they are first named."""
    known = [id_ for id_ in dict.fromkeys(ids) if id_ in asked.registry.sources]
    return {id_: _cited(number, asked.registry.sources[id_], asked) for number, id_ in enumerate(known, 1)}


def _cited(number: int, source: Source, asked: Asked) -> Cited:
    # A source is cited in the language it was published in, where its title is not in the page's.
    title, code = in_language(source.title, asked.language.code, (source.language,) if source.language else ())
    return Cited(
        number=number,
        name=source.publisher or title,
        title=title,
        title_language=code,
        publisher=source.publisher,
        published=shown(source.published, asked.language) if source.published else None,
        source_class=class_name(source.source_class, asked.language),
        url=source.url,
    )


def class_name(source_class: SourceClass, language: Language) -> str:
    """Give the word of a class of sources."""
    words = {
        "depositary": language.gettext("depositary", context="page"),
        "official": language.gettext("official", context="page"),
        "agency": language.gettext("news agency", context="page"),
        "press": language.gettext("press", context="page"),
        "dataset": language.gettext("dataset", context="page"),
    }
    return words[source_class]
