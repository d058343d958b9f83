"""The page of an entry: each date with its role, its sources and its history, and what it is tied to."""

import datetime as dt
import re
from pathlib import Path

import pytest

from calendar_service.core.dates.durations import Duration
from calendar_service.core.dates.edtf import parse
from calendar_service.core.model.claims import Claim, MarkReference, Time
from calendar_service.core.model.documents import Document, DocumentState
from calendar_service.core.model.entries import Entry
from calendar_service.core.model.places import Place
from calendar_service.core.model.registry import Registry
from calendar_service.core.model.sources import Source
from calendar_service.core.model.treaties import Extension, Link, Notice, Term, Treaty, Withdrawal
from calendar_service.core.wording.languages import UI_LANGUAGES, language
from tests.factories import a_claim, a_registry, an_entry, day
from tests.sites import a_client, a_current
from tests.web.reading import between, words

CSTO = an_entry(
    "csto",
    title={"en": "CSTO"},
    claims=(
        a_claim("2002-05-14", "decision"),
        a_claim("2002-10-07", "charter-signed"),
        a_claim("2003-09-18", "charter-in-force", counted=False),
    ),
)


def page(folder: Path, *entries: Entry, path: str = "", registry: Registry | None = None) -> str:
    """The words of the first entry's page, or of `path`."""
    client = a_client(a_current(folder, registry or a_registry(*entries)))
    return words(client.get(path or f"/en/entries/{entries[0].id}"))


def a_treaty(own: Treaty, **changes: object) -> Entry:
    values = {"claims": (a_claim("1994-04-20", "in-force"),), "parties": ("RU", "TJ", "KZ"), **changes}
    return an_entry("treaty", "treaty", title={"en": "Treaty"}, own=own, **values)


def a_meeting(*claims: Claim, **changes: object) -> Entry:
    return an_entry("summit", "summit", **{"title": {"en": "Summit"}, "claims": claims, **changes})


@pytest.mark.parametrize("code", UI_LANGUAGES)
def test_the_page_is_in_its_language_and_written_its_way(tmp_path: Path, code: str) -> None:
    answer = a_client(a_current(tmp_path, a_registry(an_entry()))).get(f"/{code}/entries/sco-foundation")

    assert 200 == answer.status_code
    assert f'<html lang="{code}" dir="{language(code).direction}">' in answer.text


def test_every_date_says_what_is_counted_from_it(tmp_path: Path) -> None:
    text = page(tmp_path, CSTO)

    assert "Counted from the decision on 14 May 2002 25th on 14 May 2027 30th on 14 May 2032" in text
    assert "Counted from the signing of the Charter on 7 October 2002 25th on 7 October 2027" in text


def test_a_russian_number_is_one_of_years_and_agrees_with_nothing(tmp_path: Path) -> None:
    text = page(tmp_path, CSTO, path="/ru/entries/csto")

    assert "Считая от решения 14 мая 2002 г. 25-летие: 14 мая 2027 г. 30-летие: 14 мая 2032 г." in text


def test_a_date_that_is_not_counted_says_so_and_what_it_would_give(tmp_path: Path) -> None:
    text = page(tmp_path, CSTO)

    expected = (
        "Counted from the entry into force of the Charter on 18 September 2003 "
        "Not counted in this calendar; it would be: 24th on 18 September 2027 25th on 18 September 2028"
    )
    assert expected in text


def test_an_origin_without_a_day_gives_years(tmp_path: Path) -> None:
    text = page(tmp_path, an_entry(claims=(a_claim("1926-11", "declaration"),)))

    assert "Possible days: 1–30 November 1926" in text
    assert "100th in 2026" in text


def test_nothing_is_counted_from_a_meeting(tmp_path: Path) -> None:
    text = page(tmp_path, a_meeting(a_claim("2021-09-16", "date")))

    assert "Counted from" not in text


def test_a_date_names_its_sources_with_their_class(tmp_path: Path) -> None:
    text = page(tmp_path, an_entry())

    assert "15 June 2001 TASS (news agency)" in text
    assert "TASS, A report , 15 June 2001 news agency".replace(" ,", ",") in text.replace(" ,", ",")


def test_a_source_is_linked_without_telling_where_the_reader_comes_from(tmp_path: Path) -> None:
    source = Source("report", {"en": "A report"}, "official", url="https://example.org/?a=1&b=2")
    registry = a_registry(an_entry(), sources={"report": source})
    answer = a_client(a_current(tmp_path, registry)).get("/en/entries/sco-foundation")

    assert '<a href="https://example.org/?a=1&amp;b=2" rel="noopener noreferrer">' in answer.text


