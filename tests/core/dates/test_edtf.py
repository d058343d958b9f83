"""The forms of RULES B1 that are accepted, their bounds, and the laws of a date known in part."""

import datetime as dt

import edtf as oracle
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendar_service.core.dates.edtf import LAST_YEAR, DateError, Edtf, _parse, parse, parse_day, parse_year_or_day

CODES = (*range(1, 13), *range(21, 33), *range(33, 37), 40, 41)

days = st.dates(dt.date(1, 1, 1), dt.date(LAST_YEAR, 12, 31))
marks = st.sampled_from(("", "?", "~", "%"))
years = st.integers(1, LAST_YEAR).map("{:04d}".format)
parts_of_years = st.builds("{}-{:02d}".format, years, st.sampled_from(CODES))
singles = st.builds("{}{}".format, st.one_of(days, years, parts_of_years), marks)
pairs = st.lists(days, min_size=2, max_size=2).map(sorted)
intervals = pairs.map(lambda ends: "{}/{}".format(*ends))
sets = pairs.map(lambda ends: "[{}..{}]".format(*ends))
months_across = pairs.map(lambda ends: f"{ends[0]:%4Y-%m}/{ends[1]:%4Y-%m}".replace(" ", "0"))
ancient = st.builds(
    "{}{}".format, st.integers(1, 9999).map("-{:04d}".format), st.sampled_from(("", "-03", "-03-15", "-24"))
)
texts = st.one_of(singles, intervals, sets, months_across, ancient)

