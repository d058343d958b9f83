"""What an editor is asked to look at, from the day on which it arises."""

import pytest

from tests.registries import FOUNDATION, HEAD, a_summit, a_treaty, problems_of

RECENT = HEAD.replace("class: agency}", "class: agency, published: 2026-11-20}")


def warnings(*entries: str, head: str = HEAD) -> list[str]:
    problems = problems_of(*entries, head=head)
    assert {"warning"} >= {problem.severity for problem in problems}, problems
    return [problem.code for problem in problems]


def meeting(date: str, keys: str = "", announced: str = "2026-11-20", id_: str = "summit", claim: str = "") -> str:
    return a_summit(f"announced: {announced}, date: {date}{claim}", keys=keys, id_=id_)


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2026-11-23", ["past-and-open"]),
        ("2026-11-24", []),
        ("2026-11-22/2026-11-24", []),
        ("2026-11", ["no-day-yet"]),
        ("2026-12", ["no-day-yet"]),
        ("[2026-12-24..2026-12-26]", ["no-day-yet"]),
        ("[2026-12-25..2026-12-26]", []),
        ("2026-12-24?", ["no-day-yet"]),
        ("winter 2026/27", ["no-day-yet"]),
        ("2027", []),
    ],
)
def test_a_coming_date_gets_a_day_in_time_and_a_past_one_an_outcome(date: str, expected: list[str]):
    status = ", status: confirmed" if date == "2026-11-23" else ""

    assert expected == warnings(meeting(date, claim=status, announced="2026-11-20" if status else "2026-11-21"))


@pytest.mark.parametrize("status", ["postponed", "cancelled"])
def test_what_is_off_asks_for_no_day(status: str):
    assert [] == warnings(meeting("2026-12", claim=f", status: {status}"))


def test_an_anniversary_or_a_treaty_is_not_asked_for_its_outcome():
    assert [] == warnings(a_treaty("dates: {role: in-force, date: 1994-04-20, announced: 1994-01-01}"))


def test_a_date_before_our_era_asks_for_nothing():
    assert [] == warnings(FOUNDATION.replace("2001-06-15", "-0044-03-15"))


@pytest.mark.parametrize(
    ("published", "announced", "expected"),
    [
        (None, "2026-05-28", []),
        (None, "2026-05-27", ["stale-source"]),
        ("2026-05-28", "2026-05-28", []),
        ("2026-05", "2026-05-01", []),
        ("2026-04", "2026-04-01", ["stale-source"]),
    ],
)
def test_a_source_of_a_coming_date_grows_old_in_180_days(published: str | None, announced: str, expected: list[str]):
    head = HEAD.replace("class: agency}", f"class: agency, published: {published}}}") if published else HEAD

    assert expected == warnings(meeting("2027-06-16", announced=announced), head=head)


def test_the_newest_source_counts():
    claim = ", sources: [act, report]"

    assert (
        []
        == warnings(
            meeting("2027-06-16", announced="2026-01-01", claim=claim), head=RECENT.replace("2026-11-20", "2026-11")
        )[1:]
    )


@pytest.mark.parametrize(
    ("announced", "published", "expected"),
    [
        ("2026-11-19", "2026-11-20", ["early-announcement"]),
        ("2026-11-20", "2026-11-20", []),
        ("2026-11-19", "2026-11", []),
        ("2026-10-31", "2026-11", ["early-announcement"]),
    ],
)
def test_nothing_is_announced_before_every_source(announced: str, published: str, expected: list[str]):
    head = HEAD.replace("class: agency}", f"class: agency, published: {published}}}")

    assert expected == warnings(meeting("2027-06-16", announced=announced), head=head)


def test_a_source_that_does_not_say_when_it_appeared_may_have_been_the_first():
    assert [] == warnings(meeting("2027-06-16", announced="2026-11-01", claim=", sources: [act, report]"), head=RECENT)


def test_the_day_of_a_short_key_is_looked_at_where_it_stands():
    short = (
        "id: s\nkind: summit\ntitle: S\norganisation: sco\ndate: 2027-06-16\nsources: [report]\nannounced: 2026-11-01"
    )

    (problem,) = problems_of(short, head=RECENT)

    assert "entries.s.announced" == problem.path


DOCUMENT = "documents: {title: Plan, announced: 2026-11-01, status: %s, sources: [act]}"


@pytest.mark.parametrize(
    ("date", "status", "expected"),
    [
        ("2026-11-20", "expected", ["documents-open"]),
        ("2026-11-20", "deferred", []),
        ("2026-11-24", "expected", []),
    ],
)
def test_documents_are_asked_for_after_the_event(date: str, status: str, expected: list[str]):
    assert expected == warnings(meeting(date, keys=DOCUMENT % status, announced="2026-11-24"))


