"""Titles of occurrences in all their sorts (RULES C7), and as feeds mark them (DESIGN section 5)."""

import datetime as dt
import uuid
from dataclasses import replace
from typing import Any

import pytest

from calendar_service.core.dates.durations import Duration
from calendar_service.core.dates.edtf import Edtf, parse
from calendar_service.core.model.claims import Claim
from calendar_service.core.model.entries import Entry
from calendar_service.core.model.occurrences import Basis, Occurrence, Role
from calendar_service.core.model.treaties import Notice, Term, Treaty
from calendar_service.core.wording.languages import language
from calendar_service.core.wording.titles import mark_phrase, marked_title, title_of

TREATY = {"en": "Collective Security Treaty", "ru": "Договор о коллективной безопасности"}
SUMMIT = {"en": "SCO summit", "ru": "Саммит ШОС"}
OURS = ("en", "ru")


def occurrence(
    role_name: str = "date", date: str = "2021-09-16/2021-09-17", key: str = "once", **other: Any
) -> Occurrence:
    """Make an occurrence; `entry` and `role` change the values of its entry and role."""
    edtf = parse(date)
    entry = replace(Entry("x", "summit", SUMMIT), **other.pop("entry", {}))
    status = other.get("status", "confirmed")
    claim = Claim(role_name, edtf, None, status, former=other.pop("former", None))
    role = replace(Role(entry, role_name, uuid.NAMESPACE_URL, claim), **other.pop("role", {}))
    span = None if edtf.has_day and not edtf.is_interval else edtf
    day = edtf.earliest or dt.date.min
    values = {"type": "event", "status": status, "span": span, **other}
    return Occurrence(day, entry.id, role_name, key, role, **values)


def title(found: Occurrence, code: str = "en") -> str:
    return title_of(found, language(code), OURS)[0]


def marked(found: Occurrence, code: str = "en") -> str:
    return marked_title(found, language(code), OURS)[0]


def anniversary(n: int, **other: Any) -> Occurrence:
    other = {"role_name": "signed", "entry": {"kind": "treaty", "title": TREATY}, **other}
    return occurrence(date=f"{1992 + n}-05-15", key=str(1992 + n), ordinal=n, **other)


def deadline(name: str, outcome: str, **other: Any) -> Occurrence:
    """Make the end of a term, or a last day for notice; `treaty` is the treaty's own part."""
    own = other.pop("treaty", Treaty())
    role = {"basis": Basis("in-force", parse("2002-02-28")), "claim": None, **other.pop("role", {})}
    entry = {"kind": "treaty", "title": TREATY, "own": own}
    return occurrence(name, "2027-02-28", "2", entry=entry, role=role, outcome=outcome, type="deadline", **other)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("en", "Collective Security Treaty: 30th anniversary of the signing"),
        ("ru", "Договор о коллективной безопасности: 30-летие подписания"),
        ("zh", "Collective Security Treaty：签署30周年"),
    ],
)
def test_an_anniversary_is_the_title_and_what_it_is_counted_from(code: str, expected: str) -> None:
    assert title(anniversary(30), code) == expected


def test_a_title_says_which_language_its_own_words_are_in() -> None:
    assert title_of(anniversary(30), language("ru"), OURS)[1] == "ru"
    assert title_of(anniversary(30), language("zh"), OURS)[1] == "en"
    assert title_of(anniversary(30), language("zh"), ("ru", "en"))[1] == "ru"


def test_the_own_phrase_of_an_entry_is_the_whole_title() -> None:
    phrase = {"": {"en": "{ordinal} anniversary of the SCO", "ru": "{n}-летие ШОС"}}
    found = anniversary(20, entry={"title": TREATY, "phrase": phrase})
    assert [title(found, code) for code in ("en", "ru")] == ["20th anniversary of the SCO", "20-летие ШОС"]
    assert title(found, "fr") == "Collective Security Treaty : 20e anniversaire de la signature"


def test_a_phrase_of_one_role_comes_before_that_of_all() -> None:
    phrase = {"signed": {"en": "{ordinal} year of signing"}, "": {"en": "{ordinal} year"}}
    assert title(anniversary(20, entry={"title": TREATY, "phrase": phrase})) == "20th year of signing"


def test_a_role_with_a_label_is_named_by_it() -> None:
    label = {"en": "Almaty Act", "ru": "Алма-Атинский акт"}
    act: dict[str, Any] = {"role_name": "almaty-act", "role": {"label": label}}
    assert title(anniversary(25, **act), "ru") == "Договор о коллективной безопасности: 25-летие: Алма-Атинский акт"
    assert title(occurrence(date="2002-06-04", **act)) == "SCO summit: Almaty Act"


