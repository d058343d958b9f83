"""The JSON shapes of the interface, which programs rely on."""

import dataclasses
import datetime as dt

from calendar_service.core.dates.durations import parse_duration
from calendar_service.core.dates.edtf import parse
from calendar_service.core.dates.window import Window
from calendar_service.core.model.claims import MarkReference, Time
from calendar_service.core.model.documents import Document, DocumentState
from calendar_service.core.model.places import Place
from calendar_service.core.model.treaties import Extension, Link, Notice, Term, Treaty, Withdrawal
from calendar_service.core.occurrences import expand
from calendar_service.core.published.ledger import Revision
from calendar_service.core.records.entry import entry_record
from calendar_service.core.records.explanation import explanation_record, steps
from calendar_service.core.records.occurrence import occurrence_record
from calendar_service.core.wording.languages import language
from tests.factories import a_claim, a_registry, an_entry, day

EN = language("en")
TODAY = day("2021-07-22")
DUSHANBE = Place("dushanbe", {"en": "Dushanbe"}, "TJ", "Asia/Dushanbe")
SUMMIT = an_entry(
    "sco-summit",
    "summit",
    title={"en": "SCO summit"},
    organisations=("sco",),
    place=DUSHANBE,
    host=("TJ",),
    marks=(MarkReference("sco-foundation"),),
    documents=(Document({"en": "Declaration"}, (DocumentState(TODAY, "expected", sources=("report",)),)),),
    claims=(
        a_claim("2021-Q4", "date", announced="2021-05-19", status="tentative"),
        a_claim(
            "2021-09-16",
            "date",
            announced="2021-07-22",
            status="confirmed",
            time=Time(dt.time(10), dt.time(12)),
            timezone="Asia/Dushanbe",
        ),
    ),
)
TERM = Term(
    "in-force", parse_duration("P20Y"), parse_duration("P5Y"), "tacit", parse_duration("P1Y"), sources=("report",)
)
OWN = Term(
    day("2000-01-01"),
    parse_duration("P30Y"),
    id="own",
    renewal="agreement",
    extensions=(Extension(TODAY, day("2040-01-01")),),
)


def a_treaty(**changes):
    own = Treaty((TERM, OWN), Withdrawal(parse_duration("P6M"), ("report",)), (), (Link("sco-foundation", "amends"),))
    claims = (a_claim("2001-07-16", "signed"), a_claim("2002-02-28", "in-force"))
    values = {"title": {"en": "Treaty"}, "claims": claims, "parties": ("RU", "CN"), "own": own}
    return an_entry("treaty", "treaty", **{**values, **changes})


TREATY = a_treaty()
REGISTRY = a_registry(an_entry(organisations=("sco",)), SUMMIT, TREATY)


def occurrence(role, key, registry=REGISTRY):
    return next(o for o in expand(registry, Window.years(2001, 2050)) if (o.role_name, o.key) == (role, key))


def record(role, key, **changes):
    return occurrence_record(occurrence(role, key), REGISTRY, EN, TODAY, **changes)


SOURCE = {
    "id": "report",
    "title": "A report",
    "publisher": "TASS",
    "class": "agency",
    "published": "2001-06-15",
    "url": None,
}


def test_a_meeting_has_every_field_in_the_order_of_the_rules():
    expected = {
        "uid": occurrence("date", "once").uid,
        "entry": "sco-summit",
        "role": "date",
        "key": "once",
        "kind": "summit",
        "type": "event",
        "title": "SCO summit",
        "organisations": ["sco"],
        "countries": ["RU", "TJ"],
        "edtf": "2021-09-16",
        "earliest": "2021-09-16",
        "latest": "2021-09-16",
        "precision": "day",
        "former": None,
        "status": "confirmed",
        "ordinal": None,
        "class": None,
        "counted_from": None,
        "marks": [{"entry": "sco-foundation", "role": "founded", "ordinal": 20}],
        "place": {"id": "dushanbe", "name": "Dushanbe", "country": "TJ"},
        "time": "10:00/12:00",
        "timezone": "Asia/Dushanbe",
        "days_left": 56,
        "working_day": None,
        "basis": None,
        "estimate": False,
        "earlier_stated": [
            {"announced": "2021-05-19", "edtf": "2021-36", "status": "tentative", "sources": ["report"]}
        ],
        "documents": [{"title": "Declaration", "status": "expected", "date": None}],
        "sources": [SOURCE],
        "sequence": 7,
        "last_modified": "2021-07-22T09:00:00+00:00",
    }
    stamp = dt.datetime(2021, 7, 22, 9, tzinfo=dt.UTC)

    found = record("date", "once", revision=Revision("f", 7, stamp, stamp))

    assert expected == found
    assert list(expected) == list(found)


