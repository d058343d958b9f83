"""A strict reader of YAML over libyaml's events: every scalar stays text and knows its place.

`NO` is Norway, `12:30` a time, `~` a tilde: nothing is converted. libyaml's own loader would convert them, keep the
last of two equal keys, and crash on 100,000 brackets.
"""

from collections.abc import Callable
from typing import Any

from yaml._yaml import CParser
from yaml.error import MarkedYAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from calendar_service.core.problems import Problem, Report
from calendar_service.core.reading.characters import decoded, refused_in
from calendar_service.core.reading.nodes import Mapping, Node, Sequence, Text
from calendar_service.core.reading.refusals import Limits, Refusals, Stop

__all__ = ["Limits", "Mapping", "Node", "Sequence", "Text", "read"]

_LIMITS = Limits()


def read(text: bytes | str, file: str, limits: Limits = _LIMITS) -> tuple[Mapping | None, tuple[Problem, ...]]:
    """Return the tree of a file and what is wrong with it, in file order; `file` is only a name for messages.

    The tree is None where reading had to stop. Otherwise reading went on: of equal keys the last value counts, and
    an empty value, though reported, is there as an empty Text, Mapping or Sequence.

    >>> tree, problems = read("country: NO", "events.yaml")
    >>> tree, tree.find("country").column
    ({'country': 'NO'}, 10)
    """
    report = Report(file)
    characters = decoded(text, report, limits.size)
    tree = None if characters is None else _tree(characters, report, limits)
    return tree, report.problems


def _tree(text: str, report: Report, limits: Limits) -> Mapping | None:
    top = Sequence()
    refuse = Refusals(text, report, limits)
    try:
        _grow(top, text, limits, refuse)
        return refuse.root(top)
    except Stop:
        return None


def _grow(  # noqa: C901, PLR0912, PLR0915 - its docstring says why it is long
    top: Sequence, text: str, limits: Limits, refuse: Refusals
) -> None:
    """Put the root node of `text` into `top`.

    Long on purpose: the loop turns 400,000 times for 10,000 entries, and a call costs more than what it would do.
    Events are `Any` here, since their stubs ask at every turn whether there is a mark; there always is one.
    """
    next_event: Callable[[], Any] = CParser(text).get_event
    stack = refuse.stack
    scalars_left, depth = limits.scalars, limits.depth
    parent: Any = top
    key: Text | None = None  # whose value comes next; None in a sequence, and where a key comes next
    line = 0
    dash = 0  # the column of the dashes of a block sequence
    event: Any = None
    try:
        while (event := next_event()) is not None:
            kind = event.__class__
            if kind is ScalarEvent:
                value, style, mark = event.value, event.style, event.start_mark
                node: Any = Text(value)
                if mark.line != line - 1:
                    line = mark.line + 1
                node.line = line  # one number for all texts of a line: a fifth less memory
                node.column = mark.column + 1
                node.quoted = style != ""
                # A lone "!" leaves no tag, but a plain text that is not implicit.
                adorned = event.tag is not None or event.anchor is not None or not (style or event.implicit[0])
                scalars_left -= 1
                if scalars_left < 0:
                    refuse.size(node)
                if style == '"' and refused_in(value):
                    refuse.escape(node, parent, key)
                if key is not None:
                    parent[key] = node
                elif parent.__class__ is Sequence:
                    parent.append(node)
                else:
                    if adorned or value == "<<" or node in parent or not value or value.isspace():
                        refuse.odd_key(event, node, parent)
                    key = node
                    continue
                if adorned:
                    refuse.properties(event, parent, key)
                if not value or value.isspace():
                    refuse.empty_text(event, node, parent, key)
                key = None
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                mark = event.start_mark
                node = Mapping() if kind is MappingStartEvent else Sequence()
                if key is not None:
                    node.line, node.column = key.line, key.column
                    parent[key] = node
                elif parent.__class__ is Sequence:
                    node.line, node.column = refuse.opening(mark, dash) if dash else (mark.line + 1, mark.column + 1)
                    parent.append(node)
                else:
                    refuse.key_form(mark, parent)
                adorned = event.tag is not None or event.anchor is not None or not event.implicit
                if adorned:
                    refuse.properties(event, parent, key)
                stack.append((parent, key, dash))
                if len(stack) > depth:
                    refuse.depth(mark, parent, key)
                # An adorned sequence begins at its anchor or tag, so that its dashes are not known.
                dash = 0 if kind is MappingStartEvent or event.flow_style or adorned else mark.column + 1
                parent, key = node, None
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                node = parent
                parent, key, dash = stack.pop()
                if not node:
                    refuse.empty_collection(node, parent, key)
                key = None
            elif kind is AliasEvent:
                key = refuse.alias(event, parent, key)
            elif kind is DocumentStartEvent:
                refuse.document(event)
    except MarkedYAMLError as error:
        refuse.syntax(error, event, parent, key)
