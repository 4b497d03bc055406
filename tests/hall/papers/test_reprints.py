"""What staff decide about papers: came out, void, one more print; and the book of sheets they see."""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import openpyxl
import pytest

from kiosk.hall.papers import keeping
from kiosk.hall.papers.office import open_office
from tests.hall.conftest import LI, Asked, fresh
from tests.hall.papers.test_papers import NOBODY, PLAN, RECORDS, SAMPLE, inline, issue, offered, told
from tests.hall.staff_room import Person, at_work
from tests.hall.test_manage_pages import manager_at

if TYPE_CHECKING:
    from tests.hall.browser import OpenPage

pytest_plugins = ["tests.hall.browser"]

JAMMED = "出纸口卡纸，已收回"
NOON = "2026-10-12T09:40:00+08:00"


@pytest.fixture
def hall_folder(hall_folder: Path) -> Path:
    (hall_folder / "papers.toml").write_text(PLAN)
    (hall_folder / "registers.toml").write_text(RECORDS.replace("{DATA}", inline(SAMPLE)))
    return hall_folder


def decide(person: Person, paper: dict[str, Any], act: str, key: str = "", **more: str) -> httpx.Response:
    body = {"act": act, "reason": JAMMED} | more
    return person.ask("POST", f"/v1/papers/{paper['id']}/acts", body, **{"Idempotency-Key": key or fresh()})


def why(answer: httpx.Response) -> str:
    assert answer.status_code == 409, answer.text
    return str(answer.json()["reason"])


def there(center: Asked, confirmed: str = "face", holder: dict[str, str] = LI) -> list[dict[str, Any]]:
    answer = center.post("/v1/papers/reprints", {"holder": holder, "confirmed": confirmed})
    assert answer.status_code == 200, answer.text
    assert answer.headers["cache-control"] == "no-store"
    found: list[dict[str, Any]] = answer.json()["papers"]
    return found


def settled(center: Asked, state: str, sheets: int = 0, **more: Any) -> dict[str, Any]:
    paper: dict[str, Any] = issue(center).json()
    assert told(center, paper, state, sheets, **more).status_code == 202
    return paper


def file_of(center: Asked, paper: dict[str, Any]) -> httpx.Response:
    return center.get(f"/v1/papers/{paper['id']}/file")


def test_what_nobody_knows_is_decided_by_staff_and_void_gives_the_quota_back(center: Asked) -> None:
    with at_work(center, "0001", "manager") as manager:
        out, void = settled(center, "unconfirmed", 1), settled(center, "unconfirmed", 1)
        left, key = offered(center)["no_property"]["left"], fresh()
        assert decide(manager, out, "cameOut").json()["state"] == "printed"
        first, again = decide(manager, void, "void", key), decide(manager, void, "void", key)
        assert (first.status_code, first.json()) == (201, again.json()), "pressed twice"
        assert offered(center)["no_property"]["left"] == left + 1
        assert why(decide(manager, void, "cameOut")) == "wrongState", "it is decided"
        assert why(decide(manager, out | {"id": "0" * 24}, "void")) == "unknown"
    states = {row["id"]: (row["state"], row["reason"]) for row in center.rows("SELECT id, state, reason FROM papers")}
    assert states == {out["id"]: ("printed", "staff"), void["id"]: ("void", "staff")}
    rows = center.rows("SELECT kiosk, detail FROM events WHERE kind = 'paperDecided'")
    assert len(rows) == 2
    assert all(row["kiosk"].startswith("staff ") for row in rows), "who did it"
    assert all(JAMMED not in row["detail"] for row in rows)
    assert all(JAMMED.encode() not in bytes(row["reason"]) for row in center.rows("SELECT reason FROM paper_acts"))


def test_no_kiosk_offers_a_reprint_by_itself_and_staff_allow_one(center: Asked) -> None:
    """The same bytes once more, at the kiosk that was named, to the holder alone."""
    paper = settled(center, "void", 1, reason="paperJammed")
    assert there(center) == []
    assert file_of(center, paper).status_code == 404, "void: not without a permission"
    with at_work(center, "0001", "manager") as manager:
        assert decide(manager, paper, "again", kiosk="kiosk-2").status_code == 201
        assert why(decide(manager, paper, "again", kiosk="kiosk-2")) == "tooMany"
    assert there(center) == [], "another kiosk"
    there_is = center.as_kiosk("kiosk-2")
    assert there(there_is, holder=NOBODY) == [], "another person"
    assert there_is.post("/v1/papers/reprints", {"holder": LI, "confirmed": ""}).status_code == 409
    [found] = there(there_is)
    assert found["paper"] == paper | {"again": True}
    assert found["kind"]["code"] == "no_property"
    content = file_of(there_is, paper).content
    assert hashlib.sha256(content).hexdigest() == paper["digest"], "the signed bytes do not change"
    assert told(there_is, paper, "printed", 1, at=NOON).status_code == 202
    [row] = center.rows("SELECT state, sheets, file FROM papers")
    assert (row["state"], row["sheets"], row["file"]) == ("printed", 2, None), "every sheet counts"
    [act] = center.rows("SELECT outcome, sheets FROM paper_acts")
    assert (act["outcome"], act["sheets"]) == ("printed", 1)
    assert there(there_is) == []
    assert file_of(there_is, paper).status_code == 404
    assert "真实有效" in center.client.get(f"/verify/{paper['code']}").text


