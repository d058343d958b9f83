"""What a treaty says beside its dates: terms, notices, withdrawal, links (RULES D).

Ends of terms are computed, never stored; an end "by agreement" is an extension that somebody announced.
"""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Literal

from calendar_service.core.dates.durations import Duration

# "unknown" is never written: it stands where the renewal was announced after the day that is asked about.
Renewal = Literal["tacit", "agreement", "none", "unknown"]
Relation = Literal["amends", "prolongs", "protocol-to", "replaces"]


@dataclass(frozen=True, slots=True)
class Extension:
    """A term prolonged by agreement until a day, included."""

    announced: dt.date
    until: dt.date
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """One reading of a treaty's term. `id` is None for the first reading; `origin` is a role, or a day of its own.

    `announced` holds in the first reading for `renewal` and `then` (before that day only term 1 is known), in a further
    one for all of it (RULES D1).
    """

    origin: str | dt.date
    first: Duration
    then: Duration | None = None
    renewal: Renewal = "none"
    notice: Duration | None = None
    id: str | None = None
    announced: dt.date | None = None
    extensions: tuple[Extension, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A party may leave at any time on this notice: said in words, gives no date."""

    notice: Duration
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice of termination that a party of a treaty of two gave on `date` (RULES D4)."""

    date: dt.date
    by: str
    announced: dt.date
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A treaty that this one is tied to; shown on both pages."""

    entry: str
    relation: Relation | None = None


@dataclass(frozen=True, slots=True)
class Treaty:
    """A treaty's own part of its entry."""

    terms: tuple[Term, ...] = ()
    withdrawal: Withdrawal | None = None
    notices: tuple[Notice, ...] = ()
    links: tuple[Link, ...] = ()

    def known(self, as_of: dt.date) -> "Treaty":
        """Give what was announced by `as_of`; the first reading keeps its first term (RULES A2, D1)."""
        return replace(
            self,
            terms=tuple(known for term in self.terms if (known := _known_term(term, as_of))),
            notices=tuple(notice for notice in self.notices if notice.announced <= as_of),
        )

    def with_roles(self, roles: frozenset[str]) -> "Treaty":
        """Give the terms whose origin is known: one of `roles`, or a day of its own (RULES D1)."""
        terms = tuple(term for term in self.terms if not isinstance(term.origin, str) or term.origin in roles)
        return self if len(terms) == len(self.terms) else replace(self, terms=terms)


def _known_term(term: Term, as_of: dt.date) -> Term | None:
    extensions = tuple(extension for extension in term.extensions if extension.announced <= as_of)
    if isinstance(term.origin, dt.date) and term.origin > as_of:
        return None
    if term.announced is None or term.announced <= as_of:
        return replace(term, extensions=extensions)
    if term.id is not None:
        return None
    return replace(term, then=None, renewal="unknown", extensions=(), announced=None)
