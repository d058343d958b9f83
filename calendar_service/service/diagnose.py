"""What is wrong with an installation, each with its fix: one function a subject, so that one fault hides no other.

It changes nothing but the schema of the database, which every start brings up to date.
"""

import datetime as dt
import os
import smtplib
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

from calendar_service.channels.email import Settings as MailSettings
from calendar_service.channels.email.smtp import Server, server
from calendar_service.core.dates.zones import zone
from calendar_service.core.registry.build import load
from calendar_service.settings import Settings
from calendar_service.store import letters, planning, revisions
from calendar_service.store.database import Store, StoreError, open_store
from calendar_service.store.migration import migrate

#: Seconds that a server may take to answer.
PATIENCE = 10
#: Dead letters that are told one by one.
MOST_LETTERS = 20
_YEARS_OF_ZONES = 1
_SQLITE = "sqlite:///"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of one subject; `fix` says what to do, and is None where all is well."""

    subject: str
    said: str
    fix: str | None = None


def diagnose(settings: Settings, now: dt.datetime) -> Iterator[Finding]:
    """Look at everything, one subject after the other."""
    store, found = _database(settings)
    yield found
    yield mail(settings)
    yield clock(settings, store, now)
    yield zones(now)
    yield registry(settings, store, now)
    if store:
        yield from dead_letters(store)
        store.close()
    yield public_address(settings)


def _database(settings: Settings) -> tuple[Store | None, Finding]:
    """Open the database, unless there is none yet, and say whether it can be used."""
    path = Path(settings.database.removeprefix(_SQLITE))
    if settings.database.startswith(_SQLITE) and not path.exists():
        return None, _missing_database(path)
    try:
        store = open_store(settings.database)
        migrate(store)
        with store.writing():
            return store, Finding("database", f"{path} can be read and written, and its schema is the newest")
    except StoreError as error:
        said, _, fix = str(error).partition(": ")
        return None, Finding("database", said, fix)


def _missing_database(path: Path) -> Finding:
    if _can_be_made(path):
        return Finding("database", f"{path} is not there yet; the first start makes it")
    fix = f"make {path.parent} writable, or set CALENDAR_DATABASE"
    return Finding("database", f"{path} is not there, and its folder cannot be written", fix)


def mail(settings: Settings) -> Finding:
    """Say whether mail can be handed over: to the server, or into the folder that takes its place."""
    if settings.smtp_url is None:
        folder = MailSettings(sender=settings.mail_from).folder
        if _can_be_made(folder / "mail"):
            return Finding("mail", f"no server is set, mails are written to {folder}/")
        return Finding("mail", f"{folder}/ cannot be written", f"make {folder} writable, or set CALENDAR_SMTP_URL")
    there = server(settings.smtp_url.get_secret_value())
    where = f"{there.host}:{there.port}"
    try:
        _greet(there)
    except (OSError, smtplib.SMTPException) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        fix = "start the mail server, or correct CALENDAR_SMTP_URL; what is due meanwhile is tried again"
        return Finding("mail", f"{where} does not answer ({reason})", fix)
    return Finding("mail", f"{where} answers")


def _greet(there: Server) -> None:
    made = smtplib.SMTP_SSL if there.is_encrypted else smtplib.SMTP
    # Without a name of our own the library would ask for this machine's, which may take long.
    with made(there.host, there.port, local_hostname="localhost", timeout=PATIENCE) as line:
        line.ehlo()


def clock(settings: Settings, store: Store | None, now: dt.datetime) -> Finding:
    """Say what time it is, and whether it was later before."""
    local = now.astimezone(zone(settings.timezone))
    said = f"{local:%Y-%m-%d %H:%M} in {settings.timezone}, where a day begins"
    fix, ahead = "set the clock of this machine, best by a time server", now + dt.timedelta(minutes=5)
    recorded, planned = _newest(store), _planned(store)
    if recorded and recorded.recorded_at > ahead:
        said += f", but the registry was taken over at {recorded.recorded_at:%Y-%m-%d %H:%M} UTC"
        return Finding("clock", said, fix)
    if planned and planned > ahead:
        said += f", but reminders are planned up to {planned:%Y-%m-%d %H:%M} UTC, and none before then"
        return Finding("clock", said, fix)
    return Finding("clock", said)


def zones(now: dt.datetime) -> Finding:
    """Say how old the rules of the time zones are."""
    installed = version("tzdata")
    said = f"tzdata {installed}"
    if int(installed.partition(".")[0]) < now.year - _YEARS_OF_ZONES:
        return Finding("time zones", said, "install a newer tzdata: rules have changed since")
    return Finding("time zones", said)


def registry(settings: Settings, store: Store | None, now: dt.datetime) -> Finding:
    """Say what is wrong with the registry's file, how old it is, and whether it is in force."""
    path, today = settings.registry, now.astimezone(zone(settings.timezone)).date()
    try:
        text = path.read_bytes()
        changed_at = dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC)
    except OSError as error:
        return Finding(
            "registry",
            f"{path} cannot be read ({error.strerror})",
            "put the file there and make it readable, or set CALENDAR_REGISTRY",
        )
    _, problems = load(text, str(path), today)
    errors = sum(problem.severity == "error" for problem in problems)
    found = f"{_counted(errors, 'error')}, {_counted(len(problems) - errors, 'warning')}"
    said = f"{path}, changed {changed_at:%Y-%m-%d}: {found}"
    if errors:
        stays = "; the last good one stays in force" if _newest(store) else ""
        return Finding("registry", said + stays, "calendar-service check tells each, with what to write")
    recorded = _newest(store)
    if recorded and recorded.digest != revisions.digest_of(text):
        return Finding("registry", f"{said}; a running service takes it over within seconds")
    return Finding("registry", said)


