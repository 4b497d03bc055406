"""The desk: what every request of this center needs, opened once and refreshed once a minute."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import delete, func, select

from kiosk.center.contract import Item, Span
from kiosk.center.contract.windows import AtWindow
from kiosk.hall.book import Book
from kiosk.hall.catalogue import Served, Stock, remembered, served
from kiosk.hall.clock import Clock
from kiosk.hall.dialects import insert_new
from kiosk.hall.expanding import Entry
from kiosk.hall.kiosks import Kiosk, TokenTakenAway, by_token, enrol, hashed
from kiosk.hall.measured import Samples, of_day, services, staffing_before, weeks_before
from kiosk.hall.plan import Plan, read_plan
from kiosk.hall.sealing import KeyFileError, Seal, open_key
from kiosk.hall.settings import Settings
from kiosk.hall.storage import Line, Store
from kiosk.hall.tables import given, notes
from kiosk.queueing.estimate import Service
from kiosk.queueing.hours import covered
from kiosk.queueing.staffed import Staffing
from kiosk.queueing.standing import Standing

log = logging.getLogger("kiosk.hall")

_TRUSTED_SECONDS = 3.0
"""How long a token is known without asking the store: a kiosk dismissed in another process is out after that."""

_WANTED_DAYS = 30
_WANTED_ENOUGH = 200
"""Tickets in the last 30 days from which real counts say what is most wanted."""


@dataclass(frozen=True, slots=True)
class Offer:
    """An item as this hall offers it."""

    item: Item
    prefix: str
    pool: frozenset[str]
    daily_limit: int | None
    slots: tuple[tuple[int, int], ...] = ()


class Typical(NamedTuple):
    """What somebody who walked in at a moment (µs) could expect, and how the hall was."""

    at: int
    waiting: int
    windows: frozenset[str]
    """Those that were open."""
    span: Span | None


class _Known(NamedTuple):
    kiosk: Kiosk
    until: float
    """On the monotonic clock: from then on the store is asked again."""


class Desk:
    """Opening one reads the configuration (ConfigError), migrates the store and enrols the given kiosks."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.plan: Plan = read_plan(settings.config)
        self.clock = Clock(settings.clock_shift, settings.clock_file)
        self.store = Store(settings.database)
        try:
            self._open(settings)
        except BaseException:
            self.store.close()
            raise

    def _open(self, settings: Settings) -> None:
        self.store.migrate()
        self.seal: Seal = open_key(_key_path(settings, self.store))
        self._check_key()
        digits = self.plan.hall.number_digits
        self.book = Book(self.plan.counters, digits)
        """The writer's own."""
        self.looking = threading.Lock()
        self.shelf = Book(self.plan.counters, digits)
        """The readers', one at a time under `looking`, as is `eyes`."""
        self.eyes = Line(self.store.reader.connect)
        self.rows: dict[str, tuple[Standing, int, AtWindow]] = {}
        """Tickets as lists show them: as they stood, in which minute, and how that reads."""
        self.typical: Typical | None = None
        """As the readers last worked it out."""
        self.names: dict[str, tuple[str, str]] = {}
        """Window → the ticket there and its holder's name; of today only, and never on disk."""
        self.stock: Stock = _placed(remembered(settings.config, self._recall, self._keep), self.plan)
        self.offers = _offers(self.stock, self.plan)
        self.paper_names: dict[str, str] = {}
        """Kind of paper → what it is called; filled by `kiosk.hall.papers`."""
        for kiosk, token in settings.tokens.items():
            self._let_in(kiosk, token)
        self._kiosks: dict[str, _Known] = {}
        self._day: date | None = None
        self._weeks: Samples = {}
        self.staffing: Staffing = {}
        self.services: Mapping[str, Service] = {}
        self.catalogue: Served
        self.refresh()

    def refresh(self) -> None:
        """What is measured: today's service times every time, the last weeks and the most wanted once a day."""
        today = self.clock.now().date()
        if self._day != today:
            self._turn(today)
        with self.store.reading() as connection:
            self.services = services(self.plan.counters.lanes, self._weeks, of_day(connection, today))

    def _turn(self, today: date) -> None:
        year_is_new = self._day is None or self._day.year != today.year
        if year_is_new and self.plan.week.official and not covered(today):
            log.warning("the official holiday calendar does not cover %d: the plain week counts", today.year)
        with self.store.reading() as connection:
            self._weeks = weeks_before(connection, today)
            self.staffing = staffing_before(connection, today)
        self.catalogue = served(self.stock, self._counted(today), _WANTED_ENOUGH)
        self._day = today
        self.rows.clear()
        self.names.clear()

    def kiosk(self, token: str) -> Kiosk | None:
        """Who this token belongs to; known ones are remembered for a moment, unknown ones asked for every time."""
        found = self.knows(token)
        if found is not None:
            return found
        token_hash = hashed(token)
        until = time.monotonic() + _TRUSTED_SECONDS  # counted from before the question: the answer may be that old
        with self.store.reading() as connection:
            found = by_token(connection, token_hash)
        if found is None:
            self._kiosks.pop(token_hash, None)
        else:
            self._kiosks[token_hash] = _Known(found, until)
        return found

    def knows(self, token: str) -> Kiosk | None:
        """The same without asking the store."""
        known = self._kiosks.get(hashed(token))
        return known.kiosk if known is not None and time.monotonic() < known.until else None

    def _let_in(self, kiosk: str, token: str) -> None:
        try:
            enrol(self.store, kiosk, token)
        except TokenTakenAway:
            # A stale setting must neither undo the dismissal nor keep the other kiosks from their center.
            log.warning("kiosk %s was dismissed: the token this center was started with stays worthless", kiosk)

    @property
    def data(self) -> Path:
        """The folder the key file lies in, and whatever else this center keeps outside its store."""
        return self.settings.data or Path(str(self.store.url.database)).parent

    def close(self) -> None:
        with self.looking:
            self.eyes.hang_up()
        self.store.close()

    def _counted(self, today: date) -> dict[str, int]:
        since = (today - timedelta(days=_WANTED_DAYS)).isoformat()
        query = select(given.c.item, func.sum(given.c.tickets)).where(given.c.day >= since).group_by(given.c.item)
        with self.store.reading() as connection:
            return {code: int(count) for code, count in connection.execute(query)}

    def _recall(self, key: str) -> str | None:
        with self.store.reading() as connection:
            query = select(notes.c.content).where(notes.c.name == f"catalogue {key}")
            return connection.execute(query).scalar()

    def _keep(self, key: str, content: str) -> None:
        with self.store.writing() as connection:
            connection.execute(delete(notes).where(notes.c.name.like("catalogue %")))
            insert_new(connection, notes, [{"name": f"catalogue {key}", "content": content}])

    def _check_key(self) -> None:
        # A store opened with a strange key would take every waiting citizen for a new one, and say nothing.
        proof = self.seal.digest(b"key", b"of this center")
        with self.store.writing() as connection:
            insert_new(connection, notes, [{"name": "key", "content": proof}])
            found = connection.execute(select(notes.c.content).where(notes.c.name == "key")).scalar_one()
        if found != proof:
            raise KeyFileError("the key file does not belong to this database: put the right one back")


def _key_path(settings: Settings, store: Store) -> Path:
    if settings.data is not None:
        return settings.data / "center.key"
    if store.sqlite and store.url.database:
        return Path(store.url.database).parent / "center.key"
    raise KeyFileError("with PostgreSQL the center must be told its data folder, where the key file lives")


def _placed(stock: Stock, plan: Plan) -> Stock:
    """The stock with the word where an item is done that no window of this hall serves."""

    def placed(entry: Entry) -> Entry:
        item = entry.item
        place = plan.counters.elsewhere_of(item.code, item.department, item.family)
        return entry.model_copy(update={"item": item.model_copy(update={"elsewhere": place})}) if place else entry

    return stock.model_copy(update={"entries": tuple(map(placed, stock.entries))})


def _offers(stock: Stock, plan: Plan) -> dict[str, Offer]:
    offers = {}
    for entry in stock.entries:
        item = entry.item
        where = (item.code, item.department, item.family)
        offers[item.code] = Offer(
            item, plan.counters.lane_of(*where).prefix, plan.counters.pool_of(*where), entry.daily_limit, entry.slots
        )
    return offers
