"""The words of the built-in roles (RULES C7): by itself, in an anniversary, and after "counted from".

Three whole phrases a role, since no language lets one be made from another. A numbered role (`resumed-2`) needs none
of its own, nor an act of a party (`acceded-uz`), which takes the country's name.
"""

import re
from dataclasses import dataclass

from calendar_service.core.dates.edtf import Edtf
from calendar_service.core.model.occurrences import Basis
from calendar_service.core.wording._catalogue import Catalogue
from calendar_service.core.wording._dates import date
from calendar_service.core.wording._numbers import ordinal


@dataclass(frozen=True, slots=True)
class RoleWords:
    """The English texts of a role, which are the msgids of the contexts `role`, `anniversary` and `origin`."""

    word: str
    anniversary: str
    counted: str


def _of(noun: str, word: str | None = None) -> RoleWords:
    return RoleWords(word or noun, f"{{ordinal}} anniversary of the {noun}", f"counted from the {noun}")


ROLES = {
    "founded": _of("foundation"),
    "established": _of("establishment"),
    "declaration": _of("declaration"),
    "decision": _of("decision"),
    "adopted": _of("adoption"),
    "opened": _of("opening for signature"),
    "signed": _of("signing", "signature"),
    "in-force": _of("entry into force"),
    "provisional": _of("provisional application"),
    "charter-signed": _of("signing of the Charter", "Charter signed"),
    "charter-in-force": _of("entry into force of the Charter", "Charter in force"),
    "first-meeting": _of("first meeting"),
    "independence": RoleWords("independence", "{ordinal} anniversary of independence", "counted from independence"),
    "proclaimed": _of("proclamation"),
    "admitted": _of("admission"),
    "renamed": _of("change of name"),
    "broken": _of("severance of relations"),
    "resumed": _of("resumption of relations"),
    "suspended": _of("suspension"),
    "terminated": _of("termination"),
    "event": _of("event"),
    "date": RoleWords("date", "{ordinal} anniversary", "counted from the date"),
    "start": _of("beginning"),
    "end": _of("end"),
    "expiry": _of("expiry"),
    "term": _of("end of term"),
    "notice": _of("last day for notice"),
    "day": RoleWords("day", "{ordinal} anniversary", "counted from the first day"),
    "observed": _of("observed day"),
}
ACTS = {
    "ratified": _of("ratification by {country}"),
    "deposited": _of("deposit of the instrument by {country}"),
    "acceded": _of("accession of {country}"),
    "withdrew": _of("withdrawal of {country}"),
    "suspended": _of("suspension by {country}"),
    "denounced": _of("denunciation by {country}"),
}
_ACT = re.compile(rf"({'|'.join(ACTS)})-([a-z0-9-]*?[a-z][a-z0-9-]*?)(-[0-9]+)?")
_READING = re.compile(r"(term|notice)-.*")
_NUMBERED = re.compile(r"(.+)-([0-9]+)")


def role_word(catalogue: Catalogue, role: str) -> str:
    """Name a role: "signature", "accession of Uzbekistan"; one that has its own label is named by its id."""
    words, placeholders = _words(catalogue, role)
    return _numbered(catalogue, role, catalogue.gettext(words.word, context="role", **placeholders))


def anniversary(catalogue: Catalogue, role: str, n: int) -> str:
    """Give "30th anniversary of the signing"."""
    words, placeholders = _words(catalogue, role)
    filled = {**placeholders, **_ordinals(catalogue, n)}
    return _numbered(catalogue, role, catalogue.gettext(words.anniversary, context="anniversary", **filled))


def anniversary_of_label(catalogue: Catalogue, label: str, n: int) -> str:
    """Give "30th anniversary: label", for a role with a label of its own."""
    placeholders = {"label": label, **_ordinals(catalogue, n)}
    return catalogue.gettext("{ordinal} anniversary: {label}", context="anniversary", **placeholders)


def counted_from(catalogue: Catalogue, role: str, origin: Edtf, label: str | None) -> str:
    """Give "counted from the signing on 15 May 1992"."""
    if label:
        counted = catalogue.gettext("counted from: {label}", context="origin", label=label)
    else:
        counted = _counted(catalogue, role)
    words = {"counted": counted, "date": date(catalogue, origin)}
    if label or not origin.has_day or origin.is_interval:
        return catalogue.gettext("{counted}, {date}", context="origin", **words)
    return catalogue.gettext("{counted} on {date}", context="origin", **words)


def counted(catalogue: Catalogue, basis: Basis) -> str:
    """Give "counted from the signing", and only where a term begins on a day of its own that day."""
    if basis.role is None:
        return catalogue.gettext("counted from {date}", context="origin", date=date(catalogue, basis.date))
    return _counted(catalogue, basis.role)


def phrase(catalogue: Catalogue, template: str, n: int) -> str:
    """Fill an editor's own phrase, "{ordinal} anniversary of the SCO"; braces of any other sort stay."""
    for name, value in _ordinals(catalogue, n).items():
        template = template.replace(f"{{{name}}}", value)
    return template


def _counted(catalogue: Catalogue, role: str) -> str:
    words, placeholders = _words(catalogue, role)
    return _numbered(catalogue, role, catalogue.gettext(words.counted, context="origin", **placeholders))


def _ordinals(catalogue: Catalogue, n: int) -> dict[str, str]:
    return {"n": str(n), "ordinal": ordinal(catalogue, n, "before noun")}


def _words(catalogue: Catalogue, role: str) -> tuple[RoleWords, dict[str, object]]:
    """Find the texts of a role, and what they are filled with."""
    act = _ACT.fullmatch(role)
    if act:
        party = act[2].upper()
        return ACTS[act[1]], {"country": catalogue.names.countries.get(party, party)}
    reading, numbered = _READING.fullmatch(role), _NUMBERED.fullmatch(role)
    built_in = reading[1] if reading else numbered[1] if numbered else role
    return ROLES.get(built_in) or _of(role.replace("-", " ")), {}


def _numbered(catalogue: Catalogue, role: str, words: str) -> str:
    """Tell a role from the former ones of its sort: "resumption of relations (2)"."""
    numbered = None if _READING.fullmatch(role) else _NUMBERED.fullmatch(role)
    if numbered is None:
        return words
    return catalogue.gettext("{words} ({number})", context="role", words=words, number=numbered[2])
