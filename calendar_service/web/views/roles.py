"""The dates of an entry, role by role: which claim counts, what was announced when, and what is counted from it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from calendar_service.core import particulars
from calendar_service.core.derivation.roles import claims_by_role
from calendar_service.core.model.claims import Claim
from calendar_service.core.model.occurrences import Role, class_of
from calendar_service.core.particulars import MEETING
from calendar_service.core.records.entry import counted_until, counts
from calendar_service.core.records.occurrence import Json
from calendar_service.core.wording.languages import Language
from calendar_service.web.asked import Asked
from calendar_service.web.views.dates import Shown, days_between, machine, shown, shown_day
from calendar_service.web.views.rows import Badge
from calendar_service.web.views.sources import Cited

# Of the next ten years: the very next anniversary, and the round ones after it.
MOST_ORDINALS = 3


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim, in words; `standing` says whether it counts, was stated earlier or is stated besides."""

    date: Shown | None
    possible: str
    announced: Shown | None
    status: Badge | None
    standing: str
    counts: bool
    sources: tuple[Cited, ...]
    place: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dated:
    """A role with its claims, the one that counts apart from the rest."""

    name: str
    word: str
    is_main: bool
    counting: Statement
    history: tuple[Statement, ...]
    particulars: tuple[str, ...]
    is_counted: bool
    counted_from: str
    ordinals: tuple[str, ...]


def dated(roles: tuple[Role, ...], sources: Mapping[str, Cited], asked: Asked) -> tuple[Dated, ...]:
    """Give the roles in the file's order."""
    return tuple(_dated(role, sources, asked) for role in roles if role.claim)


def _dated(role: Role, sources: Mapping[str, Cited], asked: Asked) -> Dated:
    claims = claims_by_role(role.entry)[role.name]
    statements = {id(claim): _statement(claim, role, sources, asked) for claim in claims}
    is_meeting = role.name == MEETING
    return Dated(
        name=role.name,
        word=word(role, asked),
        is_main=role.is_main,
        counting=statements[id(role.claim)],
        history=tuple(statements.values()) if len(claims) > 1 else (),
        particulars=_particulars(role, asked),
        is_counted=role.counted,
        counted_from="" if is_meeting else _counted_from(role, asked),
        ordinals=() if is_meeting else _ordinals(role, asked),
    )


def word(role: Role, asked: Asked) -> str:
    """Name a role by its own label, or by the language's word for it."""
    return asked.text(role.label)[0] if role.label else asked.language.role(role.name)


def _statement(claim: Claim, role: Role, sources: Mapping[str, Cited], asked: Asked) -> Statement:
    words = asked.language
    stated_on = claim.announced if claim.states_announced else None
    return Statement(
        date=_date(claim, words),
        possible=_possible(claim, words),
        announced=shown_day(stated_on, words) if stated_on else None,
        status=_status(claim, words),
        standing=_standing(claim, role, words),
        counts=claim is role.claim,
        sources=tuple(sources[id_] for id_ in claim.sources if id_ in sources),
        place=particulars.place_text(claim.place, asked.registry, words) if claim.place else "",
        notes=_notes(claim, words),
    )


def _status(claim: Claim, words: Language) -> Badge | None:
    """Say how sure it is; of a signature nobody says that it was held."""
    if claim.status == "held" and claim.role != MEETING:
        return None
    return Badge(claim.status, words.status(claim.status))


def _date(claim: Claim, words: Language) -> Shown | None:
    if claim.date is None:
        return None
    if claim.date.has_day or claim.status == "held" or claim.date.earliest is None:
        return shown(claim.date, words)
    return Shown(words.span_prefix(claim.date), machine(claim.date))


def _possible(claim: Claim, words: Language) -> str:
    """Say which days a date without a day may mean."""
    date = claim.date
    if date is None or date.precision == "day" or date.earliest is None or date.latest is None:
        return ""
    days = words.date(days_between(date.earliest, date.latest))
    return words.gettext("Possible days: {days}", context="page", days=days)


def _standing(claim: Claim, role: Role, words: Language) -> str:
    if claim is role.claim:
        return words.gettext("counts", context="page")
    if claim not in role.others:
        return words.gettext("the same days", context="page")
    if claim.states_announced:
        return words.gettext("earlier stated", context="page")
    return words.gettext("also stated", context="page")


def _notes(claim: Claim, words: Language) -> tuple[str, ...]:
    said = (
        words.gettext("Was planned for {date}", context="page", date=words.date(claim.former)) if claim.former else "",
        words.gettext("Correction of an earlier entry", context="page") if claim.correction else "",
        words.gettext("Old style: {date}", context="page", date=claim.old_style) if claim.old_style else "",
        "" if claim.verified else words.gettext("Not verified: no source seen states this date.", context="feed"),
        claim.note or "",
    )
    return tuple(note for note in said if note)


def _particulars(role: Role, asked: Asked) -> tuple[str, ...]:
    """Say place and time of what counts, which may come from an earlier claim than its date."""
    words = asked.language
    found = []
    if role.place:
        place = particulars.place_text(role.place, asked.registry, words)
        found.append(words.gettext("Place: {place}", context="feed", place=place))
    if role.time:
        time = words.time(role.time.start, role.time.end, role.timezone)
        if role.time.end is None:
            time = words.with_more(time, words.gettext("end not stated", context="feed"))
        found.append(words.gettext("Time: {time}", context="feed", time=time))
    return tuple(found)


def _counted_from(role: Role, asked: Asked) -> str:
    if role.date is None:
        return ""
    label = asked.text(role.label)[0] if role.label else None
    origin = asked.language.counted_from(role.name, role.date, label)
    return origin[:1].upper() + origin[1:]


def _ordinals(role: Role, asked: Asked) -> tuple[str, ...]:
    """Give the next anniversary and the round ones of the next ten years, also of a role that is not counted."""
    if role.claim is None or role.claim.status not in ("confirmed", "held"):
        return ()
    coming = counts(role, asked.day, counted_until(role, asked.registry))
    round_ones = [each for each in coming[1:] if class_of(each["ordinal"]) != "ordinary"]
    return tuple(_ordinal(each, asked.language) for each in [*coming[:1], *round_ones][:MOST_ORDINALS])


def _ordinal(count: Json, words: Language) -> str:
    number = {"n": count["ordinal"], "ordinal": words.ordinal(count["ordinal"])}
    if count["date"]:
        day = words.day(dt.date.fromisoformat(count["date"]))
        return words.gettext("{ordinal} on {date}", context="anniversary", date=day, **number)
    return words.gettext("{ordinal} in {year}", context="anniversary", year=count["year"], **number)
