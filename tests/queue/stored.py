"""The engine with its store: two centers on one database, one of which forgets now and then what it had in memory."""

from __future__ import annotations

import json
import secrets
import tempfile
from pathlib import Path

from pydantic import TypeAdapter
from sqlalchemy import delete, update

from kiosk.center.contract import AdoptRequest, Message, Ticket, TicketRequest
from kiosk.center.contract.windows import Act
from kiosk.hall import counter
from kiosk.hall.adopting import adopt
from kiosk.hall.answers import Intent, Reply
from kiosk.hall.asked import reading
from kiosk.hall.clock import Clock, ClockHand, moment
from kiosk.hall.desk import Desk
from kiosk.hall.following import stored
from kiosk.hall.issuing import issue
from kiosk.hall.kiosks import Kiosk
from kiosk.hall.settings import Settings
from kiosk.hall.sheet import Named
from kiosk.hall.tables import calls, counters, given, hall_state, requests, services, shifts, tickets, windows
from kiosk.hall.writer import Job, Writer
from kiosk.queueing.day import Day
from tests.queue import reference
from tests.queue.reference import ITEMS, LANES, Ended

_NOBODY = counter.Doer()
_KIOSK = Kiosk("kiosk", 1)
_ACT: TypeAdapter[Act] = TypeAdapter(Act)
_ALL_DAY = "\n".join(
    f'{day} = [["00:00", "23:59"]]'
    for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
)


class Stored:
    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="kiosk-queue-")
        root = Path(self._folder.name)
        _write_hall(root / "hall")
        self._path = root / "clock"
        self._hand = ClockHand(self._path, moment(reference.MORNING))
        settings = Settings(database=f"sqlite:///{root / 'center.db'}", config=root / "hall", clock_file=self._path)
        self._desks = [Desk(settings), Desk(settings)]
        self._writers = [Writer(desk) for desk in self._desks]
        self.begin()

    def begin(self) -> None:
        """An empty hall: opening a store for each of many short stories would take longer than the stories."""
        self._codes: dict[str, str] = {}
        self._steps = self._seen = 0
        self._services: list[Ended] = []
        with self._desks[0].store.writing() as connection:
            for table in (tickets, counters, given, windows, shifts, services, calls, requests):
                connection.execute(delete(table))
            connection.execute(update(hall_state).values(seq=0, line=0))
        self._hand.put(moment(reference.MORNING))
        for desk in self._desks:
            desk.book.forget()
            desk.shelf.forget()
            desk.clock = Clock(driven=self._path)  # the old one would not go back to the morning

    def take(self, now: int, codes: list[str], priorities: set[str]) -> str:
        wish = TicketRequest(items=tuple(codes), claims=tuple(sorted(priorities)))
        intent = Intent(Named("kiosk", secrets.token_hex(8)), "digest")
        given = self._do(now, Job(lambda sheet: issue(sheet, intent, wish), intent.name))
        assert given.status == 201, given.body
        ticket = Ticket.model_validate_json(given.body)
        self._codes[ticket.number] = ticket.code
        return ticket.number

    def adopt(self, now: int, number: str, issued: int, codes: list[str], priorities: set[str]) -> None:
        at, code = moment(issued), f"OFFLINE{number[2:]}"
        wish = AdoptRequest(
            number=number, code=code, day=moment(now).date(), issued_at=at, items=tuple(codes), claims=tuple(priorities)
        )
        intent = Intent(Named(_KIOSK.id, secrets.token_hex(8)), "digest")
        taken = self._do(now, Job(lambda sheet: adopt(sheet, intent, _KIOSK, wish), intent.name))
        assert taken.status == 201, taken.body
        self._codes[number] = code

    def act(self, now: int, window: str, act: Message) -> bool:
        wanted = _ACT.validate_python(act.model_dump())
        intent = Intent(Named("window", secrets.token_hex(8)), "digest")
        return self._done(now, Job(lambda sheet: counter.act(sheet, intent, window, _NOBODY, wanted), intent.name))

    def cancel(self, now: int, number: str) -> bool:
        intent = Intent(Named("citizen", secrets.token_hex(8)), "digest")
        ticket = stored(self._desks[0], self._codes[number])
        assert ticket is not None
        return self._done(now, Job(lambda sheet: counter.cancel(sheet, intent, ticket), intent.name))

    def day(self) -> Day:
        """As the reader of the process that did not act last sees it."""
        return reading(self._desks[(self._steps + 1) % 2], lambda sheet: sheet.book)

    def close_day(self, now: int) -> None:
        intent = Intent(Named("manager", secrets.token_hex(8)), "digest")
        found = self._do(now, Job(lambda sheet: counter.close_day(sheet, intent, "manager"), intent.name))
        assert found.status == 204

    def services(self) -> list[Ended]:
        with self._desks[0].store.reading() as connection:
            query = 'SELECT rowid, number, "window", ended, outcomes FROM services WHERE rowid > ? ORDER BY rowid'
            for row in connection.exec_driver_sql(query, (self._seen,)):
                self._seen = row[0]
                outcomes = tuple((each["item"], each["kind"], each["solved"]) for each in json.loads(row[4]))
                self._services.append((row[1], row[2], row[3], outcomes))
        return self._services

    def close(self) -> None:
        """Kept for the next story; `end` is for good."""

    def end(self) -> None:
        for writer in self._writers:
            writer.stop()
        for desk in self._desks:
            desk.close()
        self._hand.close()
        self._folder.cleanup()

    def _done(self, now: int, job: Job) -> bool:
        found = self._do(now, job)
        assert found.status in (200, 409), found.body
        return found.status == 200

    def _do(self, now: int, job: Job) -> Reply:
        self._hand.put(moment(now))
        self._steps += 1
        if self._steps % 7 == 0:
            self._desks[self._steps % 2].book.forget()
        result = self._writers[self._steps % 2].commit_together([job])[0]
        if isinstance(result, Exception):
            raise result
        return result


