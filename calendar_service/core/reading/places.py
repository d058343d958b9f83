"""Where something happens: an id of `places:`, or `City, CC` as an editor wrote it (RULES B7).

The country stands after the last comma, so `Washington, DC, US` is a town in the United States.
"""

import re
from typing import Any

from calendar_service.core.model.places import Place
from calendar_service.core.problems import quoted
from calendar_service.core.reading.context import Context
from calendar_service.core.reading.countries import code_of, codes, country
from calendar_service.core.reading.dates import timezone
from calendar_service.core.reading.forms import Fields, every, mapping, text
from calendar_service.core.reading.nodes import Node, Text
from calendar_service.core.reading.texts import titles

_slug = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_position = re.compile(r"(-?[0-9]{1,2}(?:\.[0-9]+)?), ?(-?[0-9]{1,3}(?:\.[0-9]+)?)")


def place(node: Node, context: Context) -> Place | None:
    """Read where something happens."""
    if node.__class__ is Text:
        known = context.places.get(node) or context.towns.get(node)
        if known is not None:
            return known
    return _town(node, context)


def _town(node: Node, context: Context) -> Place | None:
    if not isinstance(node, Text):
        context.faults.wrong_form(node, 'an id of places:, or "City, CC"', "write one place, in quotation marks")
        return None
    if not node:
        return None
    name, comma, land = (part.strip() for part in node.rpartition(","))
    if comma and name and land in codes():
        context.towns[str(node)] = town = Place(None, {"und": name}, codes()[land])
        return town
    if comma:
        return _without_code(node, name, land, context)
    if _slug.fullmatch(node):
        _unknown_place(node, context)
        return None
    _warn_of_country(node, context)
    return Place(None, {"und": str(node)})


def _unknown_place(node: Text, context: Context) -> None:
    near = context.faults.meant(node, context.places)
    fix = f"write {near}" if near else f'add {node} to places:, or write "City, CC"'
    context.faults.error(node, "unknown-id", f"no place {quoted(node)}", 'an id of places:, or "City, CC"', fix)


def _without_code(node: Text, name: str, land: str, context: Context) -> Place | None:
    """Refuse a country's name, or a code of none, where its code belongs; warn where no country is meant at all."""
    code = code_of(land, context)
    if code or re.fullmatch("[A-Z]{2}", land):
        found, expected = f"{quoted(land)} is no code of a country", "the town, a comma and the country's two letters"
        fix = f'write "{name}, {code}"' if code else "write the country's two letters after the comma"
        context.faults.error(node, "unknown-country", found, expected, fix)
        return None
    _warn_of_country(node, context)
    return Place(None, {"und": str(node)})


def _warn_of_country(node: Text, context: Context) -> None:
    found, expected = f"{quoted(node)} names no country", 'a place such as "Moscow, RU"'
    fix = "write a comma and the country's two letters after the town, all in quotation marks"
    context.faults.warning(node, "unknown-country", found, expected, fix)


def geo(node: Node, context: Context) -> tuple[str, str] | None:
    """Read latitude and longitude in degrees, `38.56, 68.77`; kept as written."""
    found = _position.fullmatch(node) if isinstance(node, Text) else None
    if found and abs(float(found[1])) <= 90 and abs(float(found[2])) <= 180:
        return found[1], found[2]
    expected = 'latitude and longitude in degrees, such as "38.56, 68.77"'
    context.faults.wrong_form(node, expected, "write both with a comma between them, in quotation marks")
    return None


def town(id_: str, node: Node, context: Context) -> Place | None:
    """Read a place of the table `places:`."""
    found: dict[str, Any] | None = mapping(node, _TOWN, ("name",), context)
    return Place(id_, **found) if found else None


_TOWN: Fields = {
    "name": ("name", titles),
    "country": ("country", country),
    "timezone": ("timezone", timezone),
    "geo": ("geo", geo),
    "aliases": ("aliases", every(text)),
}
