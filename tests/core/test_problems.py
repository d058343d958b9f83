"""Problems as text, as JSON, for GitHub and for strangers; whole messages are compared, since people read them."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendar_service.core import problems
from calendar_service.core.problems import (
    CODES,
    DeliveryError,
    NotFound,
    Problem,
    RegistryError,
    Report,
    SettingsError,
    nearest,
    quoted,
)

PROBLEM = Problem(
    file="events.yaml",
    line=4,
    column=28,
    path="entries.secret-summit.dates[1].date",
    code="edtf",
    severity="error",
    found='"4 April 49" is not a date',
    expected="a date such as 1949-04-04",
    fix="write 1949-04-04",
)


def at(line: int, column: int = 1) -> SimpleNamespace:
    return SimpleNamespace(line=line, column=column)


def test_a_problem_reads_as_place_found_expected_and_fix():
    expected = """\
events.yaml:4:28: entries.secret-summit.dates[1].date: "4 April 49" is not a date [edtf]
    expected: a date such as 1949-04-04
    to fix:   write 1949-04-04"""

    assert expected == PROBLEM.as_text()


def test_a_problem_of_the_whole_file_has_no_path():
    assert replace(PROBLEM, path="").as_text().startswith('events.yaml:4:28: "4 April 49"')
    assert (
        replace(PROBLEM, path="").as_github().startswith('::error file=events.yaml,line=4,col=28,title=edtf::"4 April')
    )


def test_a_problem_is_an_object_of_nine_keys_for_programs():
    keys = ["file", "line", "column", "path", "code", "severity", "found", "expected", "fix"]

    assert keys == list(PROBLEM.as_json())
    assert PROBLEM.path == PROBLEM.as_json()["path"]
    assert 28 == PROBLEM.as_json()["column"]


def test_a_problem_is_an_annotation_for_github():
    problem = replace(PROBLEM, file="a,b:c.yaml", severity="warning", found="100% wrong")

    assert (
        "::warning file=a%2Cb%3Ac.yaml,line=4,col=28,title=edtf::entries.secret-summit.dates[1].date: 100%25 wrong"
        "%0Aexpected: a date such as 1949-04-04%0Ato fix: write 1949-04-04"
    ) == problem.as_github()


def test_a_stranger_sees_place_key_code_and_remedy_only():
    assert {
        "file": "events.yaml",
        "line": 4,
        "column": 28,
        "key": "date",
        "code": "edtf",
        "remedy": CODES["edtf"],
    } == PROBLEM.public(keys={"entries", "dates", "date"})


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("entries.secret-summit", "entries"),
        ("entries.secret-summit.dates[1]", "dates"),
        ("entries.secret-summit.visit of the president", "entries"),
        ("visit of the president", ""),
        ("", ""),
    ],
)
def test_a_stranger_never_sees_a_word_that_the_format_does_not_have(path, key):
    assert key == replace(PROBLEM, path=path).public(keys={"entries", "dates"})["key"]


def test_without_a_vocabulary_a_stranger_sees_no_key():
    assert "" == PROBLEM.public()["key"]


def test_every_code_is_kebab_case_and_has_a_remedy_that_is_a_sentence():
    for code, remedy in CODES.items():
        assert code.replace("-", "").isalnum() and code.islower()
        assert remedy[0].isupper() and remedy.endswith(".")


def test_a_code_without_a_remedy_is_refused():
    with pytest.raises(ValueError, match='code "surprise" has no remedy in CODES'):
        replace(PROBLEM, code="surprise")


def test_a_report_gives_problems_in_file_order():
    report = Report("b.yaml")
    report.error(at(9), "x", "edtf", "", "", "")
    report.error(at(2, 5), "x", "edtf", "", "", "")
    report.error(at(2, 4), "x", "edtf", "", "", "")

    assert ["b.yaml:2:4", "b.yaml:2:5", "b.yaml:9:1"] == [problem.where for problem in report.problems]


def test_an_unusable_registry_says_all_its_problems():
    later = replace(PROBLEM, line=5)

    assert f"{PROBLEM.as_text()}\n{later.as_text()}" == str(RegistryError([PROBLEM, later]))


def test_unusable_settings_say_all_their_problems():
    assert "one\ntwo" == str(SettingsError(["one", "two"]))
    assert ("one", "two") == SettingsError(["one", "two"]).problems


def test_a_failed_delivery_says_whether_to_try_again():
    error = DeliveryError("the server is busy", retry_after=30.0)

    assert ("the server is busy", False, 30.0, False) == (
        str(error),
        error.permanent,
        error.retry_after,
        error.ambiguous,
    )


def test_what_is_not_found_is_named_with_the_nearest_that_is():
    assert 'no entry "sco-sumit"; did you mean "sco-summit"?' == str(
        NotFound("entry", "sco-sumit", ["csto-council", "sco-summit"])
    )
    assert 'no entry "zzz"' == str(NotFound("entry", "zzz", ["sco-summit"]))


def test_every_exception_has_the_one_root():
    for name in ("RegistryError", "SettingsError", "DeliveryError", "NotFound"):
        assert issubclass(getattr(problems, name), problems.CalendarServiceError)


def test_a_long_word_is_compared_in_no_time():
    assert nearest("x" * 50_000_000, ["title"]) is None


def test_a_quotation_is_one_short_line():
    assert '"a\\u000ab\\u001b[31m"' == quoted("a\nb\x1b[31m")
    assert 62 == len(quoted("x" * 1000))


@given(st.text())
def test_a_quotation_has_no_character_that_moves_a_terminal(text):
    assert quoted(text).isprintable()
