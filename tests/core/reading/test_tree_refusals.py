"""What the tree refuses though YAML allows it; each refusal with line, column, path and code."""

import time

import pytest

from calendar_service.core.reading.tree import Limits, read


def refusals(text: str | bytes, limits: Limits | None = None) -> list[tuple[int, int, str, str]]:
    _, problems = read(text, "events.yaml", limits or Limits())

    return [(problem.line, problem.column, problem.path, problem.code) for problem in problems]


def only_message(text: str | bytes) -> str:
    _, (problem,) = read(text, "events.yaml")

    return problem.as_text()


def test_a_doubled_key_is_reported_with_the_first_and_reading_goes_on():
    text = "entries:\n  - id: elysee\n    title: a\n    title: b\n    title: c\n  - {date: 1, date: 2}\n"

    assert [
        (4, 5, "entries.elysee.title", "duplicate-key"),
        (5, 5, "entries.elysee.title", "duplicate-key"),
        (6, 15, "entries[1].date", "duplicate-key"),
    ] == refusals(text)


def test_a_doubled_key_names_the_line_of_the_first():
    expected = """\
events.yaml:2:1: title: "title" appears twice [duplicate-key]
    expected: each key once (first at line 1)
    to fix:   delete or rename one of the two"""

    assert expected == only_message("title: a\ntitle: b\n")


def test_keys_that_yaml_would_hold_equal_are_two_keys():
    assert [] == refusals("1: a\n01: b\n1.0: c\ntrue: d\nyes: e\n")


@pytest.mark.parametrize(
    ("text", "line", "column", "path", "code"),
    [
        ("a: &x b", 1, 4, "a", "yaml-anchor"),
        ("a: *x", 1, 4, "a", "yaml-anchor"),
        ("a: [b, *x]", 1, 8, "a[1]", "yaml-anchor"),
        ("a: {*x : b}", 1, 5, "a", "yaml-anchor"),
        ("a:\n  &x b: c", 2, 3, "a.b", "yaml-anchor"),
        ("a: &x {b: c}", 1, 4, "a", "yaml-anchor"),
        ("a: &x !!str b", 1, 4, "a", "yaml-anchor"),
        ("a: !!str b", 1, 4, "a", "yaml-tag"),
        ("a: ! b", 1, 4, "a", "yaml-tag"),
        ('a: !!binary "x"', 1, 4, "a", "yaml-tag"),
        ("a: !!python/object/apply:os.system [id]", 1, 4, "a", "yaml-tag"),
        ("a: !!python/object:x {b: c}", 1, 4, "a", "yaml-tag"),
        ("a: !<tag:yaml.org,2002:int> 3", 1, 4, "a", "yaml-tag"),
        ("!!map {a: b}", 1, 1, "", "yaml-tag"),
        ("!x a: b", 1, 1, "a", "yaml-tag"),
        ("a: {<<: b}", 1, 5, "a.<<", "merge-key"),
        ("a: b\n<<: c", 2, 1, "<<", "merge-key"),
        ('"": b', 1, 1, "", "key-form"),
        ('"  ": b', 1, 1, "  ", "key-form"),
        ("a: {[b]: c}", 1, 5, "a", "key-form"),
        ("a: {{n}}-летие", 1, 5, "a", "key-form"),
        ("? {a: b}\n: c", 1, 3, "", "key-form"),
        ("a: b\n---\nc: d", 2, 1, "", "second-document"),
        ("%YAML 1.1\n---\na: b", 1, 1, "", "yaml-directive"),
        ("%TAG ! tag:x,2000:\n---\na: b", 1, 1, "", "yaml-directive"),
        ("", 1, 1, "", "empty-file"),
        ("# nothing\n", 1, 1, "", "empty-file"),
        ("---\n", 2, 1, "", "empty-file"),
        ("[]", 1, 1, "", "empty-value"),
        ("- a: b", 1, 1, "", "wrong-form"),
        ("a", 1, 1, "", "wrong-form"),
        ("a:", 1, 1, "a", "empty-value"),
        ("a: ''", 1, 1, "a", "empty-value"),
        ('a: "  "', 1, 1, "a", "empty-value"),
        ("a: {b: }", 1, 5, "a.b", "empty-value"),
        ("a: {b: c, d: }", 1, 11, "a.d", "empty-value"),
        ("a: {b}", 1, 5, "a.b", "empty-value"),
        ("a: {b: [c], d}", 1, 13, "a.d", "empty-value"),
        ("a:\n  - b\n  -\n", 3, 4, "a[1]", "empty-value"),
        ("a: []", 1, 1, "a", "empty-value"),
        ("a: [{}]", 1, 5, "a[0]", "empty-value"),
        ("a:\n  - id: {}\n", 2, 5, "a[0].id", "empty-value"),
        ("{}", 1, 1, "", "empty-value"),
    ],
)
def test_what_is_not_plain_keys_and_values_is_refused_at_its_place(text, line, column, path, code):
    assert (line, column, path, code) == refusals(text)[0]


