"""`check`: what is wrong, for people, for programs and for GitHub, and the exit code."""

import pytest

from tests.commands import REGISTRY, CommandLine

BROKEN = """version: 1
calendar: {id: example, name: {en: Example}, languages: [en]}
entries:
  - id: summit
    kind: sumit
    title: {en: Summit}
"""


def test_the_registry_that_is_shipped_has_no_errors(cli: CommandLine):
    answer = cli.succeeds("check", str(REGISTRY))

    assert answer.out.startswith(f"{REGISTRY}: no errors, ")


def test_warnings_alone_end_well_and_are_counted(cli: CommandLine):
    answer = cli.succeeds("check")

    assert (
        "events.yaml: no errors, 5 warnings: 1 documents-open, 4 early-announcement (--warnings shows them)\n"
        == answer.out
    )


def test_warnings_are_shown_where_asked_for(cli: CommandLine):
    answer = cli.succeeds("check", "--warnings")

    assert 5 == answer.out.count("    to fix:   ")
    assert answer.out.endswith("events.yaml: no errors, 5 warnings: 1 documents-open, 4 early-announcement\n")


def test_errors_are_told_with_place_found_expected_and_fix(cli: CommandLine):
    cli.use(BROKEN)
    answer = cli("check")

    assert (1, "") == (answer.code, answer.err)
    assert answer.out == (
        'events.yaml:5:11: entries.summit.kind: no kind "sumit" [unknown-word]\n'
        "    expected: one of anniversary, call, session, summit, treaty, visit\n"
        "    to fix:   write summit\n"
        "events.yaml: 1 error, no warnings\n"
    )


def test_json_is_one_array_of_problems(cli: CommandLine):
    cli.use(BROKEN)
    answer = cli("check", "--format", "json")

    [problem] = answer.json
    assert 1 == answer.code
    assert ["file", "line", "column", "path", "code", "severity", "found", "expected", "fix"] == list(problem)
    assert ("events.yaml", 5, 11, "unknown-word", "error") == tuple(
        problem[key] for key in ("file", "line", "column", "code", "severity")
    )


def test_json_of_a_good_file_holds_its_warnings(cli: CommandLine):
    assert {"warning"} == {problem["severity"] for problem in cli.succeeds("check", "--format", "json").json}


def test_github_is_told_file_line_and_column(cli: CommandLine):
    cli.use(BROKEN)
    answer = cli("check", "--format", "github")

    assert 1 == answer.code
    assert answer.out.startswith("::error file=events.yaml,line=5,col=11,title=unknown-word::")


@pytest.mark.parametrize("words", [("check", "elsewhere.yaml"), ("check", "--format", "xml"), ("check", ".")])
def test_wrong_use_ends_with_2(cli: CommandLine, words):
    answer = cli(*words)

    assert (2, 1) == (answer.code, answer.err.count("\n"))


def test_a_hidden_text_is_shown_here_and_nowhere_else(cli: CommandLine):
    story = (cli.folder / "events.yaml").read_text()
    hidden = '  - {id: secret, kind: summit, organisation: sco, title: {en: Hidden, ru: Скрыто}, announced: 2021-07-22, date: 2099-09, public-from: 2098-01-01, place: "Nowhere", sources: [tass-2021-07-22]}\n'  # noqa: E501
    cli.use(story + hidden)

    assert "secret" in cli.succeeds("check", "--warnings").out
    assert 1 == cli("show", "secret").code
    assert "Hidden" not in cli.succeeds("next", "--days", "36000", "--all").out
