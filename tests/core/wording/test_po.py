"""Our own reader of PO files, held against Babel's."""

import io
from importlib import resources

import pytest
from babel.messages.pofile import read_po

from calendar_service.core.wording._po import read
from calendar_service.core.wording.languages import LANGUAGES


def source(code: str) -> str:
    return (resources.files("calendar_service.core.wording") / f"{code}.po").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_catalogue_reads_as_babel_reads_it(code: str) -> None:
    expected: dict[tuple[str, str], tuple[str, ...]] = {}
    for message in read_po(io.BytesIO(source(code).encode())):
        msgid = message.id if isinstance(message.id, str) else message.id[0]
        forms = (message.string,) if isinstance(message.string, str) else message.string or ()
        expected[message.context or "", msgid] = tuple(forms)
    del expected["", ""]
    assert read(source(code)).texts == expected


def test_long_texts_run_over_several_lines_and_escapes_are_undone() -> None:
    po = 'msgid ""\n"one "\n"\\"two\\"\\n"\nmsgstr ""\n"eins "\n"\\"zwei\\"\\n"\n'
    assert read(po).texts == {("", 'one "two"\n'): ('eins "zwei"\n',)}


def test_what_is_not_translated_or_obsolete_is_left_out() -> None:
    po = 'msgctxt "page"\nmsgid "Home"\nmsgstr ""\n\n#~ msgid "Old"\n#~ msgstr "Alt"\n'
    assert read(po).texts == {}


def test_plural_forms_keep_their_order() -> None:
    po = 'msgid "{n} day"\nmsgid_plural "{n} days"\nmsgstr[0] "{n} Tag"\nmsgstr[1] "{n} Tage"\n'
    assert read(po).texts == {("", "{n} day"): ("{n} Tag", "{n} Tage")}


def test_the_header_is_no_text_but_a_table() -> None:
    messages = read('msgid ""\nmsgstr ""\n"Language: ru\\n"\n"X-Ordinal-Rules: one: n is 1\\n"\n')
    assert messages.texts == {}
    assert messages.header == {"Language": "ru", "X-Ordinal-Rules": "one: n is 1"}


def test_an_empty_file_holds_nothing() -> None:
    assert read("").texts == {}
