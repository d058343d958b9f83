"""Forms: what a key may hold. A form takes a node and gives the value, or notes what is wrong and gives None.

None is never a value of a form, so that whoever asked goes on with what else there is. An empty node is refused by
the tree already, and silently so by every form.
"""

import re
from collections.abc import Callable, Iterable
from collections.abc import Mapping as MappingOf
from typing import Any, TypeAlias

from calendar_service.core.problems import quoted
from calendar_service.core.reading.context import Context
from calendar_service.core.reading.faults import described
from calendar_service.core.reading.nodes import Mapping, Node, Sequence, Text

Form: TypeAlias = Callable[[Node, Context], Any]
#: The keys of a mapping: the field of the value that each fills, and its form.
Fields: TypeAlias = MappingOf[str, tuple[str, Form]]

LONGEST_TEXT = 10_000
LONGEST_ID = 80

_slug = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_address = re.compile(r"https?://[^\s/]\S*")
_YES_NO = {"yes": True, "true": True, "no": False, "false": False}


def text(node: Node, context: Context) -> str | None:
    """Read plain text of at most 10,000 characters (RULES I3)."""
    if node.__class__ is Text and 0 < len(node) <= LONGEST_TEXT:
        return str(node)
    not_text(node, context, LONGEST_TEXT)
    return None


def not_text(node: Node, context: Context, longest: int) -> None:
    """Say why a node is no text of this length."""
    if isinstance(node, Text):
        found, expected = f"a text of {len(node):,} characters", f"at most {longest:,}"
        context.faults.refuse(node, "too-large", found, expected, "shorten it")
    else:
        context.faults.wrong_form(node, "text", "write text; in quotation marks if it contains a colon or a comma")


def slug(node: Node, context: Context) -> str | None:
    """Read an id (RULES I2)."""
    if node.__class__ is Text and _slug.fullmatch(node) and len(node) <= LONGEST_ID:
        return str(node)
    if not isinstance(node, Text):
        context.faults.wrong_form(node, "an id", "write one id")
        return None
    better = re.sub(r"[^a-z0-9]+", "-", node.lower())[:LONGEST_ID].strip("-")
    fix = f"write {better}" if better else "choose one such as sco-summit-2021"
    context.faults.refuse(node, "id-form", described_id(node), "small letters, digits and single hyphens", fix)
    return None


def described_id(node: Text) -> str:
    """Say what is wrong with an id."""
    return f"an id of {len(node)} characters" if len(node) > LONGEST_ID else f"{quoted(node)} is no id"


def address(node: Node, context: Context) -> str | None:
    """Read the address of a page; it becomes a link, so nothing but http and https."""
    if isinstance(node, Text) and _address.fullmatch(node) and len(node) <= LONGEST_TEXT:
        return str(node)
    expected, fix = "an address such as https://www.un.org", "begin it with https:// and write no spaces"
    context.faults.wrong_form(node, expected, fix)
    return None


def yes_no(node: Node, context: Context) -> bool | None:
    """Read yes or no, in any case (RULES I2)."""
    found = _YES_NO.get(node.lower()) if isinstance(node, Text) else None
    if found is None:
        context.faults.wrong_form(node, "yes or no", "write yes or no")
    return found


def one_of(*words: str) -> Form:
    """Give the form of a key that allows only these words."""
    allowed = {word: word for word in words}

    def read(node: Node, context: Context) -> str | None:
        word = allowed.get(node) if node.__class__ is Text else None
        if word is None:
            unknown_word(node, words, context)
        return word

    return read


def unknown_word(node: Node, words: Iterable[str], context: Context) -> None:
    """Refuse a word that is none of those allowed, and name the nearest."""
    allowed = tuple(words)
    expected = f"one of {', '.join(allowed)}"
    if not isinstance(node, Text):
        context.faults.wrong_form(node, expected, "write one of these words")
        return
    near = context.faults.meant(node, allowed)
    fix = f"write {near}" if near else "write one of these words"
    context.faults.refuse(node, "unknown-word", f"{quoted(node)} is none of the words allowed", expected, fix)


def listed(form: Form) -> Form:
    """Give the form of a list; one item may stand without a list (RULES I1). Of equal items the first is kept."""

    def read(node: Node, context: Context) -> tuple[Any, ...]:
        if node.__class__ is not Sequence:
            single = form(node, context)
            return () if single is None else (single,)
        pairs = [(item, form(item, context)) for item in node]
        found = {value: None for _, value in pairs if value is not None}
        if len(found) < len(pairs):
            _doubled(pairs, context)
        items = tuple(found)
        return context.lists.setdefault(items, items)

    return read


def _doubled(pairs: list[tuple[Node, Any]], context: Context) -> None:
    seen: set[Any] = set()
    for node, value in pairs:
        if value is not None and value in seen:
            item = described(node)
            context.faults.warning(node, "duplicate-item", f"{item} stands twice", "each item once", "delete one")
        seen.add(value)


def every(form: Form) -> Form:
    """Give the form of a list of values that may be equal, or one of them alone."""

    def read(node: Node, context: Context) -> tuple[Any, ...]:
        items = node if isinstance(node, Sequence) else (node,)
        return tuple(value for item in items if (value := form(item, context)) is not None)

    return read


def fields(node: Mapping, keys: Fields, context: Context) -> dict[str, Any]:
    """Read the values of a mapping by the fields that they fill; an unknown key is refused with the nearest."""
    found: dict[str, Any] = {}
    for key, value in node.items():
        known = keys.get(key)
        if known is None:
            if value:
                unknown_key(key, keys, context)
            continue
        read = known[1](value, context)
        if read is not None:
            found[known[0]] = read
    return found


def mapping(node: Node, keys: Fields, required: tuple[str, ...], context: Context) -> dict[str, Any] | None:
    """Read a mapping by `fields`; None, with all reasons noted, where it cannot become a value."""
    if not isinstance(node, Mapping):
        context.faults.wrong_form(node, f"keys such as {', '.join(tuple(keys)[:3])}", "write keys and values")
        return None
    found = fields(node, keys, context)
    lacking = [key for key in required if key not in node]
    for key in lacking:
        missing(node, key, context)
    return None if lacking or any(keys[key][0] not in found for key in required) else found


def missing(node: Mapping, key: str, context: Context) -> None:
    """Note that a mapping lacks a key, unless it is empty, which is reported already."""
    if node:
        context.faults.missing(node, key, f"the key {key}", f"add {key}:")


def unknown_key(key: Text, keys: Iterable[str], context: Context) -> None:
    """Refuse a key that this mapping does not have; a merge key is refused already."""
    if key == "<<":
        return
    allowed = tuple(keys)
    near = context.faults.meant(key, allowed)
    fix = f'rename it to "{near}"' if near else "delete it, or choose one of these"
    found, expected = f"no such key {quoted(key)}", f"one of {', '.join(allowed)}"
    context.faults.refuse(key, "unknown-key", found, expected, fix)
