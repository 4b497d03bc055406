"""Cases over HTTP on loopback: lists with their lights, one case, a citizen's question, over a million cases.

A signed-in clerk asks a real center in turns for everything its page offers, and a kiosk where a case is. The latency
is the whole answer's. Working days are compared with the State Council's notices of 2020 to 2026 by the tests
(`tests/cases/test_workdays.py`); here it is counted how fast the clock of a case is laid.
"""

from __future__ import annotations

import http.client
import json
import random
import secrets
import time
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from kiosk.bench import case_past
from kiosk.bench.case_past import Item, Past
from kiosk.bench.running import judged, spread
from kiosk.bench.serving import Ground, Served, databases, ground
from kiosk.cases.limits import Facts, Rules, clock
from kiosk.center.contract.cases import State
from kiosk.center.contract.staff import AccountRequest, Role
from kiosk.hall.cases.settings import read_cases_plan
from kiosk.hall.catalogue import read_stock
from kiosk.hall.sealing import open_key
from kiosk.hall.staff import accounts
from kiosk.hall.staff.accounts import Doer
from kiosk.hall.staff.passwords import Passwords
from kiosk.hall.storage import Store
from kiosk.queueing.hours import CHINA
from kiosk.settings import HOUSE

DAY = date(2026, 11, 20)
TARGETS = {"list_p99_ms": 50.0, "one_p99_ms": 50.0, "track_p99_ms": 50.0, "wrong": 0.0}
_HALL = HOUSE / "config" / "hall"
_BADGE = "B001"


def run(quick: bool = False, past: str = "1000000", asked: str = "1500", database: str = "both") -> dict[str, Any]:
    """`asked` questions of each sort; `database` is sqlite, postgresql or both."""
    many, questions = (20_000, 60) if quick else (int(past), int(asked))
    figures: dict[str, Any] = {"cases": many, "limits_laid_per_second": limits_laid()}
    names = databases(database)
    for name in names:
        with ground(name) as place:
            measured = measure(place, many, questions)
        figures |= {f"{name}_{figure}": value for figure, value in measured.items()}
    targets = {f"{name}_{target}": ceiling for name in names for target, ceiling in TARGETS.items()}
    return judged("cases", figures | {"when": time.strftime("%Y-%m-%d")}, targets)


def limits_laid() -> int:
    """Clocks of cases laid in a second, in one thread."""
    facts = [Facts(State.REVIEW, DAY, DAY, None, promised, 60, 3) for promised in range(1, 41)]
    began, laid = time.perf_counter(), 0
    while time.perf_counter() - began < 0.5:
        for each in facts:
            clock(each, Rules())
        laid += len(facts)
    return round(laid / (time.perf_counter() - began))


def measure(place: Ground, many: int, questions: int) -> dict[str, Any]:
    plan = read_cases_plan(_HALL)
    assert plan is not None
    database, data = place.new_database("cases"), place.scratch / "data"
    password, began = secrets.token_hex(12), time.perf_counter()
    store = Store(database)
    store.migrate()
    items = _items()
    past = Past(open_key(data / "center.key"), plan, items, DAY, random.Random(20261122))
    known = case_past.fill(store, past, many)
    _employ(store, password)
    store.close()
    filled = time.perf_counter() - began
    token = secrets.token_hex(16)
    center = Served(database, _HALL, data, token, f"{DAY}T10:00")
    try:
        figures = ask_everything(Clerk(center.port, password), Kiosk(center.port, token), items, known, questions)
    finally:
        center.close()
    return figures | {"filled_seconds": round(filled)}


