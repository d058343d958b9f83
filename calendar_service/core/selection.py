"""Choosing occurrences by the words of a query, the same in feeds, pages, commands and subscriptions (RULES E).

Commas are "or", different words "and"; order and repetition mean nothing, so a selection has one canonical text.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import parse_qsl

from calendar_service.core.dates.edtf import DateError, parse_day
from calendar_service.core.model.occurrences import Occurrence, class_of
from calendar_service.core.model.registry import Registry
from calendar_service.core.occurrences import KINDS
from calendar_service.core.problems import CalendarServiceError, nearest

TYPES = ("event", "deadline", "anniversary", "observance")
CLASSES = ("grand", "jubilee", "half", "ordinary")
STATUSES = ("tentative", "confirmed", "postponed", "cancelled", "held")
JUBILEES = "class=grand,half,jubilee"
DEADLINES = "type=deadline"
# What a selection holds that does not say which types or classes it wants (RULES E3).
DEFAULT = {"type": frozenset({"event", "deadline", "anniversary"}), "ordinary": frozenset({"no"})}
_SILENCES_DEFAULT = frozenset({"type", "class", "jubilee", "ordinary"})


class SelectionError(CalendarServiceError):
    """A query that cannot be understood; the text says what was found, what is expected and how to mend it."""


@dataclass(frozen=True)
class Selection:
    """What a query chooses: for each word the values of which one must hold. No words choose everything."""

    words: Mapping[str, frozenset[str]]

    def __str__(self) -> str:
        return "&".join(f"{word}={','.join(sorted(values))}" for word, values in sorted(self.words.items()))

    def __hash__(self) -> int:
        return hash(str(self))

    def matches(self, occurrence: Occurrence) -> bool:
        """Tell whether every word holds."""
        return all(test(occurrence) for test in self._tests)

    def choose(self, occurrences: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
        """Keep what matches, in the order given."""
        return tuple(filter(self.matches, occurrences) if self.words else occurrences)

    def with_default(self) -> "Selection":
        """Leave out ordinary anniversaries and observances, unless the query speaks of types or classes (RULES E3)."""
        if _SILENCES_DEFAULT & self.words.keys():
            return self
        return Selection({**self.words, **DEFAULT})

    @cached_property
    def _tests(self) -> tuple[Callable[[Occurrence], bool], ...]:
        return tuple(_test(word, values) for word, values in self.words.items())


def _test(word: str, values: frozenset[str]) -> Callable[[Occurrence], bool]:
    if word in _TESTS:
        test = _TESTS[word]
        return lambda occurrence: test(occurrence, values)
    if word == "jubilee":
        numbers = tuple(int(value) for value in values)
        return lambda occurrence: any(ordinal % number == 0 for ordinal in _ordinals(occurrence) for number in numbers)
    day = parse_day(min(values) if word == "from" else max(values))
    return (lambda occurrence: occurrence.day >= day) if word == "from" else (lambda occurrence: occurrence.day <= day)


def _ordinals(occurrence: Occurrence) -> tuple[int, ...]:
    own = () if occurrence.ordinal is None else (occurrence.ordinal,)
    return (*own, *(mark.ordinal for mark in occurrence.marks))


def _is_ordinary(occurrence: Occurrence) -> bool:
    return occurrence.type == "anniversary" and occurrence.anniversary_class == "ordinary"


_TESTS: dict[str, Callable[[Occurrence, frozenset[str]], bool]] = {
    "organisation": lambda o, values: not values.isdisjoint(o.role.entry.organisations),
    "kind": lambda o, values: o.role.entry.kind in values,
    "country": lambda o, values: not values.isdisjoint(o.countries),
    "entry": lambda o, values: o.entry_id in values,
    "tag": lambda o, values: not values.isdisjoint(o.role.entry.tags),
    "type": lambda o, values: o.type in values,
    "class": lambda o, values: any(class_of(ordinal) in values for ordinal in _ordinals(o)),
    "ordinary": lambda o, values: "yes" in values or not _is_ordinary(o),
    # Who asks for what is sure means what was held as well.
    "status": lambda o, values: o.status in values or (o.status == "held" and "confirmed" in values),
}


def parse(query: str, registry: Registry) -> Selection:
    """Read `organisation=sco,csto&jubilee=5`, percent-encoded or as typed on a command line.

    Values are ids of the registry as known, in any case. Raises SelectionError for an unknown word or value.
    """
    words: dict[str, frozenset[str]] = {}
    for word, text in parse_qsl(query.removeprefix("?"), keep_blank_values=True):
        name = word.strip().lower()
        if name not in WORDS:
            raise SelectionError(_unknown("word", word, WORDS))
        values = [value.strip() for value in text.split(",") if value.strip()]
        if not values:
            raise SelectionError(f'"{name}" has no value: write {name}=… or leave the word out')
        read = WORDS[name]
        words[name] = words.get(name, frozenset()) | {read(name, value, registry) for value in values}
    if query.strip() and not words:
        raise SelectionError(f'"{query}" is no selection: write one such as organisation=sco&jubilee=10')
    return Selection(words)


def named(name: str, registry: Registry) -> Selection | None:
    """Give the selection of a feed's name: all, jubilees, deadlines, an organisation, a kind or `country-tj`."""
    if name in NAMES:
        return parse(NAMES[name], registry)
    if name in registry.organisations:
        return Selection({"organisation": frozenset({name})})
    if name in KINDS:
        return Selection({"kind": frozenset({name})})
    code = name.removeprefix("country-").upper()
    if name.startswith("country-") and code in countries(registry):
        return Selection({"country": frozenset({code})})
    return None


