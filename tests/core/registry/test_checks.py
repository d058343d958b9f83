"""What several values say together: beside the golden problems, the cases that are right and those at the edge."""

import pytest

from calendar_service.core.registry.checks.numbers import is_typed
from tests.registries import FOUNDATION, HEAD, a_summit, a_treaty, problems_of, told

HELD = "announced: 2021-09-17, date: 2021-09-16"


def codes(*entries: str) -> list[str]:
    return [problem.code for problem in problems_of(*entries)]


@pytest.mark.parametrize(
    "claims",
    [
        ("announced: 2021-07-01, date: 2021-Q3", "announced: 2021-08-01, date: 2021-09", HELD),
        ("announced: 2021-08-01, date: 2021-09-16", HELD),
        ("announced: 2021-08-01, date: 2021-09-16", "announced: 2021-08-01, date: 2021-09-16", HELD),
        # Press that writes "in September" does not undo the day, so it is no step at all.
        ("announced: 2021-08-01, date: 2021-09-16", "announced: 2021-08-02, date: 2021-09", HELD),
        (
            "announced: 2021-08-01, date: 2021-09-16",
            "announced: 2021-08-02, status: postponed",
            "announced: 2021-08-03, date: 2021-09, status: postponed",
            "announced: 2021-08-04, date: 2021-09-16, status: confirmed",
            HELD,
        ),
        (
            "announced: 2021-08-01, date: 2021-09-16",
            "announced: 2021-08-02, status: cancelled",
            "announced: 2021-08-03, date: 2021-09-16, status: confirmed, sources: [act]",
            HELD,
        ),
        (HELD, "announced: 2021-09-20, date: 2021-09-17, correction: yes"),
        ("announced: 2021-09-17, date: 2021-09-16, status: cancelled",),
        ("announced: 2021-08-01, date: 2021-09, status: postponed", "announced: 2021-10-01, status: cancelled"),
    ],
)
def test_these_steps_are_allowed(claims: tuple[str, ...]):
    assert [] == codes(a_summit(*claims))


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        (
            ("announced: 2021-08-01, date: 2021-09, status: postponed", "announced: 2021-10-01, status: held"),
            "held after postponed",
        ),
        ((HELD, "announced: 2021-09-20, status: cancelled"), "cancelled after held"),
        (
            ("announced: 2021-08-01, date: 2021-09-16, status: cancelled", "announced: 2021-08-02, status: cancelled"),
            "cancelled after cancelled",
        ),
    ],
)
def test_these_steps_are_not(claims: tuple[str, ...], expected: str):
    (problem,) = problems_of(a_summit(*claims))

    assert "illegal-step" == problem.code
    assert problem.found.startswith(expected)


@pytest.mark.parametrize(
    "dates",
    [
        "[{role: founded, date: 2001-06-15}, {role: founded, date: 2001-06-14, counted: no}]",
        "[{role: founded, date: 2001-06-15, counted: no}, {role: founded, date: 2001-06-14, counted: no}]",
        (
            "[{role: founded, date: 2001-06, announced: 2001-06-14, counted: yes}, "
            "{role: founded, date: 2001-06-15, announced: 2001-06-16, counted: yes}]"
        ),
    ],
)
def test_competing_dates_are_told_apart(dates: str):
    assert [] == codes(FOUNDATION.replace("date: 2001-06-15", f"dates: {dates}"))


def test_a_claim_that_cannot_be_read_is_not_compared():
    assert ["edtf"] == codes(
        a_summit(
            "announced: 2021-08-01, date: 2021-13", "announced: 2021-07-01, status: tentative, date: 2021-09", HELD
        )
    )


def test_a_mark_on_what_cannot_be_read_is_not_refused_too():
    broken = FOUNDATION.replace("kind: anniversary", "kind: anniversry")
    undated = FOUNDATION.replace("2001-06-15", "2001-13")
    summit = a_summit(HELD, keys="marks: [foundation]")

    assert ["unknown-word"] == codes(broken, summit, a_treaty("links: [foundation]"))
    assert ["edtf"] == codes(undated, summit)


