"""What holds for every format of feeds that is found: named, and the same bytes for the same events."""

import datetime as dt
import re
from types import ModuleType

import pytest

from calendar_service.core import feeds
from calendar_service.core.dates.window import Window
from calendar_service.core.feeds.ics import Header
from calendar_service.core.occurrences import expand
from calendar_service.core.plugins import plugins_of
from calendar_service.core.published.events import event_of
from calendar_service.core.published.ledger import revision
from calendar_service.core.wording.languages import LANGUAGES, language
from tests.factories import a_claim, a_registry, an_entry

FORMATS = plugins_of(feeds)
NOW = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
REGISTRY = a_registry(
    an_entry(),
    an_entry("summit", "summit", claims=(a_claim("2026-09", "date", announced="2026-01-01", status="tentative"),)),
)


@pytest.fixture(params=FORMATS.values(), ids=list(FORMATS))
def form(request: pytest.FixtureRequest) -> ModuleType:
    found: ModuleType = request.param
    return found


def rendered(form: ModuleType, code: str) -> bytes:
    occurrences = expand(REGISTRY, Window.years(2025, 2028))
    shown = [event_of(each, REGISTRY, language(code)) for each in occurrences]
    events = [form.render_event(each, revision(None, each.fingerprint, NOW), "https://c.example") for each in shown]
    body: bytes = form.render(Header("Calendar", "Dates"), events)
    return body


def test_a_format_is_documented_and_says_how_it_is_served(form: ModuleType) -> None:
    assert form.__doc__
    assert form.SUFFIX == f".{form.NAME}"
    assert re.fullmatch(r"[a-z]+/[a-z+.-]+; charset=utf-8", form.MEDIA_TYPE)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_format_holds_every_occurrence_in_every_language(form: ModuleType, code: str) -> None:
    body = rendered(form, code)

    assert all(each.uid.encode() in body for each in expand(REGISTRY, Window.years(2025, 2028)))
    assert body.decode()


def test_the_same_events_give_the_same_bytes(form: ModuleType) -> None:
    assert rendered(form, "en") == rendered(form, "en")
