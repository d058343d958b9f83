"""The web application: every route, with its errors and its headers. Feeds are answered in front of it.

Pages are plain functions, which Starlette runs in threads: they compute, and never wait for the network.
"""

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from calendar_service.service.current import Current
from calendar_service.service.heartbeats import Heartbeats
from calendar_service.web.asked import in_language_of_path, without_language
from calendar_service.web.assets import asset
from calendar_service.web.errors import HANDLERS
from calendar_service.web.feeds import FeedRoute
from calendar_service.web.health import healthz
from calendar_service.web.pages.entry import entry
from calendar_service.web.pages.feeds import feeds
from calendar_service.web.pages.home import home
from calendar_service.web.security import SecurityHeaders
from calendar_service.web.site import Site

# Google Calendar does not fetch a feed that robots.txt keeps from it (CLIENTS 1.1).
ROBOTS = "User-agent: *\nAllow: /\n"


def app(current: Current, heartbeats: Heartbeats, public_url: str | None = None) -> ASGIApp:
    """Give the application that serves `current`.

    `public_url` is the address that readers use, without a slash at its end; without it each request tells.
    """
    pages = Starlette(
        routes=[
            Route("/static/{file}", asset),
            Route("/robots.txt", robots),
            Route("/healthz", healthz),
            Route("/", without_language),
            Route("/feeds", without_language),
            Route("/entries/{id}", without_language),
            Route("/{language}/", in_language_of_path(home)),
            Route("/{language}/feeds", in_language_of_path(feeds)),
            Route("/{language}/entries/{id}", in_language_of_path(entry)),
        ],
        exception_handlers=HANDLERS,
        middleware=[Middleware(GZipMiddleware, minimum_size=1000)],
    )
    pages.state.site = Site(current, heartbeats, public_url)
    return FeedRoute(current, SecurityHeaders(pages))


def robots(_: Request) -> Response:
    """Let everyone read everything."""
    return PlainTextResponse(ROBOTS, headers={"cache-control": "public, max-age=86400"})