#: What is written, what it is normalised to, its precision, its first and its last possible day.
FORMS = (
    ("2021-09-16", "2021-09-16", "day", "2021-09-16", "2021-09-16"),
    ("2021-09", "2021-09", "month", "2021-09-01", "2021-09-30"),
    ("2021-33", "2021-33", "quarter", "2021-01-01", "2021-03-31"),
    ("2021-34", "2021-34", "quarter", "2021-04-01", "2021-06-30"),
    ("2021-35", "2021-35", "quarter", "2021-07-01", "2021-09-30"),
    ("2021-36", "2021-36", "quarter", "2021-10-01", "2021-12-31"),
    ("2021-Q4", "2021-36", "quarter", "2021-10-01", "2021-12-31"),
    ("Q4 2021", "2021-36", "quarter", "2021-10-01", "2021-12-31"),
    ("2021-40", "2021-40", "half", "2021-01-01", "2021-06-30"),
    ("2021-41", "2021-41", "half", "2021-07-01", "2021-12-31"),
    ("2021-H1", "2021-40", "half", "2021-01-01", "2021-06-30"),
    ("H2 2021", "2021-41", "half", "2021-07-01", "2021-12-31"),
    ("2021-21", "2021-21", "season", "2021-03-01", "2021-05-31"),
    ("2021-22", "2021-22", "season", "2021-06-01", "2021-08-31"),
    ("2021-23", "2021-23", "season", "2021-09-01", "2021-11-30"),
    ("2021-24", "2021-24", "season", "2021-12-01", "2022-02-28"),
    ("2023-24", "2023-24", "season", "2023-12-01", "2024-02-29"),
    ("2021-25", "2021-21", "season", "2021-03-01", "2021-05-31"),
    ("2021-26", "2021-22", "season", "2021-06-01", "2021-08-31"),
    ("2021-27", "2021-23", "season", "2021-09-01", "2021-11-30"),
    ("2021-28", "2021-24", "season", "2021-12-01", "2022-02-28"),
    ("2021-29", "2021-29", "season", "2021-09-01", "2021-11-30"),
    ("2021-30", "2021-30", "season", "2021-12-01", "2022-02-28"),
    ("2021-31", "2021-31", "season", "2021-03-01", "2021-05-31"),
    ("2021-32", "2021-32", "season", "2021-06-01", "2021-08-31"),
    ("2021", "2021", "year", "2021-01-01", "2021-12-31"),
    ("0001", "0001", "year", "0001-01-01", "0001-12-31"),
    ("9998-24", "9998-24", "season", "9998-12-01", "9999-02-28"),
    ("2021-09-16/2021-09-17", "2021-09-16/2021-09-17", "day", "2021-09-16", "2021-09-17"),
    ("2021-09-16/2021-09-16", "2021-09-16", "day", "2021-09-16", "2021-09-16"),
    ("2021-09/2021-10", "2021-09/2021-10", "month", "2021-09-01", "2021-10-31"),
    ("2021-09/2021-09", "2021-09", "month", "2021-09-01", "2021-09-30"),
    ("[2021-09-16..2021-09-18]", "[2021-09-16..2021-09-18]", "days", "2021-09-16", "2021-09-18"),
    ("[2021-09-16..2021-09-16]", "2021-09-16", "day", "2021-09-16", "2021-09-16"),
    ("2021-09~", "2021-09~", "month", "2021-09-01", "2021-09-30"),
    ("2021-Q4 ?", "2021-36?", "quarter", "2021-10-01", "2021-12-31"),
    ("2021-28%", "2021-24%", "season", "2021-12-01", "2022-02-28"),
    ("2021-09-16~/2021-09-17~", "2021-09-16~/2021-09-17~", "day", "2021-09-16", "2021-09-17"),
    ("16 September 2021", "2021-09-16", "day", "2021-09-16", "2021-09-16"),
    ("6 may 2021", "2021-05-06", "day", "2021-05-06", "2021-05-06"),
    ("September 16, 2021", "2021-09-16", "day", "2021-09-16", "2021-09-16"),
    ("16 Sept 2021", "2021-09-16", "day", "2021-09-16", "2021-09-16"),
    ("16 Sep. 2021", "2021-09-16", "day", "2021-09-16", "2021-09-16"),
    ("16-17 September 2021", "2021-09-16/2021-09-17", "day", "2021-09-16", "2021-09-17"),
    ("16 – 17 September 2021", "2021-09-16/2021-09-17", "day", "2021-09-16", "2021-09-17"),
    ("16—17 September 2021", "2021-09-16/2021-09-17", "day", "2021-09-16", "2021-09-17"),
    ("30 August - 2 September 2021", "2021-08-30/2021-09-02", "day", "2021-08-30", "2021-09-02"),
    ("30 December 2021 - 2 January 2022", "2021-12-30/2022-01-02", "day", "2021-12-30", "2022-01-02"),
    ("  16\u00a0September  2021 ", "2021-09-16", "day", "2021-09-16", "2021-09-16"),
    ("September 2021", "2021-09", "month", "2021-09-01", "2021-09-30"),
    ("spring 2021", "2021-21", "season", "2021-03-01", "2021-05-31"),
    ("Summer 2021", "2021-22", "season", "2021-06-01", "2021-08-31"),
    ("autumn 2021", "2021-23", "season", "2021-09-01", "2021-11-30"),
    ("fall 2021", "2021-23", "season", "2021-09-01", "2021-11-30"),
    ("winter 2021/22", "2021-24", "season", "2021-12-01", "2022-02-28"),
    ("winter 2021/2022", "2021-24", "season", "2021-12-01", "2022-02-28"),
    ("winter 1999/00", "1999-24", "season", "1999-12-01", "2000-02-29"),
)


@pytest.mark.parametrize(("written", "text", "precision", "earliest", "latest"), FORMS)
def test_every_form_is_normalised_and_has_its_bounds(
    written: str, text: str, precision: str, earliest: str, latest: str
) -> None:
    date = parse(written)

    assert (text, precision, earliest, latest) == (date.text, date.precision, str(date.earliest), str(date.latest))


@pytest.mark.parametrize(
    ("text", "precision", "year"),
    [
        ("-0043", "year", -43),
        ("0000", "year", 0),
        ("-0043-03", "month", -43),
        ("-0043-03-15", "day", -43),
        ("-0004-02-29", "day", -4),
        ("0000-24~", "season", 0),
    ],
)
def test_a_year_before_the_first_is_kept_without_bounds(text: str, precision: str, year: int) -> None:
    date = parse(text)

    assert (text, precision, None, None, year, 0) == (
        date.text,
        date.precision,
        date.earliest,
        date.latest,
        date.year,
        date.days,
    )


@given(texts)
def test_a_normalised_date_reads_back_as_itself(text: str) -> None:
    date = parse(text)

    assert date == parse(str(date))


