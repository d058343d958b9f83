"""What follows from roles: each once, and the counted ones every year."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendar_service.core.dates.edtf import parse
from calendar_service.core.dates.window import Window
from calendar_service.core.derivation.occurrences import in_later_year, occurrences
from calendar_service.core.model.documents import Document, DocumentState
from calendar_service.core.model.occurrences import class_of
from calendar_service.core.model.organisations import Party, Span
from calendar_service.core.model.places import Place
from tests.factories import a_claim, a_registry, an_entry, texts

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))


def expanded(entry, first=2020, last=2023):
    return tuple(occurrences(entry, a_registry(entry), Window.years(first, last)))


def test_a_foundation_is_remembered_every_year_with_its_ordinal():
    assert texts(expanded(an_entry())) == [
        "2020-06-15 founded/2020 19",
        "2021-06-15 founded/2021 20",
        "2022-06-15 founded/2022 21",
        "2023-06-15 founded/2023 22",
    ]


def test_the_uid_is_the_one_of_the_rules():
    twentieth = expanded(an_entry())[1]

    assert twentieth.uid == "121210c6-899d-5b8d-ab75-36db971961bb"
    assert expanded(an_entry("sco", aliases=("sco-foundation", "sco-old")))[1].uid == twentieth.uid


def test_the_year_of_origin_is_no_anniversary_and_holds_the_event_itself():
    assert texts(expanded(an_entry(), 2000, 2002)) == ["2001-06-15 founded/once", "2002-06-15 founded/2002 1"]


@pytest.mark.parametrize(
    ("leap_day", "expected"),
    [
        ("backward", ["2021-02-28", "2022-02-28", "2023-02-28", "2024-02-29"]),
        ("forward", ["2021-03-01", "2022-03-01", "2023-03-01", "2024-02-29"]),
        ("omit", ["2024-02-29"]),
    ],
)
def test_a_leap_day_treaty_is_remembered_by_its_policy(leap_day, expected):
    entry = an_entry(claims=(a_claim("2020-02-29"),), leap_day=leap_day)

    assert [str(each.edtf) for each in expanded(entry, 2021, 2024)] == expected


def test_an_origin_without_a_day_gives_round_anniversaries_only():
    entry = an_entry(claims=(a_claim("1921~"),))

    assert texts(expanded(entry, 2019, 2026)) == ["2021~ founded/2021 100", "2026~ founded/2026 105"]
    assert not expanded(entry, 2021, 2021)[0].has_day


def test_an_interval_counts_from_its_first_day_and_the_anniversary_is_one_day():
    entry = an_entry(claims=(a_claim("1945-07-17/1945-08-02"),))

    assert texts(expanded(entry, 2020, 2020)) == ["2020-07-17 founded/2020 75"]


@pytest.mark.parametrize(
    "claim", [a_claim(status="tentative"), a_claim(status="cancelled"), a_claim("-0659~"), a_claim(None)]
)
def test_what_is_not_sure_or_lies_before_year_1_gives_no_anniversaries(claim):
    assert not [each for each in expanded(an_entry(claims=(claim,))) if each.ordinal]


def test_what_is_derived_from_a_coming_origin_is_tentative():
    coming = an_entry(claims=(a_claim("2020-06-15", status="confirmed"),))

    assert {each.status for each in expanded(coming, 2021, 2023)} == {"tentative"}
    assert {each.status for each in expanded(an_entry())} == {"confirmed"}


def test_an_expiry_is_a_deadline_and_other_roles_are_events():
    entry = an_entry(kind="mandate", claims=(a_claim("2021-01-01", "adopted"), a_claim("2022-01-01", "expiry")))

    assert [each.type for each in expanded(entry)] == ["event", "deadline"]


def test_a_postponed_event_without_a_date_stays_where_it_was():
    claim = a_claim(None, "date", status="postponed", former=parse("2021-09-16/2021-09-17"))
    (postponed,) = expanded(an_entry("summit", "summit", claims=(claim,)))

    assert postponed.day == dt.date(2021, 9, 16)
    assert (postponed.edtf, postponed.earliest, postponed.latest) == (None, None, None)
    assert str(postponed.former) == "2021-09-16/2021-09-17"
    assert not postponed.has_day


def test_a_span_of_possible_days_is_kept_and_a_single_day_is_not_repeated():
    month, single = an_entry(claims=(a_claim("2021-09"),)), an_entry(claims=(a_claim("2021-09-16"),))
    doubtful = an_entry(claims=(a_claim("2021-09-16~"),))

    assert str(expanded(month, 2021, 2021)[0].span) == "2021-09"
    assert expanded(single, 2021, 2021)[0].span is None
    assert not expanded(doubtful, 2021, 2021)[0].has_day


def test_an_anniversary_has_the_countries_of_its_origin_and_of_the_parties_of_its_day():
    uz = Party("UZ", (Span(parse("1994"), parse("2021")),))
    claim = a_claim("1992-05-15", "signed", place=Place(None, {"und": "Tashkent"}, "UZ"))
    entry = an_entry(kind="treaty", claims=(claim,), parties=("RU", uz, "eu"))
    abroad = an_entry(kind="treaty", claims=(a_claim("1992-05-15", "signed"),), parties=("RU", uz, "eu"))

    assert [each.countries for each in expanded(entry, 2021, 2022)] == [("RU", "UZ"), ("RU", "UZ")]
    assert [each.countries for each in expanded(abroad, 2021, 2022)] == [("RU", "UZ"), ("RU",)]


def test_documents_stand_with_the_main_date_only():
    declaration = Document({"en": "Declaration"}, (DocumentState(dt.date(2001, 6, 15), "signed", sources=("report",)),))
    claims = (a_claim(sources=()), a_claim("2002-06-07", "charter-signed", sources=()))
    entry = an_entry(claims=claims, documents=(declaration,))
    once = [each for each in expanded(entry, 2001, 2002) if each.key == "once"]

    assert [each.documents for each in once] == [(), (declaration,)]
    assert [each.role.sources for each in once] == [(), ("report",)]
    assert expanded(entry, 2021, 2021)[0].documents == ()


@pytest.mark.parametrize(
    ("text", "years", "expected"),
    [
        ("1921~", 100, "2021~"),
        ("1996-02-29~", 25, "2021-02-28~"),
        ("1996-02-29~", 20, "2016-02-29~"),
        ("1999-12-30~/2000-01-02~", 25, "2024-12-30~"),
        ("[1996-02-28..1996-02-29]", 24, "[2020-02-28..2020-02-29]"),
        ("[1995-12-31..1996-01-02]", 25, "[2020-12-31..2021-01-02]"),
        ("2001-Q4", 20, "2021-36"),
        ("1990", 8009, None),
        ("-0659~", 100, None),
    ],
)
def test_a_date_without_a_day_moves_by_whole_years(text, years, expected):
    moved = in_later_year(parse(text), years, "backward")

    assert (str(moved) if moved else None) == expected


def test_a_leap_day_in_doubt_follows_its_policy():
    assert str(in_later_year(parse("2004-02-29?"), 5, "forward")) == "2009-03-01?"
    assert in_later_year(parse("2004-02-29?"), 5, "omit") is None
    assert in_later_year(parse("[2004-02-28..2004-02-29]"), 5, "omit") is None


@given(DAYS, DAYS, DAYS, st.sampled_from(["1992-05-15", "1921~", "1996-02-29", "2001-06", "2008-12-31/2009-01-02"]))
def test_a_window_may_be_split_anywhere(a, b, c, origin):
    first, middle, last = sorted((a, b, c))
    entry = an_entry(claims=(a_claim(origin),))
    registry = a_registry(entry)

    def within(start, end):
        return list(occurrences(entry, registry, Window(start, end)))

    assert sorted(within(first, last)) == sorted(within(first, middle) + within(middle, last))
    assert all(first <= each.day < last for each in within(first, last))


@given(st.integers(1, 4000))
def test_the_class_of_an_ordinal_is_that_of_its_greatest_divisor(n):
    expected = "grand" if n % 25 == 0 else "jubilee" if n % 10 == 0 else "half" if n % 5 == 0 else "ordinary"

    assert class_of(n) == expected
