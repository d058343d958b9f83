"""The ledger of revisions: when each event last changed, for whoever reads it in one language (RULES H1).

DTSTAMP, LAST-MODIFIED and SEQUENCE come from here and never from the clock: the same registry gives the same bytes.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

_SEQUENCE_START = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Revision:
    """What a subscriber was last shown of an event, and since when; both instants in UTC, whole seconds."""

    fingerprint: str
    sequence: int
    stamp: dt.datetime
    created: dt.datetime


Key = tuple[str, str]
Ledger = Mapping[Key, Revision]


def revise(ledger: Ledger, fingerprints: Mapping[Key, str], now: dt.datetime) -> dict[Key, Revision]:
    """Give the revisions of what is new or seen differently since `ledger`, by (uid, language)."""
    return {
        key: revision(ledger.get(key), fingerprint, now)
        for key, fingerprint in fingerprints.items()
        if key not in ledger or ledger[key].fingerprint != fingerprint
    }


def revision(former: Revision | None, fingerprint: str, now: dt.datetime) -> Revision:
    """Give the revision that follows `former`: later and with a higher sequence, even where the clock is behind.

    The sequence is at least the minutes since 2020, so that a ledger that was lost never lowers it.
    """
    stamp = now.replace(microsecond=0)
    if former:
        stamp = max(stamp, former.stamp + dt.timedelta(seconds=1))
    minutes = max(0, int((stamp - _SEQUENCE_START).total_seconds() // 60))
    sequence = max(minutes, former.sequence + 1) if former else minutes
    return Revision(fingerprint, sequence, stamp, former.created if former else stamp)
