"""Every catalogue has what the service says: each text, with its placeholders and every plural form.

The texts are read out of the code and the templates, so that a text without a translation fails here on the day it is
written. The interface must be complete in its own languages, everything else in all seven.
"""

import ast
import re
from collections.abc import Iterator
from importlib import resources
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

import jinja2
import pytest
from babel.messages.plurals import get_plural
from jinja2 import nodes

import calendar_service
from calendar_service.core.wording import _dates, _roles, _words
from calendar_service.core.wording._names import CATEGORIES
from calendar_service.core.wording._po import Messages, read
from calendar_service.core.wording.languages import LANGUAGES, UI_LANGUAGES, language

PACKAGE = Path(calendar_service.__path__[0])
INTERFACE = {"page", "message", "cli"}
ROLES = (*_roles.ROLES.values(), *_roles.ACTS.values())
# What is chosen by a table or a number, and so not written beside `gettext`.
TABLES = {
    "date": {
        "{year}",
        *_dates._MARKS.values(),
        *_dates._HALVES.values(),
        *(text for texts in _dates._QUARTERS.values() for text in texts),
        *(text for text, _ in _dates._SEASONS.values()),
    },
    "role": {words.word for words in ROLES},
    "anniversary": {words.anniversary for words in ROLES},
    "origin": {words.counted for words in ROLES},
    "country": {"SU", "YU", "CS", "DD"},
    "ordinal": {"other"},
    **{context: set(words.values()) for context, words in _words.WORDS.items()},
}
# A language chooses which of these it needs: en "30th", ru "30-".
EITHER_NUMBER = {"n", "ordinal"}
MARKERS_OF_DIRECTION = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")


class Text(NamedTuple):
    """A text that the service says, by its context; `many` is its English plural, or empty."""

    context: str
    msgid: str
    many: str = ""


def messages(code: str) -> Messages:
    return read((resources.files("calendar_service.core.wording") / f"{code}.po").read_text(encoding="utf-8"))


def constants(node: ast.expr) -> list[str]:
    """The texts that an argument can be: a constant, or one of two by a condition."""
    if isinstance(node, ast.IfExp):
        return [*constants(node.body), *constants(node.orelse)]
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def of_code(source: str) -> Iterator[Text]:
    """Every call with a `context=`, whatever its name, says the texts that it begins with."""
    for call in ast.walk(ast.parse(source)):
        if not isinstance(call, ast.Call):
            continue
        contexts = [text for keyword in call.keywords if keyword.arg == "context" for text in constants(keyword.value)]
        texts = [constants(argument) for argument in call.args]
        for context in contexts:
            if len(texts) > 1 and texts[1]:
                yield Text(context, texts[0][0], texts[1][0])
            else:
                yield from (Text(context, text) for text in (texts or [[]])[0])


def template_constants(node: nodes.Expr) -> list[str]:
    if isinstance(node, nodes.CondExpr) and node.expr2 is not None:
        return [*template_constants(node.expr1), *template_constants(node.expr2)]
    return [node.value] if isinstance(node, nodes.Const) and isinstance(node.value, str) else []


def of_template(source: str) -> Iterator[Text]:
    for call in jinja2.Environment(autoescape=True).parse(source).find_all(nodes.Call):
        contexts = [text for pair in call.kwargs if pair.key == "context" for text in template_constants(pair.value)]
        texts = [template_constants(argument) for argument in call.args]
        for context in contexts:
            if len(texts) > 1 and texts[1]:
                yield Text(context, texts[0][0], texts[1][0])
            else:
                yield from (Text(context, text) for text in (texts or [[]])[0])


def said() -> set[Text]:
    """Everything the service says."""
    found = {Text(context, msgid) for context, msgids in TABLES.items() for msgid in msgids}
    for file in PACKAGE.rglob("*.py"):
        found.update(of_code(file.read_text(encoding="utf-8")))
    for file in PACKAGE.rglob("*.html"):
        found.update(of_template(file.read_text(encoding="utf-8")))
    return found


SAID = sorted(said())


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{(\w*)\}", text))


def translated(code: str) -> Iterator[tuple[Text, tuple[str, ...]]]:
    """Everything that is said and translated, with its forms."""
    texts = messages(code).texts
    return ((text, texts[text.context, text.msgid]) for text in SAID if (text.context, text.msgid) in texts)


def test_the_texts_are_found_in_code_and_templates() -> None:
    code = 'say("a" if x else "b", context="page"); words.ngettext("{n} c", "{n} cs", 3, context="page"); f(context=y)'
    template = '{{ _("a" if x else "b", context="page") }} {{ l.ngettext("{n} c", "{n} cs", 3, context="page") }}'
    expected = [Text("page", "a"), Text("page", "b"), Text("page", "{n} c", "{n} cs")]
    assert sorted(of_code(code)) == sorted(of_template(template)) == sorted(expected)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_text_is_translated(code: str) -> None:
    asked = [text for text in SAID if text.context not in INTERFACE or code in UI_LANGUAGES]
    found = {text for text, _ in translated(code)}
    assert [text for text in asked if text not in found] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_text_is_kept_that_nobody_says(code: str) -> None:
    names = {
        "month",
        "weekday",
        "country",
        "list",
        "ordinal",
        "ordinal feminine",
        "ordinal neuter",
        "ordinal before noun",
    }
    known = {(text.context, text.msgid) for text in SAID}
    assert [key for key in messages(code).texts if key not in known and key[0] not in names] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_translation_fills_in_what_the_english_text_fills_in(code: str) -> None:
    for text, forms in translated(code):
        wanted = placeholders(text.many or text.msgid)
        for category, form in zip_longest(language(code).catalogue.names.plural_forms if text.many else (), forms):
            found = placeholders(form)
            if text.context == "anniversary":
                assert found - EITHER_NUMBER == wanted - EITHER_NUMBER, (text, form)
                assert len(found & EITHER_NUMBER) == 1, (text, form)
            elif category in ("one", "two"):
                assert found | {"n"} == wanted, (text, form)  # a dual says its number by itself
            elif text.context not in ("ordinal", "country", "date", "day of the month"):
                assert found == wanted, (text, form)
            elif text.context == "date":
                assert found == wanted or {"month", "month_alone"} >= found ^ wanted, (text, form)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_plural_form_of_the_language_is_there_and_no_other(code: str) -> None:
    expected = len(language(code).catalogue.names.plural_forms)
    assert [text for text, forms in translated(code) if len(forms) != (expected if text.many else 1)] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_translators_tools_number_the_plural_forms_as_we_do(code: str) -> None:
    header, names = messages(code).header["Plural-Forms"], language(code).catalogue.names
    count, expression = header.removesuffix(";").split("; plural=")
    assert count == f"nplurals={len(names.plural_forms)}"
    assert list(names.plural_forms) == [category for category in CATEGORIES if category in names.plural_forms]
    if code != "tg":  # Babel's table has no Tajik
        assert get_plural(code).num_plurals == len(names.plural_forms)
    assert expression


def test_english_is_what_its_msgids_say() -> None:
    forms = {key: texts for key, texts in messages("en").texts.items() if key[0] not in ("ordinal", "country")}
    assert [key for key, texts in forms.items() if texts[0] != key[1]] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_mark_of_direction_is_hidden_in_a_text(code: str) -> None:
    assert [text for text, forms in translated(code) if MARKERS_OF_DIRECTION.search("".join(forms))] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_catalogue_says_how_it_was_checked(code: str) -> None:
    head = (
        (resources.files("calendar_service.core.wording") / f"{code}.po").read_text(encoding="utf-8").split("msgid")[0]
    )
    assert "Checked: " in head
