"""What a request asks a page for: in which language, and as known on which day.

Everything a page shows comes from `registry`, which holds what was known on `day` and nothing else (RULES A2).
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from calendar_service.core.dates.edtf import DateError, parse_day
from calendar_service.core.model.registry import Registry
from calendar_service.core.model.texts import Texts, in_language
from calendar_service.core.registry.knowledge import known
from calendar_service.core.wording.languages import LANGUAGES, UI_LANGUAGES, Language, language
from calendar_service.service.edition import Edition
from calendar_service.web.languages import preferred
from calendar_service.web.site import base_url_of, site_of


@dataclass(frozen=True, slots=True)
class Asked:
    """`day` is today, or the past day `as_of` that was asked for; `path` is the page's, without its language."""

    edition: Edition
    registry: Registry
    day: dt.date
    as_of: dt.date | None
    language: Language
    base_url: str
    path: str

    def link(self, path: str, code: str | None = None) -> str:
        """Give the address of a page in this language or another, as known on the same day."""
        query = f"?{urlencode({'as-of': self.as_of.isoformat()})}" if self.as_of else ""
        return f"/{code or self.language.code}{path}{query}"

    def text(self, texts: Texts) -> tuple[str, str]:
        """Give a text of the registry, and the language that it is in."""
        return in_language(texts, self.language.code, self.registry.calendar.languages)


Page = Callable[[Request, Asked], Response]


def in_language_of_path(page: Page) -> Callable[[Request], Response]:
    """Make a route of a page: its language is the first part of the address (RULES H6)."""

    def answer(request: Request) -> Response:
        code = request.path_params["language"]
        if code in UI_LANGUAGES:
            return page(request, asked(request, language(code)))
        if code in LANGUAGES:
            return sent_on(request, request.url.path.removeprefix(f"/{code}"))
        raise HTTPException(404)

    return answer


def without_language(request: Request) -> Response:
    """Send an address without a language on to the reader's."""
    return sent_on(request, request.url.path)


def sent_on(request: Request, path: str) -> Response:
    """Redirect to the page in the language that the reader likes best."""
    query = f"?{request.url.query}" if request.url.query else ""
    address = f"/{preferred(request.headers)}{path}{query}"
    return RedirectResponse(address, 302, headers={"vary": "Accept-Language", "cache-control": "no-cache"})


def asked(request: Request, words: Language) -> Asked:
    """Read what a request asks for. Raises HTTPException for a day that cannot be shown, and before the first start."""
    edition = site_of(request).current.edition
    if edition is None:
        said = words.gettext("The calendar is being made ready; try again in a minute.", context="page")
        raise HTTPException(503, said, {"retry-after": "60"})
    as_of = _as_of(request.query_params.get("as-of"), edition.today, words)
    return Asked(
        edition=edition,
        registry=known(edition.whole, as_of, edition.today) if as_of else edition.registry,
        day=as_of or edition.today,
        as_of=as_of,
        language=words,
        base_url=base_url_of(request),
        path=request.url.path.removeprefix(f"/{words.code}"),
    )


def _as_of(text: str | None, today: dt.date, words: Language) -> dt.date | None:
    if not text:
        return None
    try:
        day = parse_day(text)
    except DateError as error:
        example = today.isoformat()
        said = words.gettext("This is no day: write the day as {example}.", context="page", example=example)
        raise HTTPException(400, said) from error
    if day > today:
        said = words.gettext(
            "What will be known on a day to come, nobody knows: ask for {today} or before.",
            context="page",
            today=words.day(today),
        )
        raise HTTPException(400, said)
    return day
