"""The page of feeds: each address as it is, in each language, and how to take it."""

from pathlib import Path

import pytest

from calendar_service.core.wording.languages import LANGUAGES, UI_LANGUAGES, language
from tests.factories import a_registry, an_entry
from tests.sites import a_client, a_current
from tests.web.reading import words

ENTRIES = (an_entry(), an_entry("visit", "visit", parties=("TJ", "RU")))


@pytest.mark.parametrize("code", UI_LANGUAGES)
def test_the_page_is_in_its_language_and_written_its_way(tmp_path: Path, code: str) -> None:
    answer = a_client(a_current(tmp_path, a_registry(*ENTRIES))).get(f"/{code}/feeds")

    assert 200 == answer.status_code
    assert f'<html lang="{code}" dir="{language(code).direction}">' in answer.text


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_feed_that_is_named_is_there(tmp_path: Path, code: str) -> None:
    client = a_client(a_current(tmp_path, a_registry(*ENTRIES)))
    text = client.get(f"/en/feeds?lang={code}").text
    names = ("all", "jubilees", "deadlines", "sco", "anniversary", "visit", "country-tj")

    for name in names:
        path = f"/feeds/{name}.ics" if code == "en" else f"/feeds/{name}.{code}.ics"
        assert f"http://127.0.0.1:8000{path}<" in text
        assert f'href="webcal://127.0.0.1:8000{path}"' in text
        assert 200 == client.get(path).status_code


def test_the_addresses_are_those_that_readers_use(tmp_path: Path) -> None:
    current = a_current(tmp_path, a_registry(*ENTRIES))
    answer = a_client(current, public_url="https://calendar.example.org/dates").get("/en/feeds")

    assert "https://calendar.example.org/dates/feeds/sco.ics<" in answer.text
    assert 'href="webcal://calendar.example.org/dates/feeds/sco.ics"' in answer.text


def test_the_titles_of_feeds_are_in_the_language_of_the_feeds(tmp_path: Path) -> None:
    answer = a_client(a_current(tmp_path, a_registry(*ENTRIES))).get("/en/feeds?lang=ru")

    assert '<bdi lang="ru">Таджикистан</bdi>' in answer.text


def test_a_language_that_the_feeds_are_not_in_is_answered_with_those_they_are_in(tmp_path: Path) -> None:
    answer = a_client(a_current(tmp_path, a_registry(*ENTRIES))).get("/en/feeds?lang=de")

    assert 404 == answer.status_code
    assert "en, ru, fr, es, zh, ar, tg" in words(answer)


def test_the_page_tells_how_each_program_takes_a_feed_and_how_late_it_is(tmp_path: Path) -> None:
    text = words(a_client(a_current(tmp_path, a_registry(*ENTRIES))).get("/en/feeds"))

    for program in ("Apple Calendar", "Google Calendar", "Outlook", "Thunderbird", "GNOME, Evolution", "Android"):
        assert program in text
    assert "within hours, often after a day; up to seven days were reported" in text
    assert "Our feeds hold no alarms" in text
