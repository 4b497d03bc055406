"""Identification: what the law wants written down of face checks, codes, PINs, and passes that were shown."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_MARKED = sa.text("mark IS NOT NULL")


def upgrade() -> None:
    _records()
    _confirmations()
    _persons()
    _codes()
    _pins_and_passes()


def _records() -> None:
    op.create_table(
        "face_consents",
        sa.Column("id", _NUMBER, primary_key=True, autoincrement=True),
        *_where(),
        sa.Column("consent", sa.String(40), nullable=False),
        sa.Column("purpose", sa.String(30), nullable=False),
        sa.Column("text", sa.String(20), nullable=False),
        sa.Column("answer", sa.String(9), nullable=False),
        sa.Column("way", sa.String(6), nullable=False),
        sa.Column("guardian", sa.Boolean, nullable=False),
        sa.Column("mark", sa.String(32)),
    )
    op.create_table(
        "face_checks",
        sa.Column("id", _NUMBER, primary_key=True, autoincrement=True),
        *_where(),
        sa.Column("consent", sa.String(40), nullable=False),
        sa.Column("purpose", sa.String(30), nullable=False),
        sa.Column("verdict", sa.String(16), nullable=False),
        sa.Column("score", sa.Float),
        sa.Column("real", sa.Float),
        sa.Column("engine", sa.String(80), nullable=False),
        sa.Column("policy", sa.String(80), nullable=False),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("shots", sa.Integer, nullable=False),
        sa.Column("seconds", sa.Float, nullable=False),
        sa.Column("detail", sa.String(60), nullable=False),
        sa.Column("mark", sa.String(32)),
    )
    _indexed("face_consents")
    _indexed("face_checks")


def _confirmations() -> None:
    op.create_table(
        "confirmations",
        sa.Column("id", sa.String(32), primary_key=True),
        *_where(),
        sa.Column("visit", sa.String(40), nullable=False),
        sa.Column("way", sa.String(6), nullable=False),
        sa.Column("why", sa.String(8), nullable=False),
        sa.Column("purpose", sa.String(30), nullable=False),
        sa.Column("account", sa.String(24), nullable=False),
        sa.Column("mark", sa.String(32)),
    )
    _indexed("confirmations")


def _persons() -> None:
    op.create_table(
        "face_persons",
        sa.Column("year", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("mark", sa.String(32), primary_key=True),
    )
    op.create_table(
        "face_years",
        sa.Column("year", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("persons", sa.Integer, nullable=False),
    )


def _codes() -> None:
    op.create_table(
        "identity_codes",
        sa.Column("id", sa.String(24), primary_key=True),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("kiosk", sa.String(64), nullable=False),
        sa.Column("visit", sa.String(40), nullable=False),
        sa.Column("purpose", sa.String(30), nullable=False),
        sa.Column("mark", sa.String(32), nullable=False),
        sa.Column("digits", sa.String(32), nullable=False),
        sa.Column("expires_at", sa.BigInteger, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
    )
    op.create_index("identity_codes_at", "identity_codes", ["at"])
    op.create_index("identity_codes_mark", "identity_codes", ["mark", "at"])
    op.create_index("identity_codes_kiosk", "identity_codes", ["kiosk", "at"])


def _pins_and_passes() -> None:
    op.create_table(
        "staff_pins",
        sa.Column("account", sa.String(24), primary_key=True),
        sa.Column("pin", sa.String(200), nullable=False),
        sa.Column("set_at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "passes",
        sa.Column("mark", sa.String(32), primary_key=True),
        sa.Column("expires_at", sa.BigInteger, nullable=False),
    )
    op.create_index("passes_expires", "passes", ["expires_at"])


def _where() -> tuple[sa.Column[str], sa.Column[int], sa.Column[str]]:
    return (
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("kiosk", sa.String(64), nullable=False),
    )


def _indexed(table: str) -> None:
    op.create_index(f"{table}_day", table, ["day"])
    op.create_index(f"{table}_marked", table, ["day"], sqlite_where=_MARKED, postgresql_where=_MARKED)
