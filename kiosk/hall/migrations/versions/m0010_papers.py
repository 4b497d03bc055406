"""Papers: numbers, quotas, signed files on their way to a printer, and what became of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "papers",
        sa.Column("id", sa.String(24), primary_key=True),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("kiosk", sa.String(64), nullable=False),
        sa.Column("visit", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("number", sa.String(24), nullable=False),
        sa.Column("code", sa.String(12), nullable=False),
        sa.Column("confirmed", sa.String(6), nullable=False),
        sa.Column("mark", sa.String(32)),
        sa.Column("shown", sa.String(80), nullable=False),
        sa.Column("copies", sa.Integer, nullable=False),
        sa.Column("pages", sa.Integer, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("sheets", sa.Integer, nullable=False),
        sa.Column("reason", sa.String(40), nullable=False),
        sa.Column("file", sa.LargeBinary),
        sa.UniqueConstraint("number", name="papers_number"),
        sa.UniqueConstraint("code", name="papers_code"),
    )
    op.create_index("papers_day", "papers", ["day", "place"])
    op.create_index("papers_mark", "papers", ["mark", "day", "kind"])
