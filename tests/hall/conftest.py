"""A center for every test, on SQLite and on a real PostgreSQL, and the kiosks that ask it.

Migrating a store takes longer than most tests: it is done once for each kind, and every test gets a copy.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from argon2 import PasswordHasher
from sqlalchemy import text

from kiosk.bench.postgres import Postgres
from kiosk.hall import Settings, create_app
from kiosk.hall.clock import Clock, shift_to
from kiosk.hall.desk import Desk
from kiosk.hall.kiosks import enrol
from kiosk.hall.serve import configured
from kiosk.hall.staff import passwords
from kiosk.hall.storage import Store
from tests.hall import small_hall
from tests.hall.serving import in_thread
from tests.hall.stores import Renewed

if TYPE_CHECKING:
    from tests.hall.staff_room import Person

TOKENS = {"kiosk-1": "token-of-the-first-kiosk", "kiosk-2": "token-of-the-second-kiosk"}
LIGHT = PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1)
"""Real Argon2id, cheap: hundreds of people sign in here."""

CALLER = "token-of-the-callers"
MONDAY = "2026-10-12T09:30:00+08:00"

LI = {"kind": "resident", "number": "990101199001010019", "name": "李标记甲乙"}
WANG = {"kind": "typed", "number": "990101198505050025"}


class Asked:
    """A center and a kiosk that asks it."""

    def __init__(self, client: httpx.Client, desk: Desk, kiosk: str = "kiosk-1") -> None:
        self.client = client
        self.desk = desk
        self.kiosk = kiosk

    def as_kiosk(self, kiosk: str) -> Asked:
        return Asked(self.client, self.desk, kiosk)

    def at(self, moment: str) -> None:
        """Set the hall's clock."""
        self.desk.clock = Clock(shift_to(datetime.fromisoformat(moment)))

    def take(self, *items: str, holder: dict[str, str] | None = None, key: str = "", **more: Any) -> httpx.Response:
        return self.post("/v1/tickets", {"items": items, "holder": holder, **more}, key or fresh())

    def quote(self, *items: str, holder: dict[str, str] | None = None) -> httpx.Response:
        return self.post("/v1/quote", {"items": items, "holder": holder})

    def settle(self, key: str, paper: str) -> httpx.Response:
        return self.post("/v1/tickets/settle", {"key": key, "paper": paper})

    def post(self, path: str, body: Any, key: str = "") -> httpx.Response:
        return self.client.post(path, json=body, headers=self.headers(key))

    def get(self, path: str, **headers: str) -> httpx.Response:
        return self.client.get(path, headers=self.headers() | headers)

    def headers(self, key: str = "") -> dict[str, str]:
        named = {"Authorization": f"Bearer {TOKENS[self.kiosk]}"}
        return named | ({"Idempotency-Key": key} if key else {})

    def act(self, window: str, verb: str, key: str = "", /, **more: Any) -> httpx.Response:
        """One act at a window, by the window's caller on the wire."""
        headers = {"Authorization": f"Bearer {CALLER}", "Idempotency-Key": key or fresh()}
        return self.client.post(f"/v1/windows/{window}/acts", json={"verb": verb, **more}, headers=headers)

    def window(self, number: str) -> dict[str, Any]:
        """A window as its page sees it."""
        headers = {"Authorization": f"Bearer {CALLER}"}
        found = self.client.get(f"/v1/windows/{number}", headers=headers)
        assert found.status_code == 200, found.text
        seen: dict[str, Any] = found.json()
        return seen

    def rows(self, query: str) -> list[dict[str, Any]]:
        """What the store holds."""
        with self.desk.store.reading() as connection:
            return [dict(row) for row in connection.execute(text(query)).mappings()]


def fresh() -> str:
    return secrets.token_hex(16)


