"""The last good bytes of each feed, so that a start answers at once and a broken registry never empties a calendar."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from calendar_service.store.tables import KEPT_FEED
from calendar_service.store.upsert import put


@dataclass(frozen=True, slots=True)
class KeptFeed:
    """A finished response."""

    body: bytes
    etag: str
    last_modified: dt.datetime


def keep(connection: Connection, feeds: Mapping[str, KeptFeed]) -> None:
    """Keep feeds by name, in place of what was kept before."""
    rows = [
        {"name": name, "body": feed.body, "etag": feed.etag, "last_modified": feed.last_modified}
        for name, feed in feeds.items()
    ]
    put(connection, KEPT_FEED, rows)


def kept(connection: Connection) -> dict[str, KeptFeed]:
    """Read all kept feeds by name."""
    return {name: KeptFeed(*feed) for name, *feed in connection.execute(sa.select(KEPT_FEED))}
