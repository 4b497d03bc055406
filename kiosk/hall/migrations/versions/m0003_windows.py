"""What calling needs: a ticket's way through the hall, windows, services, calls, and one count of all changes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_ACTIVE = sa.text("state IN ('waiting', 'called', 'serving', 'held', 'passed')")


def upgrade() -> None:
    _tickets()
    _counts()
    _windows()
    _services()


def _tickets() -> None:
    for column in (
        sa.Column("shown", sa.String(60), nullable=False, server_default=""),
        sa.Column("seq", sa.BigInteger, nullable=False, server_default="0"),
        sa.Column("priorities", sa.String(120), nullable=False, server_default=""),
        sa.Column("overtaken", sa.Integer, nullable=False, server_default="0"),
        sa.Column("calls", sa.Integer, nullable=False, server_default="0"),
        sa.Column("ready_at", sa.BigInteger, nullable=False, server_default="0"),
        sa.Column("hold_until", sa.BigInteger),
        sa.Column("reason", sa.String(50), nullable=False, server_default=""),
        sa.Column("came_from", sa.String(6), nullable=False, server_default=""),
        sa.Column("back_to", sa.String(6), nullable=False, server_default=""),
        sa.Column("legs", sa.Text, nullable=False, server_default="[]"),
        sa.Column("bound", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("missing", sa.Text, nullable=False, server_default="[]"),
        sa.Column("clerk", sa.String(64), nullable=False, server_default=""),
    ):
        op.add_column("tickets", column)
    op.execute("UPDATE tickets SET ready_at = issued_at")
    op.drop_index("tickets_waiting", "tickets")
    op.drop_index("tickets_holder", "tickets")
    op.create_index("tickets_active", "tickets", ["day"], sqlite_where=_ACTIVE, postgresql_where=_ACTIVE)
    op.create_index("tickets_changed", "tickets", ["day", "seq"])


def _counts() -> None:
    for table in ("counters", "given"):
        op.add_column(table, sa.Column("seq", sa.BigInteger, nullable=False, server_default="0"))
    op.create_table(
        "hall_state",
        sa.Column("name", sa.String(8), primary_key=True),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("line", sa.BigInteger, nullable=False),
    )
    op.execute("INSERT INTO hall_state (name, seq, line) SELECT 'hall', 0, coalesce(max(line), 0) FROM tickets")


def _windows() -> None:
    op.create_table(
        "windows",
        sa.Column("day", sa.String(10), primary_key=True),
        sa.Column("number", sa.String(6), primary_key=True),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("reason", sa.String(50), nullable=False),
        sa.Column("clerk", sa.String(64), nullable=False),
        sa.Column("badge", sa.String(20), nullable=False),
        sa.Column("since", sa.BigInteger, nullable=False),
        sa.Column("lanes", sa.String(26), nullable=False),
        sa.Column("ticket", sa.String(24), nullable=False),
        sa.Column("service", sa.String(24), nullable=False),
        sa.Column("service_number", sa.String(8), nullable=False),
        sa.Column("called", sa.Integer, nullable=False),
        sa.Column("served", sa.Integer, nullable=False),
        sa.Column("passed", sa.Integer, nullable=False),
        sa.Column("service_time", sa.BigInteger, nullable=False),
        sa.Column("rated", sa.Integer, nullable=False),
    )
    op.create_table(
        "shifts",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=True),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("window", sa.String(6), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("clerk", sa.String(64), nullable=False),
        sa.Column("reason", sa.String(50), nullable=False),
    )
    op.create_index("shifts_day", "shifts", ["day"])


def _services() -> None:
    op.create_table(
        "services",
        sa.Column("id", sa.String(24), primary_key=True),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("ticket", sa.String(24), nullable=False),
        sa.Column("number", sa.String(8), nullable=False),
        sa.Column("prefix", sa.String(1), nullable=False),
        sa.Column("window", sa.String(6), nullable=False),
        sa.Column("clerk", sa.String(64), nullable=False),
        sa.Column("items", sa.Text, nullable=False),
        sa.Column("priorities", sa.String(120), nullable=False),
        sa.Column("ready_at", sa.BigInteger, nullable=False),
        sa.Column("called_at", sa.BigInteger, nullable=False),
        sa.Column("started_at", sa.BigInteger),
        sa.Column("ended_at", sa.BigInteger, nullable=False),
        sa.Column("ended", sa.String(12), nullable=False),
        sa.Column("outcomes", sa.Text, nullable=False),
        sa.Column("calls", sa.Integer, nullable=False),
    )
    op.create_index("services_day", "services", ["day"])
    op.create_index("services_ticket", "services", ["ticket"])
    op.create_table(
        "calls",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("ticket", sa.String(24), nullable=False),
        sa.Column("number", sa.String(8), nullable=False),
        sa.Column("window", sa.String(6), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("again", sa.Boolean, nullable=False),
    )
    op.create_index("calls_day", "calls", ["day", "id"])
