"""What retention needs: old names and old answers found by index, and an event log that lets go of what is old."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_KEPT = 184 * 86_400 * 1_000_000
"""Six months in microseconds, however long the months: younger events cannot be deleted (网络安全法 第二十三条（三）).
Counted back from the newest event, so that it holds for a hall whose clock is not the computer's."""
_YOUNG = f"OLD.at > (SELECT at FROM events ORDER BY id DESC LIMIT 1) - {_KEPT}"
_REFUSAL = "the event log is append-only"


def upgrade() -> None:
    named = sa.text("holder_mark IS NOT NULL")
    op.create_index("tickets_named", "tickets", ["day"], sqlite_where=named, postgresql_where=named)
    op.create_index("requests_at", "requests", ["at"])
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER events_no_delete")
        op.execute(
            f"CREATE TRIGGER events_no_delete BEFORE DELETE ON events WHEN {_YOUNG} "
            f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
        )
        return
    op.execute(
        "CREATE OR REPLACE FUNCTION events_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN IF TG_OP = 'UPDATE' OR {_YOUNG} THEN RAISE EXCEPTION '{_REFUSAL}'; END IF; RETURN OLD; END $$"
    )
