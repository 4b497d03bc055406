"""The manager's doors and pages over HTTP: who may, what they say, and what they never say."""

from __future__ import annotations

import json
import re
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from kiosk.hall.manage.statistics import Breakdown
from tests.hall.conftest import LI, Asked, fresh
from tests.hall.manage_past import Work, open_days, write
from tests.hall.staff_room import Person, at_work, live, one

PAGES = ("/manage", "/manage/statistics", "/manage/report", "/manage/staffing", "/manage/follow-ups")
FILES = ("/manage/statistics.xlsx", "/manage/report.xlsx")
SEPTEMBER = "from=2026-09-01&to=2026-09-30"


@pytest.fixture
def past(sqlite_center: Asked) -> Asked:
    days = open_days(sqlite_center.desk, date(2026, 9, 1), date(2026, 10, 9))
    write(sqlite_center.desk, days, (Work("A", (("01", "li"), ("02", "wang")), ("shijian-001",), 6.0),), 40)
    return sqlite_center


def window(seen: dict[str, Any], number: str) -> dict[str, Any]:
    return one(seen, "windows", number=number)


def lane(seen: dict[str, Any], prefix: str) -> dict[str, Any]:
    return one(seen, "lanes", prefix=prefix)


def cells(book: Any, sheet: str, column: int) -> list[Any]:
    return [row[column].value for row in book[sheet].iter_rows(min_row=2)]


# --------------------------------------------------------------------------------------------- who


def test_a_stranger_is_led_to_the_sign_in_and_a_clerk_is_refused(sqlite_center: Asked) -> None:
    with at_work(sqlite_center, "0101") as clerk:
        for path in (*PAGES, *FILES):
            answer = sqlite_center.client.get(path)
            assert (answer.status_code, answer.headers["location"][:18]) == (303, "/staff/login?next="), path
            assert clerk.ask("GET", path).headers["location"] == "/staff/denied", path


def test_the_live_hall_is_for_managers_and_administrators(sqlite_center: Asked) -> None:
    assert sqlite_center.client.get("/v1/manage/live").status_code == 401
    assert sqlite_center.get("/v1/manage/live").status_code == 401, "a kiosk's token is nobody's session"
    with at_work(sqlite_center, "0101") as clerk:
        assert clerk.reason("GET", "/v1/manage/live") == (403, "notAllowed")
    with at_work(sqlite_center, "0001", "administrator") as administrator:
        assert live(administrator)["windows"]


def test_pages_come_with_nothing_from_elsewhere_and_no_script_in_them(past: Asked, manager: Person) -> None:
    for path in PAGES:
        answer = manager.ask("GET", path)
        assert answer.status_code == 200, path
        assert "default-src 'self'" in answer.headers["content-security-policy"]
        assert answer.headers["cache-control"] == "no-store"
        assert "<script>" not in answer.text
        assert " style=" not in answer.text
        assert "http://" not in answer.text.replace("http://www.w3.org/2000/svg", "")


# ------------------------------------------------------------------------------------------- live


def test_the_live_hall_shows_windows_queues_and_how_long(sqlite_center: Asked, manager: Person) -> None:
    assert sqlite_center.act("01", "open").status_code == 200
    for _ in range(3):
        sqlite_center.take("shijian-001", holder=None)
    sqlite_center.take("gongan-001", holder=LI)
    assert sqlite_center.act("01", "callNext").status_code == 200
    assert sqlite_center.act("01", "start").status_code == 200
    sqlite_center.at("2026-10-12T09:52:00+08:00")
    seen = live(manager)
    at_one = window(seen, "01")
    assert (at_one["state"], at_one["ticket"], at_one["ticket_state"]) == ("open", "A001", "serving")
    assert at_one["for_minutes"] in (21, 22)
    assert (lane(seen, "A")["waiting"], lane(seen, "B")["waiting"], seen["waiting"]) == (2, 1, 3)
    assert lane(seen, "A")["longest_minutes"] in (21, 22)
    assert (window(seen, "04")["state"], window(seen, "05")["state"]) == ("absent", "closed")
    assert seen["light"] in ("green", "yellow")
    assert LI["name"] not in json.dumps(seen, ensure_ascii=False)
    assert "李" not in json.dumps(seen, ensure_ascii=False)


def test_long_waits_turn_the_lane_red_and_name_the_window_to_open(sqlite_center: Asked, manager: Person) -> None:
    assert sqlite_center.act("01", "open").status_code == 200
    for _ in range(6):
        sqlite_center.take("shijian-001")
    assert live(manager)["hints"] == []
    sqlite_center.at("2026-10-12T10:05:00+08:00")
    assert manager.sign_in("M01").status_code == 201, "half an hour without a hand on the mouse ends a session"
    seen = live(manager)
    assert lane(seen, "A")["light"]["light"] == "red"
    assert re.search("最长已等 3[0-9] 分钟", lane(seen, "A")["light"]["why"])
    [hint] = seen["hints"]
    assert (hint["lane"], hint["waiting_long"]) == ("A", 6)
    assert hint["open"] == ["02", "05"]