def test_a_late_word_about_the_first_print_does_not_end_the_permission(sqlite_center: Asked, manager: Person) -> None:
    """The kiosk was away, staff did not wait for it; then it comes back with what it had to say."""
    paper = issue(sqlite_center).json()
    assert why(decide(manager, paper, "void")) == "wrongState", "its kiosk is still at it"
    sqlite_center.at("2026-10-12T09:50:00+08:00")
    assert decide(manager, paper, "void").status_code == 201
    assert decide(manager, paper, "again").status_code == 201
    assert told(sqlite_center, paper, "unconfirmed", 1, at="2026-10-12T09:31:00+08:00").status_code == 202
    [found] = there(sqlite_center)
    assert found["paper"]["id"] == paper["id"]
    assert [row["state"] for row in sqlite_center.rows("SELECT state FROM papers")] == ["void"], "staff had decided"


def test_a_permission_has_its_time(sqlite_center: Asked, manager: Person) -> None:
    paper = settled(sqlite_center, "unconfirmed")
    assert decide(manager, paper, "again", kiosk="kiosk-9").json()["reason"] == "unknownKiosk"
    assert decide(manager, paper, "again").status_code == 201
    sqlite_center.at("2026-10-12T09:59:00+08:00")
    assert len(there(sqlite_center)) == 1
    assert why(decide(manager, paper, "void")) == "wrongState", "it may be printed at this moment"
    sqlite_center.at("2026-10-12T10:01:00+08:00")
    assert there(sqlite_center) == []
    assert file_of(sqlite_center, paper).status_code == 404
    late = settled(sqlite_center, "void", at="2026-10-12T10:01:00+08:00")
    sqlite_center.at("2026-10-12T14:05:00+08:00")
    with at_work(sqlite_center, "0002", "manager") as afternoon:
        assert why(decide(afternoon, late, "again")) == "tooLate"


def test_a_paper_that_came_out_and_one_whose_file_is_gone_are_not_printed_again(
    sqlite_center: Asked, manager: Person
) -> None:
    assert why(decide(manager, settled(sqlite_center, "printed", 1), "again")) == "wrongState"
    paper = settled(sqlite_center, "void")
    with sqlite_center.desk.store.writing() as connection:
        connection.exec_driver_sql("UPDATE papers SET file = NULL")
    assert why(decide(manager, paper, "again")) == "fileGone"


def test_who_may_decide_is_the_halls_choice(sqlite_center: Asked, manager: Person) -> None:
    paper = settled(sqlite_center, "unconfirmed")
    with at_work(sqlite_center, "0107") as clerk:
        assert clerk.ask("GET", "/manage/papers.xlsx").headers["location"].startswith("/staff/denied")
        assert decide(clerk, paper, "void").status_code == 403
    kiosk = sqlite_center.post(f"/v1/papers/{paper['id']}/acts", {"act": "void", "reason": JAMMED}, fresh())
    assert kiosk.status_code == 401
    assert manager.ask("POST", f"/v1/papers/{paper['id']}/acts", {"act": "void", "reason": "x"}).status_code == 422


def test_the_book_goes_with_the_papers(sqlite_center: Asked, manager: Person) -> None:
    desk, office = sqlite_center.desk, open_office(sqlite_center.desk)
    paper = settled(sqlite_center, "void")
    decide(manager, paper, "again")
    sqlite_center.at("2026-10-14T09:00:00+08:00")
    assert keeping.forget_files(desk, office) == 1, "a void one's file as well"
    sqlite_center.at("2029-11-14T09:00:00+08:00")
    assert keeping.delete_acts(desk, office) == 1


def test_the_page_counts_every_sheet_and_a_manager_decides_there(sqlite_center: Asked, open_page: OpenPage) -> None:
    event = {"kind": "device", "at": NOON, "source": "page_printer", "detail": "paperOut"}
    settled(sqlite_center, "printed", 2)
    assert sqlite_center.post("/v1/kiosks/me/events", event, fresh()).status_code == 202
    sqlite_center.at("2026-10-12T09:45:00+08:00")
    settled(sqlite_center, "printed", 1, at="2026-10-12T09:45:00+08:00")
    paper = settled(sqlite_center, "unconfirmed", 1, reason="silent", at="2026-10-12T09:46:00+08:00")
    page = manager_at(sqlite_center, open_page, "/manage/papers")
    assert page.locator("dl.figures dd").all_inner_texts() == ["3", "2", "1", "0", "4", "4"]
    page.get_by_text("缺过纸，那以后用纸 2 张").wait_for()
    row = page.locator(f"#paper-{paper['number']}")
    assert "打印机没有回应" in row.inner_text()
    assert LI["name"] not in page.content()
    row.get_by_role("button", name="允许补打").click()
    page.get_by_label("在 kiosk-2").check()
    page.locator("#step-note").fill(JAMMED)
    page.locator("#step-send").click()
    row.get_by_text(JAMMED).wait_for()
    assert len(there(sqlite_center.as_kiosk("kiosk-2"))) == 1
    with at_work(sqlite_center, "0002", "manager") as manager:
        book = openpyxl.load_workbook(io.BytesIO(manager.ask("GET", "/manage/papers.xlsx").content))
    [heading, line] = list(book.worksheets[0].iter_rows(values_only=True))
    assert heading[-1] == "用纸（张）"
    assert line[1:] == ("kiosk-1", "个人名下无不动产登记信息证明", 3, 2, 1, 0, 4)
    assert json.dumps(str(line[0])).startswith('"2026-10-12')