def test_a_mark_of_a_claim_is_measured_by_its_own_date():
    assert [] == codes(FOUNDATION, a_summit(HELD + ", marks: [foundation@20]"))
    assert ["mark"] == codes(FOUNDATION, a_summit("announced: 2026-11-01, date: 2028-06-16, marks: [foundation@25]"))


@pytest.mark.parametrize(
    ("keys", "mark", "expected"),
    [
        ("date: 2001-06-15", "foundation/founded", []),
        ("date: -0659-02-11", "foundation", ["a mark on foundation/founded, which has no date to count from"]),
        (
            "dates: [{role: founded, date: 2001-06-15}, {role: signed, date: 2001-06-15, counted: no}]",
            "foundation/signed",
            ["a mark on foundation/signed, which is not counted"],
        ),
        (
            "dates: {role: founded, date: 2001-06-15, counted: no}",
            "foundation",
            ["a mark on foundation, which has no anniversaries"],
        ),
        ("date: 2001-06-15", "foundation/foundd", ['foundation has no role "foundd"']),
        ("date: 2020-06-15", "foundation@1", ["anniversary 1, an ordinary one"]),
    ],
)
def test_a_mark_is_on_a_counted_role_with_a_date(keys: str, mark: str, expected: list[str]):
    foundation = FOUNDATION.replace("date: 2001-06-15", keys)

    found = problems_of(foundation, a_summit(HELD, keys=f"marks: {mark}"))

    assert expected == [problem.found for problem in found]


def test_a_mark_that_is_far_from_any_anniversary_has_no_other_number():
    (problem,) = problems_of(
        FOUNDATION, a_summit("announced: 1999-09-17, date: 1999-09-16", keys="marks: [foundation@5]")
    )

    assert "delete the mark" == problem.fix


def test_a_mark_of_a_meeting_before_our_era_is_left_alone():
    assert [] == codes(FOUNDATION, a_summit("announced: 2021-09-17, date: -0044-03-15", keys="marks: [foundation]"))


def test_a_role_of_ones_own_has_a_label_in_each_language():
    assert [] == codes(FOUNDATION + "role: five\nlabel: Shanghai Five")
    assert [] == codes(FOUNDATION + "role: renamed-2")
    assert ["missing-key"] == codes(FOUNDATION + "role: qqqqqq")


@pytest.mark.parametrize("role", ["ratified-tj", "acceded-sco", "withdrew-su-2"])
def test_an_act_of_a_party_needs_no_label(role: str):
    assert [] == codes(a_treaty(f"dates: {{role: {role}, date: 1993}}"))


@pytest.mark.parametrize("role", ["ratified-qq", "ratified", "signed-tj"])
def test_what_only_looks_like_an_act_needs_one(role: str):
    assert ["missing-key"] == codes(a_treaty(f"dates: {{role: {role}, date: 1993}}"))


@pytest.mark.parametrize("role", ["term", "term-signed", "notice-2", "day", "observed"])
def test_a_role_that_is_computed_cannot_be_written(role: str):
    assert ["reserved-role"] == codes(a_treaty(f"dates: {{role: {role}, date: 1993, label: x}}"))


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ("in-force: 1991", "order"),
        ("in-force: 1992", None),
        ("in-force: 1994-04-20\nterminated: 1993", "order"),
        ("adopted: 1992\nopened: 1991", "order"),
        ("in-force: 0001-01-01", "order"),
        ("in-force: -0044-01-01", None),
    ],
)
def test_roles_come_in_an_order(keys: str, code: str | None):
    assert ([code] if code else []) == codes(a_treaty(keys))


