"""The few lines that a service says of itself when it is ready."""

import sys
from collections.abc import Iterator
from urllib.parse import urlsplit

from calendar_service.service.current import Current
from calendar_service.settings import Settings


def greet(current: Current, settings: Settings, *, serves: bool = True, delivers: bool = True) -> None:
    """Say where everything is that this process does."""
    lines = _lines(current, settings, serves=serves, delivers=delivers)
    print("\n".join(lines), file=sys.stdout, flush=True)  # noqa: T201 - what a person is told


def _lines(current: Current, settings: Settings, *, serves: bool, delivers: bool) -> Iterator[str]:
    base = settings.base_url
    if serves:
        yield f"Page       {base}/"
        yield f"Feeds      {base}/feeds/all.ics and others, listed on {base}/feeds"
    if delivers:
        yield f"Mails      {_mails(settings)}"
    yield f"Registry   {_registry(current, settings)}"
    yield "Stop with Ctrl-C."


def _mails(settings: Settings) -> str:
    if settings.smtp_url is None:
        return "files in var/mail/ (set CALENDAR_SMTP_URL to send them)"
    parts = urlsplit(settings.smtp_url.get_secret_value())
    return f"by {parts.hostname}"


def _registry(current: Current, settings: Settings) -> str:
    errors = sum(problem.severity == "error" for problem in current.problems)
    edition = current.edition
    in_force = f"revision {edition.number}, {len(edition.registry.entries)} entries" if edition else "none in force"
    if not errors:
        return f"{settings.registry}, {in_force}"
    count = "1 error" if errors == 1 else f"{errors} errors"
    return f"{settings.registry} has {count} (calendar-service check tells them); the last good one stays: {in_force}"
