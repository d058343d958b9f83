"""What every route needs of the service, put into the application's state once.

Routes read it from the request, so that two applications in one process share nothing.
"""

from dataclasses import dataclass

from starlette.requests import Request

from calendar_service.service.current import Current
from calendar_service.service.heartbeats import Heartbeats


@dataclass(frozen=True, slots=True)
class Site:
    """`public_url` is the address that readers use, without a slash at its end; None where each request tells it."""

    current: Current
    heartbeats: Heartbeats
    public_url: str | None = None


def site_of(request: Request) -> Site:
    """Give the site that a request came to."""
    site: Site = request.app.state.site
    return site


def base_url_of(request: Request) -> str:
    """Give the address that stands before every path, without a slash at its end."""
    return site_of(request).public_url or str(request.base_url).rstrip("/")
