"""The first tables: tickets and their numbers, answers already given, events, kiosks, notes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_WAITING = sa.text("state = 'waiting'")
_FINISHED = sa.text("finished_at IS NOT NULL")


def upgrade() -> None:
    _tickets()
    _numbers()
    _answers_and_events()
    _kiosks_and_notes()


def _tickets() -> None:
    op.create_table(
        "tickets",
        sa.Column("id", sa.String(24), primary_key=True),
        sa.Column("code", sa.String(10), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("prefix", sa.String(1), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("clash", sa.Integer, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("line", sa.BigInteger, nullable=False),
        sa.Column("pool", sa.String(200), nullable=False),
        sa.Column("lanes", sa.String(26), nullable=False),
        sa.Column("items", sa.Text, nullable=False),
        sa.Column("kiosk", sa.String(64), nullable=False),
        sa.Column("offline", sa.Boolean, nullable=False),
        sa.Column("paper", sa.String(12)),
        sa.Column("holder_mark", sa.String(32)),
        sa.Column("holder_sealed", sa.LargeBinary),
        sa.Column("issued_at", sa.BigInteger, nullable=False),
        sa.Column("window", sa.String(6)),
        sa.Column("called_at", sa.BigInteger),
        sa.Column("started_at", sa.BigInteger),
        sa.Column("finished_at", sa.BigInteger),
        sa.UniqueConstraint("day", "prefix", "number", "clash", name="tickets_number"),
        sa.UniqueConstraint("code", name="tickets_code"),
    )
    _partial("tickets_waiting", ["day", "pool", "prefix", "line"], _WAITING)
    _partial("tickets_holder", ["holder_mark", "day"], _WAITING)
    _partial("tickets_finished", ["day", "prefix"], _FINISHED)


def _partial(name: str, columns: list[str], where: sa.TextClause) -> None:
    op.create_index(name, "tickets", columns, sqlite_where=where, postgresql_where=where)


def _numbers() -> None:
    op.create_table(
        "counters",
        sa.Column("day", sa.String(10), primary_key=True),
        sa.Column("prefix", sa.String(1), primary_key=True),
        sa.Column("last", sa.Integer, nullable=False),
    )
    op.create_table(
        "given",
        sa.Column("day", sa.String(10), primary_key=True),
        sa.Column("item", sa.String(40), primary_key=True),
        sa.Column("tickets", sa.Integer, nullable=False),
    )


def _answers_and_events() -> None:
    op.create_table(
        "requests",
        sa.Column("key", sa.String(80), primary_key=True),
        sa.Column("kiosk", sa.String(64), primary_key=True),
        sa.Column("digest", sa.String(32), nullable=False),
        sa.Column("status", sa.Integer, nullable=False),
        sa.Column("answer", sa.LargeBinary, nullable=False),
        sa.Column("ticket", sa.String(24)),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "events",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=True),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("kiosk", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("ticket", sa.String(24)),
        sa.Column("detail", sa.Text, nullable=False),
    )
    _append_only()


def _append_only() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER events_no_{change.lower()} BEFORE {change} ON events "
                "BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION events_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the event log is append-only'; END $$"
    )
    op.execute(
        "CREATE TRIGGER events_append_only BEFORE UPDATE OR DELETE ON events "
        "FOR EACH ROW EXECUTE FUNCTION events_append_only()"
    )


def _kiosks_and_notes() -> None:
    op.create_table(
        "kiosks",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("ordinal", sa.Integer, nullable=False, unique=True),
        sa.Column("token_hash", sa.String(64), nullable=False, unique=True),
        sa.Column("enrolled_at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "notes",
        sa.Column("name", sa.String(80), primary_key=True),
        sa.Column("content", sa.Text, nullable=False),
    )
