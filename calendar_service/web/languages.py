"""Which language a reader gets: the one in the address, else the best of `Accept-Language`.

Pages exist in the languages of the interface; a feed in another language links to a page that must be sent on.
"""

from starlette.datastructures import Headers

from calendar_service.core.wording.languages import UI_LANGUAGES


def preferred(headers: Headers) -> str:
    """Give the language of the interface that the reader likes best (RFC 9110 section 12.5.4), English by default."""
    wishes = [_wish(part) for part in headers.get("accept-language", "").split(",")]
    liked = [(quality, code) for code, quality in wishes if quality > 0 and code in UI_LANGUAGES]
    # Of equal wishes the first counts, which `max` gives.
    return max(liked, key=lambda wish: wish[0])[1] if liked else UI_LANGUAGES[0]


def _wish(part: str) -> tuple[str, float]:
    """Read `ru-RU;q=0.8`; what cannot be read is no wish."""
    tag, _, parameter = part.partition(";")
    code = tag.strip().lower().partition("-")[0]
    quality = parameter.strip().removeprefix("q=") or "1"
    try:
        return code, float(quality)
    except ValueError:
        return code, 0.0
