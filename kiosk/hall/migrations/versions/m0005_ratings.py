"""Ratings: what was said of a service, its follow-up and appeal, odd patterns, and what platforms have to hear."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_UNSETTLED = sa.text("state IN ('open', 'contacted')")
_WORDED = sa.text("text_sealed IS NOT NULL")
_WAITING = sa.text("state = 0")
_REFUSAL = "odd patterns are kept as they were noted"


def upgrade() -> None:
    _ratings()
    _follow_ups()
    _appeals()
    _suspicions()
    _pushes()


def _ratings() -> None:
    op.create_table(
        "ratings",
        sa.Column("id", sa.String(24), primary_key=True),
        sa.Column("service", sa.String(24), nullable=False),
        sa.Column("assess_number", sa.Integer, nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("level", sa.String(20), nullable=False),
        sa.Column("reasons", sa.String(40), nullable=False),
        sa.Column("options_version", sa.Integer, nullable=False),
        sa.Column("text_sealed", sa.LargeBinary),
        sa.Column("channel", sa.String(10), nullable=False),
        sa.Column("device", sa.String(64), nullable=False),
        sa.Column("source", sa.String(32), nullable=False),
        sa.Column("is_default", sa.Boolean, nullable=False),
        sa.Column("excluded", sa.Boolean, nullable=False),
        sa.Column("ticket", sa.String(24), nullable=False),
        sa.Column("number", sa.String(8), nullable=False),
        sa.Column("window", sa.String(6), nullable=False),
        sa.Column("clerk", sa.String(64), nullable=False),
        sa.Column("items", sa.Text, nullable=False),
        sa.Column("started_at", sa.BigInteger, nullable=False),
        sa.Column("ended_at", sa.BigInteger, nullable=False),
        sa.UniqueConstraint("service", "assess_number", name="ratings_service"),
    )
    op.create_index("ratings_day", "ratings", ["day", "window", "at"])
    op.create_index("ratings_source", "ratings", ["source", "at"])
    op.create_index("ratings_worded", "ratings", ["day"], sqlite_where=_WORDED, postgresql_where=_WORDED)
    op.create_table(
        "rating_presses",
        sa.Column("id", _NUMBER, primary_key=True, autoincrement=True),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("window", sa.String(6), nullable=False),
        sa.Column("device", sa.String(64), nullable=False),
    )
    op.create_index("rating_presses_device", "rating_presses", ["device", "window", "at"])


def _follow_ups() -> None:
    op.create_table(
        "follow_ups",
        sa.Column("id", sa.String(24), primary_key=True),
        sa.Column("rating", sa.String(24), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("opened_at", sa.BigInteger, nullable=False),
        sa.Column("contact_by", sa.String(10), nullable=False),
        sa.Column("settle_by", sa.String(10), nullable=False),
        sa.Column("phone_sealed", sa.LargeBinary),
        sa.Column("contacted_at", sa.BigInteger),
        sa.Column("contacted_by", sa.String(24), nullable=False),
        sa.Column("reached", sa.Boolean),
        sa.Column("note_sealed", sa.LargeBinary),
        sa.Column("settled_at", sa.BigInteger),
        sa.Column("how", sa.String(10), nullable=False),
        sa.Column("settled_by", sa.String(24), nullable=False),
        sa.Column("answer_sealed", sa.LargeBinary),
        sa.Column("closed_at", sa.BigInteger),
        sa.Column("closed_by", sa.String(24), nullable=False),
        sa.UniqueConstraint("rating", name="follow_ups_rating"),
    )
    op.create_index("follow_ups_day", "follow_ups", ["day"])
    op.create_index("follow_ups_due", "follow_ups", ["settle_by"], sqlite_where=_UNSETTLED, postgresql_where=_UNSETTLED)


def _appeals() -> None:
    op.create_table(
        "appeals",
        sa.Column("id", sa.String(24), primary_key=True),
        sa.Column("rating", sa.String(24), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("grounds_sealed", sa.LargeBinary, nullable=False),
        sa.Column("opened_at", sa.BigInteger, nullable=False),
        sa.Column("opened_by", sa.String(24), nullable=False),
        sa.Column("decided_at", sa.BigInteger),
        sa.Column("decided_by", sa.String(24), nullable=False),
        sa.Column("upheld", sa.Boolean),
        sa.Column("reason_sealed", sa.LargeBinary),
        sa.UniqueConstraint("rating", name="appeals_rating"),
    )


def _suspicions() -> None:
    op.create_table(
        "suspicions",
        sa.Column("id", _NUMBER, primary_key=True, autoincrement=True),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("window", sa.String(6), nullable=False),
        sa.Column("rating", sa.String(24), nullable=False),
        sa.Column("device", sa.String(64), nullable=False),
        sa.Column("facts", sa.Text, nullable=False),
    )
    op.create_index("suspicions_day", "suspicions", ["day", "id"])
    op.create_index("suspicions_rating", "suspicions", ["rating"])
    if op.get_bind().dialect.name == "sqlite":
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER suspicions_no_{change.lower()} BEFORE {change} ON suspicions "
                f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION suspicions_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$"
    )
    op.execute(
        "CREATE TRIGGER suspicions_append_only BEFORE UPDATE OR DELETE ON suspicions "
        "FOR EACH ROW EXECUTE FUNCTION suspicions_append_only()"
    )


def _pushes() -> None:
    op.create_table(
        "rating_pushes",
        sa.Column("rating", sa.String(24), primary_key=True),
        sa.Column("target", sa.String(20), primary_key=True),
        sa.Column("state", sa.Integer, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("due_at", sa.BigInteger, nullable=False),
        sa.Column("sent_at", sa.BigInteger),
        sa.Column("receipt", sa.String(64), nullable=False),
        sa.Column("fault", sa.String(200), nullable=False),
    )
    op.create_index("rating_pushes_due", "rating_pushes", ["due_at"], sqlite_where=_WAITING, postgresql_where=_WAITING)
