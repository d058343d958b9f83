"""The home page: what comes, where it belongs, and what is wrong with the registry."""

from pathlib import Path

import pytest

from calendar_service.core.model.claims import MarkReference
from calendar_service.core.model.entries import Entry
from calendar_service.core.model.places import Place
from calendar_service.core.wording.languages import UI_LANGUAGES, language
from tests.factories import a_claim, a_registry, an_entry
from tests.sites import a_client, a_current, of_file
from tests.web.reading import between, words

REGISTRY = """
version: 1
calendar: {id: test, name: {en: Test}, languages: [en, ru]}
sources: {report: {title: A report, class: press}}
entries:
  - id: launch
    kind: anniversary
    title: {en: Launch, ru: Запуск}
    date: 2001-12-01
    sources: [report]
"""


def a_summit(date: str | None, id_: str = "summit", title: str = "Summit", **claim: object) -> Entry:
    values = {"status": "tentative", "announced": "2026-01-01", **claim}
    return an_entry(id_, "summit", title={"en": title}, claims=(a_claim(date, "date", **values),))


def home(folder: Path, *entries: Entry, path: str = "/en/") -> str:
    return words(a_client(a_current(folder, a_registry(*entries))).get(path))


@pytest.mark.parametrize("code", UI_LANGUAGES)
def test_the_page_is_in_its_language_and_written_its_way(tmp_path: Path, code: str) -> None:
    answer = a_client(a_current(tmp_path, a_registry(an_entry()))).get(f"/{code}/")

    assert 200 == answer.status_code
    assert f'<html lang="{code}" dir="{language(code).direction}">' in answer.text
    assert code == answer.headers["content-language"]


def test_what_has_a_day_stands_in_its_week_with_status_and_days_left(tmp_path: Path) -> None:
    text = home(tmp_path, a_summit("2026-12-03/2026-12-04", status="confirmed"))

    week = between(text, "30 November – 6 December 2026", "31 to 90 days ahead")
    assert "3–4 Thursday – Friday , 3–4 December 2026 Summit summit in 10 days confirmed" in week


def test_a_week_is_named_by_its_days_in_the_horizon(tmp_path: Path) -> None:
    text = home(tmp_path, a_summit("2026-12-22", "a"), a_summit("2026-12-23", "b"))

    assert "21–22 December 2026" in between(text, "The next 30 days", "31 to 90 days ahead")
    assert "23–27 December 2026" in between(text, "31 to 90 days ahead", "What was known on")


def test_what_runs_stands_first(tmp_path: Path) -> None:
    text = home(tmp_path, a_summit("2026-11-20/2026-11-25", status="confirmed"))

    assert "Summit summit today confirmed" in between(text, "Now", "The next 30 days")


def test_what_has_no_day_stands_under_day_open_and_in_no_week(tmp_path: Path) -> None:
    text = home(tmp_path, a_summit("2026-12", "soon"), a_summit("2026-23", "begun"), a_summit("2027-02", "later"))

    soon, later = text.split("31 to 90 days ahead")
    assert "Autumn 2026 (September to November), date to be announced" in between(soon, "Day open", "What was")
    assert "December 2026, date to be announced" in between(soon, "Day open", "What was")
    expected = "February 2027, date to be announced Summit summit in 70 days at the earliest tentative"
    assert expected in later.partition("Day open")[2]


def test_what_waits_for_a_new_date_stands_apart_with_its_former_one(tmp_path: Path) -> None:
    postponed = an_entry(
        "summit",
        "summit",
        title={"en": "Summit"},
        claims=(
            a_claim("2026-10-01", "date", status="confirmed", announced="2026-01-01"),
            a_claim(None, "date", status="postponed", announced="2026-09-01", former=a_claim("2026-10-01").date),
        ),
    )
    text = home(tmp_path, postponed).partition("New date open")[2]

    assert "New date to be announced Summit summit Was planned for 1 October 2026 postponed" in text


def test_nothing_past_is_shown(tmp_path: Path) -> None:
    text = home(tmp_path, a_summit("2026-11-20", title="Over", status="held"))

    assert "Over" not in text
    assert "Nothing is known for these days." in text


def test_ordinary_anniversaries_are_left_out_and_round_ones_have_their_class(tmp_path: Path) -> None:
    grand = an_entry("grand", title={"en": "Grand"}, claims=(a_claim("1976-12-01"),))
    ordinary = an_entry("ordinary", title={"en": "Ordinary"}, claims=(a_claim("1977-12-01"),))
    text = home(tmp_path, grand, ordinary)

    assert "Grand: 50th anniversary of the foundation" in text
    assert "Counted from the foundation on 1 December 1976 in 8 days confirmed grand jubilee" in text
    assert "Ordinary" not in text


def test_a_meeting_has_its_place_its_organisation_and_the_jubilee_that_it_marks(tmp_path: Path) -> None:
    meeting = an_entry(
        "summit",
        "summit",
        title={"en": "Summit"},
        organisations=("sco",),
        place=Place("dushanbe", {"en": "Dushanbe"}, "TJ"),
        marks=(MarkReference("sco-foundation"),),
        claims=(a_claim("2026-12-01", "date", status="confirmed", announced="2026-01-01", verified=False),),
    )
    text = home(tmp_path, an_entry(), meeting)

    assert "SCO Dushanbe, Tajikistan summit Marks: SCO: 25th anniversary of the foundation" in text
    assert "Not verified: no source seen states this date. in 8 days confirmed grand jubilee" in text


