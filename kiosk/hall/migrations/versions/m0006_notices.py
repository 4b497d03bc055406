"""One-time notices 一次性告知: who was told what, when and by whom."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "notices",
        sa.Column("id", sa.String(24), primary_key=True),
        sa.Column("code", sa.String(10), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("ticket", sa.String(24), nullable=False),
        sa.Column("number", sa.String(7), nullable=False),
        sa.Column("window", sa.String(6), nullable=False),
        sa.Column("clerk", sa.String(64), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("deadline", sa.String(10), nullable=False),
        sa.Column("way", sa.String(7), nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("holder_sealed", sa.LargeBinary),
        sa.UniqueConstraint("code", name="notices_code"),
    )
    op.create_index("ix_notices_day", "notices", ["day"])
    op.create_index("ix_notices_ticket", "notices", ["ticket"])
