"""No text makes the reader raise, and whatever it refuses has a place in the file."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from calendar_service.core.reading.tree import Mapping, Node, Text, read

REGISTRY = """\
version: 1
calendar: {id: test, name: {en: Test, ru: "Проба: 1"}, languages: [en, ru]}
entries:
  - id: sco-summit-2021   # a note
    title: >-
      SCO
      summit
    place: "Dushanbe, TJ"
    dates:
    - {announced: 2021-07-22, date: 2021-09, sources: [tass]}
    - announced: 2021-09-09
      date: '2021-09-16/2021-09-17'
      note: |
        It's
        done
"""

PIECES = st.sampled_from(
    [
        *"\n\t\r :-,[]{}'\"#&*!|>%@`?\\<~\x00\x85\u2028\u200b\ud800\ufeff😀",
        "\n---\n",
        "\n...\n",
        "<<: ",
        "\\x00",
        ": ",
        "\n  - ",
        "\n    a: b",
    ]
)
EDITS = st.lists(st.tuples(st.integers(0, len(REGISTRY)), st.integers(0, 6), PIECES), min_size=1, max_size=5)


def nodes_in(node: Node) -> list[Node]:
    found: list[Node] = [node]
    for other in found:
        if isinstance(other, Mapping):
            found += [*other, *other.values()]
        elif not isinstance(other, Text):
            found += other
    return found


def check(text: str | bytes) -> None:
    tree, problems = read(text, "events.yaml")

    assert tree is not None or problems
    assert list(problems) == sorted(problems)
    lines = 2 + text.count(b"\n" if isinstance(text, bytes) else "\n")  # type: ignore[arg-type]
    for problem in problems:
        assert 1 <= problem.line <= lines
        assert problem.column >= 1
        assert problem.found and problem.expected and problem.fix
        assert problem.as_text().translate({9: " ", 10: " "}).isprintable()
    for node in nodes_in(tree) if tree is not None else []:
        assert 1 <= node.line <= lines
        assert node.column >= 1


@settings(max_examples=500, deadline=None)
@given(EDITS)
def test_an_edited_registry_is_read_or_refused_with_a_place(edits):
    text = REGISTRY
    for start, length, piece in edits:
        text = text[:start] + piece + text[start + length :]

    check(text)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES | st.sampled_from(["a", "b", " ", "  ", "\n", "\n  "]), max_size=30).map("".join))
@example("? a\n: - {b: c}\n")
@example("- ? - a\n")
@example("!\n  - {\n: b\n")
@example("a: &x\n  - ? - y\n")
@example("{a: b}c")
@example("''\r")
def test_any_heap_of_signs_is_read_or_refused_with_a_place(text):
    check(text)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode("utf-16")))
def test_any_bytes_are_read_or_refused_with_a_place(octets):
    check(octets)


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp", "Cn", "Co")), min_size=1))
def test_every_text_in_quotation_marks_comes_back_as_it_was(text):
    written = text.replace("\\", "\\\\").replace('"', '\\"')

    tree, problems = read(f'key: "{written}"', "events.yaml")

    assert tree is not None
    assert text == tree.find("key")
    assert [] == [problem.code for problem in problems if text.strip()]
