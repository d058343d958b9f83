"""A registry is loaded whole or not at all; what the file leaves out is filled in as RULES A3, A4 and A8 say."""

import datetime as dt
import gc
from pathlib import Path

import pytest

from calendar_service.core.dates.durations import Duration, parse_leads
from calendar_service.core.model.claims import MarkReference, Time
from calendar_service.core.model.organisations import Party
from calendar_service.core.model.places import Place
from calendar_service.core.model.treaties import Extension, Link, Notice, Term, Treaty, Withdrawal
from calendar_service.core.registry.build import load, parse
from tests.registries import FOUNDATION, HEAD, TODAY, a_summit, a_treaty, an_entry, claims_of, loaded, text_of
from tests.repository import ROOT

DATA = Path(__file__).parents[2] / "data"


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def test_the_opening_story_loads_without_an_error():
    registry, problems = load((DATA / "story.yaml").read_bytes(), "story.yaml", TODAY)

    assert registry is not None
    assert {"early-announcement", "documents-open"} == {problem.code for problem in problems}


def test_the_registry_of_the_project_loads_without_an_error():
    registry, problems = load((ROOT / "events.yaml").read_bytes(), "events.yaml", TODAY)

    assert registry is not None
    assert {"warning"} == {problem.severity for problem in problems}


def test_one_error_leaves_nothing():
    registry, problems = load(text_of(FOUNDATION + "nots: x"), "events.yaml", TODAY)

    assert registry is None
    assert ["unknown-key"] == [problem.code for problem in problems]


def test_an_error_of_the_tree_leaves_nothing_though_reading_goes_on():
    registry, problems = load(text_of(FOUNDATION + "note:\nnots: x"), "events.yaml", TODAY)

    assert registry is None
    assert ["empty-value", "unknown-key"] == [problem.code for problem in problems]


def test_what_is_no_yaml_leaves_nothing():
    assert None is load("{", "events.yaml", TODAY)[0]


def test_a_registry_may_have_no_entries():
    registry, problems = load(HEAD.replace("entries:\n", ""), "events.yaml", TODAY)

    assert registry is not None
    assert {} == registry.entries
    assert () == problems


def test_parsing_alone_does_not_look_for_warnings():
    text = text_of(a_summit("announced: 2020-01-01, date: 2020-02-01"))

    assert ["past-and-open"] == [problem.code for problem in load(text, "events.yaml", TODAY)[1]]
    assert () == parse(text, "events.yaml", TODAY)[1]


@pytest.mark.parametrize("is_on", [True, False])
def test_the_collector_is_left_as_it_was(is_on: bool):
    (gc.enable if is_on else gc.disable)()
    try:
        load(text_of(FOUNDATION), "events.yaml", TODAY)

        assert is_on == gc.isenabled()
    finally:
        gc.enable()


def test_the_tables_are_read():
    head = HEAD.replace(
        "places:",
        "  press: {title: {fr: Un article}, class: press, publisher: Le Monde, published: 2021-07, language: fr, "
        'url: "https://example.org/a", retrieved: 2021-08-01}\nplaces:\n'
        '  khujand: {name: Khujand, country: TJ, geo: "40.28, 69.63", aliases: [Leninabad]}',
    ).replace("  languages: [en]", "  languages: [en]\n  country: TJ\n  reminders: {event: [P7D, 5wd]}")

    registry = loaded(FOUNDATION, head=head)

    source = registry.sources["press"]
    assert ("Le Monde", "press", "2021-07", "fr", day("2021-08-01")) == (
        *(source.publisher, source.source_class, str(source.published), source.language),
        source.retrieved,
    )
    assert (
        Place("khujand", {"en": "Khujand"}, "TJ", None, ("40.28", "69.63"), ("Leninabad",))
        == registry.places["khujand"]
    )
    assert {"event": parse_leads("P7D,5wd")} == registry.calendar.reminders
    assert ("TJ", ("CN", "RU", "TJ")) == (registry.calendar.country, registry.organisations["sco"].members)


def test_an_organisation_without_a_short_name_is_called_by_its_whole_one():
    registry = loaded(FOUNDATION, head=HEAD.replace(", short: {en: SCO}", ""))

    assert {"en": "Shanghai Cooperation Organisation"} == registry.organisations["sco"].short


