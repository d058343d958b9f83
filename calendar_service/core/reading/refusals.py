"""What a tree refuses though YAML allows it, and the path at which it does.

Nothing here runs for a file without mistakes, so it may take its time.
"""

import itertools
import re
from dataclasses import dataclass
from typing import NoReturn

from yaml.error import MarkedYAMLError

from calendar_service.core.problems import Placed, Position, Report, quoted
from calendar_service.core.reading.characters import refused_in
from calendar_service.core.reading.events import Event, Mark
from calendar_service.core.reading.nodes import Mapping, Node, Sequence, Text
from calendar_service.core.reading.syntax import explain

#: The further parts of a text with commas, up to the next key or the end of the mapping.
_further_parts = re.compile(r"(?:,(?:[^,:{}\[\]]|:(?=\S))+(?=[,}\]]|$))*")
_LONGEST_LINE = 500


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may at most have (RULES I3); `problems` bounds what a hostile file can make us say."""

    size: int = 16 * 1024 * 1024
    depth: int = 20
    scalars: int = 2_000_000
    problems: int = 100


class Stop(Exception):
    """Reading on is of no use; the reason is reported already."""


class Refusals:
    """Reports what is wrong with the node that is being read: `parent` holds it, under `key` if a mapping."""

    def __init__(self, text: str, report: Report, limits: Limits) -> None:
        self._text = text
        self._report = report
        self._limits = limits
        self._reported = 0
        self._documents = 0
        #: The collections that are open around the present one, with the key under which each is read on.
        self.stack: list[tuple[Mapping | Sequence, Text | None, int]] = []

    def error(self, node: Placed, path: str, code: str, found: str, expected: str, fix: str) -> None:
        self._report.error(node, path, code, found, expected, fix)
        self._reported += 1
        if self._reported >= self._limits.problems:
            raise Stop

    def path(self, parent: Mapping | Sequence, key: Text | None) -> str:
        """Return the way to the present node: keys, and of items the id, or the number counted from 0."""
        opened = [*((parent, key) for parent, key, _ in self.stack), (parent, key)][1:]
        steps = [_step(parent, key) for parent, key in opened]
        return "".join(steps).removeprefix(".")

    def root(self, top: Sequence) -> Mapping | None:
        """Return the one node of a document if it is a mapping."""
        if not top:
            self._empty_file(Position(1, 1))
            return None
        root = top[0]
        if isinstance(root, Mapping):
            return root
        if root:
            form = "a list" if isinstance(root, Sequence) else "a text"
            self.error(root, "", "wrong-form", form, "keys and values", 'begin the file with "version: 1"')
        return None

    def syntax(
        self, error: MarkedYAMLError, last: Event | None, parent: Mapping | Sequence, key: Text | None
    ) -> NoReturn:
        """Say why the rest of the file cannot be read, unless an earlier problem of that line is the reason."""
        fault = explain(error, last, self._text)
        if all(problem.line != fault.line for problem in self._report.problems):
            self.error(fault, self.path(parent, key), fault.code, fault.found, fault.expected, fault.fix)
        raise Stop

    def document(self, event: Event) -> None:
        """Refuse directives, and every document but the first."""
        place = _place(event.start_mark)
        if event.version or event.tags:
            found = "a line for YAML itself, which begins with %"
            self.error(place, "", "yaml-directive", found, "keys and values", "delete the line")
        self._documents += 1
        if self._documents > 1:
            fix = "delete the line, or keep the second document in a file of its own"
            self.error(place, "", "second-document", "a second document begins here", "one document in a file", fix)
            raise Stop

    def size(self, node: Placed) -> NoReturn:
        found, expected = "more texts than a registry may have", f"at most {self._limits.scalars:,} keys and values"
        self.error(node, "", "too-large", found, expected, "split the registry into several files")
        raise Stop

    def depth(self, mark: Mark, parent: Mapping | Sequence, key: Text | None) -> NoReturn:
        found, expected = "brackets or blocks within one another", f"at most {self._limits.depth} levels"
        fix = "take levels away; no key of the registry lies so deep"
        self.error(_place(mark), self.path(parent, key), "too-deep", found, expected, fix)
        raise Stop

    def key_form(self, mark: Mark, parent: Mapping) -> NoReturn:
        fix = "write a word before the colon, or put the text in quotation marks if it begins with a bracket"
        self.error(_place(mark), self.path(parent, None), "key-form", "a list or mapping as a key", "a word", fix)
        raise Stop

    def odd_key(self, event: Event, key: Text, parent: Mapping) -> None:
        """Refuse a key that is there already, empty, a merge key or adorned."""
        path = self.path(parent, key)
        if key in parent:
            first = next(known for known in parent if known == key)
            found, expected = f"{quoted(key)} appears twice", f"each key once (first at line {first.line})"
            self.error(key, path, "duplicate-key", found, expected, "delete or rename one of the two")
        elif not key or key.isspace():
            self.error(key, path, "key-form", "an empty key", "a word", "write a word before the colon")
        elif key == "<<":
            fix = "write the keys out, once in each place"
            self.error(key, path, "merge-key", '"<<", a merge key', "keys of the registry", fix)
        self.properties(event, parent, key)

    def properties(self, event: Event, parent: Mapping | Sequence, key: Text | None) -> None:
        """Refuse an anchor, an alias (its event has an anchor, too) and a tag."""
        place, path = _place(event.start_mark), self.path(parent, key)
        if event.anchor is not None:
            found = f"the anchor or alias {quoted(event.anchor)}"
            fix = "write the value out in each place, or, if it is text, put it in quotation marks"
            self.error(place, path, "yaml-anchor", found, "a value written out", fix)
        elif self._text.startswith("!", event.start_mark.index):
            fix = "delete the tag, or, if it is text, put it in quotation marks"
            self.error(place, path, "yaml-tag", "a tag, which begins with !", "plain text", fix)

    def escape(self, text: Text, parent: Mapping | Sequence, key: Text | None) -> None:
        found = f"an escape that stands for the invisible character {refused_in(text)}"
        fix = "delete the escape, or write the backslash twice"
        self.error(text, self.path(parent, key), "refused-character", found, "visible characters", fix)

    def alias(self, event: Event, parent: Mapping | Sequence, key: Text | None) -> Text | None:
        """Refuse an alias and go on as if it were text; return it where it stands for a key."""
        text = Text(f"*{event.anchor}")
        text.line, text.column = _place(event.start_mark)
        text.quoted = False
        if isinstance(parent, Sequence):
            parent.append(text)
        elif key is not None:
            parent[key] = text
        self.properties(event, parent, key)
        return text if key is None and isinstance(parent, Mapping) else None

    def empty_text(self, event: Event, text: Text, parent: Mapping | Sequence, key: Text | None) -> None:
        """Refuse a text without characters, of which a key without a colon has one as well."""
        index = event.start_mark.index
        bare = not self._text[max(index - _LONGEST_LINE, 0) : index].rstrip().endswith(":")
        if not self.stack:
            self._empty_file(text)
        elif isinstance(parent, Mapping) and key and bare and not text.quoted:
            self._bare_key(key, parent)
        else:
            self._empty(key or text, self.path(parent, key))

    def empty_collection(self, node: Mapping | Sequence, parent: Mapping | Sequence, key: Text | None) -> None:
        self._empty(node, self.path(parent, key))

    def _empty(self, place: Placed, path: str) -> None:
        self.error(place, path, "empty-value", "no value", "a value", "write a value, or delete the key or dash")

    def _empty_file(self, place: Placed) -> None:
        self.error(place, "", "empty-file", "an empty file", "a registry", 'begin the file with "version: 1"')

    def _bare_key(self, key: Text, parent: Mapping) -> None:
        """Refuse a key of a flow mapping without colon and value: most often the rest of a text with a comma."""
        before = next(itertools.islice(reversed(parent.values()), 1, None), None)
        if before == "":
            return  # one more part of a text that is reported already
        if isinstance(before, Text) and not before.quoted:
            found, fix = f"{quoted(key)} stands alone after a comma", self._in_quotation_marks(before, key)
            expected = "text that contains a comma in quotation marks"
            self.error(key, self.path(parent, key), "comma-in-flow", found, expected, fix)
            return
        fix = "write a colon, a space and its value behind it, or, for a list, square brackets around it"
        self.error(key, self.path(parent, key), "empty-value", f"{quoted(key)} has no value", "a value", fix)

    def _in_quotation_marks(self, value: Text, key: Text) -> str:
        """Return the line rewritten (RULES I7): all parts up to the next key or bracket belong to the text."""
        line = self._text.split("\n", value.line)[value.line - 1].rstrip("\r")
        start, end = value.column - 1, key.column - 1 + len(key)
        if value.line != key.line or line[key.column - 1 : end] != key or len(line) > _LONGEST_LINE:
            return "put the whole text, with the comma, in quotation marks on one line"
        further = _further_parts.match(line, end)
        end = further.end() if further else end
        text = line[start:end].replace("\\", "\\\\").replace('"', '\\"')
        return f'write {line[:start].lstrip()}"{text}"{line[end:].rstrip()}'

    def opening(self, mark: Mark, dash: int) -> Position:
        """Return the place of the dash, in column `dash`, that opens the item at `mark`."""
        start, line = mark.index - mark.column, mark.line + 1
        while start > 0 and not self._dash_at(start, dash):
            start, line = self._text.rfind("\n", 0, start - 1) + 1, line - 1
        return Position(line, dash)

    def _dash_at(self, start: int, dash: int) -> bool:
        """Return whether the line from `start` has its dash there; one in a comment is none."""
        return self._text.startswith("-", start + dash - 1) and "#" not in self._text[start : start + dash]


def _place(mark: Mark) -> Position:
    return Position(mark.line + 1, mark.column + 1)


def _step(parent: Mapping | Sequence, key: Text | None) -> str:
    if isinstance(parent, Mapping):
        return f".{quoted(key)[1:-1]}" if key else ""
    item: Node | None = parent[-1] if parent else None
    name = item.find("id") if isinstance(item, Mapping) else None
    # An unreadable line below an id belongs to the id until that is found out.
    if isinstance(name, Text) and name and " " not in name:
        return f".{quoted(name)[1:-1]}"
    return f"[{max(len(parent) - 1, 0)}]"
