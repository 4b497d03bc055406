"""What a line of a case's book knows beside its words, and indexes of what is still to be forgotten."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

STUCK = """
    UPDATE cases SET gaps = '[]'
    WHERE state IN ('accepted', 'review', 'approval', 'special') AND gaps_until IS NULL AND gaps <> '[]'
"""
"""Accepted by law while something was still to be brought, and no day was left until which: it could not be granted."""


def upgrade() -> None:
    op.add_column("case_steps", sa.Column("about", sa.Text, nullable=False, server_default="{}"))
    op.execute(STUCK)
    op.execute("UPDATE papers SET shown = '' WHERE mark IS NULL")  # whose it is was forgotten, and its short name not
    for name, table, day, known in _INDEXES:
        where = sa.text(f"{known} IS NOT NULL")
        op.create_index(name, table, [day], sqlite_where=where, postgresql_where=where)


_INDEXES = (
    ("cases_named", "cases", "closed_on", "applicant"),
    ("papers_filed", "papers", "day", "file"),
    ("papers_marked", "papers", "day", "mark"),
    ("fees_marked", "fees", "day", "mark"),
)
