"""Nothing of a citizen lies open: not in the store, not in the log, not on a public page."""

from __future__ import annotations

import hmac
import logging
import time
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from sqlalchemy import update

from kiosk.bench.postgres import Postgres
from kiosk.center.contract import Holder
from kiosk.hall import Settings
from kiosk.hall.desk import Desk
from kiosk.hall.retention import sweep
from kiosk.hall.sealing import KeyFileError, open_key
from kiosk.hall.tables import metadata, requests
from tests.hall.conftest import LI, Asked, fresh, running
from tests.hall.rating_window import RatingWindow, Served, asked, said
from tests.hall.staff_room import at_work

MARKS = ("990101199001010019", "0101199001010019", "李标记甲乙", "标记甲乙")
PHONE = "19900001234"


def visit(center: Asked) -> list[str]:
    """Everything a marked citizen can do at a kiosk; what the public can then see."""
    key = fresh()
    center.quote("shijian-001", holder=LI)
    code = center.take("shijian-001", holder=LI, key=key).json()["code"]
    center.take("shijian-001", holder=LI)
    center.take("nothing-1", holder=LI)
    offline = {"number": "E1101", "code": "7KM2QX9TRD", "day": "2026-10-12", "items": ["minzheng-001"], "holder": LI}
    center.post("/v1/tickets/adopt", offline | {"issued_at": "2026-10-12T09:00:00+08:00"}, fresh())
    center.post("/v1/tickets", {"items": [], "holder": LI}, fresh())
    center.post("/v1/tickets", {"items": ["shijian-001"], "holder": LI | {"number": "990101199001010019" * 3}}, fresh())
    center.settle(key, "printed")
    public = [f"/v1/tickets/{code}", f"/t/{code}", f"/t/{code}?lang=en", "/t/7KM2QX9TRD", "/v1/hall"]
    return [center.client.get(path).text for path in public]


