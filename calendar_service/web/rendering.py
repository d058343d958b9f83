"""Templates to answers. A page is revalidated at every visit, so that an editor sees at once what a save did.

Every text is escaped where it is put in (autoescape); no template marks anything as safe.
"""

import hashlib
from functools import cache

import jinja2
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from calendar_service.core.wording.languages import UI_LANGUAGES, Language, language
from calendar_service.web.asked import Asked
from calendar_service.web.assets import version_of


@cache
def environment() -> jinja2.Environment:
    """Give the templates, read once."""
    found = jinja2.Environment(
        loader=jinja2.PackageLoader("calendar_service.web"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["without"] = without
    found.globals["languages"] = tuple(language(code) for code in UI_LANGUAGES)
    found.globals["version_of"] = version_of
    return found


def without(title: str, whole: str, words: Language) -> str:
    """Take the entry's own title from the front of an occurrence's, where the page is headed by it already."""
    rest = title.removeprefix(words.joined(whole, ""))
    return rest[:1].upper() + rest[1:]


def page(request: Request, template: str, asked: Asked, **values: object) -> Response:
    """Answer with a page, or with 304 where the reader's browser has it."""
    words = asked.language
    text = environment().get_template(template).render(asked=asked, language=words, **values)
    # Weak, since a proxy or we ourselves may compress it.
    etag = f'W/"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'
    headers = {"etag": etag, "cache-control": "no-cache", "content-language": words.code}
    if etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return HTMLResponse(text, headers=headers)