def ask_everything(clerk: Clerk, kiosk: Kiosk, items: list[Item], known: list[str], questions: int) -> dict[str, Any]:
    chance = random.Random(7)
    departments = sorted({item.department for item in items})
    lists: dict[str, Callable[[], str]] = {
        "open": lambda: "",
        "red": lambda: "light=red",
        "yellow": lambda: "light=yellow",
        "green_of_department": lambda: f"light=green&department={chance.choice(departments)}",
        "paused": lambda: "light=paused",
        "everything_of_department": lambda: f"everything=true&department={chance.choice(departments)}",
        "review": lambda: "state=review",
        "deep": lambda: f"everything=true&after={chance.randrange(int(clerk.newest, 16)):024x}",
        "number": lambda: f"number={chance.choice(known)}",
    }
    took: dict[str, list[float]] = {name: [] for name in lists}
    for place in range(questions):
        name = list(lists)[place % len(lists)]
        took[name].append(clerk.list(lists[name]()))
    one = [clerk.one() for _ in range(questions // 3)]
    track = [kiosk.track(chance.choice(known)) for _ in range(questions // 3)]
    everything = [seconds for each in took.values() for seconds in each]
    figures: dict[str, Any] = {"wrong": clerk.wrong + kiosk.wrong, "open_cases": clerk.open}
    for name, samples in {"list": everything, "one": one, "track": track}.items():
        figures[f"{name}_median_ms"], figures[f"{name}_p99_ms"] = spread(samples, 1000)
    slowest = max(took, key=lambda name: spread(took[name])[1])
    return figures | {"slowest_list": slowest, "slowest_list_p99_ms": spread(took[slowest], 1000)[1]}


class Asking:
    """One kept-alive connection; counts answers that are not what was asked for."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._headers: dict[str, str] = {"Content-Type": "application/json"}
        self.wrong = 0

    def ask(self, verb: str, path: str, body: Any = None) -> tuple[float, Any]:
        began = time.perf_counter()
        self._connection.request(verb, path, None if body is None else json.dumps(body), self._headers)
        answer = self._connection.getresponse()
        content = answer.read()
        seconds = time.perf_counter() - began
        self.wrong += answer.status not in (200, 201)
        cookies = [each.partition(";")[0] for each in answer.headers.get_all("Set-Cookie", [])]
        if cookies:
            self._headers["Cookie"] = "; ".join(cookies)
        return seconds, json.loads(content)


class Clerk(Asking):
    def __init__(self, port: int, password: str) -> None:
        super().__init__(port)
        self.ask("POST", "/v1/staff/session", {"badge": _BADGE, "password": password})
        _, page = self.ask("GET", "/v1/cases?everything=true")
        self._cases = [row["id"] for row in page["rows"]]
        self.newest = self._cases[0]
        self.open = page["lights"]["open"]

    def list(self, query: str) -> float:
        seconds, page = self.ask("GET", f"/v1/cases?{query}")
        lights = page["lights"]
        self.wrong += lights["open"] != sum(lights[name] for name in ("green", "yellow", "red", "paused"))
        self.wrong += query.startswith("number=") and len(page["rows"]) != 1
        return seconds

    def one(self) -> float:
        return self.ask("GET", f"/v1/cases/{random.choice(self._cases)}")[0]


class Kiosk(Asking):
    def __init__(self, port: int, token: str) -> None:
        super().__init__(port)
        self._headers["Authorization"] = f"Bearer {token}"

    def track(self, short: str) -> float:
        seconds, found = self.ask("POST", "/v1/cases/tracks", {"number": short, "last_four": case_past.TAIL})
        self.wrong += [each["short"] for each in found.get("cases", [])] != [short]
        return seconds


def _items() -> list[Item]:
    from kiosk.hall.pinyin import spell

    items = [entry.item for entry in read_stock(_HALL, spell).entries]
    return [Item(item.code, item.department) for item in items if item.promised_days is not None]


def _employ(store: Store, password: str) -> None:
    wanted = AccountRequest(name="量测员", badge=_BADGE, role=Role.MANAGER)
    now = datetime.combine(DAY, datetime.min.time(), CHINA)
    with store.writing() as connection:
        accounts.add(connection, Doer("bench"), now, wanted, Passwords().hash_now(password), must_change=False)
