"""Ordinals and counted things.

Ordinals are chosen by CLDR's category and the gender of what is counted; the forms stand in the PO files under the
contexts `ordinal`, `ordinal feminine`, `ordinal neuter` and `ordinal before noun` (Spanish: 1.er aniversario).
"""

from collections.abc import Sequence
from typing import Literal

from calendar_service.core.dates.durations import Duration
from calendar_service.core.wording._catalogue import Catalogue

Gender = Literal["masculine", "feminine", "neuter"]


def ordinal(catalogue: Catalogue, n: int, form: str) -> str:
    """Give the ordinal of `n` in a form: a gender, or `before noun`; the plain one where the language has no other."""
    category = catalogue.names.ordinal(n)
    for context in (f"ordinal {form}", "ordinal"):
        for key in (category, "other"):
            if (context, key) in catalogue.texts:
                return catalogue.gettext(key, context=context, n=n)
    return str(n)


def number(catalogue: Catalogue, n: int) -> str:
    """Group the digits of five and more; four stay together, as in years."""
    return f"{n:,}".replace(",", catalogue.names.group) if abs(n) >= 10_000 else str(n)


def list_of(catalogue: Catalogue, items: Sequence[str]) -> str:
    """Join items as the language does: "A, B and C"."""
    patterns = catalogue.names.list_patterns
    if len(items) < 3:
        return patterns["2"].format(*items) if len(items) == 2 else "".join(items)
    joined = patterns["end"].format(items[-2], items[-1])
    for item in items[-3:0:-1]:
        joined = patterns["middle"].format(item, joined)
    return patterns["start"].format(items[0], joined)


def duration(catalogue: Catalogue, length: Duration) -> str:
    """Say a length of years, months and days: "1 year and 6 months"."""
    parts = [
        catalogue.ngettext("{n} year", "{n} years", length.years, context="duration") if length.years else "",
        catalogue.ngettext("{n} month", "{n} months", length.months, context="duration") if length.months else "",
        catalogue.ngettext("{n} day", "{n} days", length.days, context="duration") if length.days else "",
    ]
    said = [part for part in parts if part]
    return list_of(catalogue, said or [catalogue.ngettext("{n} day", "{n} days", 0, context="duration")])


def days_left(catalogue: Catalogue, n: int) -> str:
    """Say how far a day is: "today", "tomorrow", "in 7 days", "3 days ago"."""
    if n == 0:
        return catalogue.gettext("today", context="days")
    if n == 1:
        return catalogue.gettext("tomorrow", context="days")
    if n == -1:
        return catalogue.gettext("yesterday", context="days")
    if n < 0:
        return catalogue.ngettext("{n} day ago", "{n} days ago", -n, context="days")
    return catalogue.ngettext("in {n} day", "in {n} days", n, context="days")
