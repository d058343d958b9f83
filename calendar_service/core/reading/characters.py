"""The characters of a file, before YAML sees them: UTF-8, not too large, nothing invisible (RULES I3).

Line separators other than CR LF and LF are refused too: libyaml would count them as lines, and editors do not.
"""

import itertools
import re
import unicodedata

from calendar_service.core.problems import Position, Report

_INVISIBLE = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff"
_refused_in_file = re.compile(rf"[{_INVISIBLE}]|\r(?!\n)")
_refused_in_value = re.compile(rf"[{_INVISIBLE}\r]")
_tab_in_indentation = re.compile(r"^ *\t", re.MULTILINE)

#: More hits of one sort than this are not an editor's slip but another kind of file.
_MOST_HITS = 50


def decoded(source: bytes | str, report: Report, size: int) -> str | None:
    """Return the text of a file of at most `size` bytes, without its BOM; None where nothing can be read from it.

    A refused character is reported and comes back as U+FFFD, so that the rest of the file is checked as well.
    """
    octets = source.encode("utf-8", "surrogatepass") if isinstance(source, str) else source
    if len(octets) > size:
        found, expected = f"the file has {len(octets):,} bytes", f"at most {size:,} bytes"
        report.error(Position(1, 1), "", "too-large", found, expected, "split it into several files")
        return None
    text = source if isinstance(source, str) else _utf_8(source, report)
    if text is None:
        return None
    return _visible(text.removeprefix("\ufeff"), report)


def refused_in(value: str) -> str | None:
    """Return the name of the first refused character of a value, which an escape may have made."""
    hit = _refused_in_value.search(value)
    return name_of(hit[0]) if hit else None


def name_of(character: str) -> str:
    """Return the code point and, where it has one, the name of a character that cannot be shown."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X} ({name.lower()})" if name else f"U+{ord(character):04X}"


def position_in(text: str, index: int) -> Position:
    """Return line and column of a character of `text`."""
    return Position(text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


def _utf_8(octets: bytes, report: Report) -> str | None:
    try:
        return octets.decode("utf-8")
    except UnicodeDecodeError as error:
        before = octets[: error.start].decode("utf-8").removeprefix("\ufeff")
        found = f"byte {octets[error.start]:#04x} is not UTF-8"
        place = position_in(before, len(before))
        report.error(place, "", "not-utf-8", found, "a file in UTF-8", 'save the file with the encoding "UTF-8"')
        return None


def _visible(text: str, report: Report) -> str | None:
    hits = list(itertools.islice(_refused_in_file.finditer(text), _MOST_HITS))
    for hit in hits:
        found = f"the invisible character {name_of(hit[0])}"
        expected = "visible characters, spaces and line ends"
        report.error(position_in(text, hit.start()), "", "refused-character", found, expected, "delete the character")
    tabs = list(itertools.islice(_tab_in_indentation.finditer(text), _MOST_HITS)) if "\t" in text else []
    for hit in tabs:
        found, fix = "a tab in the indentation", "replace the tab by spaces, as many as the lines around have"
        report.error(position_in(text, hit.end() - 1), "", "tab", found, "spaces only", fix)
    # What a tab was meant to stand for is unknown, so that every later complaint would be about a guess.
    if tabs or len(hits) == _MOST_HITS:
        return None
    return _refused_in_file.sub("\ufffd", text) if hits else text
