"""The feed route as a client meets it: the manners of a static file, and nothing that could empty a calendar."""

import asyncio
import datetime as dt

import httpx
import pytest
from starlette.responses import PlainTextResponse

from calendar_service.core.dates.zones import zone
from calendar_service.service.current import Current
from calendar_service.service.reload import Reload
from calendar_service.web.feeds import FeedRoute
from tests.databases import a_store

REGISTRY = b"""
version: 1
calendar: {id: diplomatic-calendar, name: {en: Diplomatic calendar, ru: X}, languages: [en, ru]}
sources: {a: {title: A report, class: agency}}
organisations: {sco: {name: {en: SCO, ru: X}}}
entries:
  - {id: sco-foundation, kind: anniversary, organisation: sco, title: {en: SCO, ru: X}, date: 2001-06-15, sources: a}
"""
NOW = dt.datetime(2026, 11, 24, 12, 0, 30, tzinfo=dt.UTC)


@pytest.fixture
def current(tmp_path):
    store = a_store(tmp_path)
    made = Current(store, "https://c.example", 1000, lambda: NOW)
    Reload(made, store, zone("UTC")).take(REGISTRY, "events.yaml")
    yield made
    store.close()


@pytest.fixture
def ask(current):
    """Ask the route: `ask(path, method, **headers)`."""
    return asking(current)


def asking(current):
    async def ask(path, method, headers):
        transport = httpx.ASGITransport(FeedRoute(current, PlainTextResponse("the pages")))
        async with httpx.AsyncClient(transport=transport, base_url="https://c.example") as client:
            return await client.request(method, path, headers=headers)

    return lambda path, method="GET", **headers: asyncio.run(
        ask(path, method, {name.replace("_", "-"): value for name, value in headers.items()})
    )


def test_a_feed_is_sent_whole_with_its_name_and_its_marks_of_change(ask):
    answer = ask("/feeds/sco.ru.ics")

    assert answer.status_code == 200
    assert answer.content.startswith(b"BEGIN:VCALENDAR\r\n")
    assert answer.content.endswith(b"END:VCALENDAR\r\n")
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["content-disposition"] == 'inline; filename="sco.ru.ics"'
    assert answer.headers["content-length"] == str(len(answer.content))
    assert answer.headers["last-modified"] == "Tue, 24 Nov 2026 12:00:30 GMT"
    assert answer.headers["etag"].startswith('"')
    assert "set-cookie" not in answer.headers


def test_head_answers_like_get_without_the_bytes(ask):
    get, head = ask("/feeds/sco.ics"), ask("/feeds/sco.ics", "HEAD")

    assert (head.status_code, head.content) == (200, b"")
    assert head.headers == get.headers


@pytest.mark.parametrize("form", ["{}", "W/{}", '"other", {}', '"other",W/{} , "third"', "*"])
def test_a_client_that_holds_the_bytes_is_told_so(ask, form):
    etag = ask("/feeds/sco.ics").headers["etag"]
    answer = ask("/feeds/sco.ics", if_none_match=form.format(etag))

    assert (answer.status_code, answer.content) == (304, b"")
    assert answer.headers["etag"] == etag


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"if_none_match": '"other"'}, 200),
        ({"if_modified_since": "Tue, 24 Nov 2026 12:00:30 GMT"}, 304),
        ({"if_modified_since": "Wed, 25 Nov 2026 12:00:30 GMT"}, 304),
        ({"if_modified_since": "Tue, 24 Nov 2026 12:00:29 GMT"}, 200),
        ({"if_modified_since": "yesterday"}, 200),
        ({"if_modified_since": "Tue, 24 Nov 2026 12:00:30 -0000"}, 200),
        ({"if_none_match": '"other"', "if_modified_since": "Wed, 25 Nov 2026 12:00:30 GMT"}, 200),
        ({"accept": "text/html"}, 200),
        ({"range": "bytes=0-10"}, 200),
    ],
)
def test_conditions_decide_and_nothing_else_does(ask, headers, status):
    assert ask("/feeds/sco.ics", **headers).status_code == status


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PROPFIND", "OPTIONS"])
def test_a_feed_cannot_be_written(ask, method):
    answer = ask("/feeds/sco.ics", method)

    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/feeds/scoo.ics", 'no feed "scoo"; did you mean "sco"?\n'),
        ("/feeds/sco.tj.ics", 'no language of feeds "tj"\n'),
        ("/feeds/.ics", 'no feed ""\n'),
        ("/feeds/a/b.ics", 'no feed "a/b"\n'),
    ],
)
def test_a_feed_that_is_not_there_is_a_plain_404(ask, path, sentence):
    answer = ask(path)

    assert (answer.status_code, answer.text) == (404, sentence)
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize("path", ["/", "/en/", "/feeds/sco", "/feeds", "/feeds.ics"])
def test_everything_else_goes_to_the_pages(ask, path):
    assert ask(path).text == "the pages"


def test_before_the_first_registry_a_client_is_asked_to_come_back(tmp_path):
    store = a_store(tmp_path)
    answer = asking(Current(store, "https://c.example", 1000, lambda: NOW))("/feeds/sco.ics")

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "60")
    store.close()
