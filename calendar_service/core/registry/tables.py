"""What stands above the entries: the version, the calendar itself, and the tables of sources, places, organisations.

The calendar's languages are read before everything else, since a text without a language is in the first of them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar

from calendar_service.core.model.organisations import Organisation
from calendar_service.core.model.places import Place
from calendar_service.core.model.registry import Calendar
from calendar_service.core.model.sources import Source
from calendar_service.core.problems import quoted
from calendar_service.core.reading.context import Context
from calendar_service.core.reading.countries import country
from calendar_service.core.reading.dates import lead
from calendar_service.core.reading.forms import Fields, address, listed, mapping, slug
from calendar_service.core.reading.nodes import Mapping, Node, Text
from calendar_service.core.reading.places import town
from calendar_service.core.reading.sources import described
from calendar_service.core.reading.texts import calendar_languages, languages, titles

_Value = TypeVar("_Value")

#: Addresses of the service, which no organisation may take (RULES I2).
_RESERVED = frozenset(
    (
        *("all", "jubilees", "deadlines", "feed", "feeds", "entries", "organisations", "countries", "api", "s"),
        *("anniversary", "treaty", "summit", "session", "visit", "call"),
        *("relations", "presidency", "mandate", "observance", "national-day"),
    )
)


def read_version(node: Node | None, context: Context) -> None:
    """Refuse any version of the format but the first."""
    if node is not None and node != "1":
        context.faults.wrong_form(node, "version 1", "write version: 1")


def read_calendar(node: Node | None, context: Context) -> Calendar | None:
    """Read what the file says of itself."""
    if node is None:
        return None
    if isinstance(node, Mapping) and "languages" in node:
        # Looked at once more below, where what is wrong is noted.
        silent = Context(context.today)
        context.languages = calendar_languages(node["languages"], silent)  # type: ignore[index]
    values: dict[str, Any] | None = mapping(node, _CALENDAR, ("id", "name", "languages"), context)
    return Calendar(**values) if values and values["languages"] else None


def reminders(node: Node, context: Context) -> dict[str, tuple[Any, ...]] | None:
    """Read the default leads by type of occurrence."""
    return mapping(node, _REMINDERS, (), context)


def color(node: Node, context: Context) -> str | None:
    """Read the CSS name of a colour."""
    if isinstance(node, Text) and node in _colours():
        return str(node)
    if isinstance(node, Text):
        near = context.faults.meant(node, _colours())
        fix = f"write {near}" if near else "write a name such as darkgreen"
        found = f"no colour {quoted(node)}"
        context.faults.refuse(node, "unknown-word", found, "a name of CSS, such as darkgreen", fix)
    else:
        context.faults.wrong_form(node, "a name of CSS, such as darkgreen", "write one name")
    return None


@cache
def _colours() -> frozenset[str]:
    import webcolors  # noqa: PLC0415 - a twentieth of a second, which a registry without colours need not wait

    return frozenset(webcolors.names("css3"))


def organisation(id_: str, node: Node, context: Context) -> Organisation | None:
    """Read one organisation; without a short name it is called by its whole one."""
    values: dict[str, Any] | None = mapping(node, _ORGANISATION, ("name",), context)
    return Organisation(id_, **{"short": values["name"], **values}) if values else None


@dataclass(frozen=True, slots=True)
class Table(Generic[_Value]):
    """A table: how one of its values is read, and what stands for one that cannot be, so that its id is known."""

    form: Callable[[str, Node, Context], _Value | None]
    unread: Callable[[str], _Value]
    reserves: bool = False


def table(node: Node | None, kind: Table[_Value], context: Context) -> dict[str, _Value]:
    """Read the values of a table by their ids."""
    if node is None:
        return {}
    if not isinstance(node, Mapping):
        context.faults.wrong_form(node, "ids, each with keys and values", "write an id and a colon before each")
        return {}
    found: dict[str, _Value] = {}
    for key, item in node.items():
        id_ = slug(key, context) or str(key)
        if kind.reserves:
            _refuse_reserved(key, context)
        found[id_] = kind.form(id_, item, context) or kind.unread(id_)
    return found


def _refuse_reserved(key: Text, context: Context) -> None:
    if key in _RESERVED or key.startswith("country-"):
        found, expected = f"{quoted(key)} is an address of the service", "another id"
        context.faults.error(key, "reserved-id", found, expected, f"write {key}-org, or another word")


_CALENDAR: Fields = {
    "id": ("id", slug),
    "name": ("name", titles),
    "languages": ("languages", calendar_languages),
    "country": ("country", country),
    "reminders": ("reminders", reminders),
}
_REMINDERS: Fields = {name: (name, listed(lead)) for name in ("anniversary", "deadline", "event", "observance")}
_ORGANISATION: Fields = {
    "name": ("name", titles),
    "short": ("short", titles),
    "members": ("members", listed(country)),
    "languages": ("languages", languages),
    "color": ("color", color),
    "site": ("site", address),
}

SOURCES = Table(described, lambda id_: Source(id_, {}, "press"))
PLACES = Table(town, lambda id_: Place(id_, {}))
ORGANISATIONS = Table(organisation, lambda id_: Organisation(id_, {}, {}), reserves=True)
