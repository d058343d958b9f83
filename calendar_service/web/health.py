"""`/healthz`: for programs that watch the service, in JSON.

A refused registry is no reason to be restarted: feeds and reminders go on, so the answer stays 200 and says `degraded`.
"""

import datetime as dt

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from calendar_service.service.current import Current
from calendar_service.service.heartbeats import Heartbeats
from calendar_service.web.problems import errors
from calendar_service.web.site import site_of


def healthz(request: Request) -> Response:
    """Answer 200 while the service does its work, 503 before the first registry and when its ticker is dead."""
    site = site_of(request)
    status = _status(site.current, site.heartbeats)
    content = {
        "status": status,
        "registry": _registry(site.current),
        "jobs": {
            name: {
                "last_run": site.heartbeats.last[name].isoformat(),
                "age_seconds": _seconds(age),
                "failed": name in site.heartbeats.failing,
            }
            for name, age in site.heartbeats.ages().items()
        },
    }
    return JSONResponse(content, 503 if status == "down" else 200, headers={"cache-control": "no-store"})


def _status(current: Current, heartbeats: Heartbeats) -> str:
    if current.edition is None or heartbeats.is_dead:
        return "down"
    return "degraded" if current.refused_at or heartbeats.late() or heartbeats.failing else "ok"


def _registry(current: Current) -> dict[str, object]:
    edition, refused_at = current.edition, current.refused_at
    return {
        "revision": edition.number if edition else None,
        "recorded_at": edition.recorded_at.isoformat() if edition else None,
        "age_seconds": _seconds(current.clock() - edition.recorded_at) if edition else None,
        "refused_at": refused_at.isoformat() if refused_at else None,
        "problems": errors(current),
    }


def _seconds(length: dt.timedelta) -> float:
    return round(length.total_seconds(), 1)