def test_documents_of_what_did_not_take_place_are_not_asked_for():
    off = meeting("2026-11-20", keys=DOCUMENT % "expected", announced="2026-11-24", claim=", status: cancelled")

    assert [] == warnings(off)


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("{from: 1992-01-15, first: P35Y}", ["ends-soon"]),
        ("{from: 1992-01-15, first: P35Y, then: P5Y, renewal: tacit}", []),
        ("{from: 1992-01-24, first: P35Y}", []),
        ("{from: 1991-11-23, first: P35Y}", []),
        ("{from: 1992-01-15, first: P35Y, renewal: agreement}", ["ends-soon"]),
        (
            """
  {from: 1992-01-15, first: P35Y, renewal: agreement, extensions: {announced: 2026-01-01, until: 2032-01-15}}""",
            [],
        ),
        ("{from: in-force, first: P35Y}", []),
    ],
)
def test_a_term_that_ends_within_sixty_days_is_followed_by_something(term: str, expected: list[str]):
    assert expected == warnings(a_treaty(f"term: {term}"))


def test_a_term_that_a_notice_ended_is_followed_by_nothing():
    term = "term: {from: 1992-01-15, first: P35Y, then: P5Y, renewal: tacit, notice: P1Y}"
    given = "notices: {date: 2025-06-01, by: TJ, announced: 2025-06-02}"

    assert ["ends-soon"] == warnings(a_treaty(f"{term}\n{given}"))


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("dushanbe", []),
        ('"Dushanbe, TJ"', []),
        ('"DUSHANBE, TJ"', []),
        ('"Khujand, TJ"', ["two-places"]),
        ('"Dushanbe, RU"', ["two-places"]),
    ],
)
def test_one_organisation_meets_in_one_place_a_day(place: str, expected: list[str]):
    one = meeting("2027-06-16/2027-06-18", keys="place: dushanbe")
    other = meeting("2027-06-18", keys=f"place: {place}", id_="other")

    assert expected == warnings(one, other)


def test_a_meeting_without_a_day_or_a_place_is_nowhere():
    one = meeting("2027-06-16", keys="place: dushanbe")
    undated = meeting("2027-06", keys="place: Moscow, RU", id_="undated")
    off = meeting("2027-06-16", keys="place: Moscow, RU", id_="off", claim=", status: cancelled")

    assert [] == warnings(one, undated, off, meeting("2027-06-16", id_="nowhere"))


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (meeting("2027-06-16"), ["host-unknown"]),
        (meeting("2027-06-16", keys="place: dushanbe"), []),
        (meeting("2026-11-20", announced="2026-11-20"), []),
        (FOUNDATION, []),
        (a_treaty("dates: {role: in-force, date: 2027-01-01, announced: 2026-11-01}"), ["host-unknown"]),
    ],
)
def test_a_lead_by_the_hosts_working_days_needs_a_place(entry: str, expected: list[str]):
    head = HEAD.replace("sources:", "  reminders: {event: [P7D, 10wd@host]}\nsources:", 1)

    assert expected == warnings(entry, head=head)


def test_a_text_without_a_language_of_the_calendar_is_named_with_its_place():
    head = HEAD.replace("languages: [en]", "languages: [en, ru]")
    claim = "announced: 2021-09-17, date: 2021-09-16, title: Summit"
    documents = """documents:
  - {title: Plan, announced: 2021-09-17, status: signed, sources: [act]}
  - {title: {en: Plan, ru: План}, announced: 2021-09-17, status: signed, sources: [act]}"""
    phrase = 'phrase: {founded: {en: "{ordinal}"}}'
    talk = "id: talk\nkind: call\nparties: [TJ, RU]\ndate: 2021-07-22\nsources: [act]\ntopics: %s"

    problems = problems_of(
        *(FOUNDATION + phrase, a_summit(claim, keys=documents), talk % "[border, {en: a, ru: б}]"),
        (talk % "{en: a}").replace("id: talk", "id: two"),
        head=head,
    )

    assert {"missing-language"} == {problem.code for problem in problems}
    assert [
        *("calendar.name", "places.dushanbe.name", "organisations.sco.name", "organisations.sco.short"),
        *("entries.foundation.title", "entries.foundation.phrase.founded", "entries.summit.title"),
        *("entries.summit.documents[0].title", "entries.summit.dates[0].title", "entries.talk.topics[0]"),
        "entries.two.topics",
    ] == [problem.path for problem in problems]


def test_one_phrase_for_all_roles_is_named_too():
    head = HEAD.replace("languages: [en]", "languages: [en, ru]")

    problems = problems_of(FOUNDATION + 'phrase: {en: "{ordinal}"}', head=head)

    assert "entries.foundation.phrase" in [problem.path for problem in problems]
