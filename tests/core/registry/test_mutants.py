"""A hundred thousand broken registries: each is read or refused, with line and column, and nothing is ever raised.

Twenty thousand run in `make test`, the rest in `make torture`.
"""

import datetime as dt
import random
import re
from pathlib import Path

import pytest

from calendar_service.core.dates.window import Window
from calendar_service.core.occurrences import expand
from calendar_service.core.registry.build import load
from calendar_service.core.registry.knowledge import known

TEXT = (Path(__file__).parents[2] / "data" / "every_kind.yaml").read_text(encoding="utf-8")
LINES = TEXT.splitlines()
TODAY = dt.date(2026, 11, 24)
A_HUNDRED = 100
WORD = re.compile(r"[\w/~-]+")
#: What may stand where something else is expected.
TOKENS = (
    *("2021-09-16", "2021-02-30", "2021-13", "-0044", "0001-01-01", "9998-12-31", "9999", "2021-Q4~", "1992?"),
    *("2021-09-16/2021-09-17", "0001-01-01/9998-12-31", "[2021..2022]", "05/06/2021", "winter 2021/22", "2027-01-01"),
    *("P1Y", "P9999Y", "P0D", "P99999D", "5wd@host", "tacit", "agreement", "none", "held", "postponed", "cancelled"),
    *(
        "tentative",
        "confirmed",
        "yes",
        "no",
        "TJ",
        "UK",
        "sco",
        "dushanbe",
        "report",
        "sco-foundation",
        "border-treaty",
    ),
    *(
        "signed",
        "in-force",
        "term",
        "notice-2",
        "acceded-tj-2",
        "founded",
        "role",
        "date",
        "dates",
        "status",
        "counted",
    ),
    *("announced", "kind", "id", "treaty", "summit", "anniversary", "presidency", "{}", "[]", "~", "null", '""', "*a"),
    *("&a", "!!int", "<<", "a: b", "a, b", "«№ 20»", "20th anniversary", "20-летие", "\u202e", "\ud7ff", "x" * 3000),
)


def mutant(number: int) -> str:
    """Break the registry in one to four ways; a number always gives the same mutant."""
    chance = random.Random(number)
    lines = [*LINES, "# so that there is always a word"]
    for _ in range(chance.choice((1, 1, 1, 2, 2, 4))):
        chance.choice(MUTATIONS)(lines, chance)
    return "\n".join(lines) + "\n"


def replace_word(lines: list[str], chance: random.Random) -> None:
    at, word = a_word(lines, chance)
    put(lines, at, word, chance.choice(TOKENS))


def repeat_word(lines: list[str], chance: random.Random) -> None:
    at, word = a_word(lines, chance)
    other, source = a_word(lines, chance)
    put(lines, at, word, lines[other][slice(*source)])


def delete_item(lines: list[str], chance: random.Random) -> None:
    at, (start, end) = a_word(lines, chance)
    lines[at] = lines[at][:start] + lines[at][end:].lstrip(",: ")


def a_word(lines: list[str], chance: random.Random) -> tuple[int, tuple[int, int]]:
    """Choose a word of any line that has one: the number of the line, the word's start and end."""
    words: list[re.Match[str]] = []
    while not words:
        at = chance.randrange(len(lines))
        words = list(WORD.finditer(lines[at]))
    return at, chance.choice(words).span()


def put(lines: list[str], at: int, word: tuple[int, int], text: str) -> None:
    lines[at] = lines[at][: word[0]] + text + lines[at][word[1] :]


def delete_line(lines: list[str], chance: random.Random) -> None:
    if len(lines) > 1:
        del lines[chance.randrange(len(lines))]


def double_line(lines: list[str], chance: random.Random) -> None:
    at = chance.randrange(len(lines))
    lines.insert(at, lines[at])


def move_line(lines: list[str], chance: random.Random) -> None:
    line = lines.pop(chance.randrange(len(lines)))
    lines.insert(chance.randrange(len(lines) + 1), line)


def change_character(lines: list[str], chance: random.Random) -> None:
    at = chance.randrange(len(lines))
    place = chance.randrange(len(lines[at]) + 1)
    lines[at] = lines[at][:place] + chance.choice("'\"{}[]:,-#&*!|>%@ \t0129Zя\u200f") + lines[at][place + 1 :]


def indent(lines: list[str], chance: random.Random) -> None:
    at = chance.randrange(len(lines))
    lines[at] = lines[at][2:] if chance.random() < 0.5 else f" {lines[at]}"


def cut(lines: list[str], chance: random.Random) -> None:
    at = chance.randrange(len(lines))
    lines[at] = lines[at][: chance.randrange(len(lines[at]) + 1)]


MUTATIONS = (
    *(replace_word, replace_word, replace_word, replace_word, repeat_word, repeat_word, repeat_word, delete_item),
    *(delete_line, double_line, move_line, change_character, indent, cut),
)


def check(text: str) -> None:
    registry, problems = load(text, "mutant.yaml", TODAY)

    assert (registry is None) == any(problem.severity == "error" for problem in problems)
    assert list(problems) == sorted(problems)
    last = text.count("\n") + 1
    assert all(1 <= problem.line <= last and problem.column >= 1 for problem in problems)
    assert all(problem.found and problem.expected and problem.fix for problem in problems)
    if registry is not None:
        for as_of in (None, dt.date(2021, 8, 20)):
            expand(known(registry, as_of, TODAY), Window(dt.date(2026, 1, 1), dt.date(2028, 1, 1)))


def check_hundreds(first: int, hundreds: int) -> None:
    for number in range(first * A_HUNDRED, (first + hundreds) * A_HUNDRED):
        text = mutant(number)
        try:
            check(text)
        except Exception as error:
            error.add_note(f"mutant {number}:\n{text}")
            raise


def test_the_registry_that_is_broken_is_whole():
    registry, problems = load(TEXT, "every_kind.yaml", TODAY)

    assert registry is not None
    assert {"warning"} == {problem.severity for problem in problems}


@pytest.mark.parametrize("thousand", range(20))
def test_a_broken_registry_is_refused_with_its_place(thousand: int):
    check_hundreds(thousand * 10, 10)


@pytest.mark.torture
@pytest.mark.parametrize("thousand", range(20, 100))
def test_a_broken_registry_is_refused_with_its_place_at_length(thousand: int):
    check_hundreds(thousand * 10, 10)