def test_plain_text_is_in_the_first_language_of_the_calendar():
    entry = an_entry(FOUNDATION, head=HEAD.replace("languages: [en]", "languages: [ru, en]"))

    assert {"ru": "Shanghai Cooperation Organisation"} == entry.title


def test_norway_is_a_country_and_half_past_twelve_a_time():
    entry = an_entry(
        "id: talk\nkind: call\nparties: [NO, TJ]\ndate: 1992-05-15\ntime: 12:30\ntimezone: Europe/Oslo\nsources: [act]"
    )

    assert (Party("NO"), Party("TJ")) == entry.parties
    assert Time(dt.time(12, 30)) == entry.time


def test_a_short_key_is_a_claim_with_the_sources_of_the_entry():
    (claim,) = an_entry(FOUNDATION).claims

    assert ("founded", "2001-06-15", ("report",), True) == (claim.role, str(claim.date), claim.sources, claim.short)


def test_the_role_and_label_of_an_anniversary_belong_to_its_short_key():
    (claim,) = an_entry(FOUNDATION + "role: five\nlabel: Shanghai Five").claims

    assert ("five", {"en": "Shanghai Five"}) == (claim.role, claim.label)


def test_a_short_key_and_dates_may_give_different_roles():
    entry = an_entry(FOUNDATION + "dates: {role: charter-signed, date: 2002-06-07, sources: [act]}")

    assert [("founded", ("report",)), ("charter-signed", ("act",))] == [(c.role, c.sources) for c in entry.claims]


def test_a_claim_without_sources_rests_on_those_of_the_entry():
    (claim,) = claims_of("announced: 2021-09-09, date: 2021-09-16, sources: [act]")
    (other,) = an_entry(FOUNDATION.replace("date:", "dates: {role: founded, date:").replace("15\n", "15}\n")).claims

    assert ("act",) == claim.sources
    assert ("report",) == other.sources


@pytest.mark.parametrize(
    ("claim", "status"),
    [
        ("announced: 2021-09-17, date: 2021-09-16/2021-09-17", "held"),
        ("announced: 2021-09-16, date: 2021-09-16/2021-09-17", "confirmed"),
        ("announced: 2021-09-16, date: 2021-09-17?", "tentative"),
        ("announced: 2021-07-22, date: 2021-09", "tentative"),
        ("announced: 2021-07-22, date: -0044-03-15", "held"),
        ("announced: 2021-07-22, date: 2021-09-16, status: tentative", "tentative"),
    ],
)
def test_a_claim_without_a_status_has_that_of_its_days(claim: str, status: str):
    (found,) = claims_of(claim)

    assert status == found.status
    assert ("status" in claim) == found.states_status


def test_a_day_of_announcement_that_is_left_out_is_the_last_possible_day():
    (claim,) = an_entry(FOUNDATION.replace("2001-06-15", "2001-06")).claims

    assert (day("2001-06-30"), False, "held") == (claim.announced, claim.states_announced, claim.status)


def test_a_default_day_of_announcement_may_be_tomorrow():
    (claim,) = an_entry(FOUNDATION.replace("2001-06-15", "2026-11-25")).claims

    assert day("2026-11-25") == claim.announced


def test_a_date_before_our_era_was_announced_on_no_day():
    (claim,) = an_entry(FOUNDATION.replace("2001-06-15", "-0659-02-11~")).claims

    assert (None, "held") == (claim.announced, claim.status)


def test_what_is_cancelled_or_held_takes_over_the_former_date():
    *_, cancelled = claims_of("announced: 2021-08-01, date: 2021-09-16", "announced: 2021-09-01, status: cancelled")
    *_, held = claims_of("announced: 2021-08-01, date: 2021-09-16", "announced: 2021-09-17, status: held")

    assert "2021-09-16" == str(cancelled.date) == str(held.date)


