"""Ends of terms and last days for notice: the worked cases of the rules, and what stops them."""

import pytest

from calendar_service.core.dates.durations import parse_duration
from calendar_service.core.dates.window import Window
from calendar_service.core.derivation.terms import occurrences
from calendar_service.core.model.treaties import Extension, Notice, Term, Treaty
from tests.factories import a_claim, a_registry, an_entry, day, texts


def a_term(first="P5Y", then=None, **changes):
    values = {"origin": "in-force", "renewal": "tacit" if then else "none"}
    notice = changes.pop("notice", None)
    return Term(
        first=parse_duration(first),
        then=parse_duration(then) if then else None,
        notice=parse_duration(notice) if notice else None,
        **{**values, **changes},
    )


def a_treaty(*terms, in_force="1994-04-20", parties=("RU", "CN"), claims=None, **own):
    claims = claims or (a_claim("1992-05-15", "signed"), a_claim(in_force, "in-force"))
    return an_entry("treaty", "treaty", claims=claims, parties=parties, own=Treaty(tuple(terms), **own))


def deadlines(entry, first=2020, last=2040):
    found = occurrences(entry, a_registry(entry), Window.years(first, last))
    return tuple(sorted(each for each in found if each.type == "deadline"))


def test_the_collective_security_treaty_renews_itself_every_five_years_and_has_no_last_day_for_notice():
    assert texts(deadlines(a_treaty(a_term("P5Y", "P5Y")), 2020, 2034)) == [
        "2024-04-20 term/6",
        "2029-04-20 term/7",
        "2034-04-20 term/8",
    ]


def test_two_readings_of_one_term_stand_side_by_side():
    by_force = a_term("P20Y", "P5Y", notice="P1Y")
    by_signature = a_term("P20Y", "P5Y", notice="P1Y", id="signed", origin="signed")
    claims = (a_claim("2001-07-16", "signed"), a_claim("2002-02-28", "in-force"))
    found = deadlines(a_treaty(by_force, by_signature, claims=claims), 2026, 2031)

    assert texts(found) == [
        "2026-02-28 notice/2",
        "2026-07-16 term-signed/2",
        "2027-02-28 term/2",
        "2030-07-16 notice-signed/3",
        "2031-02-28 notice/3",
        "2031-07-16 term-signed/3",
    ]
    assert {each.role.basis.role for each in found if each.role_name.endswith("signed")} == {"signed"}


@pytest.mark.parametrize(
    ("given_on", "last", "outcomes"),
    [
        ("2026-02-28", "2027-02-28", ["given", "ends"]),
        ("2026-06-01", "2032-02-28", ["renews", "renews", "given", "ends"]),
        ("2032-02-29", None, None),
    ],
)
def test_a_notice_in_time_ends_the_treaty_with_its_term(given_on, last, outcomes):
    notice = Notice(day(given_on), "CN", day(given_on))
    entry = a_treaty(a_term("P20Y", "P5Y", notice="P1Y"), in_force="2002-02-28", notices=(notice,))
    found = deadlines(entry, 2026, 2032)

    if last is None:
        assert [each.outcome for each in found][-1] == "renews"
    else:
        assert str(found[-1].edtf) == last
        assert [each.outcome for each in found] == outcomes


def test_without_a_notice_period_a_notice_counts_before_the_end():
    notice = Notice(day("2029-04-19"), "CN", day("2029-04-19"))
    found = deadlines(a_treaty(a_term("P5Y", "P5Y"), notices=(notice,)), 2029, 2040)

    assert [(str(each.edtf), each.outcome) for each in found] == [("2029-04-20", "ends")]


def test_among_more_than_two_parties_a_notice_ends_nothing():
    notice = Notice(day("2029-01-01"), "UZ", day("2029-01-01"))
    entry = a_treaty(a_term("P5Y", "P5Y"), parties=("RU", "CN", "UZ"), notices=(notice,))

    assert len(deadlines(entry, 2029, 2040)) == 3


def test_a_term_without_renewal_ends_once_and_entry_into_force_is_counted_no_more():
    entry = a_treaty(a_term("P5Y"))
    found = sorted(occurrences(entry, a_registry(entry), Window.years(1998, 2001)))

    assert [text for text in texts(tuple(found)) if "signed" not in text] == [
        "1998-04-20 in-force/1998 4",
        "1999-04-20 in-force/1999 5",
        "1999-04-20 term/1",
    ]
    assert found[-1].role_name == "signed"


def test_of_two_readings_without_renewal_the_later_one_ends_the_count():
    entry = a_treaty(a_term("P5Y"), a_term("P6Y", id="longer"), a_term("P1Y", id="own", origin=day("1995-01-01")))
    found = occurrences(entry, a_registry(entry), Window.years(1999, 2003))

    assert [each.key for each in found if each.role_name == "in-force"] == ["1999", "2000"]