def test_items_of_a_list_with_an_anchor_or_tag_stand_where_they_begin():
    assert [(1, 4, "a", "yaml-anchor"), (2, 5, "a[0]", "empty-value")] == refusals("a: &long-name\n  - {}\n")
    assert [(1, 4, "a", "yaml-tag"), (2, 5, "a[0]", "empty-value")] == refusals("a: !\n  - {}\n")


def test_what_follows_a_refusal_is_read_as_well():
    text = "a: &x b\nc: *x\n*x : d\ne: [*x]\nf: !!int 3\ng:\n"

    tree, problems = read(text, "events.yaml")

    assert {"a": "b", "c": "*x", "*x": "d", "e": ["*x"], "f": "3", "g": ""} == tree
    assert [1, 2, 3, 4, 5, 6] == [problem.line for problem in problems]


@pytest.mark.parametrize(
    ("line", "rewritten"),
    [
        ("{place: Moscow, RU}", '{place: "Moscow, RU"}'),
        ("{place: Moscow, RU, date: 2021}", '{place: "Moscow, RU", date: 2021}'),
        ("{title: one, two, three , date: 10:30}", '{title: "one, two, three ", date: 10:30}'),
        (r'{title: say "a" \ b, c}', r'{title: "say \"a\" \\ b, c"}'),
        ("- {place: Moscow, RU, at 10:30}  # note", '- {place: "Moscow, RU, at 10:30"}  # note'),
    ],
)
def test_a_comma_in_a_flow_is_answered_with_the_line_in_quotation_marks(line, rewritten):
    _, (problem,) = read(f"entries:\n  {line}\r\n", "events.yaml")

    assert ("comma-in-flow", f"write {rewritten}") == (problem.code, problem.fix)
    assert 2 == problem.line
    assert '"RU" stands alone after a comma' == problem.found or "RU" not in line


@pytest.mark.parametrize("text", ["{place: Moscow,\n RU}", "{place: Moscow, R\n U}", "{place: " + "x" * 600 + ", RU}"])
def test_a_line_that_cannot_be_shown_is_not_rewritten(text):
    _, (problem,) = read(text, "events.yaml")

    assert "put the whole text, with the comma, in quotation marks on one line" == problem.fix


@pytest.mark.parametrize(
    ("text", "line", "column", "name"),
    [
        ("a: b\x00", 1, 5, "U+0000"),
        ("a: b\n\x1b[31m", 2, 1, "U+001B"),
        ("a: \x7fb", 1, 4, "U+007F"),
        ("a: b\x85c", 1, 5, "U+0085"),
        ("a: b\rc: d", 1, 5, "U+000D"),
        ("a: b\u2028c", 1, 5, "U+2028 (line separator)"),
        ("a: \u202eb", 1, 4, "U+202E (right-to-left override)"),
        ("a: \u2066b", 1, 4, "U+2066 (left-to-right isolate)"),
        ("a: \u200bb", 1, 4, "U+200B (zero width space)"),
        ("a: b\ufeff", 1, 5, "U+FEFF (zero width no-break space)"),
        ("a: \ud800b", 1, 4, "U+D800"),
        ("a: \uffffb", 1, 4, "U+FFFF"),
        ("# \u202e in a note\na: b", 1, 3, "U+202E (right-to-left override)"),
    ],
)
def test_an_invisible_character_is_refused_by_name(text, line, column, name):
    _, (problem,) = read(text, "events.yaml")

    assert (line, column, "refused-character") == (problem.line, problem.column, problem.code)
    assert f"the invisible character {name}" == problem.found


