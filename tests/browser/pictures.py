"""Takes pictures of the pages over the registry of this repository, for the README and to be looked at.

`python -m tests.browser.pictures` writes docs/pictures/home.png; with a folder it writes every page into it, wide and
narrow, light and dark, in each language of the interface.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser

from calendar_service.core.wording.languages import UI_LANGUAGES
from calendar_service.service.heartbeats import Heartbeats
from calendar_service.web.app import app
from tests.browser.chromium import chromium
from tests.repository import ROOT
from tests.sites import of_file, serving

HOME = ROOT / "docs" / "pictures" / "home.png"
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
PATHS = ("/", "/feeds", "/entries/russia-china-treaty-2001", "/entries/csto-foundation", "/entries/sco-summit-2021")


def main(folder: str = "") -> None:
    """Take the picture of the README, or all pictures into a folder."""
    with tempfile.TemporaryDirectory() as store, chromium() as browser:
        current, _ = of_file(Path(store), (ROOT / "events.yaml").read_bytes())
        with serving(app(current, Heartbeats(current.clock))) as address:
            if not folder:
                take(browser, f"{address}/en/", HOME)
            for path, name, width, scheme in every(Path(folder)) if folder else ():
                take(browser, address + path, name, width, scheme, whole=True)


def every(folder: Path) -> Iterator[tuple[str, Path, int, Scheme]]:
    """Name every picture with its page, its width and its colours."""
    for code in UI_LANGUAGES:
        for path in PATHS:
            for width in (1280, 360):
                for scheme in SCHEMES:
                    name = path.strip("/").replace("/", "-") or "home"
                    file = folder / f"{name}.{code}.{width}.{scheme}.png"
                    yield f"/{code}{path}", file, width, scheme


def take(
    browser: Browser, address: str, file: Path, width: int = 1280, scheme: Scheme = "light", *, whole: bool = False
) -> None:
    """Take a picture of what a window shows, or of the whole page."""
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(address)
    page.screenshot(path=file, full_page=whole)
    page.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
