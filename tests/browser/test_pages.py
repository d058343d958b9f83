"""The pages in a real browser: they fit, they keep to themselves, and they run the way their language is written."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from playwright.sync_api import Browser, Page, Request

from calendar_service.core.model.places import Place
from calendar_service.core.wording.languages import UI_LANGUAGES
from calendar_service.service.heartbeats import Heartbeats
from calendar_service.web.app import app
from tests.browser.chromium import chromium
from tests.factories import a_claim, a_registry, an_entry
from tests.sites import a_current, serving
from tests.web.test_safety import HOSTILE

PATHS = ("/", "/feeds", "/entries/sco-foundation", "/entries/hostile-0", "/?as-of=2026-11-01", "/nothing")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    hostile = [
        an_entry(
            f"hostile-{number}",
            "summit",
            title={"en": title},
            note=title,
            organisations=("sco",),
            place=Place(None, {"und": title}, "TJ"),
            claims=(a_claim("2026-12-01", "date", status="confirmed", announced="2026-01-01", note=title),),
        )
        for number, title in enumerate(HOSTILE.values())
    ]
    registry = a_registry(an_entry(claims=(a_claim("2001-12-15"),)), *hostile)
    with TemporaryDirectory() as folder:
        current = a_current(Path(folder), registry)
        with serving(app(current, Heartbeats(current.clock))) as served:
            yield served


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 360, "height": 740})
    yield opened
    opened.close()


@pytest.mark.parametrize("code", UI_LANGUAGES)
@pytest.mark.parametrize("path", PATHS)
def test_a_page_fits_and_keeps_to_itself(page: Page, address: str, code: str, path: str) -> None:
    asked: list[Request] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request))  # noqa: PLW0108 - it marks what it calls
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"{address}/{code}{path}")

    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert all(request.url.startswith(address) for request in asked)
    assert all("404" in complaint for complaint in complaints) if path == "/nothing" else complaints == []


@pytest.mark.parametrize(("code", "is_rtl"), [("en", False), ("ru", False), ("ar", True)])
def test_a_page_runs_the_way_its_language_is_written(page: Page, address: str, code: str, is_rtl: bool) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{address}/{code}/")
    when, state = page.locator(".row .when").first.bounding_box(), page.locator(".row .state").first.bounding_box()

    assert when and state
    assert is_rtl == (when["x"] > state["x"])
    edge, row = page.locator(".row .edge").first.bounding_box(), page.locator(".row").first.bounding_box()
    assert edge and row
    assert is_rtl == (edge["x"] > row["x"] + row["width"] / 2)


@pytest.mark.parametrize("width", [360, 1600])
def test_rows_never_overlap_whatever_their_titles(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}/en/")
    boxes = [box for row in page.locator(".row").all() if (box := row.bounding_box())]

    assert len(boxes) == len(HOSTILE) + 1
    assert all(above["y"] + above["height"] <= below["y"] + 1 for above, below in pairwise(boxes))
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= width for box in boxes)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_the_contrast_that_everyone_can_read(browser: Browser, address: str, scheme: str) -> None:
    page = browser.new_page(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{address}/en/")
    colors = {name: page.evaluate(COLOR, name) for name in ("ink", "soft", "accent", "alert", "paper", "raised")}
    page.close()

    for ink in ("ink", "soft", "accent"):
        assert contrast(colors[ink], colors["paper"]) >= 4.5
        assert contrast(colors[ink], colors["raised"]) >= 4.5
    assert contrast(colors["alert"], colors["paper"]) >= 4.5


def test_the_keyboard_comes_first_to_the_content(page: Page, address: str) -> None:
    page.goto(f"{address}/en/")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box() and page.locator(".skip").is_visible()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_what_was_known_on_a_day_is_asked_for_without_a_script(browser: Browser, address: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{address}/en/")
    page.get_by_label("What was known on").fill("2026-11-01")
    page.get_by_role("button", name="Show").click()

    assert page.url == f"{address}/en/?as-of=2026-11-01"
    page.close()


@pytest.mark.parametrize("path", PATHS)
def test_headings_go_down_one_step_at_a_time(page: Page, address: str, path: str) -> None:
    page.goto(f"{address}/en{path}")
    found = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(heading => heading.tagName[1])")
    levels = [int(level) for level in found]

    assert levels[0] == 1 and levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


COLOR = """name => {
  const value = getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  return value.length === 4 ? [...value.slice(1)].map(c => parseInt(c + c, 16))
                            : value.slice(1).match(/../g).map(c => parseInt(c, 16));
}"""


def contrast(one: list[int], other: list[int]) -> float:
    """The contrast of two colours (WCAG 2.2)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: list[int]) -> float:
    parts = [value / 255 for value in color]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
