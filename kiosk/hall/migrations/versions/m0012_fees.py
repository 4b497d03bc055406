"""Fees: what is owed, paid, given back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "fees",
        sa.Column("id", sa.String(24), primary_key=True),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("kiosk", sa.String(64), nullable=False),
        sa.Column("visit", sa.String(40), nullable=False),
        sa.Column("sort", sa.String(8), nullable=False),
        sa.Column("what", sa.String(40), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("name_en", sa.String(200), nullable=False),
        sa.Column("basis", sa.Text, nullable=False),
        sa.Column("copies", sa.Integer, nullable=False),
        sa.Column("amount", sa.BigInteger, nullable=False),
        sa.Column("number", sa.String(24), nullable=False),
        sa.Column("code", sa.String(12), nullable=False),
        sa.Column("mark", sa.String(32)),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("reason", sa.String(40), nullable=False),
        sa.Column("pay", sa.Text, nullable=False),
        sa.Column("until", sa.BigInteger, nullable=False),
        sa.Column("changed", sa.BigInteger, nullable=False),
        sa.Column("asked", sa.BigInteger, nullable=False),
        sa.Column("paid_at", sa.BigInteger),
        sa.Column("paper", sa.String(24), nullable=False),
        sa.UniqueConstraint("number", name="fees_number"),
        sa.UniqueConstraint("code", name="fees_code"),
    )
    op.create_index("fees_day", "fees", ["day", "place"])
    op.create_index("fees_state", "fees", ["state", "until"])
    op.create_index("fees_paper", "fees", ["paper"])