def names(registry: Registry) -> tuple[str, ...]:
    """List the names of all feeds; those of countries by every code that an entry can match."""
    used = {entry.kind for entry in registry.entries.values()}
    of_countries = (f"country-{code.lower()}" for code in countries(registry))
    return (*NAMES, *registry.organisations, *(kind for kind in KINDS if kind in used), *of_countries)


def countries(registry: Registry) -> tuple[str, ...]:
    """List the country codes that the registry speaks of, sorted."""
    found = {code for organisation in registry.organisations.values() for code in organisation.members}
    for entry in registry.entries.values():
        places = (entry.place, *(claim.place for claim in entry.claims))
        found.update(place.country for place in places if place and place.country)
        found.update(party.who for party in entry.parties if party.is_country)
        hosts = (entry.host, *(claim.host or () for claim in entry.claims))
        found.update(code for host in hosts for code in host if code.isupper())
    return tuple(sorted(found))


def _one_of(allowed: tuple[str, ...]) -> "Reader":
    def read(word: str, value: str, _: Registry) -> str:
        return _known(word, value.lower(), allowed)

    return read


def _organisation(word: str, value: str, registry: Registry) -> str:
    return _known(word, value.lower(), registry.organisations)


def _kind(word: str, value: str, _: Registry) -> str:
    return _known(word, value.lower(), KINDS)


def _country(word: str, value: str, registry: Registry) -> str:
    return _known(word, value.upper(), countries(registry))


def _entry(word: str, value: str, registry: Registry) -> str:
    entry = registry.entry(value.lower())
    return entry.id if entry else _known(word, value.lower(), registry.entries)


def _tag(word: str, value: str, registry: Registry) -> str:
    return _known(word, value.lower(), {tag for entry in registry.entries.values() for tag in entry.tags})


def _number(word: str, value: str, _: Registry) -> str:
    if not (value.isascii() and value.isdigit()) or int(value) == 0:
        raise SelectionError(f"{word}={value} is no number of years: write one such as {word}=10")
    return str(int(value))


def _day(word: str, value: str, _: Registry) -> str:
    try:
        return parse_day(value).isoformat()
    except DateError as error:
        raise SelectionError(f"{word}={value} is no day: write {word}={dt.date(2027, 1, 31)}") from error


Reader = Callable[[str, str, Registry], str]
WORDS: Mapping[str, Reader] = {
    "organisation": _organisation,
    "kind": _kind,
    "country": _country,
    "entry": _entry,
    "tag": _tag,
    "type": _one_of(TYPES),
    "class": _one_of(CLASSES),
    "jubilee": _number,
    "ordinary": _one_of(("yes", "no")),
    "status": _one_of(STATUSES),
    "from": _day,
    "to": _day,
}
NAMES = {"all": "", "jubilees": JUBILEES, "deadlines": DEADLINES}


def _known(word: str, value: str, allowed: Collection[str]) -> str:
    if value in allowed:
        return value
    raise SelectionError(_unknown(word, value, allowed))


def _unknown(word: str, value: str, allowed: Collection[str]) -> str:
    near = nearest(value, allowed)
    known = sorted(allowed)
    shown = ", ".join(known[:12]) + (", …" if len(known) > 12 else "")
    hint = f'; did you mean "{near}"?' if near else ""
    return f'"{value}" is no {word} here: expected one of {shown or "none, the registry has none"}{hint}'
