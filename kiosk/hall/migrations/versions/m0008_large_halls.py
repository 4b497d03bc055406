"""A ticket's windows are kept whole, however many: PostgreSQL cut them off after 200 letters, some 50 windows."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.alter_column("tickets", "pool", type_=sa.Text, existing_type=sa.String(200), existing_nullable=False)