def test_a_meeting_has_its_title_alone_and_another_role_its_word() -> None:
    assert title(occurrence()) == "SCO summit"
    assert title(occurrence("signed", "1992-05-15", entry={"title": TREATY})) == "Collective Security Treaty: signature"


def test_the_title_of_a_claim_is_the_whole_title() -> None:
    assert title(occurrence("signed", role={"title": {"en": "Signed in Tashkent"}})) == "Signed in Tashkent"


def test_a_title_of_a_claim_says_nothing_of_what_is_computed() -> None:
    assert title(deadline("term", "ends", role={"title": {"en": "Meeting"}})) == "Collective Security Treaty: term ends"


def test_a_national_day_is_its_title_and_its_number_where_it_has_one() -> None:
    day: dict[str, Any] = {
        "role_name": "day",
        "date": "2026-09-09",
        "key": "2026",
        "entry": {"title": {"en": "Independence Day"}},
    }
    assert title(occurrence(**day)) == "Independence Day"
    assert title(occurrence(**day, ordinal=35)) == "Independence Day: 35th anniversary"


@pytest.mark.parametrize(
    ("name", "outcome", "words"),
    [
        ("term", "renews", "term ends and renews itself"),
        ("term", "ends", "term ends"),
        ("notice", "renews", "last day for notice"),
        ("notice", "given", "last day for notice (given on 1 June 2026)"),
    ],
)
def test_a_term_says_what_follows_it(name: Any, outcome: Any, words: str) -> None:
    given = dt.date(2026, 6, 1)
    treaty = Treaty(notices=(Notice(given, "RU", given),))
    assert title(deadline(name, outcome, treaty=treaty)) == f"Collective Security Treaty: {words}"


def test_of_two_readings_each_names_what_it_is_counted_from() -> None:
    terms = (Term("in-force", Duration(20)), Term("signed", Duration(20), id="signed"))
    first = deadline("term", "renews", treaty=Treaty(terms=terms))
    second = deadline("term-signed", "ends", treaty=Treaty(terms=terms), role={"basis": Basis("signed", parse("2001"))})
    assert title(first).endswith("term ends and renews itself (counted from the entry into force)")
    assert title(second).endswith("term ends (counted from the signing)")


def test_a_deadline_needs_no_treaty() -> None:
    assert title(deadline("notice", "ends", treaty=None)) == "Collective Security Treaty: last day for notice"


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2021-09-16/2021-09-17", "SCO summit"),
        ("2021-09", "September 2021, date to be announced: SCO summit"),
        ("2021-36", "Q4 2021, date to be announced: SCO summit"),
        ("2021-23", "Autumn 2021 (September to November), date to be announced: SCO summit"),
        ("2021-09-16~", "About 16 September 2021: SCO summit"),
    ],
)
def test_a_feed_says_first_that_the_day_is_open(date: str, expected: str) -> None:
    assert marked(occurrence(date=date, status="tentative")) == expected


def test_what_is_cancelled_says_so_even_without_a_day() -> None:
    assert marked(occurrence(date="2021-09", status="cancelled")) == "Cancelled: SCO summit"


def test_what_is_postponed_says_from_when_and_to_when() -> None:
    former = parse("2021-09-16/2021-09-17")
    undated = occurrence(date="2021-09-16", status="postponed", former=former)
    to_autumn = occurrence(date="2021-23", status="postponed", former=former)
    assert marked(undated) == "Postponed, new date to be announced (was 16–17 September 2021): SCO summit"
    assert marked(to_autumn).startswith("Autumn 2021 (September to November), date to be announced (postponed, was 16")


@pytest.mark.parametrize(
    "held", [occurrence("signed", "1921-05", status="held"), anniversary(100, span=parse("2092-05"))]
)
def test_a_past_day_that_nobody_recorded_is_not_announced_any_more(held: Occurrence) -> None:
    assert "day not recorded" in marked(held)
    assert "announced" not in marked(held)


def test_a_mark_is_the_title_of_its_anniversary() -> None:
    label = {"en": "Almaty Act"}
    claims = (
        Claim("signed", parse("1992-05-15"), None, "held"),
        Claim("act", parse("1992-05-15"), None, "held", label=label),
    )
    entry = Entry("cst", "treaty", TREATY, claims=claims, phrase={"in-force": {"en": "{ordinal} year"}})
    said = [mark_phrase(entry, role, 30, language("en"), OURS) for role in ("signed", "act", "in-force")]
    assert said == [
        "Collective Security Treaty: 30th anniversary of the signing",
        "Collective Security Treaty: 30th anniversary: Almaty Act",
        "30th year",
    ]


def test_an_edtf_of_a_day_gives_no_prefix() -> None:
    assert marked(occurrence(date=Edtf.of_day(dt.date(2021, 9, 16)).text)) == "SCO summit"
