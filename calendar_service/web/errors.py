"""What a person sees when something is wrong: a sentence with the site's face, and never a traceback.

These pages need no registry, so that they can say that there is none.
"""

import logging
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from calendar_service.core.problems import NotFound
from calendar_service.core.wording.languages import UI_LANGUAGES, Language, language
from calendar_service.web.languages import preferred
from calendar_service.web.rendering import environment

log = logging.getLogger(__name__)


def stated(request: Request, error: HTTPException) -> Response:
    """Answer with the sentence that belongs to an error of HTTP."""
    words = _language(request)
    # Starlette fills in the status' English name where nobody wrote a sentence.
    is_ours = error.detail != HTTPStatus(error.status_code).phrase
    sentence = error.detail if is_ours else _sentence(error.status_code, words)
    return _page(error.status_code, sentence, words, headers=error.headers)


def not_found(request: Request, error: NotFound) -> Response:
    """Answer for an entry that is not there, with the nearest one that is known."""
    words = _language(request)
    return _page(404, _sentence(404, words), words, nearest=error.nearest)


def failed(request: Request, error: Exception) -> Response:
    """Answer for a fault of ours, which only the log has in full."""
    log.error("a page failed", exc_info=error, extra={"action": "page_failed"})
    words = _language(request)
    return _page(500, _sentence(500, words), words)


HANDLERS: Mapping[Any, Callable[..., Response]] = {
    HTTPException: stated,
    NotFound: not_found,
    Exception: failed,
}


def _sentence(status: int, words: Language) -> str:
    if status == 404:
        return words.gettext("There is no page at this address.", context="page")
    if status == 405:
        return words.gettext("This page can be read, not written.", context="page")
    return words.gettext("Something went wrong on our side. Feeds and reminders are not affected.", context="page")


def _language(request: Request) -> Language:
    """Give the language of the address, where it has one, else the one that the reader likes best."""
    code = request.url.path.split("/")[1]
    return language(code if code in UI_LANGUAGES else preferred(request.headers))


def _page(
    status: int, sentence: str, words: Language, *, headers: Mapping[str, str] | None = None, nearest: str | None = None
) -> Response:
    values = {"status": status, "sentence": sentence, "language": words, "nearest": nearest}
    text = environment().get_template("error.html").render(values)
    return HTMLResponse(text, status, headers={"cache-control": "no-store", **(headers or {})})
