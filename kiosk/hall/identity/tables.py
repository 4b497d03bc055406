"""What is kept of identification. No picture, no number, no name: only keyed hashes, and those for a while."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ColumnElement, Float, Index, Integer, String, Table, literal_column

from kiosk.hall.tables import metadata

consents = Table(
    "face_consents",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    # of `at`, in Chinese time: by this it is counted
    Column("day", String(10), nullable=False),
    # when it was said, on the kiosk
    Column("at", BigInteger, nullable=False),
    Column("kiosk", String(64), nullable=False),
    # the kiosk's own name of this asking: a later withdrawal and the check itself name it too
    Column("consent", String(40), nullable=False),
    Column("purpose", String(30), nullable=False),
    Column("text", String(20), nullable=False),
    Column("answer", String(9), nullable=False),
    Column("way", String(6), nullable=False),
    Column("guardian", Boolean, nullable=False),
    # whose it is, as a keyed hash; null once that is no longer needed
    Column("mark", String(32)),
    Index("face_consents_day", "day"),
)

checks = Table(
    "face_checks",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("day", String(10), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("kiosk", String(64), nullable=False),
    Column("consent", String(40), nullable=False),
    Column("purpose", String(30), nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("score", Float),
    Column("real", Float),
    Column("engine", String(80), nullable=False),
    Column("policy", String(80), nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("shots", Integer, nullable=False),
    Column("seconds", Float, nullable=False),
    Column("detail", String(60), nullable=False),
    Column("mark", String(32)),
    Index("face_checks_day", "day"),
)

confirmations = Table(
    "confirmations",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("day", String(10), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("kiosk", String(64), nullable=False),
    Column("visit", String(40), nullable=False),
    # staff or code
    Column("way", String(6), nullable=False),
    # face or guardian
    Column("why", String(8), nullable=False),
    Column("purpose", String(30), nullable=False),
    # the member of staff, "" for a code
    Column("account", String(24), nullable=False),
    Column("mark", String(32)),
    Index("confirmations_day", "day"),
)

# Spelled out in full: a database uses a partial index only where the query says the same words.
MARKED: ColumnElement[bool] = literal_column("mark IS NOT NULL")

for _table in (consents, checks, confirmations):
    Index(f"{_table.name}_marked", _table.c.day, sqlite_where=MARKED, postgresql_where=MARKED)

persons = Table(
    "face_persons",
    metadata,
    # Each person once a year, under a hash of that year which no record bears; gone when the year has been counted
    Column("year", Integer, primary_key=True),
    Column("mark", String(32), primary_key=True),
)

years = Table(
    "face_years",
    metadata,
    Column("year", Integer, primary_key=True),
    Column("persons", Integer, nullable=False),
)

codes = Table(
    "identity_codes",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("kiosk", String(64), nullable=False),
    Column("visit", String(40), nullable=False),
    Column("purpose", String(30), nullable=False),
    Column("mark", String(32), nullable=False),
    # a keyed hash of the digits and this row
    Column("digits", String(32), nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Column("tries", Integer, nullable=False),
    # sending, sent, failed, replaced, right
    Column("state", String(8), nullable=False),
    Index("identity_codes_at", "at"),
    Index("identity_codes_mark", "mark", "at"),
    Index("identity_codes_kiosk", "kiosk", "at"),
)

pins = Table(
    "staff_pins",
    metadata,
    Column("account", String(24), primary_key=True),
    # Argon2id, as a PHC string
    Column("pin", String(200), nullable=False),
    Column("set_at", BigInteger, nullable=False),
)

passes = Table(
    "passes",
    metadata,
    # a keyed hash of the pass's own random id: shown once, and never again
    Column("mark", String(32), primary_key=True),
    Column("expires_at", BigInteger, nullable=False),
    Index("passes_expires", "expires_at"),
)
