"""Titles of occurrences (RULES C7): `{title}: {phrase}`, so that no title is ever inflected.

A title says what; that the date is open, postponed or cancelled is said by `marked_title` alone, which feeds show.
"""

from calendar_service.core.model.entries import Entry
from calendar_service.core.model.occurrences import Occurrence
from calendar_service.core.model.texts import Texts, in_language
from calendar_service.core.model.treaties import Treaty
from calendar_service.core.wording.languages import Language

Title = tuple[str, str]

# Roles of which the entry's title alone is the title.
_SILENT = frozenset({"date", "day"})


def title_of(occurrence: Occurrence, language: Language, calendar_languages: tuple[str, ...]) -> Title:
    """Give the title and the code of the language that its own words are in (the entry may lack this one)."""
    role, entry = occurrence.role, occurrence.role.entry
    if occurrence.ordinal is not None:
        return _of_anniversary(entry, role.name, role.label, occurrence.ordinal, language, calendar_languages)
    if role.title and not occurrence.is_computed:
        return in_language(role.title, language.code, calendar_languages)
    title, code = in_language(entry.title, language.code, calendar_languages)
    if role.name in _SILENT and not role.label:
        return title, code
    if role.basis:
        return language.joined(title, _deadline(occurrence, language)), code
    return language.joined(title, _word(role.name, role.label, language, calendar_languages)), code


def marked_title(occurrence: Occurrence, language: Language, calendar_languages: tuple[str, ...]) -> Title:
    """Give the title as a feed shows it: what is cancelled, postponed or without a day says so first."""
    title, code = title_of(occurrence, language, calendar_languages)
    edtf = occurrence.edtf
    if occurrence.status == "cancelled":
        return language.cancelled(title), code
    if edtf is None or (occurrence.status == "postponed" and not occurrence.has_day):
        return language.postponed(occurrence.former, title, edtf), code
    if not occurrence.has_day:
        past = occurrence.is_computed or occurrence.status == "held"
        return language.prefixed(edtf, title, past=past), code
    return title, code


def mark_phrase(entry: Entry, role: str, ordinal: int, language: Language, calendar_languages: tuple[str, ...]) -> str:
    """Give the title of the anniversary that a meeting marks, whether or not it occurs."""
    label = next((claim.label for claim in entry.claims if claim.role == role and claim.label), None)
    return _of_anniversary(entry, role, label, ordinal, language, calendar_languages)[0]


def _of_anniversary(
    entry: Entry, role: str, label: Texts | None, n: int, language: Language, calendar_languages: tuple[str, ...]
) -> Title:
    own = entry.phrase.get(role) or entry.phrase.get("") or {}
    if language.code in own:
        return language.phrase(own[language.code], n), language.code
    title, code = in_language(entry.title, language.code, calendar_languages)
    if label:
        words = language.anniversary_of_label(in_language(label, language.code, calendar_languages)[0], n)
    else:
        words = language.anniversary(role, n)
    return language.joined(title, words), code


def _word(role: str, label: Texts | None, language: Language, calendar_languages: tuple[str, ...]) -> str:
    return in_language(label, language.code, calendar_languages)[0] if label else language.role(role)


def _deadline(occurrence: Occurrence, language: Language) -> str:
    """Say what ends, or what may be done until then; of several readings of a term also which (RULES D1, D4)."""
    treaty, basis, outcome = occurrence.role.entry.own, occurrence.role.basis, occurrence.outcome
    notices = treaty.notices if isinstance(treaty, Treaty) else ()
    readings = len(treaty.terms) if isinstance(treaty, Treaty) else 1
    if occurrence.role_name.startswith("term"):
        words = language.gettext("term ends and renews itself" if outcome == "renews" else "term ends", context="title")
    else:
        words = language.role("notice")
    if outcome == "given":
        given = next(notice.date for notice in notices if notice.date <= occurrence.day)
        words = language.gettext("{words} (given on {date})", context="title", words=words, date=language.day(given))
    if readings > 1 and basis:
        words = language.gettext("{words} ({basis})", context="title", words=words, basis=language.counted(basis))
    return words
