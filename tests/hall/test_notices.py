"""一次性告知: all gaps at once, kept, found again by its secret code, on paper and on a telephone."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from kiosk.hall.notices import forget, working_day
from tests.hall.conftest import LI, Asked, fresh
from tests.hall.staff_room import Person, at_work
from tests.hall.window_desk import clerk_at

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import httpx

    from tests.hall.browser import OpenPage

pytest_plugins = ["tests.hall.browser"]

GAPS = [{"item": "shijian-001", "gaps": [{"material": "经营场所证明", "note": "复印件1份"}, {"material": "照片"}]}]


class Desk:
    """A clerk at window 02, asking as the page's script does."""

    def __init__(self, center: Asked, person: Person) -> None:
        self.center = center
        self.person = person

    def act(self, **body: object) -> None:
        answer = self.person.ask("POST", "/v1/windows/02/acts", body, **{"Idempotency-Key": fresh()})
        assert answer.status_code == 200, answer.text

    def notice(self, key: str = "", **more: Any) -> httpx.Response:
        body = {"number": "A001", "items": GAPS, "deadline": "2026-10-26"} | more
        return self.person.ask("POST", "/v1/windows/02/notices", body, **{"Idempotency-Key": key or fresh()})


@pytest.fixture
def desk(sqlite_center: Asked) -> Iterator[Desk]:
    with at_work(sqlite_center, "0217") as person:
        yield Desk(sqlite_center, person)


def serve(desk: Desk) -> str:
    """Somebody with a name stands at the window; the code of their ticket."""
    code: str = desk.center.take("shijian-001", holder=LI).json()["code"]
    desk.act(verb="open")
    desk.act(verb="callNext")
    return code


def test_a_notice_keeps_of_the_citizen_only_the_name_on_the_paper(desk: Desk) -> None:
    """It is kept half a year; the identity number goes with the ticket's own."""
    serve(desk)
    assert desk.notice().status_code == 201
    [row] = desk.center.rows("SELECT id, holder_sealed FROM notices")
    held = desk.center.desk.seal.unwrap(row["holder_sealed"], f"notice {row['id']}")
    assert held.decode() == LI["name"]


def test_a_notice_is_kept_with_what_when_and_by_whom(desk: Desk) -> None:
    serve(desk)
    answer = desk.notice(remark="请本人来")
    assert answer.status_code == 201
    row = desk.center.rows("SELECT * FROM notices")[0]
    assert (row["number"], row["window"], row["deadline"], row["way"]) == ("A001", "02", "2026-10-26", "printed")
    for word in ("经营场所证明", "复印件1份", "照片", "个体工商户登记", "市场监督管理局", "0217", "请本人来"):
        assert word in row["content"]
    events = desk.center.rows("SELECT kiosk, kind, ticket FROM events WHERE kind = 'notice'")
    assert [(each["kiosk"], each["ticket"]) for each in events] == [(row["clerk"], row["ticket"])]


def test_either_store_keeps_shows_and_forgets_them(center: Asked) -> None:
    with at_work(center, "0217") as person:
        desk = Desk(center, person)
        code = serve(desk)
        url = desk.notice().json()["url"]
        assert "李标记甲乙" in person.client.get(url).text
        assert url in center.client.get(f"/t/{code}").text
    with center.desk.store.writing() as connection:
        assert forget(connection, "2026-10-13", 200) == 1


def test_who_got_it_is_sealed_at_rest_and_named_to_staff_only(desk: Desk) -> None:
    serve(desk)
    url = desk.notice().json()["url"]
    row = desk.center.rows("SELECT * FROM notices")[0]
    assert "李标记" not in str(row)
    assert "李标记".encode() not in row["holder_sealed"]
    assert "李标记甲乙" in desk.person.client.get(url).text
    public = desk.center.client.get(url)
    assert public.status_code == 200
    assert "李标记" not in public.text
    assert "经营场所证明" in public.text
    assert "frame-ancestors 'self'" in public.headers["content-security-policy"]
    assert public.headers["cache-control"] == "no-store"


def test_a_repeat_with_the_same_key_makes_no_second_notice(desk: Desk) -> None:
    serve(desk)
    key = fresh()
    first, second = desk.notice(key), desk.notice(key)
    assert first.json() == second.json()
    assert len(desk.center.rows("SELECT id FROM notices")) == 1


def test_only_who_stands_at_the_window_gets_one(desk: Desk) -> None:
    assert (desk.notice().status_code, desk.notice().json()["reason"]) == (409, "nobodyHere")
    serve(desk)
    assert desk.notice(number="A002").json()["reason"] == "elsewhere"
    assert desk.notice(items=[{"item": "gongan-001", "gaps": [{"material": "照片"}]}]).status_code == 422
    assert desk.notice(deadline="2026-10-11").status_code == 422
    assert desk.notice(items=[{"item": "shijian-001", "gaps": []}]).status_code == 422
    assert desk.center.rows("SELECT id FROM notices") == []