def test_an_anniversary_says_what_it_is_counted_from_and_is_held_nowhere():
    found = record("founded", "2021")

    assert (found["ordinal"], found["class"]) == (20, "jubilee")
    assert found["counted_from"] == {"role": "founded", "edtf": "2001-06-15"}
    assert (found["place"], found["time"], found["timezone"], found["marks"], found["documents"]) == (
        None,
        None,
        None,
        [],
        [],
    )
    assert (found["sequence"], found["last_modified"]) == (None, None)


def test_a_deadline_has_its_working_day_and_its_basis():
    found = record("notice", "2")

    assert (found["edtf"], found["working_day"]) == ("2026-02-28", "2026-02-27")
    assert found["basis"] == {"role": "in-force", "edtf": "2002-02-28"}
    assert record("term-own", "1")["basis"] == {"role": None, "edtf": "2000-01-01"}


def test_without_a_country_a_deadline_has_no_working_day():
    registry = dataclasses.replace(REGISTRY, calendar=dataclasses.replace(REGISTRY.calendar, country=None))
    deadline = occurrence("notice", "2", registry)

    assert occurrence_record(deadline, registry, EN, TODAY)["working_day"] is None
    assert "D6" not in [step.rule for step in steps(deadline, registry, EN)]


def test_a_postponed_meeting_has_its_former_date():
    claim = a_claim(None, "date", status="postponed", former=parse("2021-09-16/2021-09-17"), announced="2021-08-01")
    registry = a_registry(an_entry("summit", "summit", claims=(claim,)))
    found = occurrence_record(occurrence("date", "once", registry), registry, EN, TODAY)

    assert (found["edtf"], found["earliest"], found["latest"], found["precision"]) == (None, None, None, None)
    assert found["former"] == {"edtf": "2021-09-16/2021-09-17", "earliest": "2021-09-16", "latest": "2021-09-17"}


def test_an_entry_tells_all_its_roles_with_their_counts():
    found = entry_record(REGISTRY.entries["sco-foundation"], REGISTRY, (occurrence("founded", "2021"),), EN, TODAY)

    assert (found["entry"], found["kind"], found["title"]) == ("sco-foundation", "anniversary", "SCO")
    (role,) = found["roles"]
    assert (role["role"], role["counted"]) == ("founded", True)
    assert role["counts"][0] == {"year": 2022, "ordinal": 21, "date": "2022-06-15"}
    assert len(role["counts"]) == 10
    assert role["claims"][0]["date"] == {
        "edtf": "2001-06-15",
        "earliest": "2001-06-15",
        "latest": "2001-06-15",
        "precision": "day",
    }
    assert found["marked_by"] == ["sco-summit"]
    assert [each["key"] for each in found["occurrences"]] == ["2021"]
    assert found["sources"] == [SOURCE]


def test_a_treaty_tells_its_terms_withdrawal_and_links():
    found = entry_record(TREATY, REGISTRY, (), EN, TODAY)

    assert found["parties"] == ["RU", "CN"]
    assert found["terms"][0] == {
        "id": None,
        "from": "in-force",
        "first": "P20Y",
        "then": "P5Y",
        "renewal": "tacit",
        "notice": "P1Y",
        "announced": None,
        "extensions": [],
        "sources": ["report"],
    }
    assert found["terms"][1]["from"] == "2000-01-01"
    assert found["terms"][1]["extensions"] == [{"announced": "2021-07-22", "until": "2040-01-01"}]
    assert found["withdrawal"] == {"notice": "P6M", "sources": ["report"]}
    assert found["links"] == [{"entry": "sco-foundation", "rel": "amends"}]


