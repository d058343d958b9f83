"""Numbers of anniversaries typed by hand: the service computes them, and a typed one is wrong a year later (I5).

Only a digit directly before a word for anniversary, in titles and phrases of entries and claims. A document or source
keeps the title that somebody gave it.
"""

import re

from calendar_service.core.model.entries import Entry
from calendar_service.core.model.texts import Texts
from calendar_service.core.problems import Placed, quoted
from calendar_service.core.reading.context import Context
from calendar_service.core.registry.places import Places

#: The endings of ordinals: 20th, 20e, 20.º, 1er, 20-я, 20-й, 20-уми, 第20个.
_ORDINAL = r"(?:st|nd|rd|th|er|re|ère|e|ème|\.?[ºªoa]|\.er|-?(?:[йяе]|ый|ая|ое|го|му|ую|ой)|-?у?м(?:ин|и)?|[个個届屆])?"
_WORDS = (
    "anniversar|jubile|aniversari|anniversaire|cumpleaños|лети|летн|годовщин|юбиле|сола|солгард|ҷашн|"
    "周年|週年|ذكرى|الذكرى|يوبيل|اليوبيل"
)
_typed = re.compile(rf"[0-9]{_ORDINAL}[\s\-‐‑‒–—]*(?:{_WORDS})")


def check(entry: Entry, places: Places, context: Context) -> None:
    """Check the title, the phrases and the claims' titles of an entry."""
    for text in entry.title.values():
        if is_typed(text):
            _refuse(text, places.under(entry, "title"), context)
    for role, texts in entry.phrase.items():
        at = places.under(entry, "phrase")
        _check(texts, places.under(at, role) if role else at, context)
    for claim in entry.claims:
        if claim.title:
            _check(claim.title, places.under(claim, "title"), context)


def is_typed(text: str) -> bool:
    """Tell whether a number stands directly before a word for anniversary.

    >>> is_typed("20th anniversary of the SCO"), is_typed("SCO summit 2021")
    (True, False)
    """
    return _typed.search(text.lower()) is not None


def _check(texts: Texts, at: Placed, context: Context) -> None:
    for text in texts.values():
        if is_typed(text):
            _refuse(text, at, context)


def _refuse(text: str, at: Placed, context: Context) -> None:
    found, expected = f"a typed number in {quoted(text)}", "no number: anniversaries are counted here"
    fix = "delete the number, or write a phrase: with {ordinal} or {n} in its place"
    context.faults.error(at, "typed-number", found, expected, fix)
