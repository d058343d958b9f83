"""The tables. Their classes are only the schema: statements are built on the `Table`s below, never on row objects.

Every instant is aware UTC, in Python and in the database.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Literal

import sqlalchemy as sa
from sqlmodel import Field, SQLModel
from sqlmodel.sql.sqltypes import UTCDateTime

#: The first three are open, the others final; `uncertain` waits for the operator, who chose so.
State = Literal["ready", "leased", "sending", "delivered", "failed", "withdrawn", "expired", "suppressed", "uncertain"]

#: By reason the statuses with which a thing may still be told.
TELLABLE: Mapping[str, tuple[str, ...]] = {
    "lead": ("tentative", "confirmed"),
    "undated": ("tentative", "confirmed"),
    "confirmed": ("confirmed",),
    "dated": ("tentative", "confirmed"),
    "moved": ("tentative", "confirmed"),
}

# Word for word the condition of the index: a bound parameter instead, and neither database would use it.
OPEN = sa.text("state IN ('ready', 'leased', 'sending')")

_BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")  # only INTEGER counts up by itself in SQLite


class RevisionRow(SQLModel, table=True):
    """A text of the registry that was taken over, compressed. The newest is the last good one."""

    __tablename__ = "registry_revision"
    number: int | None = Field(default=None, primary_key=True)
    digest: str
    text: bytes
    file: str
    recorded_at: dt.datetime


class LedgerRow(SQLModel, table=True):
    """When an event last changed for the readers of one language (RULES H1)."""

    __tablename__ = "ledger"
    uid: str = Field(primary_key=True)
    language: str = Field(primary_key=True)
    fingerprint: str
    sequence: int
    stamp: dt.datetime
    created: dt.datetime


class StandingRow(SQLModel, table=True):
    """What the newest revision says of an occurrence: the fence looks here before each hand-off."""

    __tablename__ = "standing"
    uid: str = Field(primary_key=True)
    edtf: str | None
    status: str


class SubscriptionRow(SQLModel, table=True):
    """Who is told what. Ended ones stay, without their address: deliveries point to them."""

    __tablename__ = "subscription"
    id: str = Field(primary_key=True)
    wish: str = Field(index=True)
    selection: str
    lead: str | None
    hour: dt.time
    zone: str
    country: str | None
    language: str
    mode: str
    changes: bool
    channel: str
    address: str
    created_at: dt.datetime
    ended_at: dt.datetime | None = None


class DeliveryRow(SQLModel, table=True):
    """The outbox: one row for each thing told to one subscription, kept after it was sent.

    It holds neither address nor text; both are looked up at each attempt (RULES F9). `available_at` is when the row may
    be taken next: when it is due, when it is to be tried again, or when the lease of whoever took it ends.
    """

    __tablename__ = "delivery"
    __table_args__ = (
        sa.Index("delivery_open", "available_at", "id", sqlite_where=OPEN, postgresql_where=OPEN),
        sa.Index("delivery_told", "uid", "subscription"),
    )
    id: int | None = Field(default=None, sa_column=sa.Column(_BIG, primary_key=True))
    key: str = Field(unique=True)
    subscription: str = Field(foreign_key="subscription.id")
    uid: str
    entry: str
    reason: str
    lead: str | None
    edtf: str
    sequence: int | None
    state: str
    due_at: dt.datetime
    available_at: dt.datetime
    expires_at: dt.datetime
    attempts: int
    claims: int
    lease_token: int
    error: str | None = None
    receipt: str | None = None
    finished_at: dt.datetime | None = None


class AttemptRow(SQLModel, table=True):
    """One attempt and its outcome, never changed. An attempt that its process did not survive has no row."""

    __tablename__ = "attempt"
    delivery: int = Field(sa_column=sa.Column(_BIG, sa.ForeignKey("delivery.id"), primary_key=True))
    number: int = Field(primary_key=True)
    started_at: dt.datetime
    ended_at: dt.datetime
    outcome: str
    said: str | None


class MarkRow(SQLModel, table=True):
    """How far something has come; `planned` is the high-water mark of the plan."""

    __tablename__ = "mark"
    name: str = Field(primary_key=True)
    at: dt.datetime


class KeptFeedRow(SQLModel, table=True):
    """The last good bytes of a feed: a cache for the start, since text and ledger give them again."""

    __tablename__ = "kept_feed"
    name: str = Field(primary_key=True)
    body: bytes
    etag: str
    last_modified: dt.datetime


#: For parameters that are instants: the databases have no type of their own for them, or another one.
INSTANT = UTCDateTime()

METADATA = SQLModel.metadata
REVISION = METADATA.tables["registry_revision"]
LEDGER = METADATA.tables["ledger"]
STANDING = METADATA.tables["standing"]
SUBSCRIPTION = METADATA.tables["subscription"]
DELIVERY = METADATA.tables["delivery"]
ATTEMPT = METADATA.tables["attempt"]
MARK = METADATA.tables["mark"]
KEPT_FEED = METADATA.tables["kept_feed"]
