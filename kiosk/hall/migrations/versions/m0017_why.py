"""By which rule a ticket stands where it stands in the queue, or was called."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("tickets", sa.Column("why", sa.String(12), nullable=False, server_default=""))