@pytest.mark.parametrize(
    ("parties", "keys", "expected"),
    [
        ("[RU, TJ]", "{date: 1995-01-01, by: TJ, announced: 1995-01-01}", []),
        (
            "[RU]",
            "{date: 1995-01-01, by: RU, announced: 1995-01-01}",
            ["a notice in a treaty whose two parties are not named"],
        ),
        (
            "[RU, TJ]",
            "{date: 1995-01-02, by: TJ, announced: 1995-01-01}",
            ["given on 1995-01-02, announced on 1995-01-01"],
        ),
        ("[RU, TJ]", "{date: 1995-01-02, by: TJ}", ["nothing"]),
    ],
)
def test_notices_are_given_by_one_of_two(parties: str, keys: str, expected: list[str]):
    found = problems_of(a_treaty(f"notices: {keys}", parties=parties))

    assert expected == [problem.found for problem in found]


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("{from: signed, first: P5Y, id: second}", ["an id in the first reading"]),
        (
            "[{from: signed, first: P5Y}, {id: a, from: signed, first: P5Y}, {id: a, from: signed, first: P6Y}]",
            ["two readings a"],
        ),
        ("{from: 1992-13-01, first: P5Y}", ['"1992-13-01" has no month']),
        ("{from: [signed], first: P5Y}", ["a list"]),
        ("{from: qqq, first: P5Y}", ['"qqq" is neither a role nor a day']),
        ("{from: signed, first: P5Y, then: x, renewal: tacit}", ['"x" is not a length of time']),
        (
            "{from: signed, first: P1Y, then: P1M, renewal: tacit, notice: P40D}",
            ["a notice of P40D, longer than the term it ends"],
        ),
        ("[P5Y]", ['"P5Y"']),
        ("{from: signed, first: P5Y, extensions: [1999]}", ['"1999"']),
        ("{from: signed, first: P9999Y, then: P9999Y, renewal: tacit, notice: P9999Y}", []),
    ],
)
def test_a_term_is_whole(term: str, expected: list[str]):
    found = problems_of(a_treaty(f"term: {term}"))

    assert expected == [problem.found for problem in found]


def test_what_a_treaty_says_beside_its_dates_needs_a_source():
    without = a_treaty(
        "notices: {date: 1995-01-01, by: TJ, announced: 1995-01-01}\n"
        "term: {from: signed, first: P5Y, renewal: agreement, extensions: {announced: 1996-01-01, until: 1999-01-01}}"
    ).replace("sources: [act]\n", "")

    assert ["missing-source"] * 3 == codes(without)


def test_links_may_be_written_in_two_ways():
    assert ["id-form"] == codes(a_treaty("links: [A]"))
    assert ["missing-key"] == codes(a_treaty("links: [{rel: amends}]"))


@pytest.mark.parametrize("act", ["{party: QQ, act: ratified, date: 1993}", "{party: TJ, act: signed, date: 1993}"])
def test_an_act_is_of_a_party(act: str):
    assert 1 == len(codes(a_treaty(f"acts: {act}")))


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("place: dushanbe", []),
        ('place: "Tashkent, UZ"', ["unknown-timezone"]),
        ('place: "Dushanbe, TJ"', []),
        ("timezone: UTC", []),
        ("host: TJ", ["unknown-timezone"]),
    ],
)
def test_a_time_has_the_zone_of_its_place(keys: str, expected: list[str]):
    meeting = (
        "id: s\nkind: summit\ntitle: S\norganisation: sco\ndate: 2021-09-16\nannounced: 2021-09-17\nsources: [act]\n"
    )

    assert expected == codes(f'{meeting}time: "10:00"\n{keys}')


def test_a_time_has_the_zone_of_another_claim_of_the_same_day():
    assert [] == codes(a_summit("announced: 2021-09-10, date: 2021-09-16, timezone: UTC", HELD + ', time: "10:00"'))


def test_aliases_are_nobody_elses():
    assert [] == codes(FOUNDATION + "aliases: [founding, beginning]")
    assert ["duplicate-id"] == codes(
        FOUNDATION + "aliases: [founding]", FOUNDATION.replace("id: foundation", "id: other") + "aliases: [founding]"
    )


