"""Which claim counts, and what stands beside it."""

import datetime as dt

import pytest

from calendar_service.core.dates.edtf import parse
from calendar_service.core.derivation.roles import (
    claims_by_role,
    distance,
    is_counted,
    main_role,
    nearest_ordinal,
    roles,
)
from calendar_service.core.model.claims import MarkReference, Time
from calendar_service.core.model.occurrences import Mark
from calendar_service.core.model.organisations import Party, Span
from calendar_service.core.model.places import Place
from tests.factories import a_claim, a_registry, an_entry, day

MAY = {"announced": "2021-05-19", "role": "date", "status": "tentative"}
JULY = {"announced": "2021-07-22", "role": "date", "status": "tentative"}
AUGUST = {"announced": "2021-08-24", "role": "date", "status": "confirmed"}


def the_role(*claims, registry=None, kind="session", **changes):
    entry = an_entry("council", kind, claims=claims, **changes)
    return roles(entry, registry or a_registry(entry))[0]


def test_the_last_claim_counts_and_the_others_stay_visible():
    role = the_role(a_claim("2021-Q4", **MAY), a_claim("2021-23", **JULY), a_claim("2021-09-16", **AUGUST))

    assert str(role.date) == "2021-09-16"
    assert [str(other.date) for other in role.others] == ["2021-36", "2021-23"]


def test_vague_press_does_not_undo_a_day():
    role = the_role(a_claim("2021-09-16", **MAY), a_claim("2021-09", **JULY))

    assert str(role.date) == "2021-09-16"
    assert [str(other.date) for other in role.others] == ["2021-09"]


@pytest.mark.parametrize(
    ("later", "changes"),
    [
        ("2021-09", {"correction": True}),
        ("2021-09", {"status": "cancelled"}),
        (None, {"status": "postponed"}),
        ("2021-10", {}),
        ("2021-09-17", {}),
    ],
)
def test_a_correction_a_postponement_and_another_span_do_take_over(later, changes):
    role = the_role(a_claim("2021-09-16", **MAY), a_claim(later, **{**JULY, **changes}))

    assert role.claim.announced == day("2021-07-22")


def test_a_span_that_follows_a_postponement_takes_over():
    role = the_role(
        a_claim(None, **{**MAY, "status": "postponed"}, former=parse("2021-09-16")), a_claim("2021", **JULY)
    )

    assert str(role.date) == "2021"


def test_a_date_before_year_1_is_never_vaguer_than_another():
    role = the_role(a_claim("-0659~", **MAY), a_claim("-0660~", **JULY), kind="anniversary")

    assert str(role.date) == "-0660~"


def test_competing_dates_without_announcement_count_by_counted():
    role = the_role(
        a_claim("1949-04-26", counted=False),
        a_claim("1949-04-27"),
        a_claim("1949-04-28", counted=False),
        kind="anniversary",
    )

    assert str(role.date) == "1949-04-27"
    assert role.counted
    assert [str(other.date) for other in role.others] == ["1949-04-26", "1949-04-28"]


def test_a_role_whose_claims_all_say_no_has_its_last_date_and_no_anniversaries():
    role = the_role(a_claim("1949-04-26", counted=False), a_claim("1949-04-27", counted=False), kind="anniversary")

    assert str(role.date) == "1949-04-27"
    assert not role.counted


@pytest.mark.parametrize(
    ("kind", "role", "said", "expected"),
    [
        ("anniversary", "decision", [None], True),
        ("anniversary", "decision", [False], False),
        ("treaty", "signed", [None], True),
        ("treaty", "in-force", [None], True),
        ("treaty", "adopted", [None], False),
        ("treaty", "adopted", [True], True),
        ("relations", "established", [None], True),
        ("summit", "date", [None, None], False),
    ],
)
def test_the_kind_decides_what_is_counted_unless_a_claim_says_so(kind, role, said, expected):
    claims = tuple(a_claim(role=role, counted=each) for each in said)

    assert is_counted(an_entry(kind=kind), claims) is expected


def test_counted_said_on_one_of_successive_claims_holds_for_the_role():
    first = a_claim(role="signed", announced="2001-01-01", counted=False)
    second = a_claim(role="signed", announced="2001-02-01")

    assert not is_counted(an_entry(kind="treaty"), (first, second))


def test_the_main_role_is_the_one_named_else_the_kinds_else_the_earliest_counted():
    decision, charter = a_claim("2002-05-14", "decision"), a_claim("2002-10-07", "charter-signed")
    entry = an_entry(claims=(charter, decision))
    treaty = an_entry(kind="treaty", claims=(a_claim("1996-09-10", "adopted"), a_claim("1996-09-24", "signed")))

    assert main_role(entry, claims_by_role(entry)) == "decision"
    assert (
        main_role(an_entry(claims=(charter, decision), main="charter-signed"), claims_by_role(entry))
        == "charter-signed"
    )
    assert main_role(treaty, claims_by_role(treaty)) == "signed"
    assert main_role(an_entry(claims=()), {}) is None


def test_without_a_dated_counted_role_the_first_in_the_file_is_the_main_one():
    entry = an_entry(claims=(a_claim("2002", "decision", counted=False), a_claim("2003", "opened", counted=False)))

    assert main_role(entry, claims_by_role(entry)) == "decision"


