"""The decisions are numbered, listed and complete."""

import re
from pathlib import Path

import pytest

from tests.repository import ROOT, tracked

FOLDER = ROOT / "docs" / "decisions"
DECISIONS = tracked("docs/decisions/[0-9]*.md")


def test_decisions_are_numbered_from_one_without_a_gap() -> None:
    assert [int(page.name[:4]) for page in DECISIONS] == list(range(1, len(DECISIONS) + 1))


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.stem)
def test_a_decision_has_its_number_its_three_parts_and_its_place_in_the_list(page: Path) -> None:
    title, *_ = page.read_text().splitlines()
    number, name = re.fullmatch(r"# (\d+)\. (.+)", title, re.ASCII).groups()  # type: ignore[union-attr]
    headings = re.findall(r"^## (.+)$", page.read_text(), re.MULTILINE)

    assert int(number) == int(page.name[:4])
    assert headings == ["Context", "Decision", "Consequences"]
    assert f"{int(number)}. [{name}]({page.name})" in (FOLDER / "README.md").read_text()
