"""A visit: somebody of one country is received in another.

`parties:` are both countries; without a `title:` it is named after them ("Tajikistan - Russia: visit"). Its date is
announced like a summit's, in claims under `dates:`, or as `date:` with `announced:`. `initiative:` is the side that
proposed it, `topics:` is a list of texts.
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
    return language.joined(named(parties, name, language), language.kind(NAME))


NAME = "visit"
KEYS = Keys(
    own={**MEETING, "initiative": ("initiative", who), "topics": ("topics", every(texts))},
    required=(("parties",), ("date", "dates")),
    short={DATE: DATE},
    only_role=DATE,
    states_announced=True,
    title=_title,
)
EXAMPLE = """
id: visit-2021-05
kind: visit
parties: [TJ, RU]
host: RU
place: "Moscow, RU"
date: 2021-05-08/2021-05-09
announced: 2021-05-06
sources: [report]
"""
