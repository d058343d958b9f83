"""Which language a reader is led to, and that addresses without one lead somewhere useful (RULES H6)."""

from pathlib import Path

import pytest
from starlette.datastructures import Headers

from calendar_service.web.languages import preferred
from tests.factories import a_registry, an_entry
from tests.sites import a_client, a_current


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("", "en"),
        ("ru", "ru"),
        ("ar-SA,ar;q=0.9,en;q=0.5", "ar"),
        ("fr, ru;q=0.4, en;q=0.3", "ru"),
        ("en;q=0.1, ru;q=0.9", "ru"),
        ("ru, ar", "ru"),
        ("ru;q=0, de", "en"),
        ("*, ;q=x, ru;q=much", "en"),
        ("ru;q=0.5;level=1", "en"),
    ],
)
def test_the_reader_gets_the_best_of_what_there_is(header: str, code: str) -> None:
    assert code == preferred(Headers({"accept-language": header}))


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/", "/ru/"),
        ("/feeds", "/ru/feeds"),
        ("/entries/sco-foundation", "/ru/entries/sco-foundation"),
        ("/entries/x?as-of=2021-07-22", "/ru/entries/x?as-of=2021-07-22"),
        ("/tg/entries/sco-foundation", "/ru/entries/sco-foundation"),
        ("/fr/", "/ru/"),
        ("/zh/feeds", "/ru/feeds"),
    ],
)
def test_an_address_without_a_page_of_its_language_leads_to_the_readers(
    tmp_path: Path, path: str, address: str
) -> None:
    client = a_client(a_current(tmp_path, a_registry(an_entry())))
    answer = client.get(path, headers={"accept-language": "ru"})

    assert (302, address) == (answer.status_code, answer.headers["location"])
    assert "Accept-Language" == answer.headers["vary"]


def test_a_page_leads_to_itself_in_the_other_languages(tmp_path: Path) -> None:
    client = a_client(a_current(tmp_path, a_registry(an_entry())))
    text = client.get("/en/entries/sco-foundation?as-of=2021-07-22").text

    assert '<a href="/ru/entries/sco-foundation?as-of=2021-07-22" lang="ru" hreflang="ru">Русский</a>' in text
    assert '<link rel="alternate" hreflang="ar" href="http://127.0.0.1:8000/ar/entries/sco-foundation">' in text


def test_a_language_that_nobody_speaks_here_is_no_page(tmp_path: Path) -> None:
    client = a_client(a_current(tmp_path, a_registry(an_entry())))

    assert [404, 404] == [client.get(path).status_code for path in ("/de/", "/xx/entries/sco-foundation")]