def test_a_file_with_an_invisible_character_is_read_to_its_end():
    assert [(1, 5, "", "refused-character"), (2, 1, "a", "duplicate-key")] == refusals("a: b\u200bc\na: d")


@pytest.mark.parametrize("escape", [r"\x00", r"\0", r"\a", r"\e", r"\N", r"\L", r"\P", r"\r", r"\u202e", r"\U0000200b"])
def test_an_escape_brings_no_invisible_character_in(escape):
    assert [(1, 8, "a.b", "refused-character")] == refusals(f'a: {{b: "x{escape}y"}}')


def test_an_escape_brings_no_invisible_character_into_a_key():
    assert [(1, 1, "", "refused-character")] == refusals(r'"a\0": b')


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a:\n\tb: c", 2, 1),
        ("a:\n  \tb: c", 2, 3),
        ("{\n\ta: b}", 2, 1),
        ("a: b\n\tc", 2, 1),
        ("-\ta: 1\n  b: 2", 1, 2),
    ],
)
def test_a_tab_is_refused_in_indentation(text, line, column):
    assert [(line, column, "tab")] == [(line, column, code) for line, column, _, code in refusals(text)]


def test_a_tab_is_fine_elsewhere():
    assert [] == refusals("a:\tb\tc\t# d\n")


@pytest.mark.parametrize(
    ("octets", "line", "column"),
    [
        (b"a: \xff", 1, 4),
        (b"a: b\nc: \xd0\x94\xd0", 2, 5),
        (b"\xef\xbb\xbfa: \x80", 1, 4),
        (b"a: \xed\xa0\x80", 1, 4),
        ("a: Душанбе".encode("windows-1251"), 1, 4),
        ("a: b".encode("utf-16"), 1, 1),
    ],
)
def test_what_is_not_utf_8_is_refused_at_its_place(octets, line, column):
    assert [(line, column, "", "not-utf-8")] == refusals(octets)


def test_a_file_of_more_than_16_mib_is_refused():
    assert [] == refusals(b"a: b\n#" + b"x" * (16 * 1024 * 1024 - 6))
    assert [(1, 1, "", "too-large")] == refusals(b"a: b\n#" + b"x" * (16 * 1024 * 1024 - 5))
    assert [(1, 1, "", "too-large")] == refusals("Д" * (8 * 1024 * 1024 + 1))


def test_more_texts_than_allowed_are_refused():
    assert [] == refusals("a: [b, c]", Limits(scalars=3))
    assert [(1, 8, "", "too-large")] == refusals("a: [b, c]", Limits(scalars=2))


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: " + "[" * 100_000, 1, 23),
        ("a: " + "[" * 3_000_000, 1, 23),
        ("a: " + "{b: " * 3_000_000, 1, 80),
        ("\n".join(" " * level + "a:" for level in range(30)), 21, 21),
        ("- " * 3_000_000, 1, 41),
    ],
)
def test_the_twenty_first_level_stops_the_reading_at_once(text, line, column):
    started = time.perf_counter()
    found = refusals(text)

    assert time.perf_counter() - started < 0.5
    assert [(line, column, "too-deep")] == [(line, column, code) for line, column, _, code in found]


def test_a_bomb_of_aliases_is_refused_in_no_time():
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [
        f"{new}: &{new} [" + ", ".join([f"*{old}"] * 9) + "]" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    ]

    started = time.perf_counter()

    assert {"yaml-anchor"} == {code for *_, code in refusals("\n".join(lines))}
    assert time.perf_counter() - started < 0.5


@pytest.mark.parametrize(
    "text",
    [
        b"x" * 50_000_000 + b": y",
        "a: " + "9" * 1_000_000,
        "{" + "a," * 500_000 + "}",
        "[" + "*a, " * 500_000 + "]",
        "\u200b" * 1_000_000,
        "\t" * 1_000_000,
        "\n\t" * 500_000,
        "a:\n" * 300_000,
        '"' + "\\0" * 1_000_000 + '": b',
    ],
)
def test_a_hostile_file_costs_little(text):
    started = time.perf_counter()
    _, problems = read(text, "events.yaml")

    assert time.perf_counter() - started < 3
    assert len(problems) <= 100
    assert all(len(problem.as_text()) < 2000 for problem in problems)
