"""A slip knows the case whose fee it asks for; and papers whose end nobody has told are found whatever their day."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("fees", sa.Column("case", sa.String(24), nullable=False, server_default=""))
    op.create_index("fees_case", "fees", ["case"])
    still = sa.text("state IN ('issued', 'unconfirmed')")
    op.create_index("papers_open", "papers", ["day"], sqlite_where=still, postgresql_where=still)