def test_while_one_reading_goes_on_entry_into_force_is_counted():
    entry = a_treaty(a_term("P5Y"), a_term("P5Y", "P5Y", id="tacit"))
    found = occurrences(entry, a_registry(entry), Window.years(2020, 2020))

    assert [each.ordinal for each in found if each.role_name == "in-force"] == [26]


def test_termination_stops_terms_and_the_count():
    claims = (a_claim("1992-05-15", "signed"), a_claim("1994-04-20", "in-force"), a_claim("2009", "terminated"))
    entry = a_treaty(a_term("P5Y", "P5Y"), claims=claims)
    found = sorted(occurrences(entry, a_registry(entry), Window.years(2009, 2020)))

    assert [text for text in texts(tuple(found)) if "signed" not in text] == [
        "2009 terminated/once",
        "2009-04-20 in-force/2009 15",
        "2009-04-20 term/3",
    ]


def test_a_cancelled_termination_stops_nothing():
    claims = (a_claim("1994-04-20", "in-force"), a_claim("2009-01-01", "terminated", status="cancelled"))

    assert len(deadlines(a_treaty(a_term("P5Y", "P5Y"), claims=claims), 2009, 2014)) == 2


def test_by_agreement_a_term_is_prolonged_to_the_day_agreed():
    extensions = (Extension(day("1999-01-01"), day("2003-12-31")), Extension(day("2003-01-01"), day("2010-06-30")))
    entry = a_treaty(a_term("P5Y", renewal="agreement", extensions=extensions))

    assert texts(deadlines(entry, 1999, 2020)) == ["1999-04-20 term/1", "2003-12-31 term/2", "2010-06-30 term/3"]
    assert {each.outcome for each in deadlines(entry, 1999, 2020)} == {"agreement"}
    assert "in-force" in {each.role_name for each in occurrences(entry, a_registry(entry), Window.years(2020, 2020))}


@pytest.mark.parametrize("in_force", ["1994", "1994-04-20~"])
def test_an_origin_without_a_day_gives_no_terms(in_force):
    assert deadlines(a_treaty(a_term("P5Y", "P5Y"), in_force=in_force)) == ()


def test_an_origin_that_is_unknown_or_only_expected_gives_no_terms():
    expected = (a_claim("1992-05-15", "signed"), a_claim("2030-04-20", "in-force", status="tentative"))
    unknown = (a_claim("1992-05-15", "signed"),)

    assert deadlines(a_treaty(a_term(), claims=expected)) == deadlines(a_treaty(a_term(), claims=unknown)) == ()


def test_an_origin_that_is_fixed_but_not_yet_past_gives_tentative_terms():
    claims = (a_claim("2021-05-15", "signed"), a_claim("2022-04-20", "in-force", status="confirmed"))

    assert {each.status for each in deadlines(a_treaty(a_term("P5Y", "P5Y"), claims=claims))} == {"tentative"}


def test_every_end_is_one_addition_from_the_origin():
    entry = a_treaty(a_term("P6M", "P1M"), in_force="2031-08-31")

    assert texts(deadlines(entry, 2032, 2032))[:3] == ["2032-02-29 term/1", "2032-03-31 term/2", "2032-04-30 term/3"]


def test_terms_stop_where_the_calendar_ends():
    entry = a_treaty(a_term("P9000Y", "P5Y"))

    assert deadlines(entry) == ()


def test_a_window_to_the_end_of_the_calendar_has_the_last_days_for_notice_in_it():
    treaty = a_treaty(a_term("P3000Y", "P3000Y", notice="P1Y"))

    expected = ["4993-04-20 notice/1", "4994-04-20 term/1", "7993-04-20 notice/2", "7994-04-20 term/2"]
    assert texts(deadlines(treaty, 1, 9998)) == expected


def test_an_entry_without_terms_has_its_roles_alone():
    entry = an_entry("treaty", "treaty", claims=(a_claim("1992-05-15", "signed"),))

    assert texts(tuple(occurrences(entry, a_registry(entry), Window.years(2022, 2022)))) == [
        "2022-05-15 signed/2022 30"
    ]


def test_terms_become_known_when_they_were_announced():
    first = Term("in-force", parse_duration("P5Y"), parse_duration("P5Y"), "tacit", announced=day("1999-04-02"))
    second = Term("signed", parse_duration("P5Y"), id="other", announced=day("2005-01-01"))
    extended = Term(
        "in-force",
        parse_duration("P5Y"),
        None,
        "agreement",
        extensions=(Extension(day("2000-01-01"), day("2010-01-01")),),
    )
    notices = (Notice(day("2001-01-01"), "RU", day("2001-02-01")),)
    treaty = Treaty((first, second, extended), notices=notices)

    before, later = treaty.known(day("1998-01-01")), treaty.known(day("2006-01-01"))

    assert [(term.renewal, term.then) for term in before.terms] == [("unknown", None), ("agreement", None)]
    assert (before.terms[1].extensions, before.notices) == ((), ())
    assert later == treaty
    assert treaty.known(day("2001-01-31")).notices == ()
