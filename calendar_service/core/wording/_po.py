"""Reads a gettext PO file, the format that translators' tools write.

Our own reader, since `babel.messages` takes longer to import than all seven catalogues take to read; a test holds it
against Babel's. Obsolete entries (`#~`) and comments are passed over; an entry without a translation is left out.
"""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Messages:
    """The translations of one file: `(context, msgid)` to the forms, one or as many as the language has plurals.

    `header` holds the file's header fields, such as `Language`.
    """

    texts: Mapping[Key, tuple[str, ...]] = field(default_factory=dict)
    header: Mapping[str, str] = field(default_factory=dict)


def read(text: str) -> Messages:
    """Read the text of a PO file."""
    texts = {(entry.get("msgctxt", ""), entry["msgid"]): _forms(entry) for entry in _entries(text)}
    header = texts.pop(("", ""), ("",))[0]
    fields = (line.partition(": ") for line in header.splitlines())
    return Messages(
        texts={key: forms for key, forms in texts.items() if all(forms)},
        header={name: value for name, _, value in fields},
    )


def _forms(entry: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(value for keyword, value in entry.items() if keyword.startswith("msgstr"))


def _entries(text: str) -> Iterator[dict[str, str]]:
    """Yield each entry as its keywords (`msgctxt`, `msgid`, `msgid_plural`, `msgstr` or `msgstr[0]`…) and texts."""
    entry: dict[str, str] = {}
    keyword = ""
    for line in text.splitlines():
        if line.startswith('"'):
            entry[keyword] += ast.literal_eval(line)
        elif line.startswith("msg"):
            keyword, _, quoted = line.partition(" ")
            if keyword in ("msgctxt", "msgid") and "msgid" in entry:
                yield entry
                entry = {}
            entry[keyword] = ast.literal_eval(quoted)
    if entry:
        yield entry