def test_what_became_known_later_overrides_the_entry_from_its_claim_on():
    moscow, minsk = Place(None, {"und": "Moscow"}, "RU"), Place(None, {"und": "Minsk"}, "BY")
    role = the_role(
        a_claim("2021-09", **MAY, host=("RU",)), a_claim("2021-09-16", **JULY, place=minsk), place=moscow, host=("TJ",)
    )

    assert role.place == minsk
    assert role.host == ("RU",)
    assert role.countries == ("BY", "RU")


def test_competing_claims_give_one_another_nothing():
    minsk = Place(None, {"und": "Minsk"}, "BY")
    role = the_role(a_claim("1949-04-26", counted=False, place=minsk), a_claim("1949-04-27"), kind="anniversary")

    assert role.place is None


def test_a_time_of_day_stays_with_its_date():
    ten = Time(dt.time(10))
    moved = the_role(a_claim("2021-09-16", **MAY, time=ten), a_claim("2021-09-17", **JULY))
    kept = the_role(a_claim("2021-09-16", **MAY, time=ten), a_claim("2021-09-16", **AUGUST))
    short = the_role(a_claim("2021-09-16", **MAY, short=True), time=ten)
    not_short = the_role(a_claim("2021-09-16", **MAY), time=ten)

    assert (moved.time, kept.time, short.time, not_short.time) == (None, ten, ten, None)


def test_the_entrys_place_holds_for_its_main_role_only():
    tashkent = Place(None, {"und": "Tashkent"}, "UZ")
    entry = an_entry(kind="treaty", claims=(a_claim(role="signed"), a_claim(role="in-force")), place=tashkent)

    assert [role.place for role in roles(entry, a_registry(entry))] == [tashkent, None]


def test_meetings_concern_the_members_of_their_organisations_and_parties_of_the_day():
    past = Party("UZ", (Span(parse("1994"), parse("1999")),))
    meeting = the_role(a_claim("2021-09-16", **MAY), organisations=("sco",), parties=("KG", past, "eu"))

    assert meeting.countries == ("KG", "RU", "TJ")


def test_sources_published_later_are_not_named():
    entry = an_entry(claims=(a_claim(sources=("report", "unknown")),), sources=("report",))

    assert roles(entry, a_registry(entry))[0].sources == ("report",)


def test_an_earlier_date_of_what_was_postponed_is_shown_unless_it_is_the_former_one():
    september, postponed = a_claim("2021-09-16", **MAY), a_claim(None, **{**JULY, "status": "postponed"})
    same = the_role(september, a_claim(None, **{**JULY, "status": "postponed"}, former=parse("2021-09-16")))
    other = the_role(september, postponed)
    twice = the_role(postponed, a_claim(None, **{**AUGUST, "status": "postponed"}))

    assert (len(same.others), len(other.others), len(twice.others)) == (0, 1, 0)


def test_a_meeting_marks_the_nearest_anniversary():
    foundation, treaty = an_entry(), an_entry("treaty", "treaty", claims=(a_claim("1992-05-15", "signed"),))
    references = (MarkReference("sco-foundation"), MarkReference("treaty", "signed"), MarkReference("treaty", None, 25))
    entry = an_entry("summit", "summit", claims=(a_claim("2021-09", "date"),), marks=references)
    registry = a_registry(foundation, treaty, entry)

    assert roles(entry, registry)[0].marks == (
        Mark("sco-foundation", "founded", 20),
        Mark("treaty", "signed", 29),
        Mark("treaty", "signed", 25),
    )


@pytest.mark.parametrize(
    "reference", [MarkReference("unknown"), MarkReference("sco-foundation", "unknown"), MarkReference("early")]
)
def test_a_mark_on_what_is_not_known_or_not_yet_a_year_old_is_none(reference):
    early = an_entry("early", claims=(a_claim("2021-08-01"),))
    entry = an_entry("summit", "summit", claims=(a_claim("2021-09", "date"),), marks=(reference,))

    assert roles(entry, a_registry(an_entry(), early, entry))[0].marks == ()


def test_a_meeting_without_any_date_and_an_origin_before_year_1_mark_nothing():
    ancient = an_entry("ancient", claims=(a_claim("-0659-02-11~"),))
    undated = an_entry("summit", "summit", claims=(a_claim(None, "date"),), marks=(MarkReference("ancient"),))
    dated = an_entry("summit", "summit", claims=(a_claim("2021", "date"),), marks=(MarkReference("ancient"),))

    assert roles(undated, a_registry(ancient, undated))[0].marks == ()
    assert roles(dated, a_registry(ancient, dated))[0].marks == ()


def test_of_two_anniversaries_equally_near_the_earlier_counts():
    # 15 December 2021 lies 183 days after 15 June 2021 and 182 before 15 June 2022; a day earlier it is even.
    assert nearest_ordinal(parse("2001-06-15"), day("2021-12-14"), day("2021-12-15")) == 20


def test_an_anniversary_past_the_end_of_the_calendar_is_further_away_than_any_other():
    assert distance(parse("2001-06-15"), 7999, day("9998-06-15"), day("9998-06-15")) > 10**9
    assert distance(parse("2001-06-01/2001-06-20"), 20, day("2021-06-20"), day("2021-06-20")) == 19
    assert distance(parse("2001-06"), 20, day("2021-06-20"), day("2021-06-20")) == 0
