"""Roles: their names and labels, and the keys of an entry that name one (RULES C1, C2, C7)."""

import re
from collections.abc import Mapping

from calendar_service.core.derivation.roles import is_counted
from calendar_service.core.model.claims import Claim
from calendar_service.core.model.entries import Entry
from calendar_service.core.model.texts import Texts
from calendar_service.core.problems import Placed, quoted
from calendar_service.core.reading.context import Context
from calendar_service.core.reading.countries import codes
from calendar_service.core.registry.places import Places
from calendar_service.core.wording._roles import ACTS, ROLES

_numbered = re.compile(r"(.+)-[0-9]+")
#: Computed, never written; a term's further reading gives roles that begin with one of the first two.
_COMPUTED = re.compile(r"(?:term|notice)(?:-.*)?|day|observed")


def check(entry: Entry, groups: Mapping[str, tuple[Claim, ...]], places: Places, context: Context) -> None:
    """Check the roles of an entry and what names them."""
    for role, claims in groups.items():
        if role not in ROLES or role in ("term", "notice", "day", "observed"):
            first = claims[0]
            _unusual(role, claims, entry if first.short else first, places, context)
    for claim in entry.claims:
        if claim.label is not None:
            _label(claim.label, places.under(entry if claim.short else claim, "label"), context)
    if entry.main is not None and entry.main not in groups:
        _unknown(entry.main, places.under(entry, "main"), groups, context)
    if entry.phrase:
        _phrase(entry, groups, places, context)


def _unusual(role: str, claims: tuple[Claim, ...], owner: Placed, places: Places, context: Context) -> None:
    if _COMPUTED.fullmatch(role):
        at = places.under(owner, "role")
        fix = "choose another word, with a label:"
        context.faults.error(at, "reserved-role", f"the role {role} is computed", "a role of your own", fix)
    elif not is_built_in(role, context) and not any(claim.label for claim in claims):
        near = context.faults.meant(role, ROLES)
        fix = f"write {near}, or add label: with its words" if near else "add label: with its words"
        expected = f"a label: for the role {role}, which has no built-in word"
        context.faults.missing(owner, "label", expected, fix)


def is_built_in(role: str, context: Context) -> bool:
    """Tell whether every language has words for a role, numbered or of a party, or not."""
    numbered = _numbered.fullmatch(role)
    if role in ROLES or (numbered and numbered[1] in ROLES):
        return True
    act, _, party = role.partition("-")
    return act in ACTS and any(_is_party(name, context) for name in (party, party.rpartition("-")[0]))


def _is_party(name: str, context: Context) -> bool:
    return name.upper() in codes() or name in context.organisations


def _label(label: Texts, at: Placed, context: Context) -> None:
    """A label is needed in every language: nothing else names its role (RULES I1)."""
    lacking = [code for code in context.languages if code not in label]
    if lacking:
        found, expected = f"no label in {', '.join(lacking)}", "a label in each of the calendar's languages"
        context.faults.error(at, "missing-language", found, expected, f"add {lacking[0]}: and the words")


def _phrase(entry: Entry, groups: Mapping[str, tuple[Claim, ...]], places: Places, context: Context) -> None:
    at = places.under(entry, "phrase")
    for role in entry.phrase:
        if role and role not in groups:
            _unknown(role, places.under(at, role), groups, context)
    counted = [role for role, claims in groups.items() if is_counted(entry, claims)]
    if "" in entry.phrase and len(counted) > 1:
        found, expected = f"one phrase for {len(counted)} counts", f"phrases by role: {', '.join(counted)}"
        context.faults.error(at, "wrong-form", found, expected, f"write phrase: {{{counted[0]}: {{en: …}}}}")


def _unknown(role: str, at: Placed, groups: Mapping[str, tuple[Claim, ...]], context: Context) -> None:
    near = context.faults.meant(role, groups)
    fix = f"write {near}" if near else "write one of these, or add a claim of that role"
    expected = f"a role of this entry: {', '.join(groups)}"
    context.faults.error(at, "unknown-id", f"no role {quoted(role)} here", expected, fix)
