"""What managers do with ratings: follow up the bad ones, hear appeals, read figures, look at odd patterns."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy.exc import DBAPIError

from tests.hall.conftest import Asked
from tests.hall.rating_window import RatingWindow, Served, asked, said
from tests.hall.staff_room import Person, at_work

FOLLOW_UPS = "/v1/ratings/follow-ups"


@pytest.fixture
def window(sqlite_center: Asked) -> Iterator[RatingWindow]:
    with RatingWindow(sqlite_center) as window:
        yield window


@pytest.fixture
def manager(window: RatingWindow) -> Iterator[Person]:
    with at_work(window.center, "0900", "manager") as person:
        yield person


def bad(window: RatingWindow) -> Served:
    served = window.serve()
    answer = window.phone(served, "dissatisfied", reasons=["214"], text="排了两次队", phone="13900001111")
    assert answer.status_code == 201
    return served


def step(manager: Person, number: str, **body: Any) -> Any:
    return said(manager, f"{FOLLOW_UPS}/{number}/steps", body)


# ------------------------------------------------------------------------------------ follow-ups


def test_a_bad_rating_is_followed_up_from_the_call_back_to_the_answer(center: Asked) -> None:
    with RatingWindow(center) as window, at_work(center, "0900", "manager") as manager:
        served = bad(window)
        (due,) = asked(manager, FOLLOW_UPS)["follow_ups"]
        assert (due["state"], due["contact_by"], due["settle_by"]) == ("open", "2026-10-13", "2026-11-02")
        assert (due["phone"], due["rating"]["text"]) == ("13900001111", "排了两次队")
        assert due["rating"]["reasons"][0]["name"] == "服务态度生硬"
        assert due["rating"]["clerk_name"] == "0107 员工0107"
        number = due["id"]
        early = step(manager, number, step="settle", how="rectified", answer="已经改了")
        assert (early.status_code, early.json()) == (409, {"reason": "wrongState", "state": "open"})
        assert step(manager, number, step="contact", reached=False, note="无人接听").json()["reached"] is False
        assert step(manager, number, step="contact", reached=True, note="已说明").json()["state"] == "contacted"
        settled = step(manager, number, step="settle", how="explained", answer="按规定需要两次核验").json()
        assert (settled["state"], settled["settled_by"]) == ("explained", "0900 员工0900")
        page = center.client.get(f"/v1/tickets/{served.code}/rating").json()
        assert page["services"][0]["answer"] == "按规定需要两次核验"
        assert step(manager, number, step="close").json()["state"] == "closed"
        assert asked(manager, FOLLOW_UPS)["follow_ups"] == []
        (closed,) = asked(manager, f"{FOLLOW_UPS}?state=closed")["follow_ups"]
        assert (closed["how"], closed["contact_note"]) == ("explained", "已说明")
        kinds = [row["detail"] for row in center.rows("SELECT detail FROM events WHERE kind = 'ratingFollowed'")]
        assert len(kinds) == 4


def test_what_is_overdue_is_shown(window: RatingWindow, manager: Person) -> None:
    bad(window)
    assert asked(manager, FOLLOW_UPS)["overdue"] == 0
    window.set(datetime.fromisoformat("2026-10-14T08:00:00+08:00"))
    assert manager.sign_in("0900").status_code == 201
    (late,) = asked(manager, f"{FOLLOW_UPS}?overdue=true")["follow_ups"]
    assert late["overdue"] == "contact"
    window.set(datetime.fromisoformat("2026-11-03T08:00:00+08:00"))
    assert manager.sign_in("0900").status_code == 201
    assert asked(manager, FOLLOW_UPS)["follow_ups"][0]["overdue"] == "settle"


def test_a_good_rating_opens_nothing(window: RatingWindow, manager: Person) -> None:
    window.phone(window.serve(), "basicallySatisfied")
    assert asked(manager, FOLLOW_UPS)["follow_ups"] == []


def test_a_step_said_twice_is_done_once(window: RatingWindow, manager: Person) -> None:
    bad(window)
    number = asked(manager, FOLLOW_UPS)["follow_ups"][0]["id"]
    body = {"step": "contact", "reached": True, "note": "说好了"}
    path = f"{FOLLOW_UPS}/{number}/steps"
    first = said(manager, path, body, "step-key-1")
    assert said(manager, path, body, "step-key-1").json() == first.json()
    assert len(window.center.rows("SELECT id FROM events WHERE kind = 'ratingFollowed'")) == 1
    assert said(manager, f"{FOLLOW_UPS}/{'0' * 24}/steps", body).json()["reason"] == "unknown"


# --------------------------------------------------------------------------------------- appeals


def rating_of(manager: Person) -> str:
    return str(asked(manager, "/v1/ratings")["ratings"][0]["id"])


def test_an_upheld_appeal_excludes_the_rating_and_says_who_and_why(window: RatingWindow, manager: Person) -> None:
    bad(window)
    rating = rating_of(manager)
    appeal = said(manager, f"/v1/ratings/{rating}/appeals", {"kind": "mistaken", "grounds": "居民按错了"}).json()
    decision = {"upheld": True, "reason": "居民电话确认按错"}
    own = said(manager, f"/v1/ratings/appeals/{appeal['id']}/decision", decision)
    assert (own.status_code, own.json()["reason"]) == (409, "ownCase")
    with at_work(window.center, "0901", "manager") as other:
        decided = said(other, f"/v1/ratings/appeals/{appeal['id']}/decision", decision).json()
        assert (decided["decided_by"], decided["reason"]) == ("0901 员工0901", "居民电话确认按错")
        again = said(other, f"/v1/ratings/appeals/{appeal['id']}/decision", {"upheld": False, "reason": "又想了想"})
        assert again.status_code == 409
    (seen,) = asked(manager, "/v1/ratings?bad=true")["ratings"]
    assert (seen["excluded"], seen["appeal"]["opened_by"]) == (True, "0900 员工0900")
    total = asked(manager, "/v1/ratings/figures")["total"]
    assert (total["rated"], total["excluded"], total["satisfaction"]) == (0, 1, None)
    assert window.center.client.get("/v1/ratings/published").json()["hall"]["rated"] == 0


def test_a_rejected_appeal_changes_no_figure_and_there_is_only_one(window: RatingWindow, manager: Person) -> None:
    bad(window)
    rating = rating_of(manager)
    path = f"/v1/ratings/{rating}/appeals"
    appeal = said(manager, path, {"kind": "malicious", "grounds": "态度很好"}).json()
    assert said(manager, path, {"kind": "mistaken", "grounds": "再试一次"}).json()["reason"] == "alreadyOpen"
    with at_work(window.center, "0901", "administrator") as other:
        body = {"upheld": False, "reason": "没有依据"}
        assert said(other, f"/v1/ratings/appeals/{appeal['id']}/decision", body).status_code == 200
    assert asked(manager, "/v1/ratings/figures")["total"]["rated"] == 1


def test_nobody_decides_about_their_own_work(window: RatingWindow, manager: Person) -> None:
    bad(window)
    appeal = said(manager, f"/v1/ratings/{rating_of(manager)}/appeals", {"kind": "mistaken", "grounds": "按错"}).json()
    with window.center.desk.store.writing() as connection:  # the clerk of the window has become a manager
        connection.exec_driver_sql("UPDATE accounts SET role = 'manager' WHERE badge = '0107'")
    assert window.clerk.sign_in("0107").status_code == 201
    body = {"upheld": True, "reason": "我说了算"}
    answer = said(window.clerk, f"/v1/ratings/appeals/{appeal['id']}/decision", body)
    assert answer.json()["reason"] == "ownCase"


# --------------------------------------------------------------------------------------- figures


def test_figures_count_what_citizens_said_by_window_clerk_item_day_and_hour(center: Asked) -> None:
    with RatingWindow(center) as window, at_work(center, "0900", "manager") as manager:
        for level in ("verySatisfied", "satisfied", "dissatisfied"):
            window.phone(window.serve(), level)
        window.serve("shijian-003")
        for by, key, name in (
            ("window", "01", "综合窗口"),
            ("item", "shijian-001", "个体工商户登记"),
            ("day", "2026-10-12", ""),
            ("hour", "09", ""),
        ):
            found = asked(manager, f"/v1/ratings/figures?by={by}")
            assert (found["total"]["services"], found["total"]["rated"]) == (4, 3), by
            assert found["total"]["satisfaction"] == 0.6667
            group = next(each for each in found["groups"] if each["key"] == key)
            assert (group["rated"], group["name"]) == (3, name)
            assert group["levels"]["dissatisfied"] == 1
        (clerk,) = asked(manager, "/v1/ratings/figures?by=clerk")["groups"]
        assert clerk["name"] == "0107 员工0107"
        assert asked(manager, "/v1/ratings/figures?since=2026-10-13")["total"]["services"] == 0


def test_everybody_may_see_windows_but_no_clerk_and_no_single_rating(window: RatingWindow) -> None:
    bad(window)
    found = window.center.client.get("/v1/ratings/published").json()
    assert (found["hall"]["rated"], found["windows"][0]["key"]) == (1, "01")
    assert found["follow_ups"]["opened"] == 1
    assert "0107" not in str(found)
    assert "排了" not in str(found)
    wide = window.center.client.get("/v1/ratings/published?since=2020-01-01&until=2026-10-12")
    assert wide.status_code == 422


def test_the_list_goes_on_where_it_stopped(window: RatingWindow, manager: Person) -> None:
    first, second = bad(window), bad(window)
    found = asked(manager, "/v1/ratings")["ratings"]
    assert [each["service"] for each in found] == [second.service, first.service]
    (older,) = asked(manager, f"/v1/ratings?before={found[0]['id']}")["ratings"]
    assert older["service"] == first.service


# ------------------------------------------------------------------------------------- patterns


def patterns(manager: Person) -> list[str]:
    return [each["kind"] for each in asked(manager, "/v1/ratings/suspicions")["suspicions"]]


def test_a_clerk_who_presses_the_rater_is_noticed(window: RatingWindow, manager: Person) -> None:
    for _ in range(8):
        window.serve(seconds=10)
        assert window.rate().status_code == 201
    kinds = patterns(manager)
    assert kinds.count("tooFast") == kinds.count("shortService") == 8
    assert kinds.count("series") == 1
    assert "crowded" in kinds
    (newest, *_) = asked(manager, "/v1/ratings")["ratings"]
    assert {each["kind"] for each in newest["suspicions"]} == {"tooFast", "shortService", "series", "crowded"}
    assert "秒" in newest["suspicions"][0]["text"]
    assert asked(manager, "/v1/ratings/figures")["suspicions"] == len(kinds)


def test_an_ordinary_morning_is_not_suspicious(window: RatingWindow, manager: Person) -> None:
    for level in ("verySatisfied", "satisfied", "verySatisfied", "verySatisfied", "basicallySatisfied"):
        window.serve()
        window.later(12)
        assert window.rate(level).status_code == 201
    assert patterns(manager) == []


def test_tickets_rated_at_the_top_from_one_address_are_noticed(window: RatingWindow, manager: Person) -> None:
    for served in [window.serve() for _ in range(4)]:
        window.phone(served, "verySatisfied")
    assert patterns(manager) == ["oneSource"]
    assert "127.0.0.1" not in str(window.center.rows("SELECT * FROM ratings"))


def test_pressing_while_nobody_was_served_is_noticed_at_the_third_time(window: RatingWindow, manager: Person) -> None:
    for press in range(3):
        assert patterns(manager) == []
        window.rate(key=f"empty-press-{press}")
    window.rate(key="empty-press-2")  # a repeat is no press
    (found,) = asked(manager, "/v1/ratings/suspicions")["suspicions"]
    assert (found["kind"], found["window"], found["device"]) == ("nothingToRate", "01", "rater-1")


@pytest.mark.parametrize("change", ["DELETE FROM suspicions", "UPDATE suspicions SET \"window\" = '09'"])
def test_a_pattern_can_be_neither_deleted_nor_changed(center: Asked, change: str) -> None:
    with RatingWindow(center) as window:
        window.serve()
        window.rate()
        with pytest.raises(DBAPIError), center.desk.store.writing() as connection:
            connection.exec_driver_sql(change)
        assert len(center.rows("SELECT * FROM suspicions")) == 1


# ----------------------------------------------------------------------------------------- roles


def test_no_clerk_device_or_stranger_reads_who_said_what(window: RatingWindow) -> None:
    bad(window)
    paths = ("", "/figures", "/suspicions", "/follow-ups")
    headers = {"Authorization": "Bearer token-of-the-rater-of-window-1"}
    for path in paths:
        assert window.clerk.reason("GET", f"/v1/ratings{path}") == (403, "notAllowed")
        assert window.center.client.get(f"/v1/ratings{path}").status_code == 401
        assert window.center.client.get(f"/v1/ratings{path}", headers=headers).status_code == 401
    number = window.center.rows("SELECT id FROM follow_ups")[0]["id"]
    body = {"step": "contact", "reached": True, "note": "我自己打的"}
    assert said(window.clerk, f"{FOLLOW_UPS}/{number}/steps", body).status_code == 403
    view = window.clerk.ask("GET", "/v1/windows/01").text
    assert "排了" not in view
    assert "dissatisfied" not in view


def test_a_step_without_the_csrf_token_is_refused(window: RatingWindow, manager: Person) -> None:
    bad(window)
    number = asked(manager, FOLLOW_UPS)["follow_ups"][0]["id"]
    path = f"{FOLLOW_UPS}/{number}/steps"
    body = {"step": "contact", "reached": True, "note": "说好了"}
    headers = {"X-CSRF-Token": "", "Idempotency-Key": "step-key-2"}
    assert manager.reason("POST", path, body, **headers) == (403, "crossSite")


def test_days_and_numbers_beyond_all_reason_are_refused(window: RatingWindow, manager: Person) -> None:
    for path in ("published?until=0001-01-05", "figures?until=0001-01-05", "figures?since=9999-12-31"):
        assert manager.ask("GET", f"/v1/ratings/{path}").status_code == 422
    assert manager.ask("GET", f"/v1/ratings/suspicions?before={2**63}").status_code == 422
    assert window.center.client.get("/openapi.json").status_code == 200
