"""Languages do not leak into one another, whatever order they are used in (RULES H7)."""

import datetime as dt
import itertools

import pytest
from babel import localedata

from calendar_service.core.dates.edtf import parse
from calendar_service.core.wording.languages import LANGUAGES, language

ROTATIONS = [LANGUAGES[start:] + LANGUAGES[:start] for start in range(len(LANGUAGES))]
ORDERS = [*ROTATIONS, tuple(reversed(LANGUAGES)), ("zh", "tg", "ar", "en", "ru", "es", "fr")]


def said(code: str) -> tuple[str, ...]:
    speaker = language(code)
    months = tuple(speaker.month_year(dt.date(2027, month, 1)) for month in range(1, 13))
    days = tuple(speaker.day(dt.date(2027, month, month), with_weekday=True) for month in range(1, 13))
    spans = tuple(speaker.date(parse(f"2027-{span}")) for span in (21, 24, 30, 33, 34, 35, 36, 40, 41))
    names = tuple(speaker.country(country) for country in ("TJ", "CN", "SA", "XK", "DD"))
    return (*months, *days, *spans, *names, speaker.name, speaker.list_of(("1", "2", "3")), speaker.days_left(3))


def all_said(order: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Say the same in every language, read anew from disk in this order."""
    language.cache_clear()
    localedata._cache.clear()
    return {code: said(code) for code in order}


@pytest.mark.parametrize("order", ORDERS, ids="-".join)
def test_the_words_are_the_same_in_any_order_of_loading(order: tuple[str, ...]) -> None:
    assert all_said(order) == all_said(LANGUAGES)


def test_no_two_languages_share_a_name_of_a_month_in_another_script() -> None:
    spoken = all_said(("zh", "ar", "tg", "en", "ru", "fr", "es"))
    for one, other in itertools.combinations(("zh", "ar", "tg", "en"), 2):
        assert not set(spoken[one]) & set(spoken[other])


def test_a_language_is_read_once_and_an_unknown_one_is_a_key_error() -> None:
    assert language("ru") is language("ru")
    for code in ("xx", "../en", ""):
        with pytest.raises(KeyError):
            language(code)
