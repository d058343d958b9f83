"""What a message says, in the languages whose messages are complete; the rest is in the golden files."""

import datetime as dt
import re
from dataclasses import replace
from itertools import pairwise

import pytest

from calendar_service.core.dates.durations import Duration, parse_lead
from calendar_service.core.dates.edtf import parse
from calendar_service.core.derivation import terms
from calendar_service.core.messages.compose import Reader, Reminder, compose
from calendar_service.core.model.claims import Claim, MarkReference, Time
from calendar_service.core.model.documents import Document, DocumentState
from calendar_service.core.model.entries import Entry
from calendar_service.core.model.organisations import Party
from calendar_service.core.model.treaties import Term, Treaty, Withdrawal
from calendar_service.core.wording.languages import language
from tests.reminding import MOSCOW, WINDOW, a_claim, a_foundation, a_registry, a_summit, occurrences_of

URL = "https://calendar.example.org"
SEPTEMBER = a_claim("2021-09", "2021-07-22", "tentative")
DAYS = a_claim("2021-09-16/2021-09-17", "2021-09-09")
DECLARATION = Document(
    {"en": "Dushanbe Declaration", "ru": "Душанбинская декларация"},
    (DocumentState(dt.date(2021, 7, 22), "expected", sources=("tass",)),),
)
TREATY = Entry(
    id="treaty",
    kind="treaty",
    title={"en": "Collective Security Treaty", "ru": "Договор о коллективной безопасности"},
    parties=(Party("RU"), Party("TJ")),
    claims=(Claim("in-force", parse("1994-04-20"), dt.date(1994, 4, 20), "held", sources=("tass",)),),
    own=Treaty(
        terms=(Term("in-force", Duration(years=5), Duration(years=5), "tacit", notice=Duration(months=6)),),
        withdrawal=Withdrawal(Duration(months=6)),
    ),
)


def composed(reminder, registry, today, code="en", country=None):
    reader = Reader("desk", language(code), country, dt.date.fromisoformat(today))
    return compose(reminder, reader, registry, URL)


def said_of_summit(*claims, reason="lead", lead=None, today="2021-09-09", code="en", **changes):
    """Compose a reminder of the summit as known by these claims."""
    registry = a_registry(a_summit(*claims, **changes), a_foundation())
    summit = next(each for each in occurrences_of(registry) if each.entry_id == "summit")
    return composed(Reminder(summit, reason, parse_lead(lead) if lead else None), registry, today, code)


def said_of_treaty(role, lead, today, code="en", **changes):
    registry = a_registry(TREATY, **changes)
    deadline = next(each for each in terms.occurrences(TREATY, registry, WINDOW) if each.role_name == role)
    return composed(Reminder(deadline, "lead", parse_lead(lead)), registry, today, code)


def examples(code):
    """Give one message of each sort, by name."""
    full = {"marks": (MarkReference("foundation"),), "documents": (DECLARATION,)}
    timed = replace(DAYS, date=parse("2021-09-16"), time=Time(dt.time(10)), timezone="Asia/Dushanbe")
    later = replace(timed, announced=dt.date(2021, 9, 12), time=Time(dt.time(11)), place=MOSCOW)
    registry = a_registry(a_foundation(), country="TJ")
    anniversary = next(each for each in occurrences_of(registry) if each.ordinal == 20)
    yield "a jubilee", composed(Reminder(anniversary, "lead", parse_lead("P30D")), registry, "2021-05-16", code)
    yield "a summit", said_of_summit(SEPTEMBER, DAYS, lead="P7D", code=code, **full)
    yield "a summit without a day", said_of_summit(SEPTEMBER, reason="undated", today="2021-08-02", code=code, **full)
    yield "a summit that is confirmed", said_of_summit(SEPTEMBER, DAYS, reason="confirmed", code=code)
    yield "another date", said_of_summit(DAYS, a_claim("2021-10-01", "2021-09-10"), reason="moved", code=code)
    yield "another place and time", said_of_summit(timed, later, reason="moved", code=code)
    yield "a day", said_of_summit(SEPTEMBER, replace(DAYS, status="tentative"), reason="dated", code=code)
    yield "a last day for notice", said_of_treaty("notice", "20wd@host", "2023-09-22", code, country="TJ")
    yield "the end of a term", said_of_treaty("term", "P90D", "2024-01-21", code, country="RU")


@pytest.mark.parametrize("code", ["en", "ru", "ar"])
def test_every_message_reads_as_it_was_reviewed(code, golden):
    texts = [f"=== {name}\n{words.subject}\n\n{words.text}" for name, words in examples(code)]

    golden(f"messages/{code}.txt").check("\n".join(texts))


def test_a_russian_sentence_that_ends_with_a_date_has_one_full_stop():
    assert [name for name, words in examples("ru") if ".." in words.text] == []


@pytest.mark.parametrize("code", ["en", "ru", "ar"])
def test_the_html_is_as_it_was_reviewed(code, golden):
    words = dict(examples(code))["a summit"]

    golden(f"messages/{code}.html").check(words.html)


@pytest.mark.parametrize("code", ["en", "ru", "ar"])
def test_text_and_html_say_the_same(code):
    for _, words in examples(code):
        shown = re.sub(r"<[^>]*>", "", words.html[words.html.index("<body>") :])

        for line in words.text.splitlines():
            assert line in shown or words.link in line


