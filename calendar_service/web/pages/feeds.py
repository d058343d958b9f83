"""The page of feeds: every feed with its address, and how each calendar program takes it, told honestly."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from calendar_service.core.published.extent import title
from calendar_service.core.selection import NAMES, names
from calendar_service.core.wording.languages import Language, language
from calendar_service.web.asked import Asked
from calendar_service.web.rendering import page


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its name in its own language, the address to copy, and the one that a click subscribes to."""

    name: str
    title: str
    address: str
    subscribe: str


@dataclass(frozen=True, slots=True)
class Group:
    """Feeds that belong together."""

    name: str
    feeds: tuple[Feed, ...]
    is_long: bool = False


def feeds(request: Request, asked: Asked) -> Response:
    """Answer with the feeds in the language of `?lang=`, the page's own by default; 404 for one that is not there."""
    offered = asked.registry.calendar.languages
    default = asked.language.code if asked.language.code in offered else offered[0]
    code = request.query_params.get("lang") or default
    if code not in offered:
        said = asked.language.gettext("Feeds are in: {languages}", context="page", languages=", ".join(offered))
        raise HTTPException(404, said)
    return page(
        request,
        "feeds.html",
        asked,
        groups=_groups(language(code), asked),
        tongue=language(code),
        offered=tuple(language(each) for each in offered),
    )


def _groups(tongue: Language, asked: Asked) -> tuple[Group, ...]:
    registry, say = asked.registry, asked.language.gettext
    rest = [name for name in names(registry) if name not in NAMES and name not in registry.organisations]
    countries = tuple(name for name in rest if name.startswith("country-"))
    kinds = tuple(name for name in rest if name not in countries)
    found = (
        Group(say("The whole calendar", context="page"), _feeds(tuple(NAMES), tongue, asked)),
        Group(say("Organisations", context="page"), _feeds(tuple(registry.organisations), tongue, asked)),
        Group(say("Kinds of dates", context="page"), _feeds(kinds, tongue, asked)),
        Group(say("Countries", context="page"), _feeds(countries, tongue, asked), is_long=True),
    )
    return tuple(group for group in found if group.feeds)


def _feeds(file_names: tuple[str, ...], tongue: Language, asked: Asked) -> tuple[Feed, ...]:
    return tuple(_feed(name, tongue, asked) for name in file_names)


def _feed(name: str, tongue: Language, asked: Asked) -> Feed:
    is_first = tongue.code == asked.registry.calendar.languages[0]
    address = f"{asked.base_url}/feeds/{name}{'' if is_first else f'.{tongue.code}'}.ics"
    words = title(name, asked.registry, tongue)
    return Feed(name, words[:1].upper() + words[1:], address, urlsplit(address)._replace(scheme="webcal").geturl())