def test_strangers_and_kiosks_cannot_give_one(desk: Desk) -> None:
    serve(desk)
    body = {"number": "A001", "items": GAPS, "deadline": "2026-10-26"}
    assert desk.center.client.post("/v1/windows/02/notices", json=body).status_code in (401, 422)
    assert desk.center.post("/v1/windows/02/notices", body, fresh()).status_code == 401
    assert desk.center.client.get("/n/ABCDEFGHJK").status_code == 404


def test_the_page_of_the_ticket_leads_to_its_notices(desk: Desk) -> None:
    code = serve(desk)
    assert "/n/" not in desk.center.client.get(f"/t/{code}").text
    url = desk.notice(way="sent").json()["url"]
    page = desk.center.client.get(f"/t/{code}").text
    assert f'href="{url}"' in page
    assert "告知单" in page
    assert "What you still have to bring" in desk.center.client.get(f"/t/{code}?lang=en").text


def test_old_notices_go_and_young_ones_stay(desk: Desk) -> None:
    serve(desk)
    desk.notice()
    with desk.center.desk.store.writing() as connection:
        assert forget(connection, "2026-10-12", 200) == 0
        assert forget(connection, "2026-10-13", 200) == 1
    assert desk.center.rows("SELECT id FROM notices") == []


def test_the_deadline_counts_working_days_of_the_hall(sqlite_center: Asked) -> None:
    week = sqlite_center.desk.plan.week
    assert working_day(date(2026, 10, 16), 1, week) == date(2026, 10, 19), "over a weekend"
    assert working_day(date(2026, 10, 12), 10, week) == date(2026, 10, 26)
    assert working_day(date(2026, 9, 30), 1, week) > date(2026, 10, 5), "over the national holiday"


@pytest.mark.parametrize(("paper", "size"), [("a5", (148, 210)), ("slip", (80, 190))], ids=["A5", "80 mm"])
def test_the_paper_comes_out_on_one_page_of_its_size(
    desk: Desk, open_page: OpenPage, tmp_path: Path, paper: str, size: tuple[int, int]
) -> None:
    serve(desk)
    url = desk.notice(remark="请本人到场，不能代办。").json()["url"]
    page = open_page(f"{str(desk.center.client.base_url).rstrip('/')}{url}?paper={paper}")
    pdf = page.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", pdf)
    assert len(boxes) == 1
    millimetres = [round(float(points) * 25.4 / 72) for points in boxes[0]]
    assert millimetres == list(size)


def test_a_clerk_gives_one_by_keyboard_and_the_item_is_proposed_as_pending(
    sqlite_center: Asked, open_page: OpenPage
) -> None:
    sqlite_center.take("shijian-001", holder=LI)
    clerk = clerk_at(sqlite_center, open_page)
    clerk.page.add_init_script("window.print = () => { top.printed = location.pathname + location.search; }")
    clerk.sit()
    clerk.press("F2", "F2", "F2", "F9")
    assert clerk.page.locator("dialog .gap input[type=checkbox]").is_checked(), "what was not ticked is proposed"
    clerk.press("Enter")
    paper = clerk.page.frame_locator("iframe.paper")
    paper.get_by_text("经营场所证明").wait_for()
    paper.get_by_text("李标记甲乙").wait_for()
    clerk.press("Enter")
    clerk.page.locator("dialog").wait_for(state="detached")
    assert re.fullmatch(r"/n/[A-Z0-9]{10}\?paper=a5", clerk.page.evaluate("window.printed"))
    clerk.sees("已告知", "#current h2")
    clerk.press("F2")
    assert clerk.page.locator("dialog input[value=supplement]").is_checked()
    assert clerk.page.locator("dialog input[value=no]").is_checked()
    assert len(sqlite_center.rows("SELECT id FROM notices")) == 1


def test_where_no_phone_reaches_the_center_a_notice_is_on_paper_only(
    sqlite_center: Asked, open_page: OpenPage, desk: Desk
) -> None:
    sqlite_center.desk.settings = replace(sqlite_center.desk.settings, public_url="")
    serve(desk)
    refused = desk.notice(way="sent")
    assert (refused.status_code, "no telephone" in refused.text) == (422, True)
    clerk = clerk_at(sqlite_center, open_page, badge="0218")
    clerk.page.add_init_script("window.print = () => {}")
    clerk.sit()
    clerk.press("F2", "F9")
    clerk.sees("缺的一次说全", "dialog")
    clerk.misses("手机", "dialog")
    clerk.press("Enter")
    clerk.page.frame_locator("iframe.paper").get_by_text("经营场所证明").wait_for()
    clerk.misses("手机", "dialog")
    assert [row["way"] for row in sqlite_center.rows("SELECT way FROM notices")] == ["printed"]
