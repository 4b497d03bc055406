"""The outbox: what this kiosk has promised, written down before it acts (DESIGN §6).

SQLite in WAL mode with synchronous=FULL: what a method of this class has returned from survives a power cut. An
*intent* is one ticket on its way from touch to paper; a *delivery* is one request the center must still hear, sent in
the order it was written. Bodies are sealed and erased once delivered.

    intent: asked → given → printing → sent → (owed →) settled      (offline tickets begin at given)
"""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from kiosk.center.contract.undelivered import UNREADABLE, Undelivered
from kiosk.center.sealing import Seal, SealBroken

log = logging.getLogger(__name__)

SCHEMA = """
CREATE TABLE IF NOT EXISTS intent (
    key TEXT PRIMARY KEY, state TEXT NOT NULL, number TEXT NOT NULL DEFAULT '', made REAL NOT NULL,
    boot TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE IF NOT EXISTS delivery (
    id INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT NOT NULL, key TEXT NOT NULL, body BLOB NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting', attempts INTEGER NOT NULL DEFAULT 0, error TEXT NOT NULL DEFAULT '',
    made REAL NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS delivery_waiting ON delivery (id) WHERE state = 'waiting';
CREATE TABLE IF NOT EXISTS offline (
    day TEXT NOT NULL, prefix TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (day, prefix, number)) STRICT;
"""
KEPT_DAYS = 30
BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