def test_a_date_whose_sources_came_later_says_so(tmp_path: Path) -> None:
    text = page(tmp_path, an_entry(claims=(a_claim(sources=()),)))

    assert 2 == text.count("Source published later")


def test_what_was_announced_is_told_in_order_with_what_counts(tmp_path: Path) -> None:
    meeting = a_meeting(
        a_claim("2021-36", "date", status="tentative", announced="2021-05-19"),
        a_claim("2021-09-16", "date", status="confirmed", announced="2021-08-24"),
        a_claim("2021-09-16", "date", announced="2021-09-17", place=Place(None, {"und": "Dushanbe"}, "TJ")),
    )
    text = between(page(tmp_path, meeting), "What was announced", "Sources")

    assert "19 May 2021 Fourth quarter of 2021" not in text
    assert "19 May 2021 Q4 2021, date to be announced tentative earlier stated TASS (news agency)" in text
    assert "24 August 2021 16 September 2021 confirmed the same days" in text
    assert "17 September 2021 16 September 2021 held counts Dushanbe, Tajikistan" in text


def test_claims_that_compete_stand_beside_each_other(tmp_path: Path) -> None:
    entry = an_entry(claims=(a_claim("1921", counted=False), a_claim("1922-02-01")))
    text = between(page(tmp_path, entry), "What was announced", "Sources")

    assert "day of announcement not stated 1921 also stated" in text


def test_a_postponed_meeting_says_what_was_planned(tmp_path: Path) -> None:
    meeting = a_meeting(
        a_claim("2026-10-01", "date", status="confirmed", announced="2026-01-01"),
        a_claim(None, "date", status="postponed", announced="2026-09-01", former=parse("2026-10-01")),
    )
    text = page(tmp_path, meeting)

    assert "New date to be announced postponed Was planned for 1 October 2026" in text
    assert "no new date yet postponed counts" in text
    assert "Coming New date to be announced Summit postponed" in text


def test_a_date_shows_its_notes(tmp_path: Path) -> None:
    claim = a_claim(
        "1689-09-06", "signed", old_style="27 August 1689", correction=True, verified=False, note="By hand."
    )
    text = page(tmp_path, an_entry(claims=(claim,)))

    assert "Correction of an earlier entry Old style: 27 August 1689" in text
    assert "Not verified: no source seen states this date. By hand." in text


def test_a_meeting_says_who_meets_where_and_when(tmp_path: Path) -> None:
    time = Time(dt.time(10), None)
    meeting = a_meeting(
        a_claim("2026-12-01", "date", status="confirmed", announced="2026-01-01", time=time, timezone="Asia/Dushanbe"),
        parties=("TJ", "sco"),
        place=Place("dushanbe", {"en": "Dushanbe"}, "TJ"),
        level="heads-of-state",
        host=("TJ",),
        initiative="TJ",
        participants=("RU", "KZ"),
        topics=({"en": "Borders"},),
        note="One line.\nAnother.",
        url="https://example.org/",
    )
    text = page(tmp_path, meeting)

    assert "Parties Tajikistan and Shanghai Cooperation Organisation Level heads of State Host Tajikistan" in text
    assert "At the initiative of Tajikistan Participants Russia and Kazakhstan Topic Borders One line. Another." in text
    assert "Place: Dushanbe, Tajikistan Time: 10:00 (Asia/Dushanbe) (end not stated)" in text
    assert "Official page" in text


def test_a_time_with_its_end_says_both(tmp_path: Path) -> None:
    time = Time(dt.time(10), dt.time(12))
    text = page(tmp_path, a_meeting(a_claim("2026-12-01", "date", time=time, timezone="Asia/Dushanbe")))

    assert "Time: 10:00–12:00 (Asia/Dushanbe) " in text
    assert "end not stated" not in text


def test_documents_tell_their_states_the_newest_first(tmp_path: Path) -> None:
    document = Document(
        {"en": "Declaration"},
        (
            DocumentState(day("2021-07-22"), "expected", sources=("report",)),
            DocumentState(day("2021-09-17"), "signed", day("2021-09-17"), ("report",)),
        ),
    )
    text = page(tmp_path, a_meeting(a_claim("2021-09-17", "date"), documents=(document,)))

    expected = (
        "Declaration signed signed, 17 September 2021 . Announced on 17 September 2021 . TASS (news agency) "
        "expected. Announced on 22 July 2021 . TASS (news agency)"
    )
    assert expected in text


