"""A summit: a meeting of heads of State or government, of an organisation or of some countries.

Each announcement of its date is a claim under `dates:`, with the day on which it was `announced:`; append one when the
date becomes known or changes, never rewrite one. What else became known later, a place or a host, stands in the claim
that brought it. A meeting of which only one announcement is known may have `date:` and `announced:` instead.
`marks:` names the anniversaries that it celebrates; their number is computed. `documents:` are those expected and
signed. `series:` ties the meetings of one row together. A `time:` is local, and needs a zone from `timezone:`, the
place or its country.
"""

from calendar_service.core.derivation.occurrences import occurrences
from calendar_service.core.reading.meetings import TITLED

__all__ = ["EXAMPLE", "KEYS", "NAME", "occurrences"]

NAME = "summit"
KEYS = TITLED
EXAMPLE = """
id: sco-summit-2021
kind: summit
organisation: sco
title: {en: SCO summit}
place: "Dushanbe, TJ"
host: TJ
series: sco-summit
dates:
  - {announced: 2021-07-22, date: 2021-09, status: tentative, sources: [report]}
  - {announced: 2021-09-09, date: 2021-09-16/2021-09-17, status: confirmed, sources: [report]}
"""
