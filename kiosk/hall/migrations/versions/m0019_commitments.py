"""告知承诺: what a case's item published, whether it is still to be looked into and until when, and what was found."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_TO_CHECK = sa.text("check_due IS NOT NULL")


def upgrade() -> None:
    op.add_column("cases", sa.Column("commitment", sa.Text))
    op.add_column("cases", sa.Column("checked", sa.String(6), nullable=False, server_default=""))
    op.add_column("cases", sa.Column("check_due", sa.String(10)))
    op.create_index("cases_check", "cases", ["id"], sqlite_where=_TO_CHECK, postgresql_where=_TO_CHECK)