def test_what_is_postponed_without_a_date_keeps_the_former_one():
    _, first, second, cancelled = claims_of(
        *("announced: 2021-08-01, date: 2021-09-16", "announced: 2021-09-01, status: postponed"),
        *("announced: 2021-09-10, date: autumn 2021, status: postponed", "announced: 2021-09-20, status: cancelled"),
    )

    assert (None, "2021-09-16") == (first.date, str(first.former))
    assert ("2021-23", "2021-09-16") == (str(second.date), str(second.former))
    assert ("2021-23", None) == (str(cancelled.date), cancelled.former)


def test_what_is_postponed_and_then_cancelled_was_for_the_former_date():
    *_, cancelled = claims_of(
        *("announced: 2021-08-01, date: 2021-09-16", "announced: 2021-09-01, status: postponed"),
        "announced: 2021-09-20, status: cancelled",
    )

    assert "2021-09-16" == str(cancelled.date)


def test_a_claim_carries_what_became_known_with_it():
    (claim,) = claims_of(
        "announced: 2021-09-17, date: 2021-09-16, place: dushanbe, title: Summit, host: TJ, participants: [sco, IN], "
        "marks: [], time: 10:00/12:00, timezone: Asia/Dushanbe, counted: no, correction: TRUE, note: seen, "
        "old-style: 3 September, next-holder: UZ, public-from: 2021-09-18, verified: No".replace("marks: [], ", "")
    )

    assert ("dushanbe", {"en": "Summit"}, ("TJ",), ("sco", "IN")) == (
        *(claim.place.id if claim.place else None, claim.title, claim.host),
        claim.participants,
    )
    assert (Time(dt.time(10), dt.time(12)), "Asia/Dushanbe", False, True) == (
        *(claim.time, claim.timezone, claim.counted),
        claim.correction,
    )
    assert ("seen", "3 September", "UZ", day("2021-09-18"), False) == (
        *(claim.note, claim.old_style, claim.next_holder, claim.public_from),
        claim.verified,
    )


def test_marks_may_name_a_role_and_a_number():
    marks = an_entry(
        FOUNDATION,
        a_summit(
            "announced: 2021-09-17, date: 2021-09-16", keys="marks: [foundation, foundation@20, foundation/founded@20]"
        ),
    ).marks

    assert (
        MarkReference("foundation"),
        MarkReference("foundation", None, 20),
        MarkReference("foundation", "founded", 20),
    ) == marks


def test_documents_have_states_or_one_state():
    keys = """documents:
  - {title: Declaration, announced: 2021-09-17, status: signed, date: 2021-09-16, sources: [act]}
  - title: Plan
    states:
      - {announced: 2021-07-22, status: expected, sources: [report]}
      - {announced: 2021-09-17, status: deferred, sources: [act]}"""

    declaration, plan = an_entry(a_summit("announced: 2021-09-17, date: 2021-09-16", keys=keys)).documents

    assert [("signed", day("2021-09-16"), ("act",))] == [(s.status, s.date, s.sources) for s in declaration.states]
    assert ("deferred", ["expected", "deferred"]) == (plan.state.status, [state.status for state in plan.states])


def test_a_treaty_says_how_long_it_is_in_force_and_how_it_is_left():
    entry = an_entry(
        FOUNDATION,
        a_treaty(
            """term:
  - {from: signed, first: P20Y, then: P5Y, renewal: tacit, notice: P1Y}
  - {id: second, from: 2001-07-16, first: P20Y, renewal: agreement, announced: 2025-11-11, sources: [report],
     extensions: {announced: 2026-01-01, until: 2031-07-16}}
withdrawal: {notice: P6M, sources: [report]}
notices: {date: 2026-06-01, by: TJ, announced: 2026-06-02, sources: [report]}
links: [foundation, {entry: foundation, rel: replaces}]"""
        ),
    )

    extensions = (Extension(day("2026-01-01"), day("2031-07-16")),)
    second = Term(day("2001-07-16"), Duration(years=20), None, "agreement", None, "second", day("2025-11-11"))
    assert isinstance(entry.own, Treaty)
    first_found, second_found = entry.own.terms
    assert Term("signed", Duration(years=20), Duration(years=5), "tacit", Duration(years=1)) == first_found
    assert (second.origin, second.announced, extensions, ("report",)) == (
        *(second_found.origin, second_found.announced, second_found.extensions),
        second_found.sources,
    )
    assert Withdrawal(Duration(months=6), ("report",)) == entry.own.withdrawal
    assert (Notice(day("2026-06-01"), "TJ", day("2026-06-02"), ("report",)),) == entry.own.notices
    assert (Link("foundation"), Link("foundation", "replaces")) == entry.own.links


