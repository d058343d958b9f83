"""What the tree keeps: every scalar as text, with its place."""

from typing import Any

import pytest

from calendar_service.core.reading.tree import Mapping, Sequence, Text, read


def tree_of(text: str | bytes) -> Mapping:
    tree, problems = read(text, "events.yaml")

    assert () == problems
    assert tree is not None
    return tree


@pytest.mark.parametrize(
    "written",
    [
        *("NO", "no", "yes", "on", "off", "y", "true", "False", "null", "Null", "~"),
        *("12:30", "190:20:30", "010", "0o17", "0x1F", "0b1", "1_000", "1e5", "1.0", ".5", "+1", ".inf", ".NaN"),
        *("2001-06-15", "2027-02-30", "2001-06-15 10:00:00Z", "1992", "2021-09~", "2021-36", "1" * 5000),
        *("=", "-x", "?x", ":x", "a:b", "a#b", "a, b", "<", "a<<", "a & b", "2 * 3", "a!", "100%", "it's", 'a "b" c'),
        *("Душанбе", "上海合作组织", "طاجيكستان", "\u200eLRM", "a\u200cb\u200db", "e\u0301", "😀", "a\u00a0b", "a\tb"),
    ],
)
def test_a_plain_text_stays_as_it_was_written(written):
    value = tree_of(f"key: {written}").find("key")

    assert isinstance(value, Text)
    assert written == value
    assert not value.quoted


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ('"NO"', "NO"),
        ("'NO'", "NO"),
        ("'it''s'", "it's"),
        (r'"a\tb\nc"', "a\tb\nc"),
        (r'"\u0414\x41"', "ДA"),
        ("|\n  a\n  b\n", "a\nb\n"),
        (">-\n  a\n  b\n", "a b"),
        ('"a: b, c # d"', "a: b, c # d"),
        ('"<<"', "<<"),
    ],
)
def test_a_quoted_text_is_what_its_marks_enclose(written, value):
    text = tree_of(f"key: {written}").find("key")

    assert isinstance(text, Text)
    assert (value, True) == (text, text.quoted)


def test_the_order_of_keys_and_items_is_that_of_the_file():
    assert {"b": ["2", "1"], "a": {"d": "x", "c": "y"}} == tree_of("b: [2, 1]\na: {d: x, c: y}")
    assert ["b", "a"] == list(tree_of("b: 1\na: 2"))


def test_a_text_can_be_looked_up_as_any_other():
    tree = tree_of("country: TJ")

    assert ("TJ", None) == (tree.find("country"), tree.find("town"))


PLACES = """\
version: 1
entries:
  - id: sco-summit
    marks: [sco, csto]
    dates:
    - {date: 2021,
       place: Dushanbe}
    -
      # a dash - above, and one here
      date: 2022
  - - - deep: x
# end
"""


@pytest.mark.parametrize(
    ("steps", "line", "column"),
    [
        ([], 1, 1),
        (["version"], 1, 10),
        (["entries"], 2, 1),
        (["entries", 0], 3, 3),
        (["entries", 0, "id"], 3, 9),
        (["entries", 0, "marks"], 4, 5),
        (["entries", 0, "marks", 1], 4, 18),
        (["entries", 0, "dates"], 5, 5),
        (["entries", 0, "dates", 0], 6, 5),
        (["entries", 0, "dates", 0, "place"], 7, 15),
        (["entries", 0, "dates", 1], 8, 5),
        (["entries", 0, "dates", 1, "date"], 10, 13),
        (["entries", 1], 11, 3),
        (["entries", 1, 0], 11, 5),
        (["entries", 1, 0, 0], 11, 7),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_a_collection_stands_where_its_key_or_dash_stands_and_a_text_where_it_begins(
    steps, line, column, line_end, bom
):
    node: Any = tree_of((bom + PLACES.replace("\n", line_end)).encode())
    for step in steps:
        node = node[step]

    assert (line, column) == (node.line, node.column)


def test_a_key_knows_its_place():
    assert [(1, 1), (2, 1)] == [(key.line, key.column) for key in tree_of("a: 1\nb: 2")]


def test_mappings_in_a_flow_stand_at_their_braces():
    items = tree_of("a: [{b: c}, [d]]").find("a")

    assert isinstance(items, Sequence)
    assert [5, 13] == [item.column for item in items]


def test_columns_count_characters_and_not_bytes():
    value = tree_of("{имя: Душанбе, b: c}").find("b")

    assert isinstance(value, Text)
    assert 19 == value.column


def test_one_explicit_document_is_a_document():
    assert {"a": "b"} == tree_of("# note\n---\na: b\n...\n# end\n")


def test_bytes_and_text_give_the_same_tree():
    assert tree_of(PLACES) == tree_of(PLACES.encode())


def test_twenty_levels_are_not_too_deep():
    assert tree_of("a: " + "[" * 19 + "x" + "]" * 19)
