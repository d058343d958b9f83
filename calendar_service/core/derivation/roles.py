"""The roles of an entry as known: which claim of each counts, and what the others override (RULES A5, A6, C2).

An entry comes here already cut to what was known (`registry.knowledge`): nothing here looks at a day of announcement
to hide something, only to tell claims that succeed one another from claims that compete.
"""

import datetime as dt
import sys
from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import TypeVar

from calendar_service.core.dates.arithmetic import add
from calendar_service.core.dates.durations import Duration
from calendar_service.core.dates.edtf import Edtf
from calendar_service.core.dates.zones import zone_of_country
from calendar_service.core.model.claims import Claim, MarkReference
from calendar_service.core.model.documents import Document
from calendar_service.core.model.entries import Entry
from calendar_service.core.model.occurrences import Mark, Role
from calendar_service.core.model.places import Place
from calendar_service.core.model.registry import Registry

# RULES C2: what counts by default. A kind that is not here counts nothing, which is what later kinds want.
COUNTED = {"treaty": frozenset({"signed", "in-force"}), "relations": frozenset({"established"})}
MAIN = {"treaty": "signed", "relations": "established"}
# The members of an organisation are concerned by its meetings (RULES E1).
MEETINGS = frozenset({"summit", "session"})

Claims = tuple[Claim, ...]
T = TypeVar("T")


def roles(entry: Entry, registry: Registry) -> tuple[Role, ...]:
    """Give the roles in the file's order, each with the claim that counts and the marks resolved."""
    known = registry.derived.get(entry.id)
    if known is None:
        groups = claims_by_role(entry)
        main = main_role(entry, groups)
        known = registry.derived[entry.id] = tuple(_role(entry, each, main, registry) for each in groups.values())
    return known


def claims_by_role(entry: Entry) -> dict[str, Claims]:
    """Group the claims of an entry, roles and claims in the file's order."""
    if len(entry.claims) == 1:
        return {entry.claims[0].role: entry.claims}
    groups: dict[str, Claims] = {}
    for claim in entry.claims:
        groups[claim.role] = (*groups.get(claim.role, ()), claim)
    return groups


def main_role(entry: Entry, groups: dict[str, Claims]) -> str | None:
    """Name the role that marks and the entry's own place mean where they name none (RULES C2)."""
    preferred = entry.main or MAIN.get(entry.kind)
    if preferred in groups:
        return preferred
    if entry.kind == "anniversary" and len(groups) > 1:
        counted = [counting(claims) for claims in groups.values() if is_counted(entry, claims)]
        dated = [(claim.date.earliest or dt.date.min, claim.role) for claim in counted if claim.date]
        if dated:
            return min(dated, key=lambda pair: pair[0])[1]
    return next(iter(groups), None)


def counting(claims: Claims) -> Claim:
    """Choose the claim of one role that counts (RULES A5).

    The last one stated counts, but vague press ("in June") does not undo a day that was known. Claims that state no
    `announced` compete: the one that does not say `counted: no` counts, else the last.
    """
    if not claims[0].states_announced:
        return next((claim for claim in claims if claim.counted is not False), claims[-1])
    standing = claims[0]
    for claim in claims[1:]:
        if takes_over(claim, standing):
            standing = claim
    return standing


def takes_over(later: Claim, standing: Claim) -> bool:
    """Tell whether a claim announced later counts from then on in place of the one that stood (RULES A5)."""
    if later.correction or later.status in ("postponed", "cancelled") or standing.status in ("postponed", "cancelled"):
        return True
    if later.date is None or standing.date is None or later.date.has_day:
        return True
    return not _is_vaguer(later.date, standing.date)


def _is_vaguer(later: Edtf, standing: Edtf) -> bool:
    if later.earliest is None or later.latest is None or standing.earliest is None or standing.latest is None:
        return False
    holds_all = later.earliest <= standing.earliest and standing.latest <= later.latest
    return holds_all and later.days > standing.days


def former_date(standing: Claim) -> Edtf | None:
    """Give the date that a postponement announced after `standing` takes back."""
    return standing.former if standing.status == "postponed" else standing.date


def is_counted(entry: Entry, claims: Claims) -> bool:
    """Tell whether a role has anniversaries: what its claims say, else what its kind does (RULES A4, C2)."""
    said = {claim.counted for claim in claims}
    if True in said:
        return True
    if False in said and (None not in said or claims[0].states_announced):
        return False
    return entry.kind == "anniversary" or claims[0].role in COUNTED.get(entry.kind, ())


