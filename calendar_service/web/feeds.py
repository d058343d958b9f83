"""The feed route: a small ASGI application in front of the framework that answers from a table of finished bytes.

It never answers with anything but a whole feed or a plain sentence: an empty or half answer silently empties a
subscriber's calendar, and 403, 429 or 500 disable it (CLIENTS 1.3).
"""

import datetime as dt
from email.utils import format_datetime, parsedate_to_datetime

from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Receive, Scope, Send

from calendar_service.core.feeds.ics import MEDIA_TYPE
from calendar_service.core.problems import NotFound
from calendar_service.service.current import Current, Finished, NoFeedYet

PREFIX = "/feeds/"
# An app that asks twice an hour is told by ETag that nothing changed; a cache may keep a feed through an outage.
CACHE = b"public, max-age=300, stale-if-error=604800"

Headers = list[tuple[bytes, bytes]]


class FeedRoute:
    """Answers `/feeds/{name}[.{language}].ics` from `current`; everything else goes to `others`."""

    def __init__(self, current: Current, others: ASGIApp) -> None:
        self.current = current
        self.others = others

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        if scope["type"] != "http" or not path.startswith(PREFIX) or not path.endswith(".ics"):
            await self.others(scope, receive, send)
            return
        status, headers, body = await self._answer(scope, path.removeprefix(PREFIX))
        sent = b"" if scope["method"] == "HEAD" else body
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": sent})

    async def _answer(self, scope: Scope, file_name: str) -> tuple[int, Headers, bytes]:
        if scope["method"] not in ("GET", "HEAD"):
            return _sentence(405, "Feeds can be read, not written.", [(b"allow", b"GET, HEAD")])
        finished = self.current.finished.get(file_name)
        if finished is None:
            try:
                finished = await run_in_threadpool(self.current.feed, file_name)
            except NotFound as error:
                return _sentence(404, str(error))
            except NoFeedYet as error:
                return _sentence(503, str(error), [(b"retry-after", b"60")])
        headers = _headers(finished, file_name)
        if _is_known(dict(scope["headers"]), finished):
            return 304, headers, b""
        return 200, [*headers, (b"content-length", str(len(finished.body)).encode())], finished.body


def _headers(finished: Finished, file_name: str) -> Headers:
    return [
        (b"content-type", MEDIA_TYPE.encode()),
        (b"content-disposition", f'inline; filename="{file_name}"'.encode()),
        (b"etag", finished.etag.encode()),
        (b"last-modified", format_datetime(finished.last_modified, usegmt=True).encode()),
        (b"cache-control", CACHE),
    ]


def _is_known(headers: dict[bytes, bytes], finished: Finished) -> bool:
    """Tell whether the client holds these bytes: If-None-Match decides where it is sent (RFC 9110 section 13.1)."""
    tags = headers.get(b"if-none-match")
    if tags is not None:
        given = {tag.strip().removeprefix("W/") for tag in tags.decode("latin-1").split(",")}
        return "*" in given or finished.etag in given
    since = headers.get(b"if-modified-since")
    return since is not None and _is_not_after(finished.last_modified, since.decode("latin-1"))


def _is_not_after(modified: dt.datetime, since: str) -> bool:
    try:
        then = parsedate_to_datetime(since)
    except ValueError:
        return False
    return then.tzinfo is not None and modified <= then


def _sentence(status: int, text: str, headers: Headers | None = None) -> tuple[int, Headers, bytes]:
    body = f"{text}\n".encode()
    length = str(len(body)).encode()
    return (
        status,
        [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", length), *(headers or [])],
        body,
    )