@contextmanager
def running(settings: Settings) -> Iterator[Asked]:
    """A center that listens on loopback, in a thread of this process so that a test can set its clock."""
    app = create_app(settings)
    enrol(app.state.desk.store, "callers", CALLER, role="caller")
    # Plain HTTP: reading the machine's certificates would take longer than most requests here.
    with (
        in_thread(configured(app)) as address,
        httpx.Client(base_url=address, timeout=30, verify=False) as client,
    ):
        yield Asked(client, app.state.desk)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """Its processes can be killed as one likes; what would be lost with the machine is no test's matter."""
    with Postgres(durable=False) as cluster:
        yield cluster


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("migrated") / "hall.db"
    _migrated(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def migrated_database(postgres: Postgres) -> Renewed:
    with postgres.connect() as connection:
        connection.execute(b"CREATE DATABASE migrated")
    _migrated(postgres.url("migrated"))
    return Renewed(postgres, "migrated", "hall")


def _migrated(database: str) -> None:
    store = Store(database)
    store.migrate()
    store.close()


@pytest.fixture
def hall_folder(tmp_path: Path) -> Path:
    return small_hall.build(tmp_path / "hall")


@pytest.fixture(params=["sqlite", "postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    """Of store."""
    return str(request.param)


@pytest.fixture
def database(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty store of each kind, without even a table."""
    if kind == "sqlite":
        return f"sqlite:///{tmp_path / 'center.db'}"
    return emptied(request.getfixturevalue("postgres"))


@pytest.fixture
def migrated(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a store of each kind with all its tables and nothing in them."""
    if kind == "sqlite":
        shutil.copy(request.getfixturevalue("migrated_file"), tmp_path / "center.db")
        return f"sqlite:///{tmp_path / 'center.db'}"
    renewed: Renewed = request.getfixturevalue("migrated_database")
    return renewed.url()


@pytest.fixture
def postgres_url(postgres: Postgres) -> str:
    return emptied(postgres)


def emptied(cluster: Postgres) -> str:
    """One database for all tests, empty again: making a new one each time takes longer than most tests."""
    with cluster.connect() as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    return cluster.url()


@pytest.fixture
def settings(migrated: str, hall_folder: Path, tmp_path: Path) -> Settings:
    return Settings(
        database=migrated,
        config=hall_folder,
        data=tmp_path / "data",
        tokens=TOKENS,
        public_url="http://hall.example",
        clock_shift=shift_to(MONDAY),
    )


@pytest.fixture
def center(settings: Settings) -> Iterator[Asked]:
    with running(settings) as asked:
        yield asked


@pytest.fixture
def sqlite_center(tmp_path: Path, hall_folder: Path, migrated_file: Path) -> Iterator[Asked]:
    """For what cannot depend on the kind of store."""
    shutil.copy(migrated_file, tmp_path / "alone.db")
    plain = Settings(
        database=f"sqlite:///{tmp_path / 'alone.db'}",
        config=hall_folder,
        tokens=TOKENS,
        public_url="http://hall.example",
        clock_shift=shift_to(MONDAY),
    )
    with running(plain) as asked:
        yield asked


@pytest.fixture
def manager(sqlite_center: Asked) -> Iterator[Person]:
    """At work in `sqlite_center`, with the badge M01."""
    from tests.hall.staff_room import at_work  # it needs what stands here

    with at_work(sqlite_center, "M01", "manager") as person:
        yield person


@pytest.fixture(scope="module")
def quiet_center(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path) -> Iterator[Asked]:
    """One for all tests of a file that are turned away, whatever they ask."""
    folder = tmp_path_factory.mktemp("quiet")
    shutil.copy(migrated_file, folder / "alone.db")
    settings = Settings(
        database=f"sqlite:///{folder / 'alone.db'}",
        config=small_hall.build(folder / "hall"),
        tokens=TOKENS,
        clock_shift=shift_to(MONDAY),
    )
    with running(settings) as asked:
        yield asked


@pytest.fixture(autouse=True)
def cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """A center in this process hashes as cheaply as `staff_room`; one in a process of its own as it always does."""
    monkeypatch.setattr(passwords, "PasswordHasher", lambda: LIGHT)


_ONE_STORE_BY_DAY = ("test_manage_statistics", "test_rating_keeping", "test_records", "test_codes", "test_settling")
"""Files whose questions to the store are plain: on PostgreSQL they run at night."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.stem in _ONE_STORE_BY_DAY and "postgresql" in item.name:
            item.add_marker(pytest.mark.slow)