def test_the_marked_citizen_is_nowhere_in_the_clear(
    center: Asked, tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    pages = visit(center)
    dump = "".join(str(row) for table in ("tickets", "requests", "events", "notes") for row in _all(center, table))
    files = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    said = "".join(capfd.readouterr()) + caplog.text
    for mark in MARKS:
        assert not any(mark in page for page in pages)
        assert mark not in dump
        assert mark.encode() not in files
        assert mark not in said
    assert center.rows("SELECT count(*) AS n FROM tickets WHERE holder_sealed IS NOT NULL") == [{"n": 2}]


def act(window: RatingWindow, verb: str) -> dict[str, Any]:
    done = said(window.clerk, f"/v1/windows/{window.window}/acts", {"verb": verb})
    assert done.status_code == 200, done.text
    view: dict[str, Any] = done.json()
    return view


def served_rated_and_called_back(center: Asked) -> list[str]:
    """The marked citizen at the window and afterwards; what the public and the devices can then see."""
    with RatingWindow(center) as window, at_work(center, "0001", "manager") as manager:
        ticket = center.take("shijian-001", holder=LI).json()
        act(window, "callNext")
        assert act(window, "recall")["current"]["name"] == LI["name"]
        act(window, "start")
        asked_for = {"item": "shijian-001", "gaps": [{"material": "户口簿"}]}
        notice = {"number": ticket["number"], "items": [asked_for], "deadline": "2026-10-30"}
        given = said(window.clerk, "/v1/windows/01/notices", notice)
        assert given.status_code == 201
        assert LI["name"] in window.clerk.ask("GET", given.json()["url"]).text
        board = center.client.get("/v1/board").text
        service = act(window, "finish")["service"]
        window.later(5)
        done = Served(service, ticket["number"], ticket["code"])
        window.phone(done, "dissatisfied", text=f"我是{LI['name']}", phone=PHONE)
        [follow_up] = asked(manager, "/v1/ratings/follow-ups")["follow_ups"]
        assert follow_up["phone"] == PHONE
        path = f"/v1/ratings/follow-ups/{follow_up['id']}/steps"
        note = f"已联系{LI['name']}，电话{PHONE}"
        contacted = said(manager, path, {"step": "contact", "reached": True, "note": note})
        assert contacted.json()["contact_note"] == note
        said(manager, path, {"step": "settle", "how": "explained", "answer": note})
        said(manager, f"/v1/ratings/{follow_up['rating']['id']}/appeals", {"kind": "mistaken", "grounds": note})
        paths = ("/v1/board", "/v1/calls", "/v1/windows", f"/t/{ticket['code']}", given.json()["url"])
        seen = [center.client.get(each).text for each in paths]
        return [board, *seen, str(window.invitation())]


def test_the_marked_citizen_is_nowhere_in_the_clear_after_the_window(
    center: Asked, tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    pages = served_rated_and_called_back(center)
    dump = "".join(str(row) for table in metadata.tables for row in _all(center, table))
    files = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    written = "".join(capfd.readouterr()) + caplog.text
    for mark in (*MARKS, PHONE):
        assert not any(mark in page for page in pages)
        assert mark not in dump
        assert mark.encode() not in files
        assert mark not in written


def swept(center: Asked) -> None:
    """The center's own sweep at its start can still be at it."""
    until = time.monotonic() + 10
    while sweep(center.desk) is None:
        assert time.monotonic() < until
        time.sleep(0.05)


def test_when_the_day_is_over_not_even_the_masked_name_is_left(center: Asked) -> None:
    served_rated_and_called_back(center)
    before = str([*_all(center, "tickets"), *_all(center, "calls")])
    assert "李*" in before
    center.at("2026-10-14T09:00:00+08:00")
    swept(center)
    dump = "".join(str(row) for table in metadata.tables for row in _all(center, table))
    assert "李*" not in dump
    assert center.rows("SELECT id FROM tickets WHERE holder_sealed IS NOT NULL OR holder_mark IS NOT NULL") == []


def test_when_the_day_is_over_no_answer_names_anybody_and_none_is_carried_out_again(center: Asked) -> None:
    """A window's answers hold the name of who stood there; sealed, but that is no reason to keep it for a week."""
    center.take("shijian-001", holder=LI)
    center.act("01", "open")
    key = fresh()
    assert center.act("01", "callNext", key).json()["current"]["name"] == LI["name"]
    center.at("2026-10-12T23:00:00+08:00")
    swept(center)
    assert center.act("01", "callNext", key).json()["current"]["name"] == LI["name"]
    center.at("2026-10-13T09:00:00+08:00")
    swept(center)
    assert center.rows("SELECT key FROM requests WHERE status = 200") == []
    center.act("01", "open")
    center.take("shijian-001")
    again = center.act("01", "callNext", key)
    assert (again.status_code, again.json()["reason"]) == (409, "wrongState")


def _all(center: Asked, table: str) -> list[dict[str, object]]:
    rows = center.rows(f"SELECT * FROM {table}")
    return [
        {name: _text(value) if isinstance(value, bytes | memoryview) else value for name, value in row.items()}
        for row in rows
    ]


def _text(value: bytes | memoryview) -> str:
    return bytes(value).decode("utf-8", "replace")


def test_an_answer_that_an_earlier_version_kept_open_is_given_again(sqlite_center: Asked) -> None:
    key = fresh()
    first = sqlite_center.take("shijian-001", key=key)
    with sqlite_center.desk.store.writing() as connection:
        connection.execute(update(requests).where(requests.c.key == key).values(answer=first.content))
    assert sqlite_center.take("shijian-001", key=key).content == first.content


def test_an_answer_to_a_senseless_request_does_not_repeat_it(sqlite_center: Asked) -> None:
    answer = sqlite_center.post("/v1/tickets", {"items": 7, "holder": LI | {"number": [LI["number"]]}}, fresh())
    assert answer.status_code == 422
    assert not any(mark in answer.text for mark in MARKS)


def test_the_key_opens_what_it_sealed_for_the_same_ticket_only(tmp_path: Path) -> None:
    seal = open_key(tmp_path / "center.key")
    holder = Holder.model_validate(LI)
    sealed = seal.close(holder, "one")
    assert open_key(tmp_path / "center.key").open(sealed, "one") == holder
    with pytest.raises(InvalidTag):
        seal.open(sealed, "another")
    with pytest.raises(InvalidTag):
        seal.open(sealed[:-1] + bytes([sealed[-1] ^ 1]), "one")
    assert seal.close(holder, "one") != sealed


def test_marks_of_one_version_are_found_by_the_next(tmp_path: Path) -> None:
    """They are in the store: HMAC-SHA-256 (RFC 2104) with the second half of the key file, its first 128 bits."""
    seal = open_key(tmp_path / "center.key")
    key = (tmp_path / "center.key").read_bytes()[32:]
    for number in ("990101199001010019", "99010119900101002X"):
        assert seal.mark(number) == hmac.digest(key, b"holder\0" + number.encode(), "sha256").hex()[:32]


def test_the_mark_is_the_same_for_the_same_person_and_different_with_another_key(tmp_path: Path) -> None:
    seal = open_key(tmp_path / "center.key")
    assert seal.mark("99010119900101001x") == seal.mark(" 990101 19900101001X ")
    assert seal.mark("990101199001010019") != seal.mark("990101199001010027")
    assert open_key(tmp_path / "other.key").mark("990101199001010019") != seal.mark("990101199001010019")


def test_a_key_file_others_can_read_is_not_used(tmp_path: Path) -> None:
    open_key(tmp_path / "center.key")
    (tmp_path / "center.key").chmod(0o644)
    with pytest.raises(KeyFileError, match="0600"):
        open_key(tmp_path / "center.key")


def test_a_store_is_not_opened_with_a_strange_key(settings: Settings) -> None:
    Desk(settings).close()
    assert settings.data is not None
    (settings.data / "center.key").unlink()
    with pytest.raises(KeyFileError, match="does not belong to this database"):
        Desk(settings)


def test_with_postgresql_the_data_folder_must_be_given(postgres: Postgres, hall_folder: Path) -> None:
    with pytest.raises(KeyFileError, match="data folder"):
        Desk(Settings(database=postgres.url(), config=hall_folder))


def test_tokens_are_stored_only_as_hashes(settings: Settings) -> None:
    with running(settings) as center:
        stored = center.rows("SELECT * FROM kiosks")
    assert {"kiosk-1", "kiosk-2"} <= {row["id"] for row in stored}
    assert not any(token in str(stored) for token in settings.tokens.values())
