"""Choosing a language by what somebody typed."""

import pytest

from calendar_service.core.wording.choice import chosen

LANGUAGES = ("ru", "en", "tg")


def test_without_a_code_it_is_the_calendars_first():
    assert chosen(None, LANGUAGES).code == "ru"


def test_a_code_may_be_in_capitals():
    assert chosen("TG", LANGUAGES).code == "tg"


def test_a_language_that_the_calendar_lacks_is_refused_with_those_it_has():
    with pytest.raises(ValueError, match=r'^"fr" is no language of this calendar: write one of ru, en, tg$'):
        chosen("fr", LANGUAGES)


def test_the_nearest_one_is_named():
    with pytest.raises(ValueError, match=r'; did you mean "en"[?]$'):
        chosen("eng", LANGUAGES)