@given(texts)
def test_a_normalised_date_never_has_a_code_from_25_to_28(text: str) -> None:
    assert parse(text).text[4:7] not in {"-25", "-26", "-27", "-28"}


@given(st.one_of(singles, intervals, sets, months_across))
def test_the_first_possible_day_is_not_after_the_last(text: str) -> None:
    date = parse(text)

    assert date.earliest is not None
    assert date.latest is not None
    assert date.earliest <= date.latest
    assert date.days == (date.latest - date.earliest).days + 1
    assert date.year == date.earliest.year


@given(st.one_of(singles, intervals, sets, months_across))
def test_the_bounds_are_those_of_the_edtf_library(text: str) -> None:
    # The library reads no mark after a season, and marks move no bound.
    certain = text.rstrip("?~%")
    date, known = parse(certain), oracle.parse_edtf(certain)
    latest = known.upper_strict()[:3]
    if date.precision == "season" and date.earliest and date.earliest.month == 12:
        # The known difference: our winter ends in the next year, the library's with the old one.
        assert latest == (date.year, 12, 31)
        latest = date.latest and date.latest.timetuple()[:3]

    assert known.lower_strict()[:3] == (date.earliest and date.earliest.timetuple()[:3])
    assert latest == (date.latest and date.latest.timetuple()[:3])


@given(singles, st.sampled_from("?~%"))
def test_a_mark_of_doubt_moves_no_bound(text: str, mark: str) -> None:
    certain, doubted = parse(text.rstrip("?~%")), parse(text.rstrip("?~%") + mark)

    assert (certain.earliest, certain.latest, certain.precision) == (
        doubted.earliest,
        doubted.latest,
        doubted.precision,
    )
    assert not doubted.has_day


@given(days)
def test_a_day_is_the_same_read_or_made(day: dt.date) -> None:
    assert Edtf.of_day(day) == parse(day.isoformat())
    assert parse_day(day.isoformat()) == day


@given(st.text(max_size=12))
def test_any_text_is_a_date_or_a_refusal_in_words(text: str) -> None:
    words: tuple[str, ...] = ()
    date: Edtf | None
    try:
        date = parse(text)
    except DateError as error:
        words = (error.found, error.expected, error.fix)
        date = None

    assert date == parse(date.text) if date else all(words)


@pytest.mark.parametrize(
    ("text", "has_day", "is_interval", "count"),
    [
        ("2021-09-16", True, False, 1),
        ("2021-09-16/2021-09-17", True, True, 2),
        ("[2021-09-16..2021-09-18]", False, False, 3),
        ("2021-09-16~", False, False, 1),
        ("2021-09", False, False, 30),
        ("2021-09/2021-10", False, False, 61),
        ("2021", False, False, 365),
    ],
)
def test_only_a_stated_day_without_a_mark_is_a_day(text: str, has_day: bool, is_interval: bool, count: int) -> None:
    date = parse(text)

    assert (has_day, is_interval, count) == (date.has_day, date.is_interval, date.days)


@pytest.mark.parametrize(
    "text", ["2021-09", "2021-09-16~", "2021-09-16/2021-09-17", "-0043-03-15", "[2021-09-16..2021-09-17]"]
)
def test_what_is_not_one_certain_day_is_refused_where_a_day_is_needed(text: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_day(text)

    assert str(caught.value) == (
        f'"{text}" is not one certain day: expected a day such as 2021-09-16; write the day as year-month-day'
    )


@pytest.mark.parametrize("text", ["1992", "1992-04-08", "8 April 1992"])
def test_a_span_begins_with_a_year_or_a_day(text: str) -> None:
    assert parse_year_or_day(text) == parse(text)


@pytest.mark.parametrize("text", ["1992-04", "1992~", "1992-04-08/1992-04-09", "-0043"])
def test_a_span_begins_with_nothing_else(text: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_year_or_day(text)

    assert str(caught.value) == (
        f'"{text}" is neither a year nor a day: '
        "expected a year such as 2021 or a day such as 2021-09-16; write the year, or the day as year-month-day"
    )


def test_plain_days_take_the_short_way() -> None:
    before = _parse.cache_info()

    for number in range(1000):
        parse(dt.date.fromordinal(700_000 + number).isoformat())

    assert before == _parse.cache_info()
