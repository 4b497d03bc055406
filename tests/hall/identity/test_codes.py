"""Six digits to the telephone on record: sent, answered, limited, and worth nothing to whoever reads the database."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from kiosk.hall import Settings
from kiosk.hall.clock import shift_to
from kiosk.hall.plan import ConfigError
from tests.hall.conftest import LI, MONDAY, TOKENS, WANG, Asked, fresh, running
from tests.hall.identity.city import SANDBOX, VISIT, City, city, connected, newest_code


@pytest.fixture
def hall(settings: Settings, hall_folder: Path) -> Iterator[Asked]:
    """A demonstration hall on each kind of store."""
    connected(hall_folder, SANDBOX)
    with running(settings) as center:
        yield center


@pytest.fixture
def data(settings: Settings) -> Path:
    assert settings.data is not None
    return settings.data


@pytest.fixture
def plain(tmp_path: Path, hall_folder: Path) -> Settings:
    """For what cannot depend on the kind of store."""
    return Settings(
        database=f"sqlite:///{tmp_path / 'data' / 'alone.db'}",
        config=hall_folder,
        data=tmp_path / "data",
        tokens=TOKENS,
        clock_shift=shift_to(MONDAY),
    )


def wish(center: Asked, holder: dict[str, str] = LI, key: str = "") -> httpx.Response:
    body = {"holder": holder, "purpose": "take_ticket", "visit": VISIT}
    return center.post("/v1/identity/codes", body, key or fresh())


def answer(center: Asked, code: str, digits: str, key: str = "") -> httpx.Response:
    return center.post(f"/v1/identity/codes/{code}/answers", {"digits": digits}, key or fresh())


def later(center: Asked, **time: float) -> None:
    center.at((center.desk.clock.now() + timedelta(**time)).isoformat())


def wrong(digits: str) -> str:
    return f"{(int(digits) + 1) % 1_000_000:06}"


def test_the_right_digits_confirm_the_visit_and_only_once(hall: Asked, data: Path) -> None:
    sent = wish(hall).json()
    assert sent["phone"] == "100****0019"
    assert (sent["seconds"], sent["again"]) == (300, 60)
    key = fresh()
    done = answer(hall, sent["id"], newest_code(data), key)
    assert (done.status_code, done.json()["way"]) == (201, "code")
    assert answer(hall, sent["id"], newest_code(data), key).content == done.content
    again = answer(hall, sent["id"], newest_code(data))
    assert (again.status_code, again.json()["reason"]) == (409, "usedUp")
    [row] = hall.rows("SELECT * FROM confirmations")
    assert (row["id"], row["kiosk"], row["visit"], row["way"]) == (done.json()["id"], "kiosk-1", VISIT, "code")


def test_five_wrong_tries_use_a_code_up_and_the_right_digits_come_too_late(hall: Asked, data: Path) -> None:
    sent = wish(hall).json()
    digits = newest_code(data)
    told = [answer(hall, sent["id"], wrong(digits)).json() for _ in range(5)]
    assert [each["reason"] for each in told] == ["wrong"] * 4 + ["usedUp"]
    assert [each["left"] for each in told] == [4, 3, 2, 1, 0]
    assert answer(hall, sent["id"], digits).json()["reason"] == "usedUp"
    assert hall.rows("SELECT * FROM confirmations") == []


def test_a_repeated_wrong_answer_costs_one_try(hall: Asked, data: Path) -> None:
    sent = wish(hall).json()
    key = fresh()
    for _ in range(3):
        assert answer(hall, sent["id"], wrong(newest_code(data)), key).json()["left"] == 4
    assert answer(hall, sent["id"], newest_code(data)).status_code == 201


def test_after_five_minutes_a_code_is_worth_nothing(hall: Asked, data: Path) -> None:
    sent = wish(hall).json()
    later(hall, minutes=5, seconds=1)
    assert answer(hall, sent["id"], newest_code(data)).json()["reason"] == "expired"


def test_a_code_answers_to_the_kiosk_that_asked_for_it(hall: Asked, data: Path) -> None:
    sent = wish(hall).json()
    other = hall.as_kiosk("kiosk-2")
    assert answer(other, sent["id"], newest_code(data)).json()["reason"] == "unknownCode"
    assert answer(hall, "0" * 24, newest_code(data)).json()["reason"] == "unknownCode"
    assert answer(hall, sent["id"], newest_code(data)).status_code == 201


def test_a_newer_code_takes_the_place_of_the_older_one(hall: Asked, data: Path) -> None:
    older, digits = wish(hall).json(), newest_code(data)
    soon = wish(hall)
    assert (soon.json()["reason"], soon.json()["seconds"]) == ("tooMany", 60)
    later(hall, seconds=61)
    newer = wish(hall).json()
    assert answer(hall, older["id"], digits).json()["reason"] == "usedUp"
    assert answer(hall, newer["id"], newest_code(data)).status_code == 201


def test_one_person_gets_five_codes_an_hour_whatever_the_kiosk(hall: Asked) -> None:
    for turn in range(5):
        kiosk = hall.as_kiosk(f"kiosk-{turn % 2 + 1}")
        assert wish(kiosk).status_code == 200
        later(hall, seconds=61)
    refused = wish(hall).json()
    assert refused["reason"] == "tooMany"
    assert 3200 < refused["seconds"] < 3400
    assert wish(hall, WANG | {"name": "王标记"}).status_code == 200
    later(hall, seconds=refused["seconds"])
    assert wish(hall).status_code == 200


def test_a_kiosk_sends_only_so_many_codes_an_hour(plain: Settings) -> None:
    connected(plain.config, SANDBOX + "[codes]\nkiosk_hour = 3\n")
    with running(plain) as center:
        people = [{"number": f"99010119900101{serial:04}"} for serial in range(4)]
        assert [wish(center, each).status_code for each in people] == [200, 200, 200, 409]
        assert wish(center.as_kiosk("kiosk-2"), people[3]).status_code == 200


def test_a_repeated_request_sends_nothing_and_gets_the_first_answer(hall: Asked, data: Path) -> None:
    key = fresh()
    first = wish(hall, key=key)
    digits = newest_code(data)
    later(hall, seconds=90)
    assert wish(hall, key=key).content == first.content
    assert newest_code(data) == digits
    assert wish(hall, WANG, key).status_code == 422


def test_a_code_outlives_a_restart_of_the_center(settings: Settings, hall_folder: Path, data: Path) -> None:
    connected(hall_folder, SANDBOX)
    with running(settings) as center:
        key = fresh()
        sent = wish(center, key=key).json()
    with running(settings) as center:
        assert wish(center, key=key).json() == sent
        assert answer(center, sent["id"], wrong(newest_code(data))).json()["left"] == 4
        assert answer(center, sent["id"], newest_code(data)).status_code == 201


def test_a_center_that_was_cut_off_while_sending_says_so(hall: Asked) -> None:
    """The key was written down as being sent, and what became of it nobody knows."""
    key = fresh()
    wish(hall, key=key)
    with hall.desk.store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM requests")
        connection.exec_driver_sql("UPDATE identity_codes SET state = 'sending'")
    assert wish(hall, key=key).status_code == 503
    later(hall, seconds=61)
    assert wish(hall, key=key).json()["reason"] == "away"


def test_only_the_owner_reads_the_sandbox_and_it_stays_small(plain: Settings) -> None:
    connected(plain.config, SANDBOX)
    assert plain.data is not None
    with running(plain) as center:
        for serial in range(25):
            assert wish(center, {"number": f"99010119900101{serial:04}"}).status_code == 200
    file = plain.data / "sandbox-codes.jsonl"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len(file.read_text(encoding="utf-8").splitlines()) == 20
    assert "9901011990" not in file.read_text(encoding="utf-8")


def test_the_sandbox_never_pretends_to_write_to_a_real_person(plain: Settings) -> None:
    connected(plain.config, SANDBOX)
    with running(plain) as center:
        assert wish(center, {"number": "110101199001010000"}).json()["reason"] == "notConnected"


def test_a_kiosk_is_told_that_there_are_codes(hall: Asked) -> None:
    told = hall.get("/v1/identity/ways")
    assert (told.json(), told.headers["cache-control"]) == ({"codes": True, "portraits": False}, "no-store")


def test_a_hall_without_a_gateway_says_so(sqlite_center: Asked) -> None:
    assert wish(sqlite_center).json()["reason"] == "notConnected"


def test_the_sandbox_is_refused_outside_a_demonstration(plain: Settings) -> None:
    connected(plain.config, '[messages]\nway = "sandbox"\n')
    with pytest.raises(ConfigError, match="demonstration"), running(plain):
        pass


@pytest.fixture
def gateway(plain: Settings) -> Iterator[tuple[Asked, City]]:
    with city() as service:
        service.kind = "application/json"
        (plain.config / "gateway.token").write_text("token-of-this-hall\n", encoding="ascii")
        connected(
            plain.config,
            f'[messages]\nway = "http"\nurl = "{service.url}"\ntoken_file = "gateway.token"\nseconds = 2.0\n',
        )
        with running(plain) as center:
            yield center, service


def test_the_gateway_gets_the_code_and_the_kiosk_a_masked_telephone(gateway: tuple[Asked, City]) -> None:
    center, service = gateway
    service.says(200, {"phone": "13812345678"})
    sent = wish(center).json()
    assert sent["phone"] == "138****5678"
    [asked] = service.asked
    assert (asked["number"], asked["name"], asked["minutes"]) == (LI["number"], LI["name"], 5)
    assert asked["hall"] == "小镇便民服务中心"
    assert service.tokens == ["Bearer token-of-this-hall"]
    assert answer(center, sent["id"], asked["code"]).status_code == 201


@pytest.mark.parametrize(
    ("status", "content", "reason"),
    [
        (404, b"", "unknownPerson"),
        (410, b"", "noPhone"),
        (500, b"", "away"),
        (302, b"", "away"),
        (200, b"", "away"),
        (200, b"[1]", "away"),
        (200, b'{"phone": 13812345678}', "away"),
        (200, b'{"phone": "<script>alert(1)</script>"}', "away"),
        (200, b'{"phone": "138"}' + b" " * 8000, "away"),
        (200, b"[" * 4000, "away"),
    ],
)
def test_whatever_the_gateway_answers_is_told_in_a_word(
    gateway: tuple[Asked, City], status: int, content: bytes, reason: str
) -> None:
    center, service = gateway
    service.says(status, content)
    refused = wish(center)
    assert (refused.status_code, refused.json()["reason"]) == (409, reason)
    assert [row["state"] for row in center.rows("SELECT state FROM identity_codes")] == ["failed"]


def test_after_a_failure_one_may_try_again_at_once(gateway: tuple[Asked, City]) -> None:
    center, service = gateway
    service.says(500)
    assert wish(center).json()["reason"] == "away"
    service.says(200, {"phone": "13812345678"})
    assert wish(center).status_code == 200


def test_a_gateway_that_drips_is_given_up_in_time(gateway: tuple[Asked, City]) -> None:
    center, service = gateway
    service.drip = 0.05
    assert wish(center).json()["reason"] == "away"


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/v1/identity/codes", {"holder": {"number": ""}, "purpose": "take_ticket", "visit": VISIT}),
        ("/v1/identity/codes", {"holder": LI, "purpose": "Take Ticket!", "visit": VISIT}),
        ("/v1/identity/codes", {"holder": LI, "purpose": "take_ticket", "visit": "x"}),
        ("/v1/identity/codes", {"holder": LI, "purpose": "take_ticket"}),
        (f"/v1/identity/codes/{'0' * 24}/answers", {"digits": "12345"}),
        (f"/v1/identity/codes/{'0' * 24}/answers", {"digits": "1234567"}),
        (f"/v1/identity/codes/{'0' * 24}/answers", {"digits": "１２３４５６"}),
        ("/v1/identity/codes/nonsense/answers", {"digits": "123456"}),
    ],
)
def test_what_makes_no_sense_is_422_and_does_not_repeat_it(
    sqlite_center: Asked, path: str, body: dict[str, Any]
) -> None:
    refused = sqlite_center.post(path, body, fresh())
    assert refused.status_code == 422
    assert LI["number"] not in refused.text