def test_a_manager_opens_closes_and_lends_a_window_and_it_is_in_the_log(sqlite_center: Asked, manager: Person) -> None:
    def act(**body: Any) -> int:
        return manager.ask("POST", "/v1/windows/05/acts", body, **{"Idempotency-Key": fresh()}).status_code

    assert act(verb="open") == 200
    assert window(live(manager), "05")["state"] == "open"
    assert act(verb="setLanes", lanes=["A", "B"]) == 200
    lent = window(live(manager), "05")
    assert (lent["lanes"], lent["own_lanes"]) == (["A", "B"], True)
    assert act(verb="setLanes", lanes=[]) == 200
    assert window(live(manager), "05")["own_lanes"] is False
    assert act(verb="close") == 200
    assert window(live(manager), "05")["state"] == "closed"
    kinds = [row["kind"] for row in sqlite_center.rows("SELECT kind FROM events ORDER BY id")]
    assert [kind for kind in kinds if kind in ("opened", "lanesSet", "closed")] == [
        "opened",
        "lanesSet",
        "lanesSet",
        "closed",
    ]


def test_kiosks_show_their_faults_calls_for_help_and_when_they_were_heard(
    sqlite_center: Asked, manager: Person
) -> None:
    def says(kind: str, detail: str, source: str = "ticket_printer", kiosk: str = "kiosk-1") -> None:
        body = {"kind": kind, "at": "2026-10-12T09:30:00+08:00", "source": source, "detail": detail}
        answer = sqlite_center.as_kiosk(kiosk).post("/v1/kiosks/me/events", body, fresh())
        assert answer.status_code == 202

    assert [each["heard_at"] for each in live(manager)["kiosks"]] == [None, None]
    says("device", "out")
    says("help", "citizen asks for staff", "screen", "kiosk-2")
    first, second = live(manager)["kiosks"]
    assert (first["id"], first["light"]["light"]) == ("kiosk-1", "red")
    assert "号票打印机：没有纸" in first["light"]["why"]
    assert (second["helps"], second["light"]["why"]) == (1, "有人求助")
    says("device", "online")
    sqlite_center.at("2026-10-12T09:45:00+08:00")
    for name in ("kiosk-1", "kiosk-2"):
        sqlite_center.as_kiosk(name).get("/v1/hall")
    first, second = live(manager)["kiosks"]
    assert (first["faults"], first["light"]["light"]) == ([], "green")
    assert (second["helps"], second["light"]["light"]) == (1, "green"), "somebody has come, or the citizen has gone"


def test_yesterdays_events_are_not_todays(sqlite_center: Asked, manager: Person) -> None:
    body = {"kind": "device", "at": "2026-10-12T09:30:00+08:00", "source": "ticket_printer", "detail": "out"}
    assert sqlite_center.post("/v1/kiosks/me/events", body, fresh()).status_code == 202
    sqlite_center.at("2026-10-13T09:00:00+08:00")
    with at_work(sqlite_center, "0901", "manager") as today:
        assert [each["faults"] for each in live(today)["kiosks"]] == [[], []]


# ------------------------------------------------------------------------------------- statistics


def test_the_statistics_page_draws_charts_with_words_and_tables(past: Asked, manager: Person) -> None:
    text = manager.ask("GET", f"/manage/statistics?{SEPTEMBER}&by=hour").text
    for word in ("取号人数与开窗数", "等候时间分布", "一周忙闲", "评价构成", "窗口办结排名", "09–10 时", "导出 Excel"):
        assert word in text
    assert text.count("<svg viewBox") == 6
    assert text.count("<desc id=") == 6
    assert text.count("<details") == 6


def test_every_breakdown_has_its_table(past: Asked, manager: Person) -> None:
    for by in (*Breakdown, "nonsense"):
        answer = manager.ask("GET", f"/manage/statistics?{SEPTEMBER}&by={by}")
        assert answer.status_code == 200, by
        assert "<tfoot>" in answer.text, by


