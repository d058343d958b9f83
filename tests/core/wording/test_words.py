"""Single words, counted things, leads and what languages say of themselves."""

import datetime as dt

import pytest

from calendar_service.core.dates.durations import Duration, parse_lead
from calendar_service.core.dates.edtf import parse
from calendar_service.core.wording.languages import LANGUAGES, UI_LANGUAGES, language


def test_there_are_seven_languages_and_english_comes_first() -> None:
    assert set(LANGUAGES) == {"en", "ru", "fr", "es", "zh", "ar", "tg"}
    assert LANGUAGES[0] == "en"
    assert set(UI_LANGUAGES) <= set(LANGUAGES)


def test_a_language_names_itself_and_says_how_it_is_written() -> None:
    named = {code: (language(code).code, language(code).name, language(code).direction) for code in LANGUAGES}
    assert named == {
        "en": ("en", "English", "ltr"),
        "ru": ("ru", "Русский", "ltr"),
        "fr": ("fr", "Français", "ltr"),
        "es": ("es", "Español", "ltr"),
        "zh": ("zh", "中文", "ltr"),
        "ar": ("ar", "العربية", "rtl"),
        "tg": ("tg", "Тоҷикӣ", "ltr"),
    }


@pytest.mark.parametrize(
    ("n", "english", "russian", "arabic"),
    [
        (0, "today", "сегодня", "اليوم"),
        (1, "tomorrow", "завтра", "غدًا"),
        (2, "in 2 days", "через 2 дня", "بعد يومين"),
        (7, "in 7 days", "через 7 дней", "بعد 7 أيام"),
        (21, "in 21 days", "через 21 день", "بعد 21 يومًا"),
        (100, "in 100 days", "через 100 дней", "بعد 100 يوم"),
        (-1, "yesterday", "вчера", "أمس"),
        (-3, "3 days ago", "3 дня назад", "قبل 3 أيام"),
    ],
)
def test_days_left_are_counted_as_the_language_counts(n: int, english: str, russian: str, arabic: str) -> None:
    assert [language(code).days_left(n) for code in ("en", "ru", "ar")] == [english, russian, arabic]


def test_a_million_takes_a_form_that_exists() -> None:
    assert language("fr").days_left(1_000_000) == "dans 1000000 jours"


def test_a_text_without_a_translation_stays_english() -> None:
    tajik = language("tg")
    assert tajik.gettext("Nobody translated {this}", context="page", this="that") == "Nobody translated that"
    assert [tajik.ngettext("{n} cow", "{n} cows", n, context="page") for n in (1, 2)] == ["1 cow", "2 cows"]


def test_braces_stay_in_a_text_that_is_not_filled_in() -> None:
    assert language("en").gettext("write {n}", context="page") == "write {n}"


@pytest.mark.parametrize(
    ("lead", "english", "russian"),
    [
        ("P30D", "30 days before", "за 30 дней"),
        ("P1Y6M", "1 year and 6 months before", "за 1 год и 6 месяцев"),
        ("P0D", "on the day", "в тот же день"),
        ("10wd", "10 working days before", "за 10 рабочих дней"),
        ("1wd@RU", "1 working day before (Russia)", "за 1 рабочий день (Россия)"),
        ("5wd@RU+KZ", "5 working days before (Russia and Kazakhstan)", "за 5 рабочих дней (Россия и Казахстан)"),
        ("10wd@host", "10 working days before (host country)", "за 10 рабочих дней (страна проведения)"),
    ],
)
def test_a_lead_says_how_long_before_and_whose_working_days(lead: str, english: str, russian: str) -> None:
    assert [language(code).lead(parse_lead(lead)) for code in ("en", "ru")] == [english, russian]


def test_a_length_of_nothing_is_no_days() -> None:
    assert language("en").duration(Duration()) == "0 days"
    assert language("en").duration(Duration(years=1, months=6, days=2)) == "1 year, 6 months and 2 days"


def test_working_days_name_the_country() -> None:
    assert language("en").working_days(5, "RU") == "5 working days in Russia"
    assert language("ru").working_days(1, "RU") == "Россия: 1 рабочий день"


def test_nothing_in_brackets_has_brackets_of_its_own() -> None:
    for code in LANGUAGES:
        assert not set("()（）") & set(language(code).working_days(5, "RU"))