def _write_hall(folder: Path) -> None:
    (folder / "items").mkdir(parents=True)
    priorities = "".join(
        f'[[priorities]]\nname = "{name}"\nlabel = "{name}"\nhead_start = {start}\nclaim = true\n'
        for name, start in reference.HEAD_STARTS.items()
    )
    (folder / "hall.toml").write_text(
        f'[hall]\nname = "大厅"\nrecall_after = {reference.RETURN_AFTER}\nseveral = "sequence"\n'
        f"[queue]\nrecall_limit = {reference.RECALLS}\novertaken_most = {reference.OVERTAKEN_MOST}\n"
        f"{priorities}[hours]\n{_ALL_DAY}\nfollow_official_holidays = false\n",
        encoding="utf-8",
    )
    lanes = "".join(
        f'[[lanes]]\nprefix = "{letter}"\nname = "{letter}"\nminutes = 10.0\nspread = 5.0\n'
        f'takes = [{{ department = "d{letter.lower()}" }}]\n'
        for letter in "ABE"
    )
    windows = "".join(
        f'[[windows]]\nnumber = "{number}"\nname = "窗口"\nlanes = {sorted(lanes)}\n'.replace("'", '"')
        for number, lanes in LANES.items()
    )
    (folder / "windows.toml").write_text(lanes + windows, encoding="utf-8")
    (folder / "families.toml").write_text('wanted = []\n[[families]]\ncode = "f"\nname = "f"\n', encoding="utf-8")
    for letter in "abe":
        items = "".join(
            f'[[items]]\ncode = "{code}"\nname = "{code}"\nfamily = "f"\n'
            for code, lane in ITEMS.items()
            if lane == letter.upper()
        )
        (folder / "items" / f"d{letter}.toml").write_text(
            f'[department]\ncode = "d{letter}"\nname = "{letter}"\nshort = "{letter}"\n{items}', encoding="utf-8"
        )