@pytest.mark.parametrize(
    ("page", "queries", "words"),
    [
        (
            "statistics",
            ["from=2026-09-30&to=2026-09-01", "from=x&to=y", "from=2026-09-01", "from=0001-01-01&to=0001-02-01"],
            "请写明开始和结束日期",
        ),
        ("report", ["kind=week", "kind=month&of=2026-13-01", "kind=month&of=0001-01-01"], "没有这样的月份"),
        ("staffing", ["day=x", "day=1999-01-01", "day=9999-12-31"], "下面是下一个工作日的建议"),
    ],
)
def test_days_that_make_no_sense_are_said_in_words(
    past: Asked, manager: Person, page: str, queries: list[str], words: str
) -> None:
    for query in queries:
        answer = manager.ask("GET", f"/manage/{page}?{query}")
        assert answer.status_code == 200, query
        assert words in answer.text, query


def test_the_report_names_its_term_and_says_when_it_is_still_running(past: Asked, manager: Person) -> None:
    text = manager.ask("GET", "/manage/report?kind=month&of=2026-09-15").text
    assert "2026年9月 月考核" in text
    assert "与2026年8月相比" in text
    assert "本期还没有结束" not in text
    assert "本期还没有结束" in manager.ask("GET", "/manage/report?kind=quarter&of=2026-10-01").text


def test_the_workbook_holds_what_the_page_shows_and_taking_it_is_logged(past: Asked, manager: Person) -> None:
    answer = manager.ask("GET", f"/manage/statistics.xlsx?{SEPTEMBER}")
    assert answer.headers["content-disposition"] == 'attachment; filename="statistics-2026-09-01-2026-09-30.xlsx"'
    book = load_workbook(BytesIO(answer.content))
    assert book.sheetnames[:3] == ["说明", "合计", "按时段"]
    done = sum(cells(book, "按窗口", 2))
    stored = past.rows("SELECT count(*) AS n FROM services WHERE day LIKE '2026-09-%' AND ended = 'done'")
    assert done == stored[0]["n"]
    days = cells(book, "按日", 0)
    assert days
    assert all(day.month == 9 for day in days)
    [logged] = past.rows("SELECT kiosk, detail FROM events WHERE kind = 'exported'")
    assert logged["kiosk"].startswith("staff ")
    assert json.loads(logged["detail"])["what"] == "statistics"


def test_the_report_can_be_taken_as_a_workbook(past: Asked, manager: Person) -> None:
    book = load_workbook(BytesIO(manager.ask("GET", "/manage/report.xlsx?kind=month&of=2026-09-01").content))
    assert book.sheetnames[:6] == ["说明", "总体对比", "窗口排名", "人员排名", "评价", "差评整改"]
    ranks = cells(book, "窗口排名", 0)
    assert ranks[0] == 1
    assert ranks == sorted(ranks)


# ------------------------------------------------------------------------------------------ clerks


def test_a_clerk_sees_their_own_figures_and_nobody_elses(past: Asked, manager: Person) -> None:
    with at_work(past, "0101") as clerk:
        mine = clerk.ask("GET", "/v1/staff/me").json()["id"]
        with past.desk.store.writing() as connection:
            connection.exec_driver_sql("UPDATE services SET clerk = ? WHERE clerk = 'li'", (mine,))
        text = clerk.ask("GET", f"/manage/mine?{SEPTEMBER}").text
        assert "我的数字" in text
        assert "2026-09-01" in text
        assert "wang" not in text
        assert 'href="/manage"' not in text
    with at_work(past, "0102") as other:
        assert "这段时间您没有叫号" in other.ask("GET", f"/manage/mine?{SEPTEMBER}").text


def test_names_with_markup_are_shown_as_they_are_written(past: Asked) -> None:
    from tests.hall.staff_room import employ

    evil = '<img src=x onerror="alert(1)">'
    account = employ(past.desk, "0666", "manager", evil)
    with past.desk.store.writing() as connection:
        connection.exec_driver_sql("UPDATE services SET clerk = ? WHERE clerk = 'li'", (account,))
    with Person(str(past.client.base_url)) as person:
        person.sign_in("0666")
        for path in (f"/manage/statistics?{SEPTEMBER}&by=clerk", "/manage/report?kind=month&of=2026-09-01"):
            text = person.ask("GET", path).text
            assert "<img" not in text
            assert "&lt;img" in text
        book = load_workbook(BytesIO(person.ask("GET", f"/manage/statistics.xlsx?{SEPTEMBER}").content))
        assert f"0666 {evil}" in cells(book, "按人员", 0)


def test_the_pages_files_are_served_and_nothing_else(sqlite_center: Asked) -> None:
    def status(name: str) -> int:
        return sqlite_center.client.get(f"/manage/files/{name}").status_code

    for name in ("manage.css", "live.js", "window.js", "report.js", "follow_ups.js", "step.js"):
        assert status(name) == 200, name
    for name in ("live.html", "..%2Fstaff%2Fstaff.css", "nothing.js"):
        assert status(name) == 404, name
