"""What is said of an occurrence beside its title."""

import datetime as dt

import pytest

from calendar_service.core import particulars
from calendar_service.core.dates.durations import parse_duration
from calendar_service.core.dates.edtf import parse
from calendar_service.core.dates.window import Window
from calendar_service.core.model.claims import Time
from calendar_service.core.model.documents import Document, DocumentState
from calendar_service.core.model.places import Place
from calendar_service.core.model.treaties import Extension, Term, Treaty, Withdrawal
from calendar_service.core.occurrences import expand
from calendar_service.core.wording.languages import language
from tests.factories import a_claim, a_registry, an_entry, day

EN = language("en")


def said(entry, role="date", key="once", *others):
    registry = a_registry(entry, *others)
    found = next(o for o in expand(registry, Window.years(2001, 2050)) if (o.role_name, o.key) == (role, key))
    return particulars.lines(found, registry, EN)


def meeting(*claims, **changes):
    return an_entry(
        "summit", "summit", claims=claims or (a_claim("2021-09-16", "date", announced="2021-07-22"),), **changes
    )


def a_treaty(**term):
    values = {"origin": "in-force", "first": parse_duration("P5Y"), **term}
    claims = (a_claim("1992-05-15", "signed"), a_claim("2001-04-20", "in-force"))
    return an_entry("treaty", "treaty", claims=claims, own=Treaty((Term(**values),)))


def test_an_anniversary_names_its_role_and_day():
    assert said(an_entry(), "founded", "2021")[0] == "Counted from the foundation on 15 June 2001"


def test_an_anniversary_of_a_role_with_its_own_label_names_that():
    entry = an_entry(claims=(a_claim("2001-06-15", "initiative", label={"en": "initiative"}),))

    assert "initiative" in said(entry, "initiative", "2021")[0]


def test_a_meeting_says_how_sure_it_is_and_a_signature_does_not_say_it_was_held():
    assert said(meeting())[0] == "Status: held"
    assert said(an_entry(claims=(a_claim("2001-06-15"),)), "founded", "once")[0].startswith("Source")
    expected = an_entry(claims=(a_claim("2031-06-15", status="confirmed"),))
    assert said(expected, "founded", "2032")[0] == "Status: tentative"


def test_a_term_says_what_follows_it():
    tacit = said(a_treaty(then=parse_duration("P5Y"), renewal="tacit"), "term", "7")
    ending, agreed = said(a_treaty(), "term", "1"), said(a_treaty(renewal="agreement"), "term", "1")
    extended = a_treaty(renewal="agreement", extensions=(Extension(day("2001-01-01"), day("2020-01-01")),))

    assert "The treaty renews itself unless notice is given." in tacit
    assert tacit[0] == "Counted from the entry into force on 20 April 2001"
    assert "The treaty ends with this term." in ending
    assert "The parties may prolong the term by agreement." in agreed
    assert "The parties may prolong the term by agreement." in said(extended, "term", "2")


def test_a_term_from_a_day_of_its_own_names_the_day():
    assert said(a_treaty(origin=day("2001-01-01")), "term", "1")[0] == "Counted from 1 January 2001"


def test_a_place_is_named_with_its_country_where_that_is_known():
    there = meeting(place=Place("dushanbe", {"en": "Dushanbe"}, "TJ"))
    somewhere = meeting(place=Place(None, {"und": "Camp David"}))

    assert "Place: Dushanbe, Tajikistan" in said(there)
    assert "Place: Camp David" in said(somewhere)


def test_a_talk_names_its_initiative_participants_and_topics():
    topics = ({"en": "situation in Afghanistan"},)
    lines = said(meeting(initiative="TJ", participants=("RU", "sco", "unknown"), topics=topics))

    assert "At the initiative of: Tajikistan" in lines
    assert "Participants: Russia, Shanghai Cooperation Organisation and unknown" in lines
    assert "Topic: situation in Afghanistan" in lines


