"""Every link between our own pages leads somewhere."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.repository import ROOT, tracked

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"")
ELSEWHERE = re.compile(r"[a-z]+:|#")


def links(page: Path) -> list[str]:
    text = re.sub(r"```.*?```", "", page.read_text(), flags=re.DOTALL)
    found = [markdown or html for markdown, html in LINK.findall(text)]
    return [link for link in found if not ELSEWHERE.match(link)]


@pytest.mark.parametrize("page", tracked("*.md"), ids=lambda page: str(page.relative_to(ROOT)))
def test_every_relative_link_leads_to_a_file(page: Path) -> None:
    dead = [link for link in links(page) if not (page.parent / unquote(link.split("#")[0])).exists()]

    assert dead == []
