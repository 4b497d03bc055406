"""What staff decide about papers after the printer has spoken: came out, void, print once more. And papers are rated:
the moment one was settled, and room for its number among the ratings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("papers", sa.Column("settled_at", sa.BigInteger))
    op.create_table(
        "paper_acts",
        sa.Column("id", sa.String(24), primary_key=True),
        sa.Column("paper", sa.String(24), nullable=False),
        sa.Column("act", sa.String(8), nullable=False),
        sa.Column("by", sa.String(24), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("reason", sa.LargeBinary, nullable=False),
        sa.Column("kiosk", sa.String(64), nullable=False),
        sa.Column("until", sa.BigInteger),
        sa.Column("ended_at", sa.BigInteger),
        sa.Column("outcome", sa.String(12), nullable=False),
        sa.Column("sheets", sa.Integer, nullable=False),
    )
    op.create_index("paper_acts_paper", "paper_acts", ["paper"])
    if op.get_bind().dialect.name == "postgresql":
        op.alter_column("ratings", "number", type_=sa.String(24), existing_type=sa.String(8), existing_nullable=False)
