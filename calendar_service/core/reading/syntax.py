"""What libyaml says of a file that is not YAML, in words for a desk officer and at the line to be edited.

libyaml names the place where it gave up; the slip is often earlier: an unclosed quotation mark is noticed where the
next one opens. So each explanation looks at the text and at the last event before the error.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from yaml.error import MarkedYAMLError
from yaml.events import ScalarEvent

from calendar_service.core.problems import Position, quoted
from calendar_service.core.reading.events import Event


class Fault(NamedTuple):
    """A problem without its file and path; stands where `line` and `column` say."""

    line: int
    column: int
    code: str
    found: str
    expected: str
    fix: str


@dataclass(frozen=True, slots=True)
class _Scene:
    """Where libyaml gave up (`at`), what it was reading (`context`, opened at `opened`) and the last scalar before."""

    lines: list[str]
    problem: str
    context: str
    at: Position
    opened: Position
    scalar: Event | None

    @property
    def char(self) -> str:
        """The character at which libyaml gave up; empty at the end of a line."""
        return self.line_of(self.at)[self.at.column - 1 :][:1]

    def line_of(self, place: Position) -> str:
        return self.lines[place.line - 1] if place.line <= len(self.lines) else ""

    def begins_line(self, place: Position) -> bool:
        return not self.line_of(place)[: place.column - 1].strip()


def explain(error: MarkedYAMLError, last: Event | None, text: str) -> Fault:
    """Return what is wrong in `text`; `last` is the last event that came before the error."""
    at = _position(error.problem_mark)
    scene = _Scene(
        lines=text.replace("\r\n", "\n").split("\n"),
        problem=error.problem or "",
        context=error.context or "",
        at=at,
        opened=_position(error.context_mark) if error.context_mark else at,
        scalar=last if isinstance(last, ScalarEvent) else None,
    )
    unclosed = _unclosed_quotation(scene)
    if unclosed:
        return unclosed
    for words, explanation in _EXPLANATIONS:
        if words in scene.problem or words in scene.context:
            return explanation(scene)
    return _unreadable(scene)


def _position(mark: object) -> Position:
    return Position(getattr(mark, "line", 0) + 1, getattr(mark, "column", 0) + 1)


def _unclosed_quotation(scene: _Scene) -> Fault | None:
    """An unclosed quotation mark is closed by the next one that opens: a text of several lines, then rubbish."""
    scalar = scene.scalar
    if scalar is None or not scalar.style or scalar.style not in "'\"":
        return None
    start, end = _position(scalar.start_mark), _position(scalar.end_mark)
    if start.line == end.line or end not in (scene.at, scene.opened):
        return None
    return _not_closed(start, scalar.style)


def _not_closed(opening: Position, mark: str) -> Fault:
    closing = {"{": "}", "[": "]"}.get(mark, mark)
    fix = f"write {closing} where it ends"
    if closing in "]}":
        fix += ", or the comma that is missing before the next item"
    return Fault(*opening, "not-closed", f"{mark} is opened here and not closed", f"a closing {closing}", fix)


def _open_quotation(scene: _Scene) -> Fault:
    return _not_closed(scene.opened, scene.line_of(scene.opened)[scene.opened.column - 1])


def _second_colon(scene: _Scene) -> Fault:
    if scene.scalar is not None:
        start = _position(scene.scalar.start_mark)
        if start.line < scene.at.line:
            return _no_colon_at(scene, start) if scene.begins_line(start) else _deeper_line(scene, start)
    found, expected = "a second colon followed by a space", "one key and its value on a line"
    return Fault(*scene.at, "colon-in-text", found, expected, "put the text that contains the colon in quotation marks")


def _deeper_line(scene: _Scene, start: Position) -> Fault:
    line = scene.line_of(scene.at)
    indentation = len(line) - len(line.lstrip())
    found = f"a key indented by {_spaces(indentation)}, deeper than the key of line {start.line}, which has a value"
    expected = "the same indentation for all keys of a block"
    fix = f"indent it like line {start.line}, or, if it goes on with the text, put the whole text in quotation marks"
    return Fault(scene.at.line, indentation + 1, "indentation", found, expected, fix)


def _flow(scene: _Scene) -> Fault:
    """Something else than a comma or the closing bracket; a colon on the same line is one inside text."""
    opening = scene.line_of(scene.opened)[scene.opened.column - 1 :][:1]
    if scene.at.line != scene.opened.line or scene.char in ("", "]", "}"):
        return _not_closed(scene.opened, opening if opening in ("{", "[") else "[")
    if scene.char == ":":
        return _second_colon(scene)
    found, expected = f"{quoted(scene.char)} where a comma is expected", "a comma between two items"
    return Fault(*scene.at, "syntax", found, expected, "write a comma, or put the whole text in quotation marks")


def _block(scene: _Scene) -> Fault:
    """Neither the next key of a block nor its end."""
    if scene.char in ("]", "}"):
        found = f"{scene.char} closes nothing"
        return Fault(*scene.at, "syntax", found, "a bracket for each that was opened", "delete it")
    if scene.char == ":":
        return Fault(*scene.at, "key-form", "a colon without a key", "a word before the colon", "write the key")
    if not scene.begins_line(scene.at):
        found, expected = "text after a closing quotation mark", "the end of the line"
        fix = "put the whole text in quotation marks, and write those inside it as “ ”"
        return Fault(*scene.at, "syntax", found, expected, fix)
    return _indentation(scene)


def _indentation(scene: _Scene) -> Fault:
    first = len(scene.lines[0]) - len(scene.lines[0].lstrip()) + 1
    block = scene.opened if scene.opened != scene.at else Position(1, first)
    if block.column == scene.at.column:
        found = "a dash among keys" if scene.char == "-" else "a line without a dash in a list"
        expected = f"only keys or only dashes in the block that begins at line {block.line}"
        return Fault(
            *scene.at, "indentation", found, expected, "indent the line so that it belongs to a key or dash above"
        )
    found = f"this line is indented by {_spaces(scene.at.column - 1)}, and the lines above otherwise"
    expected = f"the same indentation for all of one block; that of line {block.line} has {_spaces(block.column - 1)}"
    return Fault(*scene.at, "indentation", found, expected, "indent it like the lines to which it belongs")


def _document_start(scene: _Scene) -> Fault:
    """Something behind the end of the first document, or before its beginning."""
    above = [line for line in scene.lines[: scene.at.line - 1] if line.strip()]
    last = above[-1] if above else ""
    if last.startswith("..."):
        return Fault(*scene.at, "second-document", "text after the line of dots", "one document", "delete the dots")
    if last.startswith("%"):
        return _directive(scene)
    if above and above[0].startswith(" "):
        return _block(scene)
    found, expected = "text after the closing bracket or quotation mark of the whole file", "the end of the file"
    return Fault(*scene.at, "syntax", found, expected, "write it inside the brackets, or delete it")


def _no_colon(scene: _Scene) -> Fault:
    return _no_colon_at(scene, scene.opened)


def _no_colon_at(scene: _Scene, place: Position) -> Fault:
    found = f"{quoted(scene.line_of(place).strip())} has no colon followed by a space"
    return Fault(*place, "syntax", found, "a key, a colon, a space and a value", 'write it as "key: value"')


def _first_character(scene: _Scene) -> Fault:
    """A value that begins with a character that has a meaning in YAML, or with none at all."""
    place = scene.opened if "scanning a" in scene.context else scene.at
    char = scene.line_of(place)[place.column - 1 :][:1]
    if char == "\t":
        return Fault(*place, "tab", "a tab in the indentation", "spaces only", "replace the tab by a space")
    if char in ("", ",", "]", "}"):
        found, fix = f"{quoted(char) if char else 'the end'} where a value is expected", "write the value, or delete it"
        return Fault(*place, "syntax", found, "a value", fix)
    if char == ":":
        return Fault(*place, "key-form", "a colon without a key", "a word before the colon", "write the key")
    found, expected = f"a value that begins with {char}", "text in quotation marks"
    return Fault(*place, "syntax", found, expected, "put the text in quotation marks")


def _dash_in_line(scene: _Scene) -> Fault:
    found, expected = "a dash behind a colon", "each item of a list on a line of its own"
    return Fault(
        *scene.at, "syntax", found, expected, "begin the list on the next line, or put text in quotation marks"
    )


def _escape(scene: _Scene) -> Fault:
    found, expected = "a backslash that means nothing here", r"\\, \", \n, \t or \u with four hexadecimal digits"
    return Fault(*scene.at, "syntax", found, expected, "write the backslash twice")


def _tag(scene: _Scene) -> Fault:
    fix = "delete the tag, or, if it is text, put it in quotation marks"
    return Fault(*scene.opened, "yaml-tag", "a tag, which begins with !", "plain text", fix)


def _directive(scene: _Scene) -> Fault:
    found, expected = "a line for YAML itself, which begins with %", "keys and values"
    line = max((n for n, text in enumerate(scene.lines[: scene.at.line], 1) if text.startswith("%")), default=1)
    return Fault(line, 1, "yaml-directive", found, expected, "delete the line")


def _unreadable(scene: _Scene) -> Fault:
    found = f"{quoted(scene.line_of(scene.at).strip())} cannot be read here"
    return Fault(*scene.at, "syntax", found, "a key, a colon, a space and a value", "put the text in quotation marks")


def _spaces(number: int) -> str:
    return "1 space" if number == 1 else f"{number} spaces"


#: Words of libyaml 0.2.5 (scanner.c, parser.c), the more special first.
_EXPLANATIONS: tuple[tuple[str, Callable[[_Scene], Fault]], ...] = (
    ("found unexpected end of stream", _open_quotation),
    ("found unexpected document indicator", _open_quotation),
    ("mapping values are not allowed", _second_colon),
    ("did not find expected ',' or", _flow),
    ("did not find expected key", _block),
    ("did not find expected '-' indicator", _block),
    ("did not find expected <document start>", _document_start),
    ("could not find expected ':'", _no_colon),
    ("block sequence entries are not allowed", _dash_in_line),
    ("found character that cannot start any token", _first_character),
    ("mapping keys are not allowed", _first_character),
    ("did not find expected node content", _first_character),
    ("did not find expected alphabetic or numeric", _first_character),
    ("did not find expected comment or line break", _first_character),
    ("parsing a quoted scalar", _escape),
    ("directive", _directive),
    ("incompatible YAML document", _directive),
    ("tag", _tag),
)