def test_a_russian_date_ends_a_sentence_with_one_full_stop(tmp_path: Path) -> None:
    document = Document({"en": "Declaration"}, (DocumentState(day("2021-09-17"), "signed", day("2021-09-17")),))
    meeting = a_meeting(a_claim("2021-09-17", "date", announced="2021-07-22"), documents=(document,))
    answer = a_client(a_current(tmp_path, a_registry(meeting))).get("/ru/entries/summit?as-of=2021-10-01")

    text = words(answer)
    for date in ("1 октября", "22 июля", "17 сентября"):
        assert f"{date} 2021 г." in text
    assert not re.search(r"г\. ?\.", text)


def test_marks_are_linked_both_ways(tmp_path: Path) -> None:
    meeting = a_meeting(a_claim("2026-12-01", "date", announced="2026-01-01"), marks=(MarkReference("sco-foundation"),))
    client = a_client(a_current(tmp_path, a_registry(an_entry(), meeting)))

    there, back = client.get("/en/entries/summit"), client.get("/en/entries/sco-foundation")
    assert "Marks SCO: 25th anniversary of the foundation" in words(there)
    assert 'href="/en/entries/sco-foundation"' in there.text
    assert "Marks an anniversary of this Summit" in words(back)
    assert 'href="/en/entries/summit"' in back.text


@pytest.mark.parametrize(
    ("relation", "there", "back"),
    [
        (None, "See also", "See also"),
        ("amends", "Amends", "Amended by"),
        ("prolongs", "Prolongs", "Prolonged by"),
        ("protocol-to", "Protocol to", "Has the protocol"),
        ("replaces", "Replaces", "Replaced by"),
    ],
)
def test_treaties_are_linked_both_ways(tmp_path: Path, relation: str | None, there: str, back: str) -> None:
    link = Link("old", relation)  # type: ignore[arg-type]
    later = a_treaty(Treaty(links=(link, Link("unknown"))))
    earlier = an_entry("old", "treaty", title={"en": "Old"}, claims=(a_claim("1992-05-15", "signed"),))
    client = a_client(a_current(tmp_path, a_registry(later, earlier)))

    assert f"{there} Old" in words(client.get("/en/entries/treaty"))
    assert f"{back} Treaty" in words(client.get("/en/entries/old"))


def test_a_treaty_that_may_be_left_at_any_time_says_so_and_has_no_last_day(tmp_path: Path) -> None:
    term = Term("in-force", Duration(years=5), Duration(years=5), "tacit", announced=day("1999-04-02"))
    text = page(tmp_path, a_treaty(Treaty((term,), Withdrawal(Duration(months=6), ("report",)))))

    assert "Counted from the entry into force on 20 April 1994 Current term (7) ends 20 April 2029" in text
    assert "The treaty renews itself unless notice is given. There is no last day for notice." in text
    assert "A party may withdraw at any time on notice of 6 months." in text
    assert "Last day for notice" not in text


def test_a_treaty_of_two_readings_shows_both_with_their_last_days(tmp_path: Path) -> None:
    lengths = (Duration(years=20), Duration(years=5), "tacit", Duration(years=1))
    readings = Treaty((Term("in-force", *lengths), Term("signed", *lengths, "signed", sources=("report",))))  # type: ignore[arg-type]
    claims = (a_claim("2001-07-16", "signed"), a_claim("2002-02-28", "in-force"))
    text = page(tmp_path, a_treaty(readings, claims=claims, parties=("RU", "CN")))

    first = "Current term (2) ends 28 February 2027 in 97 days Last day for notice 28 February 2026 268 days ago"
    assert f"Counted from the entry into force on 28 February 2002 {first}" in text
    second = "Current term (3) ends 16 July 2031 in 1696 days Last day for notice 16 July 2030 in 1331 days"
    assert f"Counted from the signing on 16 July 2001 {second}" in text
    assert "First term: 20 years Each further term: 5 years" in text and "Notice before the end: 1 year" in text


def test_a_treaty_to_which_notice_was_given_names_who_gave_it(tmp_path: Path) -> None:
    term = Term("in-force", Duration(years=5), Duration(years=5), "tacit", Duration(years=1))
    notice = Notice(day("2026-06-01"), "RU", day("2026-06-01"), ("report",))
    text = page(tmp_path, a_treaty(Treaty((term,), notices=(notice,)), parties=("RU", "TJ")))

    assert "Russia gave notice on 1 June 2026." in text


