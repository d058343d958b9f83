"""Texts by language: `{en: Dushanbe, ru: Душанбе}`, or one text, which is in the calendar's first language.

A text may be in any language that CLDR knows, also one that the calendar does not speak; `tj` and `cn` are countries.
"""

import re
from functools import cache
from typing import Any

from babel import localedata

from calendar_service.core.model.texts import Texts
from calendar_service.core.problems import quoted
from calendar_service.core.reading.context import Context
from calendar_service.core.reading.forms import Form, listed, not_text
from calendar_service.core.reading.nodes import Mapping, Node, Text
from calendar_service.core.wording.languages import LANGUAGES

LONGEST_TITLE = 2_000

_BREAKS = re.compile(r"[ \t]*[\n\t][ \n\t]*")
_tag = re.compile(r"([a-z]{2,3})(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?")

#: Codes of countries that are written for their languages.
_TAKEN_FOR = {
    "at": "de", "by": "be", "cn": "zh", "cz": "cs", "dk": "da", "gb": "en", "gr": "el", "il": "he", "in": "hi",
    "ir": "fa", "jp": "ja", "kg": "ky", "kp": "ko", "kr": "ko", "kz": "kk", "rs": "sr", "se": "sv", "si": "sl",
    "tj": "tg", "tm": "tk", "ua": "uk", "us": "en", "vn": "vi",
}  # fmt: skip


def language(node: Node, context: Context) -> str | None:
    """Read the code of any language."""
    if isinstance(node, Text) and is_language(node):
        return str(node)
    if not isinstance(node, Text):
        context.faults.wrong_form(node, "the code of a language", "write one code such as en")
        return None
    _unknown_language(node, "the code of a language, such as en or ru", context)
    return None


def calendar_language(node: Node, context: Context) -> str | None:
    """Read the code of a language that has a catalogue."""
    if isinstance(node, Text) and node in LANGUAGES:
        return str(node)
    expected = f"one of {', '.join(LANGUAGES)}"
    if not isinstance(node, Text):
        context.faults.wrong_form(node, expected, "write these codes")
        return None
    _unknown_language(node, expected, context)
    return None


def is_language(code: str) -> bool:
    """Tell whether a code is that of a language (BCP 47), perhaps with its script and region."""
    found = _tag.fullmatch(code)
    return code in LANGUAGES or (found is not None and found[1] in _languages())


@cache
def _languages() -> frozenset[str]:
    return frozenset(localedata.load("en")["languages"])


def _unknown_language(node: Text, expected: str, context: Context) -> None:
    near = _TAKEN_FOR.get(node.lower()) or context.faults.meant(node, (*LANGUAGES, *_TAKEN_FOR.values()))
    fix = f"write {near}" if near else "write one of these"
    context.faults.refuse(node, "unknown-language", f"no language {quoted(node)}", expected, fix)


def _texts(longest: int) -> Form:
    def read(node: Node, context: Context) -> Texts | None:
        if node.__class__ is Text:
            if 0 < len(node) <= longest:
                return {context.languages[0] if context.languages else "en": _one_line(node)}
            not_text(node, context, longest)
            return None
        if not isinstance(node, Mapping):
            context.faults.wrong_form(node, "a text in each language", "write {en: …}")
            return None
        found: dict[str, str] = {}
        for code, value in node.items():
            if code not in LANGUAGES and not is_language(code):
                _unknown_language(code, "the code of a language, such as en or ru", context)
            elif value.__class__ is Text and 0 < len(value) <= longest:
                found[_code(code)] = _one_line(value)
            else:
                not_text(value, context, longest)
        return found or None

    return read


def _one_line(text: str) -> str:
    """Join the lines of a folded text: subjects, titles and table rows have one."""
    return _BREAKS.sub(" ", text.strip("\n\t ")) if "\n" in text or "\t" in text else str(text)


@cache
def _code(code: str) -> str:
    """Give the one text that stands for a code everywhere."""
    return str(code)


texts = _texts(10_000)
titles = _texts(LONGEST_TITLE)
languages = listed(language)
calendar_languages = listed(calendar_language)


def _is_by_role(node: Mapping) -> bool:
    return any(isinstance(value, Mapping) for value in node.values()) or not any(is_language(key) for key in node)


def phrase(node: Node, context: Context) -> dict[str, Texts] | None:
    """Read an entry's own words for its anniversaries: texts, or texts by role (RULES C7); "" holds for all roles."""
    if not isinstance(node, Mapping) or not _is_by_role(node):
        found = titles(node, context)
        return {"": found} if found else None
    pairs: list[tuple[str, Any]] = [(str(role), titles(value, context)) for role, value in node.items()]
    return {role: words for role, words in pairs if words}
