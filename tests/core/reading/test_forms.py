"""What one value may be, and what its writer is told who wrote something else."""

import pytest

from tests.registries import FOUNDATION, HEAD, a_summit, a_treaty, an_entry, loaded, problems_of, told


def fixes(*entries: str, head: str = HEAD) -> list[str]:
    return [problem.fix for problem in problems_of(*entries, head=head)]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("note: [one, two]", "note: a list [wrong-form]"),
        ("note: {en: one}", "note: keys and values [wrong-form]"),
        (f"note: {'x' * 10_001}", "note: a text of 10,001 characters [too-large]"),
        ("url: ftp://example.org", 'url: "ftp://example.org" [wrong-form]'),
        ("url: javascript:alert(1)", 'url: "javascript:alert(1)" [wrong-form]'),
        ("url: https:///x", 'url: "https:///x" [wrong-form]'),
        ("main: [founded]", "main: a list [wrong-form]"),
        ("main: Founded!", 'main: "Founded!" is no id [id-form]'),
        ("main: «»", 'main: "«»" is no id [id-form]'),
        (f"main: {'x' * 81}", "main: an id of 81 characters [id-form]"),
        ("leap-day: [omit]", "leap-day: a list [wrong-form]"),
        ("leap-day: onwards", 'leap-day: "onwards" is none of the words allowed [unknown-word]'),
        ("sources: {report: yes}", "sources: keys and values [wrong-form]"),
        ("organisation: {sco: yes}", "organisation: keys and values [wrong-form]"),
        ("dates: founded", 'dates: "founded" [wrong-form]'),
        ("public-from: 2021", 'public-from: "2021" is not one certain day [edtf]'),
        ("public-from: [2021-09-16]", "public-from: a list [wrong-form]"),
        ("kind: [anniversary]", "kind: a list [wrong-form]"),
        ("documents: Declaration", 'documents: "Declaration" [wrong-form]'),
        ("tags: [[one]]", "tags[0]: a list [wrong-form]"),
        ("title: {en: [SCO]}", "title.en: a list [wrong-form]"),
        ("marks: {a: b}", "marks: keys and values [wrong-form]"),
        ("place: [Moscow, RU]", "place: a list [wrong-form]"),
        ("translated: [en, [ru]]", "translated[1]: a list [wrong-form]"),
        ("translated: zzz", 'translated: no language "zzz" [unknown-language]'),
    ],
)
def test_a_value_of_another_form_is_described(keys: str, expected: str):
    key = keys.partition(":")[0]
    entry = FOUNDATION.replace("organisation: sco\n", "") if key == "organisation" else FOUNDATION
    entry = "\n".join(line for line in entry.splitlines() if not line.startswith(f"{key}:"))

    assert f"entries.foundation.{expected}" in told(f"{entry}\n{keys}")


@pytest.mark.parametrize("written", ["yes", "Yes", "TRUE", "no", "False"])
def test_yes_and_no_may_be_written_in_any_case(written: str):
    (claim,) = an_entry(
        FOUNDATION.replace("date: 2001-06-15", f"dates: {{role: founded, date: 2001, counted: {written}}}")
    ).claims

    assert (written.lower() in ("yes", "true")) == claim.counted


def test_one_word_stands_for_a_list_of_one():
    entry = an_entry(FOUNDATION + "tags: one\naliases: two\ntranslated: ru")

    assert (("one",), ("two",), ("ru",)) == (entry.tags, entry.aliases, entry.translated)


def test_of_doubled_items_the_first_stays():
    assert ("two", "one") == an_entry(FOUNDATION + "tags: [two, one, two]").tags


def test_an_item_that_cannot_be_read_is_not_taken_for_a_doubled_one():
    assert ['entries.foundation.tags[1]: "Two!" is no id [id-form]'] == told(FOUNDATION + "tags: [one, Two!]")


@pytest.mark.parametrize(
    "keys", ['note: ""', "tags: []", "phrase: {}", "place: ''", "url: ''", "main: ''", "marks: ''"]
)
def test_an_empty_value_is_reported_once(keys: str):
    assert ["empty-value"] == [problem.code for problem in problems_of(FOUNDATION + keys)]


def test_an_empty_claim_is_reported_once():
    assert ["empty-value"] == [
        problem.code for problem in problems_of(FOUNDATION.replace("date: 2001-06-15", "dates: {}"))
    ]


def test_an_empty_form_is_reported_once():
    assert ["empty-value"] == [problem.code for problem in problems_of(a_treaty("withdrawal: {}"))]


def test_an_unknown_key_without_a_value_is_reported_once():
    assert ["empty-value"] == [problem.code for problem in problems_of(FOUNDATION + "nots:")]
    assert ["empty-value"] == [problem.code for problem in problems_of(a_treaty("withdrawal: {notice: P1Y, nots: }"))]


def test_a_key_of_an_inner_mapping_is_named_by_its_path():
    assert [
        'entries.border.withdrawal.notise: no such key "notise" [unknown-key]',
        "entries.border.withdrawal.notice: nothing [missing-key]",
    ] == sorted(told(a_treaty("withdrawal: {notise: P1Y}")), reverse=True)


def test_the_nearest_word_is_looked_for_only_so_often():
    many = "".join(f"  report-{n}: {{title: A report, class: agency}}\n" for n in range(1000))
    entries = [FOUNDATION.replace("id: ", f"id: e{n}-").replace("[report]", "[reprot-1]") for n in range(40)]

    found = fixes(*entries, head=HEAD.replace("places:", f"{many}places:"))

    assert "write report-1" == found[0]
    assert "add reprot-1 to sources:" == found[-1]
    assert 40 == len(found)


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        ("9:00", '"9:00" is no time of day [time]'),
        ("24:00", '"24:00" is no time of day [time]'),
        ("[10]", "a list or keys and values [time]"),
    ],
)
def test_a_time_has_hours_and_minutes(time: str, expected: str):
    assert [f"entries.summit.dates[0].time: {expected}"] == told(
        a_summit(f"announced: 2021-09-17, date: 2021-09-16, timezone: Asia/Dushanbe, time: {time}")
    )


def test_a_zone_is_one_of_the_tz_database():
    assert ["entries.summit.dates[0].timezone: a list or keys and values [unknown-timezone]"] == told(
        a_summit("announced: 2021-09-17, date: 2021-09-16, timezone: [UTC]")
    )


def test_a_date_that_comes_again_is_one_value():
    one, other = loaded(FOUNDATION, FOUNDATION.replace("id: foundation", "id: other")).entries.values()

    assert one.claims[0].date is other.claims[0].date
