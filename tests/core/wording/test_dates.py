"""Dates in words: one table a language, read by a person, from a day to a year and from BC to doubt."""

import datetime as dt

import pytest
from babel import localedata
from babel.dates import format_date

from calendar_service.core.dates.edtf import parse
from calendar_service.core.wording.languages import language

TABLE = {
    "2027-05-15": (
        "15 May 2027",
        "15 мая 2027 г.",
        "15 mai 2027",
        "15 de mayo de 2027",
        "2027年5月15日",
        "15 مايو 2027",
        "15 майи соли 2027",
    ),
    "2021-05-01": (
        "1 May 2021",
        "1 мая 2021 г.",
        "1er mai 2021",
        "1 de mayo de 2021",
        "2021年5月1日",
        "1 مايو 2021",
        "1 майи соли 2021",
    ),
    "2021-09-16/2021-09-17": (
        "16–17 September 2021",
        "16–17 сентября 2021 г.",
        "16–17 septembre 2021",
        "16–17 de septiembre de 2021",
        "2021年9月16日至17日",
        "16–17 سبتمبر 2021",
        "16–17 сентябри соли 2021",
    ),
    "2021-08-30/2021-09-02": (
        "30 August – 2 September 2021",
        "30 августа – 2 сентября 2021 г.",
        "30 août – 2 septembre 2021",
        "30 de agosto – 2 de septiembre de 2021",
        "2021年8月30日至9月2日",
        "30 أغسطس – 2 سبتمبر 2021",
        "30 август – 2 сентябри соли 2021",
    ),
    "2021-12-30/2022-01-01": (
        "30 December 2021 – 1 January 2022",
        "30 декабря 2021 г. – 1 января 2022 г.",
        "30 décembre 2021 – 1er janvier 2022",
        "30 de diciembre de 2021 – 1 de enero de 2022",
        "2021年12月30日至2022年1月1日",
        "30 ديسمبر 2021 – 1 يناير 2022",
        "30 декабри соли 2021 – 1 январи соли 2022",
    ),
    "2021-09": (
        "September 2021",
        "сентябрь 2021 г.",
        "septembre 2021",
        "septiembre de 2021",
        "2021年9月",
        "سبتمبر 2021",
        "сентябри соли 2021",
    ),
    "2021-09/2021-10": (
        "September–October 2021",
        "сентябрь–октябрь 2021 г.",
        "septembre–octobre 2021",
        "septiembre–octubre de 2021",
        "2021年9月至10月",
        "سبتمبر–أكتوبر 2021",
        "сентябр–октябри соли 2021",
    ),
    "2021-12/2022-01": (
        "December 2021 – January 2022",
        "декабрь 2021 г. – январь 2022 г.",
        "décembre 2021 – janvier 2022",
        "diciembre de 2021 – enero de 2022",
        "2021年12月至2022年1月",
        "ديسمبر 2021 – يناير 2022",
        "декабри соли 2021 – январи соли 2022",
    ),
    "2021-23": (
        "autumn 2021 (September to November)",
        "осень 2021 г. (сентябрь – ноябрь)",
        "automne 2021 (de septembre à novembre)",
        "otoño de 2021 (de septiembre a noviembre)",
        "2021年秋季（9月至11月）",
        "خريف 2021 (من سبتمبر إلى نوفمبر)",
        "тирамоҳи соли 2021 (аз сентябр то ноябр)",
    ),
    "2021-24": (
        "winter 2021/22 (December 2021 to February 2022)",
        "зима 2021/22 г. (декабрь 2021 г. – февраль 2022 г.)",
        "hiver 2021/22 (de décembre 2021 à février 2022)",
        "invierno de 2021/22 (de diciembre de 2021 a febrero de 2022)",
        "2021/22年冬季（2021年12月至2022年2月）",
        "شتاء 2021/22 (من ديسمبر 2021 إلى فبراير 2022)",
        "зимистони соли 2021/22 (аз декабри соли 2021 то феврали соли 2022)",
    ),
    "2021-31": (
        "autumn 2021 (southern hemisphere, March to May)",
        "осень 2021 г. (Южное полушарие, март – май)",
        "automne 2021 (hémisphère Sud, de mars à mai)",
        "otoño de 2021 (hemisferio sur, de marzo a mayo)",
        "2021年秋季（南半球，3月至5月）",
        "خريف 2021 (نصف الكرة الجنوبي، من مارس إلى مايو)",
        "тирамоҳи соли 2021 (нимкураи ҷанубӣ, аз март то май)",
    ),
    "2021-36": (
        "fourth quarter of 2021",
        "четвертый квартал 2021 г.",
        "quatrième trimestre de 2021",
        "cuarto trimestre de 2021",
        "2021年第四季度",
        "الربع الرابع من عام 2021",
        "семоҳаи чоруми соли 2021",
    ),
    "2021-40": (
        "first half of 2021",
        "первое полугодие 2021 г.",
        "premier semestre de 2021",
        "primer semestre de 2021",
        "2021年上半年",
        "النصف الأول من عام 2021",
        "нимсолаи якуми соли 2021",
    ),
    "2021": ("2021", "2021 г.", "2021", "2021", "2021年", "2021", "соли 2021"),
    "2021-09~": (
        "about September 2021",
        "примерно сентябрь 2021 г.",
        "septembre 2021 environ",
        "aproximadamente septiembre de 2021",
        "约2021年9月",
        "حوالي سبتمبر 2021",
        "тақрибан сентябри соли 2021",
    ),
    "2021?": (
        "2021 (uncertain)",
        "2021 г. (неточно)",
        "2021 (incertain)",
        "2021 (incierto)",
        "2021年（不确定）",
        "2021 (غير مؤكد)",
        "соли 2021 (номуайян)",
    ),
    "1992-03-01%": (
        "about 1 March 1992 (uncertain)",
        "примерно 1 марта 1992 г. (неточно)",
        "1er mars 1992 environ (incertain)",
        "aproximadamente 1 de marzo de 1992 (incierto)",
        "约1992年3月1日（不确定）",
        "حوالي 1 مارس 1992 (غير مؤكد)",
        "тақрибан 1 марти соли 1992 (номуайян)",
    ),
    "[2021-09-16..2021-09-18]": (
        "one day of 16–18 September 2021",
        "один из дней: 16–18 сентября 2021 г.",
        "l'un des jours : 16–18 septembre 2021",
        "uno de los días 16–18 de septiembre de 2021",
        "2021年9月16日至18日中的一天",
        "أحد أيام 16–18 سبتمبر 2021",
        "яке аз рӯзҳои 16–18 сентябри соли 2021",
    ),
    "-0659-02-11~": (
        "about 11 February 660 BC",
        "примерно 11 февраля 660 г. до н. э.",
        "11 février 660 av. J.-C. environ",
        "aproximadamente 11 de febrero de 660 a. C.",
        "约公元前660年2月11日",
        "حوالي 11 فبراير 660 ق.م",
        "тақрибан 11 феврали соли 660 то милод",
    ),
    "-0659": ("660 BC", "660 г. до н. э.", "660 av. J.-C.", "660 a. C.", "公元前660年", "660 ق.م", "соли 660 то милод"),
}
CODES = ("en", "ru", "fr", "es", "zh", "ar", "tg")
CASES = [(code, text, words[place]) for text, words in TABLE.items() for place, code in enumerate(CODES)]