@pytest.mark.parametrize(
    "text",
    [
        *(
            "20th anniversary of the SCO",
            "the 21st  Anniversary",
            "20-летие ШОС",
            "К 20-летию",
            "20-й юбилей",
            "20 годовщина",
        ),
        *("20e anniversaire", "1er anniversaire", "20.º aniversario", "20 aniversario", "成立20周年", "20-солагии СҲШ"),
        *("20 jubilee", "20–летие"),
    ],
)
def test_a_number_before_a_word_for_anniversary_is_typed(text: str):
    assert is_typed(text)


@pytest.mark.parametrize(
    "text",
    [
        *("{ordinal} anniversary of the SCO", "{n}-летие ШОС", "SCO summit 2021", "Protocol of 1999", "Group of 20"),
        *("anniversary of 20 States", "Resolution 57/301", "2021: anniversary", "twentieth anniversary"),
    ],
)
def test_any_other_number_is_not(text: str):
    assert not is_typed(text)


def test_numbers_are_looked_for_in_titles_and_phrases_of_entries_and_claims():
    typed = "20th anniversary"

    assert ["entries.summit.dates[0].title"] == [
        problem.path for problem in problems_of(a_summit(f"{HELD}, title: {typed}"))
    ]
    assert ["entries.foundation.phrase"] == [
        problem.path for problem in problems_of(FOUNDATION + f"phrase: {{en: {typed}}}")
    ]
    assert ["entries.foundation.phrase.founded"] == [
        problem.path for problem in problems_of(FOUNDATION + f"phrase: {{founded: {{en: {typed}}}}}")
    ]
    document = f"documents: {{title: {typed}, announced: 2021-09-17, status: signed, sources: [act]}}"
    assert [] == codes(a_summit(HELD, keys=document))


@pytest.mark.parametrize(
    ("documents", "expected"),
    [
        ("{announced: 2021-09-17, status: signed, sources: [act]}", ["documents.title"]),
        ("{title: D, announced: 2021-09-17, sources: [act]}", ["documents.status"]),
        ("{title: D, states: [{status: signed, sources: [act]}]}", ["documents.states[0].announced"]),
        ("{title: D, states: [signed]}", ["documents.states[0]"]),
        ("{title: D, states: {announced: 2021-09-16, status: signed, sources: [act]}}", []),
        ("{title: D, announced: 2021-09-17, status: sined, sources: [act]}", ["documents.status"]),
    ],
)
def test_a_document_has_a_title_and_states(documents: str, expected: list[str]):
    found = problems_of(a_summit(HELD, keys=f"documents: {documents}"))

    assert [f"entries.summit.{path}" for path in expected] == [problem.path for problem in found]


def test_a_role_of_a_kind_with_several_is_required():
    assert ["entries.foundation.dates.role: nothing [missing-key]"] == told(
        FOUNDATION.replace("date: 2001-06-15", "dates: {date: 2001-06-15}")
    )


def test_claims_are_keys_and_values():
    assert ['entries.summit.dates[0]: "2021-09-16" [wrong-form]'] == told(
        a_summit(HELD).replace("{announced: 2021-09-17, date: 2021-09-16, sources: [report]}", "2021-09-16")
    )


def test_a_postponement_has_a_day_of_announcement():
    dates = "[{role: founded, date: 2001-06-15, counted: no}, {role: founded, status: postponed}]"

    assert ["entries.foundation.dates[1].announced: nothing [missing-key]"] == told(
        FOUNDATION.replace("date: 2001-06-15", f"dates: {dates}")
    )


def test_the_reading_of_the_first_claim_is_not_undone_by_a_broken_calendar():
    head = HEAD.replace("id: example", "id: Example")

    assert ["id-form", "order"] == [problem.code for problem in problems_of(a_treaty("in-force: 1991"), head=head)]


def test_two_short_keys_without_a_source_are_one_problem():
    assert ["missing-source"] == codes(a_treaty("in-force: 1994-04-20").replace("sources: [act]\n", ""))