def test_the_days_left_are_those_of_the_day_on_which_it_is_rendered():
    on_days = {
        "2021-09-09": "In 7 days",
        "2021-09-12": "In 4 days",
        "2021-09-15": "Tomorrow",
        "2021-09-16": "Today",
        "2021-09-17": "Under way",
        "2021-09-20": "3 days ago",
    }

    for today, begins in on_days.items():
        words = said_of_summit(DAYS, lead="P7D", today=today)

        assert words.subject == f"{begins}: SCO summit, 16–17 September 2021"


def test_a_span_that_is_open_says_so():
    words = said_of_summit(SEPTEMBER, reason="undated", today="2021-09-05")

    assert "September 2021 (day still open)" in words.text


@pytest.mark.parametrize(
    ("claims", "reason", "begins"),
    [
        ((a_claim("2021", status="tentative"), SEPTEMBER), "dated", "Date narrowed down"),
        ((DAYS, a_claim("2021-10-01", "2021-09-10")), "moved", "New date"),
        ((DAYS, replace(DAYS, announced=dt.date(2021, 9, 10), place=MOSCOW)), "moved", "New place"),
        ((replace(DAYS, time=Time(dt.time(10))), replace(DAYS, time=Time(dt.time(11)))), "moved", "New time"),
        ((DAYS,), "moved", "Changed"),
    ],
)
def test_the_subject_of_a_notice_begins_with_what_is_new(claims, reason, begins):
    assert said_of_summit(*claims, reason=reason).subject.startswith(f"{begins}: SCO summit, ")


def test_a_notice_shows_the_date_before_a_postponement():
    postponed = a_claim(None, "2021-09-10", "postponed", former=parse("2021-09-16"))
    words = said_of_summit(postponed, a_claim("2021-10-01", "2021-09-12"), reason="moved")

    assert "Date: 16 September 2021 → 1 October 2021" in words.text


def test_only_the_newest_claim_is_what_changed():
    november = a_claim("2021-11", "2021-07-01", "tentative")
    words = said_of_summit(november, SEPTEMBER, DAYS, reason="confirmed")

    assert "Date: September 2021 → 16–17 September 2021" in words.text


def test_a_lead_of_working_days_says_whose_were_counted_and_what_is_not_known():
    words = said_of_treaty("notice", "20wd@host", "2023-09-22", country="TJ")

    assert "Working days counted: Tajikistan\nThe host country is not known." in words.text
    assert "estimates" not in words.text


def test_a_year_whose_holidays_are_estimates_is_marked_so():
    words = said_of_summit(a_claim("2029-09-16"), lead="5wd@RU+KZ")

    assert "Working days counted: Russia and Kazakhstan\nSome holidays of that year are estimates." in words.text


def test_a_host_that_is_known_needs_no_word():
    assert "host country is not known" not in said_of_summit(DAYS, lead="5wd@host").text


def test_a_deadline_on_a_day_off_names_the_last_working_day():
    on_saturday = said_of_treaty("term", "P90D", "2024-01-21", country="RU")

    assert "not a working day (Russia); the last one before it: Friday, 19 April 2024" in on_saturday.text


def test_the_working_days_left_are_counted_in_the_readers_country_before_the_calendars():
    registry = a_registry(a_summit(DAYS), country="RU")
    [summit] = occurrences_of(registry)
    reminder = Reminder(summit, "lead", parse_lead("P7D"))

    # 9 September is a holiday in Tajikistan alone.
    assert "(in 7 days; 5 working days in Russia)" in composed(reminder, registry, "2021-09-09").text
    assert "(in 7 days; 4 working days in Tajikistan)" in composed(reminder, registry, "2021-09-09", country="TJ").text
    assert "(tomorrow)" in composed(reminder, registry, "2021-09-15", country="TJ").text


def test_without_a_country_or_a_day_off_nothing_is_said_of_working_days():
    assert "working day" not in said_of_treaty("term", "P90D", "2024-01-21").text
    assert "not a working day" not in said_of_treaty("notice", "P90D", "2023-07-21", country="RU").text


def test_whatever_a_registry_says_is_text_in_the_html():
    words = said_of_summit(DAYS, lead="P7D", title={"en": '<script>"&'})

    assert "<script>" not in words.html and "&lt;script&gt;&#34;&amp;" in words.html
    assert '<script>"&' in words.text


def test_an_address_of_a_source_is_a_link():
    assert (
        '<a href="https://tass.example/1" dir="ltr">https://tass.example/1</a>' in said_of_summit(DAYS, lead="P7D").html
    )


def test_arabic_runs_from_right_to_left():
    assert '<html lang="ar" dir="rtl">' in said_of_summit(DAYS, lead="P7D", code="ar").html


def test_the_link_leads_to_the_page_of_the_entry_in_the_readers_language():
    assert said_of_summit(DAYS, lead="P7D", code="ru").link == f"{URL}/ru/entries/summit"


def test_the_same_reminder_has_the_same_words():
    for first, second in pairwise([dict(examples("ru"))] * 2):
        assert first == second


def test_a_title_of_several_lines_has_a_subject_of_one():
    subject = said_of_summit(DAYS, lead="P7D", title={"en": "SCO summit\n\tin Dushanbe"}).subject

    assert "In 7 days: SCO summit in Dushanbe, 16–17 September 2021" == subject
