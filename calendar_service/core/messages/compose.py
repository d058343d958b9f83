"""The words of a reminder: subject, plain text and HTML in the reader's language, rendered anew at each attempt.

The days left are those of the reader's `today`, not of the day that was planned: what comes late is true all the same.
"""

import re
from dataclasses import dataclass

from calendar_service.core.messages import lines
from calendar_service.core.messages.former import former_of
from calendar_service.core.messages.html import page
from calendar_service.core.messages.reader import Reader, Reminder
from calendar_service.core.model.registry import Registry
from calendar_service.core.wording.titles import title_of

__all__ = ["Reader", "Reminder", "Words", "compose"]

_BREAKS = re.compile(r"[\t\n]+")


@dataclass(frozen=True, slots=True)
class Words:
    """A reminder in words; `link` is the address of the entry's page."""

    subject: str
    text: str
    html: str
    link: str


def compose(reminder: Reminder, reader: Reader, registry: Registry, base_url: str) -> Words:
    """Put a reminder into words. `registry` is what is known today; `base_url` stands before the addresses of pages."""
    language = reader.language
    link = f"{base_url}/{language.code}/entries/{reminder.occurrence.entry_id}"
    title, title_language = title_of(reminder.occurrence, language, registry.calendar.languages)
    subject = _subject(reminder, reader, title, registry)
    head = tuple(lines.head(reminder, reader, registry))
    body = tuple(lines.body(reminder, reader, registry))
    foot = tuple(lines.foot(reminder, reader))
    more = language.gettext("More: {link}", context="message", link=link)
    text = "\n\n".join("\n".join(part) for part in ((title, *head), body, (more,), foot)) + "\n"
    link_text = language.gettext("More about this date", context="message")
    html = page(subject, (title, title_language), (head, body, foot), (link, link_text), language)
    return Words(subject, text, html, link)


def _subject(reminder: Reminder, reader: Reader, title: str, registry: Registry) -> str:
    """Begin with what matters most: how soon, or what is new."""
    language, edtf = reader.language, reminder.occurrence.edtf
    date = language.date(edtf) if edtf else ""
    what = language.gettext("{title}, {date}", context="message", title=title, date=date)
    # One line, though a title may have several: a mail whose subject has two is refused.
    return _BREAKS.sub(" ", language.joined(_news(reminder, reader, registry), what))


def _news(reminder: Reminder, reader: Reader, registry: Registry) -> str:
    occurrence, language = reminder.occurrence, reader.language
    if reminder.reason == "lead":
        return lines.capital(lines.days(occurrence, reader))
    if reminder.reason == "undated":
        return language.gettext("No day yet", context="message")
    if reminder.reason == "confirmed":
        return language.gettext("Confirmed", context="message")
    former = former_of(occurrence, registry)
    if reminder.reason == "dated":
        # Fewer days are possible than before: one, or still several.
        if occurrence.has_day:
            return language.gettext("Date set", context="message")
        return language.gettext("Date narrowed down", context="message")
    if former.date:
        return language.gettext("New date", context="message")
    if former.place:
        return language.gettext("New place", context="message")
    return (
        language.gettext("New time", context="message")
        if former.time
        else language.gettext("Changed", context="message")
    )
