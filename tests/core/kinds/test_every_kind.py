"""What holds for every kind, also for one that comes later: docstring, example, keys and occurrences."""

import re
from types import ModuleType

import pytest

from calendar_service.core.dates.window import Window
from calendar_service.core.model.texts import in_language
from calendar_service.core.occurrences import KINDS, of_entry
from calendar_service.core.problems import Problem
from calendar_service.core.reading.forms import Fields
from calendar_service.core.wording.languages import language
from tests.registries import an_entry, loaded, problems_of

kinds = pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))


def without(example: str, *keys: str) -> str:
    """Take keys with what stands under them out of an example."""
    for key in keys:
        example = re.sub(rf"^{key}:.*\n(?:  .*\n)*", "", example, flags=re.MULTILINE)
    return example


def errors_of(example: str) -> list[Problem]:
    return [problem for problem in problems_of(example) if problem.severity == "error"]


@kinds
def test_a_kind_is_documented(kind: ModuleType):
    first, _, rest = (kind.__doc__ or "").partition("\n")

    assert first.endswith(".")
    assert len(rest) > 200


@kinds
def test_the_example_of_a_kind_is_an_entry_of_it(kind: ModuleType):
    entry = an_entry(kind.EXAMPLE)

    assert kind.NAME == entry.kind
    assert entry.claims


@kinds
def test_an_example_has_an_occurrence_with_a_title(kind: ModuleType):
    registry = loaded(kind.EXAMPLE)
    (entry,) = registry.entries.values()

    assert of_entry(entry, registry, Window.years(1900, 2030))
    assert all(in_language(entry.title, code)[0] for code in registry.calendar.languages)


@kinds
def test_each_required_key_is_asked_for_by_name(kind: ModuleType):
    for group in kind.KEYS.required:
        words = " or ".join(group)

        (problem,) = errors_of(without(kind.EXAMPLE, *group))

        assert f"the key {words}" == problem.expected
        assert f"add {words}:" == problem.fix
        assert "missing-key" == problem.code


@kinds
def test_a_misspelt_key_is_answered_with_the_right_one(kind: ModuleType):
    for key in kind.KEYS.own:
        misspelt = f"{key}x" if key != "date" else "dat"

        (problem,) = errors_of(f"{kind.EXAMPLE}{misspelt}: value\n")

        assert f'rename it to "{key}"' == problem.fix


@kinds
def test_a_key_with_the_wrong_form_is_refused_with_a_fix(kind: ModuleType):
    own: Fields = kind.KEYS.own
    for key in own:
        problems = errors_of(f"{without(kind.EXAMPLE, key)}{key}: [[x], [y]]\n")

        assert problems
        assert all(problem.fix for problem in problems)


@kinds
def test_a_kind_has_a_word_in_english(kind: ModuleType):
    assert language("en").kind(kind.NAME)


@kinds
def test_occurrences_of_a_split_window_add_up(kind: ModuleType):
    registry = loaded(kind.EXAMPLE)
    (entry,) = registry.entries.values()
    whole = of_entry(entry, registry, Window.years(1980, 2040))

    parts = (*of_entry(entry, registry, Window.years(1980, 2020)), *of_entry(entry, registry, Window.years(2021, 2040)))

    assert sorted(whole) == sorted(parts)