def test_a_meeting_tells_its_place_and_what_it_marks_and_its_claims_what_they_say():
    claim = a_claim(
        "2021-09-16",
        "date",
        announced="2021-07-22",
        place=DUSHANBE,
        title={"en": "Summit"},
        label={"en": "Label"},
        marks=(MarkReference("sco-foundation", "founded", 20),),
        host=("TJ",),
        participants=("RU",),
        time=Time(dt.time(10)),
        sources=("report", "later"),
    )
    entry = an_entry("summit", "summit", claims=(claim,), place=DUSHANBE)
    registry = a_registry(an_entry(), entry)
    found = entry_record(entry, registry, (), EN, TODAY)
    said = found["roles"][0]["claims"][0]

    assert found["place"] == {"id": "dushanbe", "name": "Dushanbe", "country": "TJ"}
    assert found["marks"] == [{"entry": "sco-foundation", "role": "founded", "ordinal": 20}]
    assert (said["place"]["id"], said["title"], said["label"], said["time"]) == ("dushanbe", "Summit", "Label", "10:00")
    assert (said["marks"], said["host"], said["participants"]) == (["sco-foundation/founded@20"], ["TJ"], ["RU"])
    assert said["sources"] == ["report"]
    assert entry_record(registry.entries["sco-foundation"], registry, (), EN, TODAY)["marked_by"] == ["summit"]


def test_a_date_before_year_1_counts_nothing_and_a_year_gives_no_days():
    ancient, year = an_entry("a", claims=(a_claim("-0659~"),)), an_entry("b", claims=(a_claim("1921"),))
    registry = a_registry(ancient, year)

    assert entry_record(ancient, registry, (), EN, TODAY)["roles"][0]["counts"] == []
    assert entry_record(year, registry, (), EN, TODAY)["roles"][0]["counts"][0] == {
        "year": 2021,
        "ordinal": 100,
        "date": None,
    }


def test_a_notice_that_was_given_is_told():
    notice = Notice(day("2026-01-01"), "CN", day("2026-01-02"), ("report",))
    entry = a_treaty(own=Treaty((TERM,), notices=(notice,)))
    registry = a_registry(entry)
    found = entry_record(entry, registry, (), EN, TODAY)
    ending = explanation_record(occurrence("term", "2", registry), registry, EN)

    assert found["notices"] == [{"date": "2026-01-01", "by": "CN", "announced": "2026-01-02", "sources": ["report"]}]
    assert "2026-01-01" in [step["value"] for step in ending["steps"]]


def test_a_term_is_derived_step_by_step_each_with_its_rule_and_source():
    found = explanation_record(occurrence("term", "2"), REGISTRY, EN)

    assert (found["entry"], found["occurrence"]) == ("treaty", "term/2")
    assert [(step["value"], step["rule"]) for step in found["steps"]] == [
        ("2002-02-28", "D1"),
        ("P20Y", "D1"),
        ("P5Y", "D2"),
        ("2027-02-28", "D2, B4"),
        ("P1Y", "D3"),
        ("2026-02-28", "D3, B4"),
        ("2027-02-26", "D6"),
    ]
    assert found["steps"][1]["sources"] == ["report"]


def test_a_term_from_a_day_of_its_own_names_no_role_and_says_why_it_has_no_last_day_for_notice():
    values = [step.value for step in steps(occurrence("term-own", "2"), REGISTRY, EN)]

    assert values[0] == "2000-01-01"
    assert "P6M" in values
    assert "2040-01-01" in values


def test_a_term_without_notice_or_withdrawal_has_no_more_to_say():
    plain = Term("in-force", parse_duration("P20Y"))
    registry = a_registry(a_treaty(own=Treaty((plain,))))

    assert [step.rule for step in steps(occurrence("term", "1", registry), registry, EN)] == [
        "D1",
        "D1",
        "D2, B4",
        "D6",
    ]


def test_an_anniversary_is_derived_from_what_was_stated():
    found = steps(occurrence("founded", "2021"), REGISTRY, EN)

    assert [step.value for step in found] == ["2001-06-15", "20", "2021-06-15"]


def test_a_meeting_is_derived_from_its_claims():
    found = steps(occurrence("date", "once"), REGISTRY, EN)

    assert [step.value for step in found] == ["2021-36", "2021-09-16"]
    assert "as stated on 22 July 2021" in found[-1].what


def test_what_was_postponed_is_derived_from_its_former_date():
    claims = (
        a_claim(None, "date", status="postponed", announced="2021-01-01"),
        a_claim(None, "date", status="postponed", former=parse("2021-09-16"), announced="2021-08-01"),
    )
    registry = a_registry(an_entry("summit", "summit", claims=claims))

    assert [step.value for step in steps(occurrence("date", "once", registry), registry, EN)] == ["2021-09-16"]
