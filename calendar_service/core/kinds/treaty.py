"""A treaty: its dates, its parties, how long it is in force and how it may be left.

The short keys `adopted`, `opened`, `signed`, `provisional`, `in-force` and `terminated` give one date each, with the
entry's sources; where a date has a place or sources of its own, write it under `dates:` with its `role:`. Signature
and entry into force are counted. `acts:` are the dated acts of a party (ratified, deposited, acceded, withdrew,
suspended, denounced).

`term: {from: in-force, first: P20Y, then: P5Y, renewal: tacit, notice: P1Y}` gives the end of each term and the last
day for notice; both are computed, never written. Two readings of a term are a list, of which each further one has an
`id:`. `withdrawal: {notice: P6M}` says that a party may leave at any time, and gives no date. `notices:` are those
that were given, in a treaty of two parties. `links:` are treaties that this one amends, prolongs, replaces or is a
protocol to.
"""

from typing import Any

from calendar_service.core.derivation.terms import occurrences
from calendar_service.core.model.treaties import Treaty
from calendar_service.core.reading.acts import acts
from calendar_service.core.reading.dates import edtf
from calendar_service.core.reading.keys import Keys
from calendar_service.core.reading.parties import parties
from calendar_service.core.reading.terms import links, notices, terms, withdrawal

__all__ = ["EXAMPLE", "KEYS", "NAME", "occurrences"]

_DATES = ("adopted", "opened", "signed", "provisional", "in-force", "terminated")
_NOTHING = Treaty()


def _part(values: dict[str, Any]) -> Treaty:
    found = {name: values.pop(name) for name in ("terms", "withdrawal", "notices", "links") if name in values}
    return Treaty(**found) if found else _NOTHING


NAME = "treaty"
KEYS = Keys(
    own={
        **dict.fromkeys(_DATES, ("", edtf)),
        "parties": ("parties", parties),
        "term": ("terms", terms),
        "withdrawal": ("withdrawal", withdrawal),
        "notices": ("notices", notices),
        "links": ("links", links),
        "acts": ("acts", acts),
    },
    required=(("title",), ("signed", "adopted", "dates")),
    short={key: key for key in _DATES},
    order=(("signed", "in-force"), ("in-force", "terminated"), ("adopted", "opened")),
    part=_part,
)
EXAMPLE = """
id: collective-security-treaty
kind: treaty
title: {en: Collective Security Treaty}
parties: [AM, BY, KZ, KG, RU, TJ]
signed: 1992-05-15
in-force: 1994-04-20
place: "Tashkent, UZ"
term: {from: in-force, first: P5Y, then: P5Y, renewal: tacit, announced: 1999-04-02}
withdrawal: {notice: P6M}
sources: [report]
"""