def dead_letters(store: Store) -> Iterator[Finding]:
    """Say what could not be delivered."""
    with store.reading() as connection:
        number, newest = letters.dead_letters(connection, MOST_LETTERS)
    if not number:
        yield Finding("deliveries", "none is a dead letter")
        return
    shown = f" (the newest {len(newest)})" if number > len(newest) else ""
    fix = "correct what each says; calendar-service subscription test ID tries it out, remove ID ends a subscription"
    yield Finding("deliveries", "\n".join((f"{_counted(number, 'dead letter')}{shown}", *map(_told, newest))), fix)


def _told(letter: letters.DeadLetter) -> str:
    what = f"{letter.entry} ({letter.lead or letter.reason}) to {letter.subscription}"
    return f"{what}, due {letter.due_at:%Y-%m-%d %H:%M} UTC: {letter.error}"


def public_address(settings: Settings) -> Finding:
    """Say whether the address that readers use leads here."""
    if settings.public_url is None:
        said = f"links lead to {settings.base_url}, which only this machine may reach; others need CALENDAR_PUBLIC_URL"
        return Finding("address", said)
    address = f"{settings.public_url}/healthz"
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE):  # noqa: S310 - Settings takes http and https only
            return Finding("address", f"{settings.public_url} answers")
    except urllib.error.HTTPError as error:
        return Finding(
            "address", f"{address} answers {error.code}", "look at the log of the service, or at the proxy's"
        )
    except OSError as error:
        host = urlsplit(settings.public_url).hostname
        reason = getattr(error, "reason", None) or type(error).__name__
        fix = f"start the service, let {host} lead to it, or correct CALENDAR_PUBLIC_URL"
        return Finding("address", f"{address} does not answer ({reason})", fix)


def _newest(store: Store | None) -> revisions.Recorded | None:
    if store is None:
        return None
    with store.reading() as connection:
        return revisions.last_good(connection)


def _planned(store: Store | None) -> dt.datetime | None:
    if store is None:
        return None
    with store.reading() as connection:
        return planning.mark(connection)


def _can_be_made(path: Path) -> bool:
    """Tell whether a file could be made there, with all the folders that are missing."""
    folder = next(folder for folder in path.absolute().parents if folder.exists())
    return folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)


def _counted(number: int, thing: str) -> str:
    return f"{number or 'no'} {thing}{'' if number == 1 else 's'}"
