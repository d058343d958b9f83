"""The stylesheet and the icon, from inside the package. Their addresses change with them, so browsers keep them."""

import hashlib
from functools import cache
from importlib import resources

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

TYPES = {"style.css": "text/css", "favicon.svg": "image/svg+xml"}
FOR_A_YEAR = "public, max-age=31536000, immutable"


def asset(request: Request) -> Response:
    """Answer with a file; one that is asked for without its version may be another one tomorrow."""
    name = request.path_params["file"]
    if name not in TYPES:
        raise HTTPException(404)
    is_current = request.query_params.get("v") == version_of(name)
    cached = FOR_A_YEAR if is_current else "public, max-age=300"
    return Response(_content(name), media_type=TYPES[name], headers={"cache-control": cached})


@cache
def version_of(name: str) -> str:
    """Give a word that changes with the file."""
    return hashlib.sha256(_content(name)).hexdigest()[:12]


@cache
def _content(name: str) -> bytes:
    return resources.files("calendar_service.web").joinpath("static", name).read_bytes()