def test_punctuation_is_that_of_the_language() -> None:
    said = {code: language(code).comma.join(("TASS", "2021")) for code in LANGUAGES}
    assert said == dict.fromkeys(LANGUAGES, "TASS, 2021") | {"ar": "TASS، 2021", "zh": "TASS，2021"}
    assert [language(code).with_more("A", "B") for code in ("ru", "zh")] == ["A (B)", "A（B）"]


@pytest.mark.parametrize(
    ("code", "town", "expected"),
    [
        ("en", "Dushanbe", "Dushanbe, Tajikistan"),
        ("zh", "杜尚别", "塔吉克斯坦杜尚别"),
        ("ar", "دوشنبه", "دوشنبه، طاجيكستان"),
    ],
)
def test_a_place_is_named_in_the_order_of_the_language(code: str, town: str, expected: str) -> None:
    assert language(code).place(town, "TJ") == expected


def test_items_are_joined_as_the_language_joins_them() -> None:
    english = language("en")
    assert [english.list_of(items) for items in ("", "A", "AB", "ABC", "ABCDE")] == [
        "",
        "A",
        "A and B",
        "A, B and C",
        "A, B, C, D and E",
    ]
    assert [language(code).list_of("ABC") for code in ("ru", "zh", "ar", "tg")] == [
        "A, B и C",
        "A、B和C",
        "A وB وC",
        "A, B ва C",
    ]


def test_numbers_are_grouped_from_five_digits_on() -> None:
    assert [language("en").number(n) for n in (7, 1992, 12345, -12345)] == ["7", "1992", "12,345", "-12,345"]
    assert language("es").number(12345) == "12.345"


def test_countries_are_named_by_cldr_and_former_ones_by_our_table() -> None:
    english = language("en")
    codes = ("TJ", "XK", "SU", "YU", "CS", "DD", "QQ")
    assert [english.country(code) for code in codes] == [
        "Tajikistan",
        "Kosovo",
        "Soviet Union",
        "Yugoslavia",
        "Czechoslovakia",
        "German Democratic Republic",
        "QQ",
    ]
    assert language("tg").country("SU") == "Иттиҳоди Шӯравӣ"


def test_a_time_names_its_zone() -> None:
    english = language("en")
    assert english.time(dt.time(10)) == "10:00"
    assert english.time(dt.time(10), dt.time(12, 30), "Asia/Dushanbe") == "10:00–12:30 (Asia/Dushanbe)"


def test_every_word_of_the_model_has_words() -> None:
    russian = language("ru")
    assert russian.status("tentative") == "предварительно"
    assert russian.kind("national-day") == "национальный праздник"
    assert russian.class_name("grand") == "большой юбилей"
    assert russian.document_status("approved") == "проект одобрен"
    assert russian.level("heads-of-state") == "главы государств"
    assert russian.kind("unheard-of") == "unheard-of"


def test_a_span_says_that_its_day_will_be_announced_or_never_was_recorded() -> None:
    english = language("en")
    assert english.prefixed(parse("2021-09"), "SCO summit") == "September 2021, date to be announced: SCO summit"
    assert english.span_prefix(parse("2021-36")) == "Q4 2021, date to be announced"
    assert english.span_prefix(parse("1921~"), past=True) == "About 1921, day not recorded"
    assert english.span_prefix(parse("2021-09-16~")) == "About 16 September 2021"
    assert language("ru").span_prefix(parse("2021-36")) == "IV квартал 2021 г., дата будет объявлена"


def test_what_is_postponed_or_cancelled_says_so_before_the_title() -> None:
    english, former = language("en"), parse("2021-09-16/2021-09-17")
    assert english.cancelled("SCO summit") == "Cancelled: SCO summit"
    assert english.postponed(None, "X") == "Postponed, new date to be announced: X"
    assert english.postponed(former, "X") == "Postponed, new date to be announced (was 16–17 September 2021): X"
    assert english.postponed(former, "X", parse("2021-36")) == (
        "Q4 2021, date to be announced (postponed, was 16–17 September 2021): X"
    )
    assert language("fr").cancelled("Sommet") == "Annulé : Sommet"
