"""An anniversary: something that began on a day and is remembered every year.

The foundation of an organisation, a declaration, independence. Each of its dates has a role (`founded`,
`charter-signed`, `declaration`, …) and is counted for itself, so that "20 years" always says since what. Write one
date as `date:`, which is `founded` unless `role:` says otherwise, or all of them under `dates:`. A date that is only
recorded has `counted: no`. A role without a built-in word needs a `label:` in each of the calendar's languages.

The charter dates of an organisation are roles of its anniversary, not entries of their own.
"""

from calendar_service.core.derivation.occurrences import occurrences
from calendar_service.core.reading.dates import edtf
from calendar_service.core.reading.forms import slug
from calendar_service.core.reading.keys import Keys
from calendar_service.core.reading.texts import texts

__all__ = ["EXAMPLE", "KEYS", "NAME", "occurrences"]

NAME = "anniversary"
KEYS = Keys(
    own={"date": ("", edtf), "role": ("role", slug), "label": ("label", texts)},
    required=(("title",), ("date", "dates")),
    short={"date": "founded"},
)
EXAMPLE = """
id: sco-foundation
kind: anniversary
organisation: sco
title: {en: Shanghai Cooperation Organisation}
phrase: {en: "{ordinal} anniversary of the SCO"}
date: 2001-06-15
place: "Shanghai, CN"
sources: [report]
"""