class Stage(StrEnum):
    ASKED = "asked"
    GIVEN = "given"
    PRINTING = "printing"
    SENT = "sent"
    OWED = "owed"
    """Settled, but what may be left of the slip in the printer is not yet marked 作废."""
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Intent:
    key: str
    stage: Stage
    number: str
    powered: bool = True
    """The machine has not been switched off since, so the printer still knows what it was sent."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """A POST the center must hear: `path` below the center's address, `key` its Idempotency-Key."""

    id: int
    path: str
    key: str
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Letter:
    """A delivery not yet written down."""

    path: str
    key: str
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A delivery that the center refused, and that nobody has looked at."""

    id: int
    told: Undelivered


class RangeExhausted(Exception):
    """Every offline number of this letter and day has been given."""


class Outbox:
    """One file, one owner, one thread."""

    def __init__(self, path: Path, seal: Seal) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._seal = seal
        self._boot = BOOT_ID.read_text(encoding="ascii").strip()
        self._db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=FULL")
        self._db.execute("PRAGMA secure_delete=ON")
        self._db.executescript(SCHEMA)
        self._forget_old()

    def close(self) -> None:
        self._db.close()

    @contextmanager
    def _at_once(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    # ------------------------------------------------------------------------------------ intents

    def intend(self, key: str) -> None:
        """Before the center is asked: a key that may make a ticket exists."""
        self._db.execute("INSERT INTO intent (key, state, made) VALUES (?, ?, ?)", (key, Stage.ASKED, time.time()))

    def reach(self, key: str, stage: Stage, number: str | None = None) -> None:
        """The intent has come this far. One that is settled is not opened again, by a reprint or by a late word of the
        printer: its number was promised to the citizen. A reprint that has begun is owed a void strip until settled."""
        settled = (Stage.OWED, Stage.SETTLED)
        changed = self._db.execute(
            "UPDATE intent SET state = ?, number = coalesce(?, number), boot = ? WHERE key = ? AND state NOT IN (?, ?)",
            (stage, number, self._boot, key, *settled),
        )
        if changed.rowcount == 0 and stage is Stage.PRINTING:
            self._db.execute("UPDATE intent SET state = ? WHERE key = ?", (Stage.OWED, key))

    def settle(self, key: str, *letters: Letter, owed: bool = False) -> None:
        """The intent is over, and the center must hear these: one transaction. `owed` keeps it open until `paid`."""
        with self._at_once():
            self._db.execute("UPDATE intent SET state = ? WHERE key = ?", (Stage.OWED if owed else Stage.SETTLED, key))
            self._post(letters)

    def paid(self) -> None:
        """Whatever lay in the printer has been marked 作废."""
        self._db.execute("UPDATE intent SET state = ? WHERE state = ?", (Stage.SETTLED, Stage.OWED))

    def reserve(self, day: str, prefix: str, numbers: range) -> int:
        """Take the next free offline number of this letter and day for good. Raises RangeExhausted."""
        with self._at_once():
            query = "SELECT max(number) FROM offline WHERE day = ? AND prefix = ?"
            last = self._db.execute(query, (day, prefix)).fetchone()[0]
            number = numbers.start if last is None else int(last) + 1
            if number not in numbers:
                raise RangeExhausted(f"no offline number left for {prefix} on {day}")
            self._db.execute("INSERT INTO offline VALUES (?, ?, ?)", (day, prefix, number))
        return number

    def adopt(self, key: str, number: str, letter: Letter) -> None:
        """A ticket given offline exists now: remember it and tell the center, in one transaction."""
        with self._at_once():
            self._db.execute(
                "INSERT INTO intent (key, state, number, made) VALUES (?, ?, ?, ?)",
                (key, Stage.GIVEN, number, time.time()),
            )
            self._post((letter,))

    def open_intents(self) -> list[Intent]:
        """What a restart finds unfinished, oldest first."""
        rows = self._db.execute(
            "SELECT key, state, number, boot FROM intent WHERE state <> ? ORDER BY made", (Stage.SETTLED,)
        )
        return [Intent(key, Stage(state), number, boot == self._boot) for key, state, number, boot in rows]

    # --------------------------------------------------------------------------------- deliveries

    def post(self, *letters: Letter) -> None:
        with self._at_once():
            self._post(letters)

    def _post(self, letters: tuple[Letter, ...]) -> None:
        self._db.executemany(
            "INSERT INTO delivery (path, key, body, made) VALUES (?, ?, ?, ?)",
            [(letter.path, letter.key, self._seal.close(letter.body), time.time()) for letter in letters],
        )

    def next(self) -> Delivery | None:
        """The oldest request the center has not answered."""
        query = "SELECT id, path, key, body FROM delivery WHERE state = 'waiting' ORDER BY id LIMIT 1"
        while (row := self._db.execute(query).fetchone()) is not None:
            try:
                return Delivery(row[0], row[1], row[2], self._seal.open(row[3]))
            except SealBroken as broken:  # it must not stand in the way of those behind it
                log.error("delivery %d cannot be read and is set aside: %s", row[0], broken)
                self._set_aside(row[0], UNREADABLE)
        return None

    def delivered(self, delivery: Delivery) -> None:
        self._db.execute("DELETE FROM delivery WHERE id = ?", (delivery.id,))

    def refused(self, delivery: Delivery, error: str) -> None:
        """The center heard it and said no: kept, sealed, for staff; the queue goes on."""
        self._set_aside(delivery.id, error)

    def refusals(self) -> list[Refusal]:
        """Oldest first."""
        query = "SELECT id, path, error, made FROM delivery WHERE state = 'refused' ORDER BY id"
        return [
            Refusal(identity, Undelivered(path, why, datetime.fromtimestamp(made).astimezone()))
            for identity, path, why, made in self._db.execute(query)
        ]

    def seen(self, identity: int) -> None:
        """Somebody has looked at this refusal; it is kept until it is old."""
        self._db.execute("UPDATE delivery SET state = 'seen' WHERE id = ? AND state = 'refused'", (identity,))

    def again(self, identity: int) -> None:
        """Send it once more, in its old place and with its old key."""
        self._db.execute("UPDATE delivery SET state = 'waiting' WHERE id = ? AND state = 'refused'", (identity,))

    def _set_aside(self, identity: int, error: str) -> None:
        self._db.execute("UPDATE delivery SET state = 'refused', error = ? WHERE id = ?", (error[:200], identity))

    def tried(self, delivery: Delivery, error: str) -> None:
        self._db.execute(
            "UPDATE delivery SET attempts = attempts + 1, error = ? WHERE id = ?", (error[:200], delivery.id)
        )

    def waiting(self) -> int:
        """How many requests the center must still hear."""
        return int(self._db.execute("SELECT count(*) FROM delivery WHERE state = 'waiting'").fetchone()[0])

    def _forget_old(self) -> None:
        limit = time.time() - KEPT_DAYS * 86400
        self._db.execute("DELETE FROM intent WHERE state = ? AND made < ?", (Stage.SETTLED, limit))
        self._db.execute("DELETE FROM delivery WHERE state IN ('refused', 'seen') AND made < ?", (limit,))
        day = time.strftime("%Y-%m-%d", time.localtime(limit))
        self._db.execute("DELETE FROM offline WHERE day < ?", (day,))
