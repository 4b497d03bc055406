"""Filing: drafts, materials, hand-overs to a phone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    moment = sa.BigInteger
    op.create_table(
        "drafts",
        sa.Column("id", sa.String(24), primary_key=True),
        sa.Column("kiosk", sa.String(64), nullable=False),
        sa.Column("item", sa.String(40), nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.Column("until", moment, nullable=False),
        sa.Column("mark", sa.String(32), unique=True),
        sa.Column("tail", sa.String(32)),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "draft_files",
        sa.Column("id", sa.String(24), primary_key=True),
        sa.Column("draft", sa.String(24)),
        sa.Column("case", sa.String(24)),
        sa.Column("n", sa.Integer, nullable=False),
        sa.Column("material", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("pages", sa.Integer, nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "draft_hands",
        sa.Column("mark", sa.String(32), primary_key=True),
        sa.Column("draft", sa.String(24), nullable=False),
        sa.Column("material", sa.String(200), nullable=False),
        sa.Column("page", sa.Integer, nullable=False),
        sa.Column("until", moment, nullable=False),
        sa.Column("left", sa.Integer, nullable=False),
    )
    op.create_table(
        "filings",
        sa.Column("case", sa.String(24), primary_key=True),
        sa.Column("at", moment, nullable=False),
        sa.Column("confirmed", sa.String(6), nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    for table, name, columns in _INDEXES:
        op.create_index(f"{table}_{name}", table, columns)


_INDEXES = (
    ("drafts", "until", ["until"]),
    ("draft_files", "draft", ["draft", "n"]),
    ("draft_files", "case", ["case", "n"]),
    ("draft_hands", "draft", ["draft"]),
    ("draft_hands", "until", ["until"]),
)
