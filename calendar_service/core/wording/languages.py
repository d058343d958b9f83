"""The languages: `language("ru")` turns values into Russian.

A language is one PO file in this folder; it is read when first asked for, and once.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from calendar_service.core.dates.durations import Duration, Lead
from calendar_service.core.dates.edtf import Edtf
from calendar_service.core.model.occurrences import Basis
from calendar_service.core.wording import _dates, _numbers, _roles, _words
from calendar_service.core.wording._catalogue import Catalogue, catalogue, codes
from calendar_service.core.wording._numbers import Gender

LANGUAGES = codes()
#: Languages of which the interface and the messages are complete too.
UI_LANGUAGES = ("en", "ru", "ar")


@lru_cache
def language(code: str) -> "Language":
    """Give a language by its code, one of `LANGUAGES`; KeyError for any other."""
    return Language(catalogue(code))


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """Everything that is said in one language. Words stand in the nominative, so that none is inflected anywhere."""

    catalogue: Catalogue

    @property
    def code(self) -> str:
        """The language's code."""
        return self.catalogue.code

    @property
    def name(self) -> str:
        """Its own name: "Русский"."""
        return _dates.capital(self.catalogue.names.own_name)

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """How it is written, as HTML's `dir` says it."""
        return self.catalogue.names.direction

    def gettext(self, msgid: str, *, context: str, **placeholders: object) -> str:
        """Translate an English text, and fill in its `{placeholders}`; without a translation it stays English."""
        return self.catalogue.gettext(msgid, context=context, **placeholders)

    def ngettext(self, one: str, many: str, n: int, *, context: str, **placeholders: object) -> str:
        """Translate a text that counts `n` things; `{n}` in it is filled in too."""
        return self.catalogue.ngettext(one, many, n, context=context, **placeholders)

    # Numbers

    def ordinal(self, n: int, gender: Gender = "masculine") -> str:
        """Give "30th"."""
        return _numbers.ordinal(self.catalogue, n, gender)

    def number(self, n: int) -> str:
        """Give a whole number, grouped from five digits on."""
        return _numbers.number(self.catalogue, n)

    def list_of(self, items: Sequence[str]) -> str:
        """Give "A, B and C"."""
        return _numbers.list_of(self.catalogue, items)

    def duration(self, length: Duration) -> str:
        """Give "1 year and 6 months"."""
        return _numbers.duration(self.catalogue, length)

    def days_left(self, n: int) -> str:
        """Give "today", "tomorrow", "in 7 days", "3 days ago"."""
        return _numbers.days_left(self.catalogue, n)

    def lead(self, lead: Lead) -> str:
        """Give "30 days before", "10 working days before (Russia and Kazakhstan)"."""
        return _words.lead(self.catalogue, lead)

    def working_days(self, n: int, country: str) -> str:
        """Give "5 working days in Russia"."""
        return _words.working_days(self.catalogue, n, country)

    # Punctuation

    @property
    def comma(self) -> str:
        """What stands between parts that belong together, with its space: ", ", in Chinese "，"."""
        return self.gettext(", ", context="text")

    def with_more(self, words: str, more: str) -> str:
        """Put more in brackets behind words."""
        return self.gettext("{words} ({more})", context="text", words=words, more=more)

    def place(self, town: str, country: str) -> str:
        """Give "Dushanbe, Tajikistan" by the code of the country, the larger first where the language says it so."""
        return self.gettext("{town}, {country}", context="text", town=town, country=self.country(country))

    # Roles and anniversaries

    def role(self, role: str) -> str:
        """Give the word of a role: "signature", "accession of Uzbekistan"."""
        return _roles.role_word(self.catalogue, role)

    def anniversary(self, role: str, n: int) -> str:
        """Give "30th anniversary of the signing"."""
        return _roles.anniversary(self.catalogue, role, n)

    def anniversary_of_label(self, label: str, n: int) -> str:
        """Give "30th anniversary: label", for a role with a label of its own."""
        return _roles.anniversary_of_label(self.catalogue, label, n)

    def counted_from(self, role: str, date: Edtf, label: str | None = None) -> str:
        """Give "counted from the signing on 15 May 1992", or of a role with a label "counted from: label, …"."""
        return _roles.counted_from(self.catalogue, role, date, label)

    def counted(self, basis: Basis) -> str:
        """Give what a term is counted from, the day only where no role has it: "counted from the signing"."""
        return _roles.counted(self.catalogue, basis)

    def phrase(self, template: str, n: int) -> str:
        """Fill `{ordinal}` and `{n}` into an entry's own phrase."""
        return _roles.phrase(self.catalogue, template, n)

    # Dates

    def date(self, edtf: Edtf, *, with_weekday: bool = False) -> str:
        """Say a date as exactly as it was stated, no more."""
        return _dates.date(self.catalogue, edtf, with_weekday=with_weekday)

    def day(self, day: dt.date, *, with_weekday: bool = False) -> str:
        """Say one day: "15 May 2027"."""
        return _dates.day(self.catalogue, day, with_weekday=with_weekday)

    def weekday(self, day: dt.date) -> str:
        """Give the name of the weekday."""
        return self.catalogue.names.weekdays[day.weekday()]

    def month_year(self, day: dt.date) -> str:
        """Give "May 2027"."""
        return _dates.month_year(self.catalogue, day.year, day.month)

    def time(self, start: dt.time, end: dt.time | None = None, zone: str | None = None) -> str:
        """Give "10:00–12:00 (Asia/Dushanbe)"."""
        return _words.time(start, end, zone)

    # Titles

    def span_prefix(self, edtf: Edtf, *, past: bool = False) -> str:
        """Give "September 2021, date to be announced"; `past`: "May 1921, day not recorded"."""
        return _dates.span_prefix(self.catalogue, edtf, past=past)

    def prefixed(self, edtf: Edtf, title: str, *, past: bool = False) -> str:
        """Put the span before a title: "September 2021, date to be announced: SCO summit"."""
        return self.joined(self.span_prefix(edtf, past=past), title)

    def postponed(self, former: Edtf | None, title: str, span: Edtf | None = None) -> str:
        """Say before a title that it was postponed, to a `span` or to nobody knows when."""
        return self.joined(_words.postponed(self.catalogue, former, span), title)

    def cancelled(self, title: str) -> str:
        """Say before a title that it was cancelled."""
        return self.joined(self.gettext("Cancelled", context="title"), title)

    def joined(self, first: str, second: str) -> str:
        """Put a colon between two parts of a title, as the language spaces it."""
        return self.gettext("{first}: {second}", context="title", first=first, second=second)

    # Single words

    def status(self, status: str) -> str:
        """Give the word of a status."""
        return _words.word(self.catalogue, "status", status)

    def kind(self, kind: str) -> str:
        """Give the word of a kind of entry."""
        return _words.word(self.catalogue, "kind", kind)

    def class_name(self, anniversary_class: str) -> str:
        """Give the word of a class of anniversaries."""
        return _words.word(self.catalogue, "class", anniversary_class)

    def document_status(self, status: str) -> str:
        """Give the word of a document's status."""
        return _words.word(self.catalogue, "document", status)

    def level(self, level: str) -> str:
        """Give the words of a meeting's level."""
        return _words.word(self.catalogue, "level", level)

    def country(self, code: str) -> str:
        """Give a country's name by CLDR; of a code that it does not know, the code."""
        return self.catalogue.names.countries.get(code, code)