def test_a_long_list_comes_in_parts(tmp_path: Path) -> None:
    entries = [a_summit("2026-12-01", f"summit-{n:03}", f"Summit no. {n}") for n in range(250)]
    client = a_client(a_current(tmp_path, a_registry(*entries)))

    first, second = client.get("/en/"), client.get("/en/?page=2")
    assert 200 == first.text.count('class="row ')
    assert 50 == second.text.count('class="row ')
    assert "/en/?page=2" in first.text and "/en/?page=1" in second.text
    assert 200 == client.get("/en/?page=²").text.count('class="row ')


def test_the_page_shows_what_was_known_on_a_day(tmp_path: Path) -> None:
    summit = an_entry(
        "summit",
        "summit",
        title={"en": "Summit"},
        claims=(
            a_claim("2021-09", "date", status="tentative", announced="2021-07-22"),
            a_claim("2021-09-16/2021-09-17", "date", status="confirmed", announced="2021-09-09"),
        ),
    )
    answer = a_client(a_current(tmp_path, a_registry(summit))).get("/en/?as-of=2021-07-22")

    text = words(answer)
    assert "As known on 22 July 2021. Nothing that became known later is shown. Back to today" in text
    assert "September 2021, date to be announced Summit summit in 41 days at the earliest tentative" in text
    assert "16–17" not in text
    assert "/en/entries/summit?as-of=2021-07-22" in answer.text
    assert '<meta name="robots" content="noindex">' in answer.text


@pytest.mark.parametrize("code", UI_LANGUAGES)
@pytest.mark.parametrize("asked", ["tomorrow", "2026-11-24", "2026-11", "<script>", "2021-02-30"])
def test_a_day_that_cannot_be_shown_is_refused_with_a_sentence(tmp_path: Path, code: str, asked: str) -> None:
    answer = a_client(a_current(tmp_path, a_registry())).get(f"/{code}/", params={"as-of": asked})

    assert 400 == answer.status_code
    assert "2026" in words(answer)
    assert "<script>" not in answer.text


def test_a_broken_registry_is_told_with_place_key_and_remedy_and_nothing_of_what_it_says(tmp_path: Path) -> None:
    current, reload = of_file(tmp_path, REGISTRY.encode())
    reload.take(
        REGISTRY.replace("date: 2001-12-01", "date: 01/12/2001").replace("Launch", "Secret").encode(), "events.yaml"
    )
    text = words(a_client(current).get("/en/"))

    assert "The registry has a mistake" in text
    assert "The file was refused on 23 November 2026 at 12:00 UTC." in text
    assert "events.yaml:9:11 date ambiguous-date Write the date as year-month-day." in text
    assert "01/12/2001" not in text and "Secret" not in text
    assert "Launch: 25th anniversary" in text


def test_of_very_many_mistakes_the_first_are_told_and_the_rest_are_counted(tmp_path: Path) -> None:
    current, reload = of_file(tmp_path, REGISTRY.encode())
    reload.take((REGISTRY + "  - {}\n" * 30).encode(), "events.yaml")
    count = sum(problem.severity == "error" for problem in current.problems)
    answer = a_client(current).get("/en/")

    assert 20 == answer.text.count("events.yaml:")
    assert f"And {count - 20} more." in words(answer)


def test_a_mended_registry_is_no_longer_complained_of(tmp_path: Path) -> None:
    current, reload = of_file(tmp_path, REGISTRY.encode())
    reload.take(b"version: [", "events.yaml")
    reload.take(REGISTRY.replace("Launch", "Start").encode(), "events.yaml")

    assert "The registry has a mistake" not in words(a_client(current).get("/en/"))


def test_who_has_the_page_is_told_that_it_is_the_same(tmp_path: Path) -> None:
    client = a_client(a_current(tmp_path, a_registry(an_entry())))
    etag = client.get("/en/").headers["etag"]

    again = client.get("/en/", headers={"if-none-match": etag})
    assert (304, b"") == (again.status_code, again.content)
    assert 200 == client.get("/ru/", headers={"if-none-match": etag}).status_code


def test_before_the_first_registry_the_page_asks_for_patience(tmp_path: Path) -> None:
    answer = a_client(a_current(tmp_path)).get("/en/")

    assert (503, "60") == (answer.status_code, answer.headers["retry-after"])
    assert "The calendar is being made ready; try again in a minute." in words(answer)


def test_the_first_load_is_small(tmp_path: Path) -> None:
    entries = [a_summit("2026-12-01", f"summit-{n:03}", f"Summit no. {n} " + "of heads " * 9) for n in range(250)]
    client = a_client(a_current(tmp_path, a_registry(*entries)))
    sent = [client.stream("GET", path) for path in ("/en/", "/static/style.css", "/static/favicon.svg")]
    total = 0
    for each in sent:
        with each as answer:
            total += sum(len(part) for part in answer.iter_raw())

    assert total < 100_000


def test_a_foreign_name_within_our_words_runs_as_our_words_do(tmp_path: Path) -> None:
    summit = a_summit("2026-12-01", "summit", "Water conference")
    text = a_client(a_current(tmp_path, a_registry(summit, an_entry(claims=(a_claim("2001-12-01"),))))).get("/ar/").text

    assert '<bdi lang="en" dir="auto">Water conference</bdi>' in text
    assert '<bdi lang="en" dir="rtl">SCO: ' in text
