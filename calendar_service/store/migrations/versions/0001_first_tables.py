"""The first tables. What they are for stands in `store/tables.py`; this file is never changed."""

import datetime as dt

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_OPEN = sa.text("state IN ('ready', 'leased', 'sending')")


def upgrade() -> None:
    _registry()
    _subscriptions()
    _deliveries()


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=nullable)


def _instant(name: str, *, nullable: bool = False) -> sa.Column[dt.datetime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _number(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _registry() -> None:
    op.create_table(
        "registry_revision",
        _number("number"),
        _text("digest"),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        _text("file"),
        _instant("recorded_at"),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_table(
        "ledger",
        _text("uid"),
        _text("language"),
        _text("fingerprint"),
        _number("sequence"),
        _instant("stamp"),
        _instant("created"),
        sa.PrimaryKeyConstraint("uid", "language"),
    )
    op.create_table(
        "standing", _text("uid"), _text("edtf", nullable=True), _text("status"), sa.PrimaryKeyConstraint("uid")
    )
    op.create_table(
        "kept_feed",
        _text("name"),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        _text("etag"),
        _instant("last_modified"),
        sa.PrimaryKeyConstraint("name"),
    )


def _subscriptions() -> None:
    op.create_table(
        "subscription",
        _text("id"),
        _text("wish"),
        _text("selection"),
        _text("lead", nullable=True),
        sa.Column("hour", sa.Time(), nullable=False),
        _text("zone"),
        _text("country", nullable=True),
        _text("language"),
        _text("mode"),
        sa.Column("changes", sa.Boolean(), nullable=False),
        _text("channel"),
        _text("address"),
        _instant("created_at"),
        _instant("ended_at", nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_subscription_wish", "subscription", ["wish"])


def _deliveries() -> None:
    op.create_table("mark", _text("name"), _instant("at"), sa.PrimaryKeyConstraint("name"))
    op.create_table(
        "delivery",
        sa.Column("id", _BIG, nullable=False),
        *(_text(name) for name in ("key", "subscription", "uid", "entry", "reason")),
        _text("lead", nullable=True),
        _text("edtf"),
        _number("sequence", nullable=True),
        _text("state"),
        *(_instant(name) for name in ("due_at", "available_at", "expires_at")),
        *(_number(name) for name in ("attempts", "claims", "lease_token")),
        _text("error", nullable=True),
        _text("receipt", nullable=True),
        _instant("finished_at", nullable=True),
        sa.ForeignKeyConstraint(["subscription"], ["subscription.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_index("delivery_open", "delivery", ["available_at", "id"], sqlite_where=_OPEN, postgresql_where=_OPEN)
    op.create_index("delivery_told", "delivery", ["uid", "subscription"])
    op.create_table(
        "attempt",
        sa.Column("delivery", _BIG, nullable=False),
        _number("number"),
        _instant("started_at"),
        _instant("ended_at"),
        _text("outcome"),
        _text("said", nullable=True),
        sa.ForeignKeyConstraint(["delivery"], ["delivery.id"]),
        sa.PrimaryKeyConstraint("delivery", "number"),
    )