def test_acts_of_a_party_are_roles_numbered_in_the_order_of_the_file():
    entry = an_entry(
        a_treaty(
            "acts: [{party: TJ, act: ratified, date: 1993-01-02}, {party: sco, act: acceded, date: 1994}, "
            "{party: TJ, act: ratified, date: 1995, announced: 1996-01-01, sources: [report]}]"
        )
    )

    assert [
        ("signed", ("act",), False),
        ("ratified-tj", ("act",), False),
        ("acceded-sco", ("act",), False),
        ("ratified-tj-2", ("report",), True),
    ] == [(claim.role, claim.sources, claim.states_announced) for claim in entry.claims]


def test_a_place_is_one_of_the_table_or_a_town_with_its_country():
    places = [
        an_entry(FOUNDATION + f"place: {written}").place
        for written in ("dushanbe", '"Washington, DC, US"', "Phnom Penh, KH")
    ]

    assert [("dushanbe", "TJ"), (None, "US"), (None, "KH")] == [(p.id, p.country) for p in places if p]
    assert [{"en": "Dushanbe"}, {"und": "Washington, DC"}, {"und": "Phnom Penh"}] == [p.name for p in places if p]


def test_a_talk_without_a_title_is_named_after_its_parties():
    head = HEAD.replace("languages: [en]", "languages: [en, ru]")
    talk = "kind: call\nparties: [TJ, RU]\ndate: 2021-07-22\nsources: [act]"

    titles = [entry.title for entry in loaded(f"id: one\n{talk}", f"id: two\n{talk}", head=head).entries.values()]

    assert "Tajikistan - Russia: telephone talk" == titles[0]["en"]
    assert "Таджикистан — Россия" in titles[0]["ru"]
    assert titles[0] is titles[1]


def test_a_visit_of_an_organisation_is_named_by_its_short_name():
    entry = an_entry(
        "id: visit\nkind: visit\nparties: [sco, TJ]\ndate: 2021-07-22\nannounced: 2021-07-22\nsources: [act]"
    )

    assert {"en": "SCO - Tajikistan: visit"} == entry.title


def test_a_title_that_is_written_is_left_as_it_is():
    entry = an_entry("id: talk\nkind: call\ntitle: A talk\nparties: [TJ, RU]\ndate: 2021-07-22\nsources: [act]")

    assert {"en": "A talk"} == entry.title


def test_a_phrase_holds_for_all_roles_or_for_each():
    one = an_entry(FOUNDATION + 'phrase: {en: "{ordinal} anniversary"}').phrase
    each = an_entry(FOUNDATION + 'phrase: {founded: "{ordinal} anniversary"}').phrase

    assert {"": {"en": "{ordinal} anniversary"}} == one
    assert {"founded": {"en": "{ordinal} anniversary"}} == each


def test_entries_and_claims_know_where_they_stand():
    entry = an_entry(a_summit("announced: 2021-09-17, date: 2021-09-16"))

    assert (14, 3) == (entry.line, entry.column)
    assert (19, 7) == (entry.claims[0].line, entry.claims[0].column)


def test_a_meeting_whose_only_claim_is_not_written_yet_is_told_by_its_gap_alone():
    text = text_of("id: summit\nkind: summit\ntitle: SCO summit\norganisation: sco\ndates:\n  - ")
    registry, problems = load(text, "events.yaml", TODAY)

    assert registry is None
    assert [("empty-value", 19)] == [(problem.code, problem.line) for problem in problems]


def test_a_title_written_over_several_lines_is_one_line():
    title = "title:\n  en: |\n    Shanghai\n      Cooperation\n    Organisation"
    text = text_of(f"id: sco\nkind: anniversary\ndate: 2001-06-15\nsources: [report]\n{title}")
    registry, problems = load(text, "events.yaml", TODAY)

    assert registry is not None, problems
    assert {"en": "Shanghai Cooperation Organisation"} == registry.entries["sco"].title
