"""Bad ratings from the call back to the end, on the manager's page in a real Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.hall.conftest import Asked, fresh
from tests.hall.rating_window import RatingWindow
from tests.hall.staff_room import at_work
from tests.hall.test_manage_pages import manager_at

if TYPE_CHECKING:
    from tests.hall.browser import OpenPage

pytest_plugins = ["tests.hall.browser"]


def test_a_bad_rating_is_called_back_answered_and_closed(sqlite_center: Asked, open_page: OpenPage) -> None:
    with RatingWindow(sqlite_center) as window:
        served = window.serve()
        evil = "<b onclick=alert(1)>排了两次队</b>"
        words: dict[str, Any] = {"reasons": ["214"], "text": evil, "phone": "13900001111"}
        assert window.phone(served, "dissatisfied", **words).status_code == 201
        page = manager_at(sqlite_center, open_page, "/manage/follow-ups")
        case = page.locator("article.case")
        case.filter(has_text="服务态度生硬").wait_for()
        assert evil in case.inner_text()
        case.get_by_role("button", name="回访").click()
        page.locator("#step-says", has_text="13900001111").wait_for()
        page.locator("#step-note").fill("已经道歉")
        page.locator("#step-send").click()
        case.get_by_role("button", name="整改或说明").click()
        page.locator("#step-note").fill("当事人已参加培训")
        page.locator("#step-send").click()
        page.locator(".empty", has_text="没有要办的差评").wait_for()
        page.get_by_text("待结案").click()
        case.get_by_role("button", name="结案").click()
        page.locator(".empty", has_text="没有等着结案的差评").wait_for()
        page.get_by_text("已结案").first.click()
        case.filter(has_text="当事人已参加培训").wait_for()
        [row] = sqlite_center.rows("SELECT state, reached FROM follow_ups")
        assert (row["state"], bool(row["reached"])) == ("closed", True)


def test_the_live_page_lists_what_is_due(sqlite_center: Asked, open_page: OpenPage) -> None:
    with RatingWindow(sqlite_center) as window:
        served = window.serve()
        assert window.phone(served, "veryDissatisfied").status_code == 201
        page = manager_at(sqlite_center, open_page, "/manage")
        page.locator("#follow li", has_text=f"{served.number} · 01号窗口").wait_for()
        page.locator("#follow li .badge", has_text="待回访").wait_for()


def test_an_appeal_is_heard_by_somebody_else_and_then_shown_as_decided(
    sqlite_center: Asked, open_page: OpenPage
) -> None:
    with RatingWindow(sqlite_center) as window:
        assert window.phone(window.serve(), "veryDissatisfied").status_code == 201
        page = manager_at(sqlite_center, open_page, "/manage/follow-ups", quiet=False)
        page.get_by_role("button", name="申诉复核").click()
        page.get_by_label("误评").check()
        page.locator("#step-note").fill("按错了键，当面说明过")
        page.locator("#step-send").click()
        page.get_by_role("button", name="复核申诉").click()
        page.locator("#step-note").fill("属实")
        page.locator("#step-send").click()
        page.locator("#step-fault", has_text="另一位主管").wait_for()
        with at_work(sqlite_center, "0901", "manager") as other:
            [row] = sqlite_center.rows("SELECT id FROM appeals")
            decision = {"upheld": True, "reason": "属实"}
            path = f"/v1/ratings/appeals/{row['id']}/decision"
            assert other.ask("POST", path, decision, **{"Idempotency-Key": fresh()}).status_code == 200
        page.reload()
        page.locator("article.case", has_text="申诉认定，不计").wait_for()
