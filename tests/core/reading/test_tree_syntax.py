"""What is no YAML is answered at the line to be edited, in words for a desk officer."""

import pytest
from yaml.error import MarkedYAMLError

from calendar_service.core.reading.syntax import explain
from calendar_service.core.reading.tree import read


def message(text: str) -> str:
    tree, (problem,) = read(text, "events.yaml")

    assert tree is None
    return problem.as_text()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "entries:\n  - title: SCO: the summit\n",
            """\
events.yaml:2:15: entries[0]: a second colon followed by a space [colon-in-text]
    expected: one key and its value on a line
    to fix:   put the text that contains the colon in quotation marks""",
        ),
        (
            'title: "SCO summit\nplace: "Dushanbe"\n',
            """\
events.yaml:1:8: " is opened here and not closed [not-closed]
    expected: a closing "
    to fix:   write " where it ends""",
        ),
        (
            "entries:\n  - {id: a, marks: [b, c}\n  - {id: d}\n",
            """\
events.yaml:2:20: entries.a.marks[1]: [ is opened here and not closed [not-closed]
    expected: a closing ]
    to fix:   write ] where it ends, or the comma that is missing before the next item""",
        ),
        (
            "entries:\n  - id: a\n     kind: b\n",
            """\
events.yaml:3:6: entries[0]: a key indented by 5 spaces, deeper than the key of line 2, which has a value [indentation]
    expected: the same indentation for all keys of a block
    to fix:   indent it like line 2, or, if it goes on with the text, put the whole text in quotation marks""",
        ),
        (
            "entries:\n    id: a\n  kind: b\n",
            """\
events.yaml:3:3: this line is indented by 2 spaces, and the lines above otherwise [indentation]
    expected: the same indentation for all of one block; that of line 1 has 0 spaces
    to fix:   indent it like the lines to which it belongs""",
        ),
        (
            "entries:\n  kind:summit\n  id: a\n",
            """\
events.yaml:2:3: "kind:summit" has no colon followed by a space [syntax]
    expected: a key, a colon, a space and a value
    to fix:   write it as "key: value\"""",
        ),
    ],
)
def test_the_slip_is_told_with_what_to_type(text, expected):
    assert expected == message(text)


@pytest.mark.parametrize(
    ("text", "line", "column", "code", "found"),
    [
        # Quotation marks
        ('a: "b\nc: d\n', 1, 4, "not-closed", '"'),
        ("a: 'b\nc: 'd'\n", 1, 4, "not-closed", "'"),
        ('a: {b: "c, d: e}\nf: {g: "h", i: j}\n', 1, 8, "not-closed", '"'),
        ('"a\n b": c\n', 1, 1, "not-closed", '"'),
        ('a: "b\n--- c"\n', 1, 4, "not-closed", '"'),
        ('a: "b" c\n', 1, 8, "syntax", "after a closing quotation mark"),
        ("a: 'it's b'\n", 1, 8, "syntax", "after a closing quotation mark"),
        (r'a: "C:\q"', 1, 7, "syntax", "backslash"),
        (r'a: "\xzz"', 1, 7, "syntax", "backslash"),
        (r'a: "\ud800"', 1, 7, "syntax", "backslash"),
        # Brackets
        ("a: [b, c\nd: e\n", 1, 4, "not-closed", "["),
        ("a: {b: c\nd: e\n", 1, 4, "not-closed", "{"),
        ("a: {b: c", 1, 4, "not-closed", "{"),
        ("a: [b}\n", 1, 4, "not-closed", "["),
        ("a: [b]]\n", 1, 7, "syntax", "] closes nothing"),
        ("a: {b: c}}\n", 1, 10, "syntax", "} closes nothing"),
        ("}\n", 1, 1, "syntax", '"}" where a value is expected'),
        ('a: {b: "c" d: e}\n', 1, 12, "syntax", '"d" where a comma is expected'),
        ("a: {b: c d: e}\n", 1, 11, "colon-in-text", "colon"),
        ("a: [b]: c\n", 1, 7, "colon-in-text", "colon"),
        ("a: [b, , c]\n", 1, 8, "syntax", '"," where a value is expected'),
        ("{a: b}\nc: d\n", 2, 1, "syntax", "after the closing bracket"),
        ("{a: b}c\n", 1, 7, "syntax", "after the closing bracket"),
        # Indentation, dashes and keys
        ("a: b\n\n    c: d\n", 3, 5, "indentation", "4 spaces"),
        (" a: b\nc: d\n", 2, 1, "indentation", "0 spaces"),
        ("a:\n  - b: c\n d: e\n", 3, 2, "indentation", "1 space,"),
        ("a: b\n- c\n", 2, 1, "indentation", "a dash among keys"),
        ("- a\nb: c\n", 2, 1, "indentation", "without a dash"),
        ("a: - b\n", 1, 4, "syntax", "a dash behind a colon"),
        ("a: b\nc\nd: e\n", 2, 1, "syntax", '"c" has no colon'),
        ("a:b\nc: d\n", 1, 1, "syntax", '"a:b" has no colon'),
        (": b\n", 1, 1, "key-form", "a colon without a key"),
        ("a: {: b}\n", 1, 5, "key-form", "a colon without a key"),
        # Characters that mean something to YAML
        ("a: @b\n", 1, 4, "syntax", "begins with @"),
        ("a: `b`\n", 1, 4, "syntax", "begins with `"),
        ("a: %b\n", 1, 4, "syntax", "begins with %"),
        ("a: * b\n", 1, 4, "syntax", "begins with *"),
        ("a: & b\n", 1, 4, "syntax", "begins with &"),
        ("a: ? b\n", 1, 4, "syntax", "begins with ?"),
        ("a: | b\n", 1, 4, "syntax", "begins with |"),
        ("a: > 5\n", 1, 4, "syntax", "begins with >"),
        ("a: !<b\n", 1, 4, "yaml-tag", "a tag"),
        ("a: !b!c d\n", 1, 4, "yaml-tag", "a tag"),
        ("a: !!\n", 1, 4, "yaml-tag", "a tag"),
        ("%a: b\n", 1, 1, "yaml-directive", "%"),
        ("# note\n%YAML 3.0\n---\na: b\n", 2, 1, "yaml-directive", "%"),
        ("%YAML 1.2\na: b\n", 1, 1, "yaml-directive", "%"),
        ("a: b\n...\nc: d\n", 3, 1, "second-document", "line of dots"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_the_place_is_that_of_the_slip(text, line, column, code, found, line_end):
    tree, (problem,) = read(text.replace("\n", line_end), "events.yaml")

    assert tree is None
    assert (line, column, code) == (problem.line, problem.column, problem.code)
    assert found in problem.found


def test_a_slip_in_a_line_with_an_invisible_character_is_that_character():
    _, problems = read("a: b\n\x1bc\n", "events.yaml")

    assert ["refused-character"] == [problem.code for problem in problems]


def test_what_was_found_before_the_slip_is_told_as_well():
    _, problems = read("a: b\na: c\nd: @e\n", "events.yaml")

    assert ["duplicate-key", "syntax"] == [problem.code for problem in problems]


def test_words_that_a_later_libyaml_may_say_still_give_a_problem():
    fault = explain(MarkedYAMLError(problem="something new"), None, "a: b")

    assert (1, 1, "syntax", '"a: b" cannot be read here') == fault[:4]
