"""Words that do not stand in this repository, each with what to write for it.

They are put together from two halves here, so that this file may be searched as well.
"""

import re

import pytest

from tests.repository import ROOT, tracked

FORBIDDEN = {
    "text/" + "icalendar": "text/calendar",
    "utc" + "now": "an aware datetime that is given as an argument",
    "cron " + "job": "tick",
    "/wo" + "rk/": "a path relative to the repository",
    "/ro" + "ot/": "a path relative to the repository",
    "/tm" + "p/": "tmp_path in tests, tempfile elsewhere",
    "--extra-" + "index-url": "the registry that the reader's own pip knows",
    "TO" + "DO": "an issue",
    "FIX" + "ME": "an issue",
}
TEXTS = (".py", ".md", ".toml", ".lock", ".yaml", ".po", ".html", ".css", ".js", ".txt", ".ics", "Makefile", "run")


@pytest.mark.parametrize("word", FORBIDDEN)
def test_a_forbidden_word_stands_nowhere(word: str) -> None:
    texts = [file for file in tracked() if file.name.endswith(TEXTS)]
    pattern = re.compile(rf"(?<![\w-]){re.escape(word)}")
    places = [str(file.relative_to(ROOT)) for file in texts if pattern.search(file.read_text(errors="replace"))]

    assert places == [], f"write {FORBIDDEN[word]}"
