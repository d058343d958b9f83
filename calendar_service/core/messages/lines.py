"""The lines of a message: when and what is new, all that is known of it, and why it was sent.

Each is one sentence or one label with its value; plain text and HTML show the same ones.
"""

from collections.abc import Iterator

from calendar_service.core import particulars
from calendar_service.core.dates.working_days import estimated, last_working_day, working_days_between
from calendar_service.core.messages.former import former_of
from calendar_service.core.messages.reader import Reader, Reminder
from calendar_service.core.model.occurrences import Occurrence
from calendar_service.core.model.registry import Registry
from calendar_service.core.occurrences import days_left
from calendar_service.core.reminders.due import countries_of, host_of
from calendar_service.core.wording.languages import Language


def head(reminder: Reminder, reader: Reader, registry: Registry) -> Iterator[str]:
    """Say when it is, how soon, and what is new."""
    occurrence, language = reminder.occurrence, reader.language
    date = language.date(occurrence.edtf, with_weekday=True) if occurrence.edtf else ""
    said = {"date": capital(date), "days": days(occurrence, reader)}
    if working := _working_days(occurrence, reader, registry):
        yield language.gettext("{date} ({days}; {working_days})", context="message", working_days=working, **said)
    else:
        yield language.gettext("{date} ({days})", context="message", **said)
    if reminder.reason == "undated":
        yield language.gettext("No day has been announced yet.", context="message")
    elif reminder.reason != "lead":
        yield from _changes(occurrence, registry, language)


def body(reminder: Reminder, reader: Reader, registry: Registry) -> Iterator[str]:
    """Say all that is known of it; the sources come last."""
    occurrence = reminder.occurrence
    yield from _working_day(occurrence, reader, registry)
    yield from _counted_in(reminder, reader, registry)
    words = particulars.withdrawal(occurrence.role.entry, reader.language)
    if words and occurrence.type == "deadline":
        yield words
    yield from particulars.lines(occurrence, registry, reader.language)


def foot(reminder: Reminder, reader: Reader) -> Iterator[str]:
    """Say why this was sent, and how to end it."""
    language = reader.language
    if reminder.lead:
        lead = language.lead(reminder.lead)
        yield language.gettext(
            "Reminder {lead}, by the subscription “{subscription}”.",
            context="message",
            lead=lead,
            subscription=reader.subscription,
        )
    else:
        yield language.gettext(
            "Notice of changes, by the subscription “{subscription}”.",
            context="message",
            subscription=reader.subscription,
        )
    yield language.gettext(
        "To change or end it, write to those who run this calendar and name the subscription.", context="message"
    )


def days(occurrence: Occurrence, reader: Reader) -> str:
    """Say how far it is to the first possible day; while it runs or is open, that it does; then since the last day."""
    left, language = days_left(occurrence, reader.today), reader.language
    if left is None:
        return language.gettext("day still open", context="message")
    if left == 0 and occurrence.day < reader.today:
        return language.gettext("under way", context="message")
    if left > 0 and not occurrence.has_day:
        return language.gettext("first possible day: {days}", context="message", days=language.days_left(left))
    return language.days_left(left)


def capital(text: str) -> str:
    """Write the first letter large."""
    return text[:1].upper() + text[1:]


def _working_days(occurrence: Occurrence, reader: Reader, registry: Registry) -> str:
    """Count the working days until then, today among them, in the reader's country or the calendar's."""
    country = reader.country or registry.calendar.country
    left = days_left(occurrence, reader.today)
    if country is None or left is None or left < 2:
        return ""
    number = working_days_between(reader.today, occurrence.day, country)
    return reader.language.working_days(number, country)


def _changes(occurrence: Occurrence, registry: Registry, language: Language) -> Iterator[str]:
    """Say what had been stated, beside what holds now."""
    former, role = former_of(occurrence, registry), occurrence.role
    if former.date and occurrence.edtf:
        dates = {"before": language.date(former.date), "after": language.date(occurrence.edtf)}
        yield language.gettext("Date: {before} → {after}", context="message", **dates)
    if former.place and role.place:
        before, after = (particulars.place_text(place, registry, language) for place in (former.place, role.place))
        yield language.gettext("Place: {before} → {after}", context="message", before=before, after=after)
    if former.time and role.time:
        before, after = (language.time(time.start, time.end) for time in (former.time, role.time))
        yield language.gettext("Time: {before} → {after}", context="message", before=before, after=after)


def _working_day(occurrence: Occurrence, reader: Reader, registry: Registry) -> Iterator[str]:
    """Say which is the last working day for a deadline that falls on a day off (RULES D6)."""
    country, language, last = reader.country or registry.calendar.country, reader.language, occurrence.latest
    if occurrence.type != "deadline" or country is None or last is None or not occurrence.has_day:
        return
    day = last_working_day(last, country)
    if day != last:
        yield language.gettext(
            "This is not a working day ({country}); the last one before it: {day}.",
            context="message",
            country=language.country(country),
            day=language.day(day, with_weekday=True),
        )


def _counted_in(reminder: Reminder, reader: Reader, registry: Registry) -> Iterator[str]:
    """Say whose working days were counted, and where nobody can be sure of them (RULES F1)."""
    lead, language, occurrence = reminder.lead, reader.language, reminder.occurrence
    if lead is None or lead.duration is not None:
        return
    host = host_of(occurrence)
    countries = countries_of(lead, host, reader.country, registry)
    names = language.list_of([language.country(country) for country in countries])
    yield language.gettext("Working days counted: {countries}", context="message", countries=names)
    if lead.where == "host" and host is None:
        yield language.gettext("The host country is not known.", context="message")
    if any(estimated(country, occurrence.day.year) for country in countries):
        yield language.gettext("Some holidays of that year are estimates.", context="message")
