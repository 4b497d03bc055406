"""The pulse of the hall: every change raises the hall's `seq` by one, and whoever shows the hall waits for the next.

A process hears of its own changes from its writer (`tell`), when they are on disk, and passes them on to the others
through PostgreSQL: `NOTIFY hall, '<seq>'`, gathered, because every one of them wakes every process of the hall (said in
the change's own transaction it also kept the hall locked a third longer). Once a second the store is asked as well:
whatever was missed is known then, and the store is known to be there.
"""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from contextlib import suppress
from typing import Any

import psycopg
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from kiosk.hall.exchange import Question, ask
from kiosk.hall.storage import Line, Store
from kiosk.hall.tables import hall_state

log = logging.getLogger("kiosk.hall")

CHANNEL = "hall"
"""Of PostgreSQL's NOTIFY."""

LOOK_SECONDS = 1.0
_LONGEST_PAUSE = 2.0
_CONNECT_SECONDS = 3
_STOP_SECONDS = 0.2
_GATHERED_SECONDS = 0.025
"""Changes within this time are told to the other processes as one: every NOTIFY wakes each of them."""
_NOTIFY = "SELECT pg_notify(:channel, :seq)"
_SEQ = select(hall_state.c.seq).where(hall_state.c.name == "hall")


class Pulse:
    """Belongs to one event loop; `tell` may be called from any thread. Made where the loop runs."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._loop = asyncio.get_running_loop()
        self._changed = asyncio.Event()
        self._stopping = threading.Event()
        self._heard = time.monotonic()
        self._lost = False
        self._passing_on = False
        self._telling = threading.Lock()
        self._line = Line(store.reader.connect)
        """To tell the others on."""
        self.seq = 0
        """The newest that is known here."""
        self._thread = threading.Thread(target=self._listen, name="center pulse", daemon=True)
        self._thread.start()

    @property
    def silent(self) -> float:
        """Seconds since the store was last known to be there. Above two or three, what is known may be old."""
        return time.monotonic() - self._heard

    def tell(self, seq: int) -> None:
        """This process has brought the hall to `seq`, and that is on disk."""
        with suppress(RuntimeError):  # the loop has ended: nobody waits any more
            self._loop.call_soon_threadsafe(self._moved, seq)

    async def beyond(self, seq: int) -> int:
        """Wait until the hall has changed since `seq`; the newest seq then."""
        while self.seq <= seq:
            await self._changed.wait()
        return self.seq

    def stop(self) -> None:
        """Returns when the store is no longer asked. Blocks for a moment: not for the event loop."""
        self._stopping.set()
        if not self._store.sqlite:
            with self._telling:  # once here, nobody tells any more: see `_tell_others`
                self._notify(self.seq)  # whoever listens here is woken too
                self._line.hang_up()
        self._thread.join()

    def _moved(self, seq: int) -> None:
        self._arrived(seq)
        if not self._store.sqlite and not self._passing_on:
            self._passing_on = True
            self._loop.call_later(_GATHERED_SECONDS, self._pass_on)

    def _pass_on(self) -> None:
        self._passing_on = False
        if not self._stopping.is_set():
            self._loop.run_in_executor(None, self._tell_others, self.seq)

    def _tell_others(self, seq: int) -> None:
        """On a thread that may come late: a store that is being closed must not be asked again."""
        with self._telling:
            if not self._stopping.is_set():
                self._notify(seq)

    def _notify(self, seq: int) -> None:
        """Under `_telling`. Whoever misses it asks within a second."""
        try:
            ask(self._line.connection, [Question(_NOTIFY, {"channel": CHANNEL, "seq": str(seq)})])
        except SQLAlchemyError:
            self._line.hang_up()

    def _heard_of(self, seq: int) -> None:
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._arrived, seq)

    def _arrived(self, seq: int) -> None:
        self._heard = time.monotonic()
        if seq > self.seq:
            self.seq = seq
            self._changed.set()
            self._changed = asyncio.Event()

    def _listen(self) -> None:
        follow = self._poll if self._store.sqlite else self._follow
        pause = 0.1
        while not self._stopping.is_set():
            began = time.monotonic()
            try:
                follow()
            except (psycopg.Error, SQLAlchemyError, OSError) as fault:
                self._missed(fault)
            # Lost at once, again and again: no hurry. After a good while: as soon as can be.
            pause = 0.1 if time.monotonic() - began > _LONGEST_PAUSE else min(2 * pause, _LONGEST_PAUSE)
            self._stopping.wait(pause)

    def _poll(self) -> None:
        while True:
            with self._store.reading() as connection:
                seq = connection.execute(_SEQ).scalar()
            self._reached(seq)
            if self._stopping.wait(LOOK_SECONDS):
                return

    def _follow(self) -> None:
        with self._connect() as connection:
            # Listened to before it is asked: a change in between is heard, not missed.
            connection.execute(f"LISTEN {CHANNEL}".encode())
            asked = -LOOK_SECONDS
            while not self._stopping.is_set():
                if time.monotonic() - asked >= LOOK_SECONDS:
                    asked = time.monotonic()
                    row = connection.execute("SELECT seq FROM hall_state WHERE name = 'hall'").fetchone()
                    self._reached(None if row is None else row[0])
                for heard in connection.notifies(timeout=_STOP_SECONDS):
                    if self._stopping.is_set():
                        return
                    if heard.payload.isdecimal():
                        self._heard_of(int(heard.payload))

    def _connect(self) -> psycopg.Connection[Any]:
        return psycopg.connect(
            self._store.url.set(drivername="postgresql").render_as_string(hide_password=False),
            autocommit=True,
            connect_timeout=_CONNECT_SECONDS,
            keepalives_idle=5,
            keepalives_interval=2,
            keepalives_count=2,
            tcp_user_timeout=5_000,  # ms: a cable pulled out while a question is on its way
        )

    def _reached(self, seq: int | None) -> None:
        if self._lost:
            self._lost = False
            log.info("the pulse of the hall is heard again")
        self._heard_of(seq or 0)

    def _missed(self, fault: Exception) -> None:
        if not self._lost:
            self._lost = True
            log.warning("the pulse of the hall is not heard (%s): boards say so until it is", type(fault).__name__)
