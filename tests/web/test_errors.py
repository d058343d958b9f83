"""Whatever goes wrong, a reader gets a sentence with the site's face, and never a traceback."""

from dataclasses import replace
from pathlib import Path

import pytest

from calendar_service.core.wording.languages import UI_LANGUAGES, language
from tests.factories import a_registry, an_entry
from tests.sites import a_client, a_current
from tests.web.reading import words


@pytest.mark.parametrize("code", UI_LANGUAGES)
def test_a_page_that_is_not_there_says_so_in_the_language_of_its_address(tmp_path: Path, code: str) -> None:
    answer = a_client(a_current(tmp_path, a_registry(an_entry()))).get(f"/{code}/nothing")

    assert 404 == answer.status_code
    assert f'<html lang="{code}" dir="{language(code).direction}">' in answer.text
    assert language(code).gettext("There is no page at this address.", context="page") in words(answer)


def test_an_address_without_a_language_is_answered_in_the_readers(tmp_path: Path) -> None:
    answer = a_client(a_current(tmp_path)).get("/nothing/here", headers={"accept-language": "ru"})

    assert (404, True) == (answer.status_code, '<html lang="ru"' in answer.text)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PROPFIND"])
@pytest.mark.parametrize("path", ["/", "/en/", "/healthz"])
def test_a_page_cannot_be_written(tmp_path: Path, method: str, path: str) -> None:
    answer = a_client(a_current(tmp_path, a_registry())).request(method, path)

    assert 405 == answer.status_code
    assert "GET" in answer.headers["allow"]
    assert "This page can be read, not written." in words(answer)


@pytest.mark.parametrize("code", UI_LANGUAGES)
def test_a_fault_of_ours_is_one_sentence_and_stands_in_the_log(
    tmp_path: Path, code: str, caplog: pytest.LogCaptureFixture
) -> None:
    current = a_current(tmp_path, a_registry(an_entry()))
    assert current.edition
    current.edition = replace(current.edition, registry=None)  # type: ignore[arg-type]
    answer = a_client(current).get(f"/{code}/")

    assert 500 == answer.status_code
    sentence = "Something went wrong on our side. Feeds and reminders are not affected."
    assert language(code).gettext(sentence, context="page") in words(answer)
    assert "Traceback" not in answer.text and "AttributeError" not in answer.text
    assert ["page_failed"] == [record.__dict__["action"] for record in caplog.records if "action" in record.__dict__]


def test_an_error_is_kept_by_no_cache(tmp_path: Path) -> None:
    assert "no-store" == a_client(a_current(tmp_path)).get("/en/nothing").headers["cache-control"]