def test_a_term_prolonged_by_agreement_says_until_when(tmp_path: Path) -> None:
    extension = Extension(day("2021-02-03"), day("2030-02-05"), ("report",))
    text = page(
        tmp_path,
        a_treaty(Treaty((Term(day("2011-02-05"), Duration(years=10), None, "agreement", extensions=(extension,)),))),
    )

    assert "Counted from 5 February 2011 Current term (2) ends 5 February 2030" in text
    assert (
        "The parties prolong it by agreement. Prolonged until 5 February 2030, as announced on 3 February 2021" in text
    )
    assert "No notice tied to the term is known." in text


def test_a_term_that_is_over_or_has_not_begun_has_no_current_end(tmp_path: Path) -> None:
    terms = (Term("in-force", Duration(years=5)), Term("provisional", Duration(years=5), id="provisional"))
    text = page(tmp_path, a_treaty(Treaty(terms)))

    assert "The treaty ends with this term." in text
    assert "Counted from: provisional application, day not known" in text
    assert "Current term" not in text


def test_a_former_id_leads_to_the_entry(tmp_path: Path) -> None:
    client = a_client(a_current(tmp_path, a_registry(an_entry(aliases=("sco", "sco-founding")))))

    answer = client.get("/ru/entries/sco?as-of=2021-07-22")
    assert (301, "/ru/entries/sco-foundation?as-of=2021-07-22") == (answer.status_code, answer.headers["location"])


def test_an_entry_that_is_not_there_names_the_nearest_that_is_known(tmp_path: Path) -> None:
    secret = an_entry("sco-foundatino-secret", public_from=day("2027-01-01"))
    answer = a_client(a_current(tmp_path, a_registry(an_entry(), secret))).get("/en/entries/sco-foundatino")

    assert 404 == answer.status_code
    assert "Did you mean this? sco-foundation" in words(answer)
    assert "secret" not in answer.text


def test_what_is_under_embargo_is_on_no_page(tmp_path: Path) -> None:
    secret = an_entry("secret", title={"en": "Secret"}, public_from=day("2027-01-01"))
    client = a_client(a_current(tmp_path, a_registry(an_entry(), secret)))

    assert 404 == client.get("/en/entries/secret").status_code
    assert 404 == client.get("/en/entries/secret?as-of=2026-01-01").status_code
    assert all("ecret" not in client.get(f"/en/{path}").text for path in ("", "feeds", "entries/sco-foundation"))


def test_what_was_not_known_on_a_day_says_so_and_leads_back(tmp_path: Path) -> None:
    meeting = a_meeting(a_claim("2026-12-01", "date", announced="2026-01-01"))
    answer = a_client(a_current(tmp_path, a_registry(meeting))).get("/en/entries/summit?as-of=2025-01-01")

    assert 404 == answer.status_code
    assert "Nothing of this was known on 1 January 2025." in words(answer)


def test_nothing_that_became_known_later_is_shown(tmp_path: Path) -> None:
    meeting = a_meeting(
        a_claim("2021-09", "date", status="tentative", announced="2021-07-22"),
        a_claim("2021-09-16", "date", announced="2021-09-17", title={"en": "Later title"}),
        documents=(Document({"en": "Declaration"}, (DocumentState(day("2021-09-17"), "signed"),)),),
    )
    text = page(tmp_path, meeting, path="/en/entries/summit?as-of=2021-07-22")

    assert "September 2021, date to be announced tentative" in text
    assert "Later title" not in text and "Declaration" not in text and "16 September" not in text


def test_a_title_that_was_translated_here_says_so_in_that_language_alone(tmp_path: Path) -> None:
    client = a_client(a_current(tmp_path, a_registry(an_entry(translated=("ru",)))))

    assert "This title was translated by the calendar." not in words(client.get("/en/entries/sco-foundation"))
    note = language("ru").gettext("This title was translated by the calendar.", context="page")
    assert note in words(client.get("/ru/entries/sco-foundation"))


def test_a_title_in_another_language_says_which(tmp_path: Path) -> None:
    entry = an_entry(title={"ru": "ШОС"})
    answer = a_client(a_current(tmp_path, a_registry(entry))).get("/ar/entries/sco-foundation")

    assert '<h1><bdi lang="ru">ШОС</bdi></h1>' in answer.text
