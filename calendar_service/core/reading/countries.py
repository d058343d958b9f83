"""Countries and organisations: ISO 3166-1 codes and ids of the file (RULES I2).

The codes are those of the tz database's own copy of ISO 3166-1; CLDR's list also has territories that are no members.
"""

from functools import cache
from importlib import resources

from calendar_service.core.problems import quoted
from calendar_service.core.reading.context import Context
from calendar_service.core.reading.nodes import Node, Text
from calendar_service.core.wording.languages import language

#: Kosovo, which has no code of ISO's, and States of the past.
_BESIDES = ("CS", "DD", "SU", "XK", "YU")
_TAKEN_FOR = {"UK": "GB", "EL": "GR"}


@cache
def codes() -> dict[str, str]:
    """Give the known codes, each as one and the same text."""
    text = resources.files("tzdata").joinpath("zoneinfo", "iso3166.tab").read_text(encoding="utf-8")
    lines = (line.partition("\t")[0] for line in text.splitlines() if not line.startswith("#"))
    return {code: code for code in (*lines, *_BESIDES)}


def country(node: Node, context: Context) -> str | None:
    """Read the code of a country."""
    code = codes().get(node) if node.__class__ is Text else None
    if code is None:
        _unknown_country(node, context)
    return code


def who(node: Node, context: Context) -> str | None:
    """Read a country's code or an organisation's id."""
    if node.__class__ is Text:
        code = codes().get(node)
        if code is not None:
            return code
        organisation = context.organisations.get(node)
        if organisation is not None:
            return organisation.id
    _unknown_participant(node, context)
    return None


def organisation(node: Node, context: Context) -> str | None:
    """Read the id of an organisation of the file."""
    found = context.organisations.get(node) if node.__class__ is Text else None
    if found is not None:
        return found.id
    if not isinstance(node, Text):
        context.faults.wrong_form(node, "the id of an organisation", "write an id of organisations:")
        return None
    near = context.faults.meant(node, context.organisations)
    fix = f"write {near}" if near else f"add {node} to organisations:"
    expected = "an id of organisations:"
    context.faults.refuse(node, "unknown-id", f"no organisation {quoted(node)}", expected, fix)
    return None


def code_of(name: str, context: Context) -> str | None:
    """Give the code that stands for what somebody wrote in place of one: another case, a name, a popular code."""
    if name.upper() in codes() or name.upper() in _TAKEN_FOR:
        return _TAKEN_FOR.get(name.upper(), name.upper())
    return _by_name(("en", *context.languages)).get(name.casefold())


@cache
def _by_name(languages: tuple[str, ...]) -> dict[str, str]:
    pairs = ((language(each), code) for each in languages for code in codes())
    return {tongue.country(code).casefold(): code for tongue, code in pairs}


def _unknown_country(node: Node, context: Context) -> None:
    expected = "two capital letters of ISO 3166, such as TJ"
    if not isinstance(node, Text):
        context.faults.wrong_form(node, expected, "write one country's code")
        return
    code = code_of(node, context)
    found = f"no country has the code {quoted(node)}"
    fix = f"write {code}" if code else "write the country's two letters"
    context.faults.refuse(node, "unknown-country", found, expected, fix)


def _unknown_participant(node: Node, context: Context) -> None:
    expected = "two capital letters of a country, or an id of organisations:"
    if not isinstance(node, Text):
        context.faults.wrong_form(node, expected, "write one code or id")
        return
    meant = code_of(node, context) or context.faults.meant(node, context.organisations)
    fix = f"write {meant}" if meant else "write a country's code, or add the organisation to organisations:"
    code = "unknown-country" if len(node) == 2 else "unknown-id"
    context.faults.refuse(node, code, f"{quoted(node)} is no country and no organisation here", expected, fix)