def _role(entry: Entry, claims: Claims, main: str | None, registry: Registry) -> Role:
    claim = counting(claims)
    is_main = claim.role == main
    sayers = claims if claim.states_announced else (claim,)
    place = _said(sayers, attrgetter("place"), entry.place if is_main else None)
    host = _said(sayers, attrgetter("host"), entry.host)
    references = _said(sayers, attrgetter("marks"), entry.marks if is_main else ())
    # A time of day never moves from one date to another.
    of_date = tuple(each for each in sayers if each.date == claim.date)
    time = _said(of_date, attrgetter("time"), entry.time if claim.short else None)
    stated_zone = _said(of_date, attrgetter("timezone"), entry.timezone if claim.short else None)
    return Role(
        entry=entry,
        name=claim.role,
        namespace=registry.namespace,
        claim=claim,
        others=tuple(other for other in claims if other is not claim and _differs(other, claim)),
        is_main=is_main,
        counted=is_counted(entry, claims),
        place=place,
        title=_said(sayers, attrgetter("title"), None),
        label=_said(claims, attrgetter("label"), None),
        host=host,
        participants=_said(sayers, attrgetter("participants"), entry.participants),
        marks=marks(references, claim.date or claim.former, registry) if references else (),
        time=time,
        timezone=(stated_zone or zone_of(place)) if time else stated_zone,
        countries=_countries(entry, place, host, claim.date or claim.former, registry),
        home=(place.country,) if place and place.country else (),
        sources=sources(entry, (claim, *claims), entry.documents if is_main else (), registry),
    )


def zone_of(place: Place | None) -> str | None:
    """Give the zone of a place, else of its country where that has exactly one (RULES B6)."""
    if place is None:
        return None
    return place.timezone or (zone_of_country(place.country) if place.country else None)


def _said(claims: Claims, key: Callable[[Claim], T | None], otherwise: T) -> T:
    """Give what the latest claim that carries `key` says, also one that did not take over (RULES A6)."""
    for claim in reversed(claims):
        said = key(claim)
        if said is not None:
            return said
    return otherwise


def _differs(other: Claim, claim: Claim) -> bool:
    """Tell whether a claim is worth showing beside the one that counts: its possible days differ (RULES A5)."""
    if other.date is None:
        return False
    if claim.date is None:
        return other.date != claim.former
    if other.date.earliest is None:
        return other.date.text != claim.date.text
    return (other.date.earliest, other.date.latest) != (claim.date.earliest, claim.date.latest)


def sources(entry: Entry, claims: Claims, documents: tuple[Document, ...], registry: Registry) -> tuple[str, ...]:
    """Give the ids of the known sources: the claims' in order, then the documents', then the entry's own."""
    of_claims = (source for claim in claims for source in claim.sources)
    of_documents = (source for document in documents for state in document.states for source in state.sources)
    found = dict.fromkeys((*of_claims, *of_documents, *entry.sources))
    return tuple(source for source in found if source in registry.sources)


def _countries(
    entry: Entry, place: Place | None, host: tuple[str, ...], date: Edtf | None, registry: Registry
) -> tuple[str, ...]:
    found = {place.country} if place and place.country else set()
    found.update(host)
    found.update(party.who for party in entry.parties if party.is_one_on(date.earliest if date else None))
    if entry.kind in MEETINGS:
        for organisation in entry.organisations:
            found.update(registry.organisations[organisation].members)
    return tuple(sorted(code for code in found if code.isupper()))


def marks(references: Iterable[MarkReference], date: Edtf | None, registry: Registry) -> tuple[Mark, ...]:
    """Compute the ordinals that a meeting on `date` celebrates; what is not known is no mark (RULES C8)."""
    return tuple(mark for reference in references if (mark := resolve(reference, date, registry)))


def resolve(reference: MarkReference, date: Edtf | None, registry: Registry) -> Mark | None:
    """Give the mark with the ordinal of the anniversary nearest to the possible days; None where there is none."""
    entry = registry.entry(reference.entry)
    if entry is None or date is None or date.earliest is None or date.latest is None:
        return None
    groups = claims_by_role(entry)
    name = reference.role or main_role(entry, groups)
    origin = counting(groups[name]).date if name in groups else None
    if name is None or origin is None or origin.earliest is None or origin.latest is None:
        return None
    ordinal = reference.ordinal or nearest_ordinal(origin, date.earliest, date.latest)
    return Mark(entry.id, name, ordinal) if ordinal >= 1 else None


def nearest_ordinal(origin: Edtf, earliest: dt.date, latest: dt.date) -> int:
    """Give the number of the anniversary nearest to the days from `earliest` to `latest`; of two the earlier.

    >>> from calendar_service.core.dates.edtf import parse
    >>> nearest_ordinal(parse("2001-06-15"), dt.date(2021, 9, 1), dt.date(2021, 9, 30))
    20
    """
    candidates = range(earliest.year - origin.year - 1, latest.year - origin.year + 2)
    return min(candidates, key=lambda ordinal: (distance(origin, ordinal, earliest, latest), ordinal))


def distance(origin: Edtf, ordinal: int, earliest: dt.date, latest: dt.date) -> int:
    """Count the days between an anniversary and the nearest of the days from `earliest` to `latest`; 0 if it is one.

    An anniversary that the calendar does not reach (year 0, year 9999) is further away than any other.
    """
    year = origin.year + ordinal
    if origin.earliest is None or origin.latest is None or not 1 <= year < dt.MAXYEAR:
        return sys.maxsize
    first = add(origin.earliest, Duration(years=ordinal))
    last = first if origin.is_interval else add(origin.latest, Duration(years=ordinal))
    return max(0, (earliest - last).days, (first - latest).days)
