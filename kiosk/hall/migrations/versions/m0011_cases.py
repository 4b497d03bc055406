"""Cases: an application from receipt to the result, and every step of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _cases()
    op.create_table(
        "case_steps",
        sa.Column("id", sa.String(24), primary_key=True),
        sa.Column("case", sa.String(24), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("verb", sa.String(16), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("by", sa.String(64), nullable=False),
        sa.Column("badge", sa.String(20), nullable=False),
        sa.Column("words", sa.Text, nullable=False),
    )
    op.create_index("case_steps_case", "case_steps", ["case", "id"])


def _cases() -> None:
    day, moment = sa.String(10), sa.BigInteger
    op.create_table(
        "cases",
        sa.Column("id", sa.String(24), primary_key=True),
        sa.Column("number", sa.String(24), nullable=False),
        sa.Column("short", sa.String(14), nullable=False),
        sa.Column("code", sa.String(10), nullable=False),
        sa.Column("day", day, nullable=False),
        sa.Column("serial", sa.Integer, nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.Column("item", sa.String(40), nullable=False),
        sa.Column("department", sa.String(40), nullable=False),
        sa.Column("handle_type", sa.String(12), nullable=False),
        sa.Column("channel", sa.String(6), nullable=False),
        sa.Column("ticket", sa.String(24), nullable=False),
        sa.Column("applicant", sa.LargeBinary),
        sa.Column("mark", sa.String(32)),
        sa.Column("tail", sa.String(32)),
        sa.Column("shown", sa.String(80), nullable=False),
        sa.Column("materials", sa.Text, nullable=False),
        sa.Column("told_gaps", sa.Text, nullable=False),
        sa.Column("gaps", sa.Text, nullable=False),
        sa.Column("gaps_until", day),
        sa.Column("committed", sa.Boolean, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("interrupted", sa.String(10)),
        sa.Column("special", sa.String(10)),
        sa.Column("special_on", day),
        sa.Column("depth", sa.Integer, nullable=False),
        sa.Column("promised", sa.Integer, nullable=False),
        sa.Column("statutory", sa.Integer),
        sa.Column("received_on", day, nullable=False),
        sa.Column("accepted_on", day),
        sa.Column("decided_on", day),
        sa.Column("closed_on", day),
        sa.Column("stopped", sa.Integer, nullable=False),
        sa.Column("extended", sa.Integer, nullable=False),
        sa.Column("due", day),
        sa.Column("legal_due", day),
        sa.Column("step_due", day),
        sa.Column("yellow_on", day),
        sa.Column("red_on", day),
        sa.Column("late_reason", sa.String(300), nullable=False),
        sa.Column("result", sa.String(300), nullable=False),
        sa.Column("result_number", sa.String(60), nullable=False),
        sa.Column("forwarded_by", sa.String(64), nullable=False),
        sa.Column("open", sa.Boolean, nullable=False),
        sa.UniqueConstraint("number", name="cases_number"),
        sa.UniqueConstraint("short", name="cases_short"),
        sa.UniqueConstraint("code", name="cases_code"),
    )
    for name, columns in _INDEXES.items():
        op.create_index(f"cases_{name}", "cases", columns)
    for name, columns in {"open": ["id", "department"], "at": ["department", "id"]}.items():
        op.create_index(
            f"cases_{name}",
            "cases",
            [*columns, "yellow_on", "red_on"],
            sqlite_where=sa.text("open = 1"),
            postgresql_where=sa.column("open", sa.Boolean),
        )


_INDEXES = {
    "day": ["day", "serial"],
    "mark": ["mark", "id"],
    "state": ["state", "id"],
    "department": ["department", "id"],
    "item": ["item", "id"],
    "gaps": ["gaps_until"],
    "closed": ["closed_on"],
}