def test_a_time_of_day_says_where_its_end_is_not_stated():
    ten = {"announced": "2021-07-22", "timezone": "Asia/Dushanbe"}
    open_end = said(meeting(a_claim("2021-09-16", "date", time=Time(dt.time(10)), **ten)))
    until = said(meeting(a_claim("2021-09-16", "date", time=Time(dt.time(10), dt.time(12)), **ten)))

    assert any("10:00" in line and "end not stated" in line for line in open_end)
    assert any("10:00" in line and "12:00" in line and "end not stated" not in line for line in until)


def test_what_was_stated_before_and_what_is_stated_besides_keep_their_day_and_source():
    first = a_claim("2021-Q4", "date", announced="2021-05-19", status="tentative")
    second = a_claim("2021-09-16", "date", announced="2021-07-22")
    rival = an_entry(claims=(a_claim("2001-06-15"), a_claim("2001-06-16", counted=False, sources=("untitled",))))

    assert "Earlier stated: fourth quarter of 2021 (19 May 2021, TASS)" in said(meeting(first, second))
    assert "Also stated: 16 June 2001" in said(rival, "founded", "once")


def test_a_claim_without_a_date_is_told_without_one():
    postponed = a_claim(None, "date", announced="2021-05-19", status="postponed")
    registry = a_registry(meeting(postponed))

    assert particulars.stated_text(postponed, registry, EN).startswith("Earlier stated:")


def test_documents_tell_their_state_and_day():
    expected = Document({"en": "Plan"}, (DocumentState(day("2021-07-22"), "expected"),))
    signed = Document({"en": "Declaration"}, (DocumentState(day("2021-09-17"), "signed", day("2021-09-17")),))
    lines = said(meeting(documents=(expected, signed)))

    assert "Document: Plan (expected)" in lines
    assert "Document: Declaration (signed, 17 September 2021)" in lines


def test_what_nobody_has_seen_stated_says_so():
    unverified = said(meeting(a_claim("2021-09-16", "date", announced="2021-07-22", verified=False)))

    assert "Not verified: no source seen states this date." in unverified


def test_sources_published_later_are_told_as_such():
    assert (
        said(meeting(a_claim("2021-09-16", "date", announced="2021-07-22", sources=("later",))))[-1]
        == "Source published later"
    )
    assert said(meeting())[-1] == "Source: TASS, A report, 15 June 2001"


def test_withdrawal_at_any_time_is_said_in_words():
    treaty = an_entry("t", "treaty", own=Treaty(withdrawal=Withdrawal(parse_duration("P6M"))))

    assert particulars.withdrawal(treaty, EN) == "A party may withdraw at any time on notice of 6 months."
    assert particulars.withdrawal(a_treaty(), EN) == particulars.withdrawal(an_entry(), EN) == ""


@pytest.mark.parametrize(
    ("date", "status", "as_of", "said"),
    [
        ("2021-09-16", "confirmed", "2021-09-09", "in 7 days"),
        ("2021-09-16/2021-09-17", "confirmed", "2021-09-17", "today"),
        ("2021-09", "tentative", "2021-08-30", "in 2 days at the earliest"),
        ("2021-09", "tentative", "2021-09-15", "day open"),
        ("2021-09", "held", "2021-10-01", "yesterday"),
        (None, "postponed", "2021-09-15", ""),
    ],
)
def test_the_first_possible_day_is_not_passed_off_as_the_day(date, status, as_of, said):
    claim = a_claim(date, "date", announced="2021-01-01", status=status, former=parse("2021-09-16"))
    (found,) = expand(a_registry(meeting(claim)), Window.years(2021, 2021))

    assert particulars.days(found, EN, day(as_of)) == said


def test_an_anniversary_of_an_origin_without_a_day_has_no_days_left():
    (found,) = expand(a_registry(an_entry(claims=(a_claim("1921"),))), Window.years(2021, 2021))

    assert particulars.days(found, EN, day("2020-12-01")) == "day not recorded"
