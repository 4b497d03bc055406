"""What is counted of a day that is over, so that a year's statistics need not read a year's services.

Measured on SQLite with 1,000,000 services of three years: one question over a year straight from the services takes
0.6 s, and a page asks forty; from the kept days each takes 0.1 to 0.5 s.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "day_figures",
        sa.Column("kind", sa.String(12), primary_key=True),
        sa.Column("day", sa.String(10), primary_key=True),
        sa.Column("content", sa.Text, nullable=False),
    )
