"""Single words of the model, and the short phrases around countries, leads and postponement.

The words are listed here in English, by the word that the registry uses; that is also how tests know them all.
"""

import datetime as dt

from calendar_service.core.dates.durations import Lead
from calendar_service.core.dates.edtf import Edtf
from calendar_service.core.wording._catalogue import Catalogue
from calendar_service.core.wording._dates import capital, date
from calendar_service.core.wording._numbers import duration, list_of

WORDS = {
    "status": {
        "tentative": "tentative",
        "confirmed": "confirmed",
        "postponed": "postponed",
        "cancelled": "cancelled",
        "held": "held",
    },
    "kind": {
        "anniversary": "anniversary",
        "treaty": "treaty",
        "summit": "summit",
        "session": "session",
        "visit": "visit",
        "call": "talk",
        "observance": "observance",
        "national-day": "national day",
        "relations": "diplomatic relations",
        "presidency": "presidency",
        "mandate": "mandate",
    },
    "class": {
        "grand": "grand jubilee",
        "jubilee": "jubilee",
        "half": "half-jubilee",
        "ordinary": "ordinary anniversary",
    },
    "document": {
        "expected": "expected",
        "approved": "approved as a draft",
        "signed": "signed",
        "adopted": "adopted",
        "deferred": "deferred",
    },
    "level": {
        "heads-of-state": "heads of State",
        "heads-of-government": "heads of government",
        "ministers": "ministers",
        "officials": "officials",
    },
}


def word(catalogue: Catalogue, context: str, name: str) -> str:
    """Give the word for a name of the model; of one that is not known, the name."""
    return catalogue.gettext(WORDS[context].get(name, name), context=context)


def time(start: dt.time, end: dt.time | None, zone: str | None) -> str:
    """Give local times, and the zone by its tz database name, which has no translation."""
    hours = f"{start:%H:%M}–{end:%H:%M}" if end else f"{start:%H:%M}"
    return f"{hours} ({zone})" if zone else hours


def working_days(catalogue: Catalogue, n: int, country: str) -> str:
    """Count working days in a country."""
    name = catalogue.names.countries.get(country, country)
    return catalogue.ngettext(
        "{n} working day in {country}", "{n} working days in {country}", n, context="lead", country=name
    )


def postponed(catalogue: Catalogue, former: Edtf | None, span: Edtf | None) -> str:
    """Say that something was postponed, and from which date, where that is known."""
    was = date(catalogue, former) if former else None
    if span and was:
        words = capital(date(catalogue, span, short=True))
        return catalogue.gettext(
            "{span}, date to be announced (postponed, was {date})", context="title", span=words, date=was
        )
    if was:
        return catalogue.gettext("Postponed, new date to be announced (was {date})", context="title", date=was)
    return catalogue.gettext("Postponed, new date to be announced", context="title")


def lead(catalogue: Catalogue, value: Lead) -> str:
    """Say how long before; whose working days count stands in brackets, where the lead names them."""
    if value.duration is not None:
        if str(value.duration) == "P0D":
            return catalogue.gettext("on the day", context="lead")
        return catalogue.gettext("{duration} before", context="lead", duration=duration(catalogue, value.duration))
    number = value.working_days
    words = catalogue.ngettext("{n} working day before", "{n} working days before", number, context="lead")
    if value.where is None:
        return words
    names = [catalogue.names.countries.get(country, country) for country in value.where if value.where != "host"]
    where = list_of(catalogue, names) or catalogue.gettext("host country", context="lead")
    return catalogue.gettext("{lead} ({where})", context="lead", lead=words, where=where)
