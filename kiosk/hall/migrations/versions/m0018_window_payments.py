"""What a window takes itself; and a slip that is not to be paid any more has a state of its own."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("fees", sa.Column("way", sa.String(8), nullable=False, server_default=""))
    op.add_column("fees", sa.Column("receipt", sa.String(32), nullable=False, server_default=""))
    op.add_column("fees", sa.Column("taker", sa.String(64), nullable=False, server_default=""))
    taken = sa.text("way <> ''")
    op.create_index("fees_taken", "fees", ["paid_at"], sqlite_where=taken, postgresql_where=taken)
    op.execute(
        "UPDATE fees SET state = 'canceled' WHERE state IN ('owed', 'failed', 'expired') AND reason = 'caseEnded'"
    )
