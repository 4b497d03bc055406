"""The hall's own people: accounts, sessions, wrong passwords; and devices get a role."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("kiosks", sa.Column("role", sa.String(8), nullable=False, server_default="kiosk"))
    op.create_table(
        "accounts",
        sa.Column("id", sa.String(24), primary_key=True),
        sa.Column("badge", sa.String(12), nullable=False),
        sa.Column("folded", sa.String(12), nullable=False, unique=True),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("password", sa.String(200), nullable=False),
        sa.Column("must_change", sa.Boolean, nullable=False),
        sa.Column("locked", sa.Boolean, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("signed_in_at", sa.BigInteger),
    )
    op.create_table(
        "sessions",
        sa.Column("token_hash", sa.String(64), primary_key=True),
        sa.Column("account", sa.String(24), nullable=False, index=True),
        sa.Column("created_at", sa.BigInteger, nullable=False, index=True),
        sa.Column("seen_at", sa.BigInteger, nullable=False),
        sa.Column("acting", sa.Boolean, nullable=False),
    )
    op.create_table(
        "failures",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=True),
        sa.Column("subject", sa.String(32), nullable=False, index=True),
        sa.Column("at", sa.BigInteger, nullable=False, index=True),
    )