@pytest.mark.parametrize(("code", "text", "words"), CASES)
def test_a_date_is_said_as_people_of_the_language_say_it(code: str, text: str, words: str) -> None:
    assert language(code).date(parse(text)) == words


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("en", "Saturday, 15 May 2027"),
        ("ru", "суббота, 15 мая 2027 г."),
        ("fr", "samedi 15 mai 2027"),
        ("es", "sábado, 15 de mayo de 2027"),
        ("zh", "2027年5月15日（星期六）"),
        ("ar", "السبت، 15 مايو 2027"),
        ("tg", "шанбе, 15 майи соли 2027"),
    ],
)
def test_a_day_has_its_weekday_on_request(code: str, words: str) -> None:
    assert language(code).date(parse("2027-05-15"), with_weekday=True) == words
    assert language(code).day(dt.date(2027, 5, 15), with_weekday=True) == words


def test_several_days_have_the_weekdays_of_both_ends() -> None:
    dates = parse("2021-09-16/2021-09-17")
    assert language("en").date(dates, with_weekday=True) == "Thursday–Friday, 16–17 September 2021"
    assert language("zh").date(dates, with_weekday=True) == "2021年9月16日至17日（星期四至星期五）"


@pytest.mark.parametrize(
    ("code", "locale"), [("en", "en_GB"), ("ru", "ru"), ("fr", "fr"), ("es", "es"), ("zh", "zh"), ("ar", "ar")]
)
def test_a_day_is_written_as_cldr_writes_it(code: str, locale: str) -> None:
    said = [language(code).day(dt.date(2027, month, 15)) for month in range(1, 13)]
    try:
        written = [format_date(dt.date(2027, month, 15), "long", locale=locale) for month in range(1, 13)]
    finally:
        localedata._cache.clear()  # Babel's own readers let languages leak (RULES H7); ours must not read after them
    assert said == [words.replace("\u202f", " ") for words in written]


@pytest.mark.parametrize("code", CODES)
def test_the_four_quarters_two_halves_and_eight_seasons_all_differ(code: str) -> None:
    texts = [f"2021-{number}" for number in (21, 22, 23, 24, 29, 30, 31, 32, 33, 34, 35, 36, 40, 41)]
    assert len({language(code).date(parse(text)) for text in texts}) == len(texts)


def test_a_southern_summer_reaches_into_the_next_year() -> None:
    words = "summer 2021/22 (southern hemisphere, December 2021 to February 2022)"
    assert language("en").date(parse("2021-30")) == words


def test_the_winter_at_a_turn_of_the_century_is_numbered_in_two_digits() -> None:
    assert language("en").date(parse("1999-24")).startswith("winter 1999/00")


def test_a_month_and_a_weekday_stand_by_themselves() -> None:
    day = dt.date(2027, 5, 15)
    assert [language(code).month_year(day) for code in ("en", "ru")] == ["May 2027", "май 2027 г."]
    assert [language(code).weekday(day) for code in ("en", "ru", "tg")] == ["Saturday", "суббота", "шанбе"]


def test_a_month_before_our_era_keeps_its_precision() -> None:
    assert language("en").date(parse("-0659-02")) == "February 660 BC"
