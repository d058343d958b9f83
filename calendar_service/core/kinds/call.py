"""A call: a talk between leaders by telephone or video link.

`parties:` are both countries; without a `title:` it is named after them ("Tajikistan - Russia: telephone talk"). It is
mostly known afterwards: `announced:` may be left out, and is then the day of the talk. `initiative:` is the side that
called, `topics:` is a list of texts.
"""

from calendar_service.core.derivation.occurrences import occurrences
from calendar_service.core.model.organisations import Party
from calendar_service.core.reading.countries import who
from calendar_service.core.reading.forms import every
from calendar_service.core.reading.keys import Keys, Named
from calendar_service.core.reading.meetings import DATE, MEETING, named
from calendar_service.core.reading.texts import texts
from calendar_service.core.wording.languages import Language

__all__ = ["EXAMPLE", "KEYS", "NAME", "occurrences"]


def _title(parties: tuple[Party, ...], name: Named, language: Language) -> str:
    return language.joined(named(parties, name, language), language.gettext("telephone talk", context="title"))


NAME = "call"
KEYS = Keys(
    own={**MEETING, "initiative": ("initiative", who), "topics": ("topics", every(texts))},
    required=(("parties",), ("date", "dates")),
    short={DATE: DATE},
    only_role=DATE,
    title=_title,
)
EXAMPLE = """
id: talk-2021-07-22
kind: call
parties: [TJ, RU]
date: 2021-07-22
initiative: TJ
topics: [{en: situation in Afghanistan}]
sources: [report]
"""
