"""Every problem as an editor reads it: one fault in each file under tests/golden/problems, the whole text compared."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from calendar_service.core.problems import CODES
from calendar_service.core.registry.build import load
from tests.golden_file import GoldenFile

CASES = sorted((Path(__file__).parents[2] / "golden" / "problems").glob("*.yaml"))
TODAY = dt.date(2026, 11, 24)
#: No kind that we have has rules, and a file that cannot be read never gets here.
LATER = {"rule", "unreadable-file"}


def text_of(path: Path) -> str:
    _, problems = load(path.read_bytes(), "events.yaml", TODAY)

    return "".join(f"{problem.severity} {problem.as_text()}\n" for problem in problems)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_problem_reads_as_it_was_reviewed(path: Path, golden: Callable[[str], GoldenFile]):
    golden(f"problems/{path.stem}.txt").check(text_of(path))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_fault_makes_one_problem(path: Path):
    registry, problems = load(path.read_bytes(), "events.yaml", TODAY)

    assert 1 == len(problems)
    assert (registry is None) == (problems[0].severity == "error")


def test_every_code_has_a_file():
    found = {problem.code for path in CASES for problem in load(path.read_bytes(), "events.yaml", TODAY)[1]}

    assert CODES.keys() - LATER == found
