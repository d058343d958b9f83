"""What the service last took over from the registry: its text, the ledger of revisions, and where each date stands.

A reload writes all three in one transaction of its own, so each function takes the connection.
"""

import datetime as dt
import hashlib
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from calendar_service.core.published.ledger import Key, Revision
from calendar_service.store.planning import mark
from calendar_service.store.tables import LEDGER, REVISION, STANDING
from calendar_service.store.upsert import put

_A_MOMENT, _A_SECOND = dt.timedelta(microseconds=1), dt.timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Recorded:
    """A text of the registry as it was taken over; `number` counts revisions from 1."""

    number: int
    digest: str
    text: bytes
    file: str
    recorded_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """What the newest revision says of an occurrence; `edtf` is None where it is postponed without a new date."""

    edtf: str | None
    status: str


def digest_of(text: bytes) -> str:
    """Return what tells one text from another, as `Recorded.digest` keeps it."""
    return hashlib.sha256(text).hexdigest()


def save_text(connection: Connection, text: bytes, file: str, recorded_at: dt.datetime) -> int:
    """Keep a good text of the registry and return the number of the new revision.

    It is recorded after everything that is planned already, so that what it changes is still to be planned, and in a
    later second than the revision before, since that tells their notices apart.
    """
    planned, before = mark(connection), connection.execute(sa.select(sa.func.max(REVISION.c.recorded_at))).scalar()
    at = max(recorded_at, planned + _A_MOMENT) if planned else recorded_at
    at = max(at, before + _A_SECOND) if before else at
    values = {"digest": digest_of(text), "text": zlib.compress(text), "file": file, "recorded_at": at}
    number: int = connection.execute(sa.insert(REVISION).returning(REVISION.c.number), values).scalar_one()
    return number


def last_good(connection: Connection) -> Recorded | None:
    """Return the newest text that was taken over, or None before the first."""
    number = newest(connection)
    return recorded(connection, number) if number else None


def newest(connection: Connection) -> int:
    """Return the number of the newest revision, 0 before the first."""
    return connection.execute(sa.select(sa.func.max(REVISION.c.number))).scalar() or 0


def recorded(connection: Connection, number: int) -> Recorded:
    """Return a revision that exists."""
    row = connection.execute(sa.select(REVISION).where(REVISION.c.number == number)).one()
    return Recorded(row.number, row.digest, zlib.decompress(row.text), row.file, row.recorded_at)


def in_force_since(connection: Connection, at: dt.datetime) -> tuple[tuple[int, dt.datetime], ...]:
    """List number and instant of the revisions recorded after `at`, and first of the one in force then."""
    columns = sa.select(REVISION.c.number, REVISION.c.recorded_at)
    before = columns.where(REVISION.c.recorded_at <= at).order_by(REVISION.c.number.desc()).limit(1)
    later = columns.where(REVISION.c.recorded_at > at).order_by(REVISION.c.number)
    return tuple((number, since) for query in (before, later) for number, since in connection.execute(query))


def ledger(connection: Connection) -> dict[Key, Revision]:
    """Read the ledger whole."""
    columns = LEDGER.c
    rows = connection.execute(
        sa.select(columns.uid, columns.language, columns.fingerprint, columns.sequence, columns.stamp, columns.created)
    )
    return {(uid, language): Revision(*revision) for uid, language, *revision in rows}


def revise(connection: Connection, revisions: Mapping[Key, Revision]) -> None:
    """Write what is new in the ledger; the other lines stay, also those of occurrences that are gone (RULES H1)."""
    rows = [
        {
            "uid": uid,
            "language": language,
            "fingerprint": revision.fingerprint,
            "sequence": revision.sequence,
            "stamp": revision.stamp,
            "created": revision.created,
        }
        for (uid, language), revision in revisions.items()
    ]
    put(connection, LEDGER, rows)


def standings(connection: Connection) -> dict[str, Standing]:
    """Read where each occurrence stands, by uid."""
    return {uid: Standing(edtf, status) for uid, edtf, status in connection.execute(sa.select(STANDING))}


def stand(connection: Connection, changed: Mapping[str, Standing], gone: Iterable[str] = ()) -> None:
    """Write where occurrences stand now, and forget those that are `gone`: nothing is sent of them any more."""
    put(connection, STANDING, [{"uid": uid, "edtf": at.edtf, "status": at.status} for uid, at in changed.items()])
    if uids := [{"gone": uid} for uid in gone]:
        connection.execute(sa.delete(STANDING).where(STANDING.c.uid == sa.bindparam("gone")), uids)
