"""What every reading command begins with: settings, the registry as known on the day that is asked for, a language.

Without `--as-of` nothing is hidden by the day of announcement; a day before today hides all that came later (RULES A1).
"""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from calendar_service.cli._clock import today
from calendar_service.cli._failures import UsageProblem
from calendar_service.cli._settings import settings as load_settings
from calendar_service.core.dates.edtf import parse_day
from calendar_service.core.dates.errors import DateError
from calendar_service.core.model.entries import Entry
from calendar_service.core.model.registry import Registry
from calendar_service.core.problems import NotFound, Problem, RegistryError
from calendar_service.core.registry.build import load
from calendar_service.core.registry.knowledge import known
from calendar_service.core.selection import Selection, SelectionError, parse
from calendar_service.core.wording.choice import chosen
from calendar_service.core.wording.languages import Language
from calendar_service.settings import Settings


@dataclass(frozen=True, slots=True)
class Reading:
    """What a command shows from: `registry` is what was known on `as_of`, in `language` it is told.

    `is_past` tells an earlier day from today: then there are no numbers of revisions (RULES A10).
    """

    settings: Settings
    registry: Registry
    as_of: dt.date
    is_past: bool
    language: Language

    def entry(self, name: str) -> Entry:
        """Find an entry by its id or a former one. Raises NotFound."""
        found = self.registry.entry(name.lower())
        if found is None:
            raise NotFound("entry", name, self.registry.entries)
        return found

    def selection(self, query: str) -> Selection:
        """Read a selection as typed. Raises UsageProblem."""
        try:
            return parse(query, self.registry)
        except SelectionError as error:
            raise UsageProblem(f"--select: {error}") from error


def read(as_of: str | None = None, lang: str | None = None) -> Reading:
    """Load everything. Raises UsageProblem for what was typed, RegistryError for what the file says."""
    settings = load_settings()
    now = today(settings.timezone)
    day = past_day("--as-of", as_of, now) if as_of else None
    registry = known(whole(settings, now), day, now)
    return Reading(settings, registry, day or now, day is not None and day < now, chosen_language(lang, registry))


def whole(settings: Settings, now: dt.date) -> Registry:
    """Load the registry with all that is under embargo. Raises RegistryError with every problem."""
    registry, problems = checked(settings.registry, now)
    if registry is None:
        raise RegistryError(problem for problem in problems if problem.severity == "error")
    return registry


def checked(path: Path, now: dt.date) -> tuple[Registry | None, tuple[Problem, ...]]:
    """Load a registry with all problems and warnings. Raises UsageProblem where there is no file."""
    try:
        text = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        fix = "name the registry's file, or set CALENDAR_REGISTRY to its path"
        raise UsageProblem(f"{path} cannot be read ({reason}): {fix}") from error
    return load(text, str(path), now)


def given_day(option: str, text: str) -> dt.date:
    """Read a day as typed. Raises UsageProblem."""
    try:
        return parse_day(text)
    except DateError as error:
        raise UsageProblem(f"{option}: {error}") from error


def past_day(option: str, text: str, now: dt.date) -> dt.date:
    """Read a day that is not after today. Raises UsageProblem."""
    day = given_day(option, text)
    if day > now:
        raise UsageProblem(f"{option}: {day} lies after today; write {now} or an earlier day")
    return day


def chosen_language(code: str | None, registry: Registry) -> Language:
    """Give the language asked for, else the calendar's first. Raises UsageProblem for one that it does not have."""
    try:
        return chosen(code, registry.calendar.languages)
    except ValueError as error:
        raise UsageProblem(f"--lang: {error}") from error
