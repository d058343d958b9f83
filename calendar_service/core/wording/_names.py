"""The names that CLDR has in one language: months, weekdays, countries, and how a list is joined.

Babel keeps these in dictionaries that languages share, and reading one language was seen to write its names into
another (RULES H7): the parts read here are copied before anything resolves them. Nothing else may use `babel.Locale`.
"""

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from babel import localedata
from babel.plural import PluralRule

_COPIED = ("months", "days")
# The order in which gettext numbers the plural forms of a language; a form is numbered only if it has a rule.
CATEGORIES = ("zero", "one", "two", "few", "many", "other")


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """One language's part of CLDR. `months` stand in a date, `months_alone` by themselves; weekdays begin on Monday.

    `plural` and `ordinal` give the CLDR category of a whole number; `plural_forms` are those that whole numbers up to
    two hundred need, in gettext's order.
    """

    own_name: str
    direction: Literal["ltr", "rtl"]
    months: tuple[str, ...]
    months_alone: tuple[str, ...]
    weekdays: tuple[str, ...]
    countries: Mapping[str, str]
    list_patterns: Mapping[str, str]
    group: str
    plural: PluralRule
    ordinal: PluralRule
    plural_forms: tuple[str, ...]


def names_of(locale: str) -> Names:
    """Read the names of a CLDR locale such as `en_GB` from the data that Babel carries."""
    raw = localedata.load(locale)
    data = localedata.LocaleDataDict(copy.deepcopy({part: raw[part] for part in _COPIED}))
    months, plural = data["months"], raw["plural_form"]
    needed = {plural(number) for number in range(201)}
    return Names(
        own_name=raw["languages"][locale.partition("_")[0]],
        direction="rtl" if raw["character_order"] == "right-to-left" else "ltr",
        months=_ordered(months["format"]["wide"], range(1, 13)),
        months_alone=_ordered(months["stand-alone"]["wide"], range(1, 13)),
        weekdays=_ordered(data["days"]["format"]["wide"], range(7)),
        countries=raw["territories"],
        list_patterns=raw["list_patterns"]["standard"],
        group=raw["number_symbols"]["latn"]["group"],
        plural=plural,
        ordinal=raw["ordinal_form"],
        plural_forms=tuple(category for category in CATEGORIES if category in needed),
    )


def _ordered(names: Mapping[int, str], numbers: range) -> tuple[str, ...]:
    return tuple(names[number] for number in numbers)
