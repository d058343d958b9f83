"""Making, listing and ending subscriptions; what was asked for is checked whole, and every problem told at once.

A selection is stored in its canonical form with the defaults filled in (RULES E3), so that a later release with other
defaults changes nobody's subscription.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from email_validator import EmailNotValidError, validate_email

from calendar_service.core.dates.durations import Lead, parse_leads
from calendar_service.core.dates.working_days import known_country
from calendar_service.core.dates.zones import known_zone
from calendar_service.core.model.registry import Registry
from calendar_service.core.problems import CalendarServiceError, NotFound, quoted
from calendar_service.core.selection import SelectionError, parse
from calendar_service.core.wording.choice import chosen
from calendar_service.store import subscriptions
from calendar_service.store.database import Store
from calendar_service.store.subscriptions import Subscription

MODES = ("each",)
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
Value = TypeVar("Value")
_LONGEST_ID = 80
_HOUR = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")


class SubscriptionError(CalendarServiceError):
    """It cannot be subscribed to: each of `problems` is a field of `Asked` and a sentence with its fix."""

    def __init__(self, problems: Iterable[tuple[str, str]]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(f"{name}: {sentence}" for name, sentence in self.problems))


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asked for, as written. `email` None means the console; `id` None gives the next number."""

    email: str | None = None
    select: str = ""
    lead: str | None = None
    hour: str = "09:00"
    zone: str = "UTC"
    country: str | None = None
    lang: str | None = None
    mode: str = "each"
    changes: bool = True
    id: str | None = None


def subscription(asked: Asked, registry: Registry, at: dt.datetime) -> Subscription:
    """Check what was asked for and give the subscription; `registry` is what is known to the public.

    Raises SubscriptionError with every problem. Without an id of its own it has an empty one until it is added.
    """
    checks = Checks(asked)
    country = checks.read("country", _country)
    language = checks.read("lang", lambda code: chosen(code, registry.calendar.languages).code)
    selection = checks.read("select", lambda query: _selection(query, registry))
    lead = checks.read("lead", lambda text: _lead(text, country or registry.calendar.country))
    hour, zone, mode = checks.read("hour", _hour), checks.read("zone", _zone), checks.read("mode", _mode)
    name, address = checks.read("id", _id), checks.read("email", _email)
    if checks.problems or selection is None or hour is None or zone is None or mode is None:
        raise SubscriptionError(checks.problems)
    return Subscription(
        id=name or "",
        selection=selection,
        lead=lead,
        hour=hour,
        zone=zone,
        country=country,
        language=language or registry.calendar.languages[0],
        mode=mode,
        changes=asked.changes,
        channel="email" if address else "console",
        address=address or "",
        created_at=at,
    )


def add(store: Store, wanted: Subscription) -> Subscription:
    """Add a subscription, under the next free number where it has no id. Raises SubscriptionError for a taken id."""
    with store.writing() as connection:
        if wanted.id:
            if not subscriptions.add(connection, wanted):
                taken = f"{quoted(wanted.id)} is or was another subscription's: choose another id"
                raise SubscriptionError([("id", taken)])
            return wanted
        number = subscriptions.next_number(connection)
        while not subscriptions.add(connection, named := replace(wanted, id=f"s{number}")):
            number += 1
        return named


def all_of(store: Store) -> tuple[Subscription, ...]:
    """List the subscriptions that have not ended, by id."""
    with store.reading() as connection:
        return subscriptions.all_of(connection)


def find(store: Store, identifier: str) -> Subscription:
    """Find one that has not ended. Raises NotFound."""
    with store.reading() as connection:
        found = subscriptions.get(connection, identifier)
        if found is None:
            raise NotFound("subscription", identifier, (each.id for each in subscriptions.all_of(connection)))
        return found


def end(store: Store, identifier: str, at: dt.datetime) -> None:
    """End a subscription and forget its address. Raises NotFound."""
    find(store, identifier)
    with store.writing() as connection:
        subscriptions.end(connection, identifier, at)


@dataclass
class Checks:
    """Reads one answer after the other and goes on after a wrong one, so that all are told at once."""

    asked: Asked
    problems: list[tuple[str, str]] = field(default_factory=list)

    def read(self, name: str, reader: Callable[[str], Value]) -> Value | None:
        """Give what `reader` makes of a field; None where nothing was said, or it raises ValueError, which is kept."""
        text = getattr(self.asked, name)
        if text is None:
            return None
        try:
            return reader(text)
        except ValueError as error:
            self.problems.append((name, str(error)))
            return None


def _id(text: str) -> str:
    if not _ID.fullmatch(text) or len(text) > _LONGEST_ID:
        raise ValueError(f"{quoted(text)} is no id: write small letters, digits and single hyphens, such as desk")
    return text


def _selection(query: str, registry: Registry) -> str:
    try:
        return str(parse(query, registry).with_default())
    except SelectionError as error:
        raise ValueError(str(error)) from error


def _lead(text: str, country: str | None) -> str:
    """Give leads in their canonical form; working days of no country cannot be counted (RULES F1)."""
    leads = parse_leads(text)
    if country is None and any(_needs_country(lead) for lead in leads):
        raise ValueError("working days need a country: name yours, such as TJ, or write 10wd@TJ")
    return ",".join(map(str, leads))


def _needs_country(lead: Lead) -> bool:
    return lead.duration is None and not isinstance(lead.where, tuple)


def _hour(text: str) -> dt.time:
    found = _HOUR.fullmatch(text)
    if found is None:
        raise ValueError(f"{quoted(text)} is no time of day: write hours and minutes, such as 09:00")
    return dt.time(int(found[1]), int(found[2]))


def _zone(name: str) -> str:
    if not known_zone(name):
        raise ValueError(f"{quoted(name)} is no time zone: write a name such as Asia/Dushanbe or UTC")
    return name


def _country(code: str) -> str:
    if not known_country(code.upper()):
        hint = "write GB" if code.upper() == "UK" else "write two letters, such as TJ"
        raise ValueError(f"{quoted(code)} is no country whose working days are known: {hint}")
    return code.upper()


def _mode(mode: str) -> str:
    if mode not in MODES:
        raise ValueError(f"{quoted(mode)} is not there yet: write each")
    return mode


def _email(address: str) -> str:
    """Give the address as every mail server takes it: a domain in other letters has such a form, a name has none."""
    try:
        checked = validate_email(address, check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError as error:
        raise ValueError(f"{quoted(address)} is no e-mail address ({str(error).rstrip('.')})") from error
    return checked.ascii_email or checked.normalized
