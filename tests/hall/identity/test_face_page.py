"""人脸使用记录 and the impact record: for managers, with this hall's own figures, safe and printable."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert

from kiosk.center.contract.identity import Verdict, Way
from kiosk.hall import Settings
from kiosk.hall.clock import shift_to
from kiosk.hall.identity.pages import VERDICTS, WAYS
from kiosk.hall.identity.tables import persons
from tests.hall.conftest import MONDAY, TOKENS, Asked, running
from tests.hall.identity.city import connected
from tests.hall.identity.test_records import check, consent
from tests.hall.staff_room import at_work
from tests.hall.test_manage_pages import manager_at

if TYPE_CHECKING:
    from tests.hall.browser import OpenPage

pytest_plugins = ["tests.hall.browser"]

SCRIPT = "<script>document.title='owned'</script>"

LAW = f"""
[law]
operator = "{SCRIPT}示范处理者"
responsible = "王负责 0990-1"
threshold = 1000
notice = 0.8
[law.purposes]
take_ticket = "取号实名核对"
[codes]
minutes = 4
[kept]
records = 1200
marks = 20
"""


@pytest.fixture
def hall(tmp_path: Path, hall_folder: Path) -> Iterator[Asked]:
    connected(hall_folder, LAW)
    plain = Settings(
        database=f"sqlite:///{tmp_path / 'alone.db'}", config=hall_folder, tokens=TOKENS, clock_shift=shift_to(MONDAY)
    )
    with running(plain) as center:
        yield center


def a_little_of_everything(center: Asked) -> None:
    for _ in range(3):
        consent(center)
    consent(center, "refused", way="window")
    check(center)
    check(center)
    check(center, "mismatch", engine=f"sface {SCRIPT}", policy="0.42/0.32")


@pytest.mark.parametrize("path", ["/manage/face", "/manage/face/record"])
def test_the_page_is_for_managers(hall: Asked, path: str) -> None:
    assert hall.client.get(path).headers["location"].startswith("/staff/login")
    with at_work(hall, "0107") as clerk:
        assert clerk.ask("GET", path).headers["location"] == "/staff/denied"
    for badge, role in (("0900", "manager"), ("0001", "administrator")):
        with at_work(hall, badge, role) as person:
            found = person.ask("GET", path)
            assert found.status_code == 200
            assert "default-src 'self'" in found.headers["content-security-policy"]
            assert found.headers["cache-control"] == "no-store"


def test_the_page_counts_what_happened(hall: Asked, open_page: OpenPage) -> None:
    a_little_of_everything(hall)
    page = manager_at(hall, open_page, "/manage/face")
    shown = dict(
        zip(page.locator(".figures dt").all_inner_texts(), page.locator(".figures dd").all_inner_texts(), strict=True)
    )
    assert shown["征求同意"] == "4 次"
    assert shown["不同意刷脸"] == "25.0%"
    assert shown["人脸核对"] == "3 次"
    assert shown["没有通过"] == "33.3%"
    assert shown["涉及人数"] == "1 人"
    assert shown["存储的人脸"] == "0 人"
    row = page.locator("tr", has=page.locator("th", has_text="10 月")).last
    assert row.locator("td").all_inner_texts()[:3] == ["4", "1", "25.0%"]
    assert page.locator("tr", has_text="与证件照片对不上").locator("td").first.inner_text() == "1"
    assert page.locator(".message.warn").count() == 0
    page.locator("a", has_text="影响评估记录").click()
    page.locator("h1", has_text="个人信息保护影响评估记录").wait_for()


def test_what_kiosks_and_settings_say_is_text_and_never_markup(hall: Asked, open_page: OpenPage) -> None:
    a_little_of_everything(hall)
    page = manager_at(hall, open_page, "/manage/face")
    assert SCRIPT in page.locator("main").inner_text()
    page.goto(f"{str(hall.client.base_url).rstrip('/')}/manage/face/record")
    assert f"{SCRIPT}示范处理者" in page.locator("article").inner_text()
    assert page.title() != "owned"


def test_the_record_is_filled_with_this_halls_own_settings_and_figures(hall: Asked, open_page: OpenPage) -> None:
    a_little_of_everything(hall)
    page = manager_at(hall, open_page, "/manage/face/record")
    told = page.locator("article").inner_text()
    for words in (
        "王负责 0990-1",
        "取号实名核对（征求 4 次",
        "1200 天",
        "20 天后抹去",
        "验证码 4 分钟有效",
        "1,000 人",
    ):
        assert words in told
    assert "0.42/0.32" in told
    assert "没有接入短信" in told
    assert page.locator(".blank").all_inner_texts() == ["（待填写）"]  # the hall's legal basis is its own to state


@pytest.mark.parametrize(
    ("real", "measure", "happened"),
    [(0.93, "并检测是不是活体", ""), (None, "要求随机动作；", "1 次没有活体检测，只看动作")],
)
def test_the_record_claims_no_check_of_life_where_none_was_made(
    hall: Asked, open_page: OpenPage, real: float | None, measure: str, happened: str
) -> None:
    consent(hall)
    check(hall, real=real)
    check(hall, "camera", score=None, real=None)
    told = manager_at(hall, open_page, "/manage/face/record").locator("article").inner_text()
    assert measure in told
    assert happened in told
    assert ("活体检测，只看动作" in told) is bool(happened)


def test_the_record_prints_on_two_sheets_without_the_pages_frame(hall: Asked, open_page: OpenPage) -> None:
    a_little_of_everything(hall)
    page = manager_at(hall, open_page, "/manage/face/record")
    printed = page.pdf(prefer_css_page_size=True)
    assert printed.count(b"/Type /Page\n") == 2
    page.emulate_media(media="print")
    assert not page.locator("header.bar").is_visible()
    assert not page.locator("#print").is_visible()
    assert not page.locator(".tabs").is_visible()


def test_the_manager_is_told_in_time_that_the_number_of_persons_grows(hall: Asked, open_page: OpenPage) -> None:
    with hall.desk.store.writing() as connection:
        connection.execute(insert(persons), [{"year": 2026, "mark": f"{serial:032}"} for serial in range(799)])
    page = manager_at(hall, open_page, "/manage/face")
    assert page.locator(".message.warn").count() == 0
    check(hall)
    page.reload()
    assert "800 人" in page.locator(".message.warn").inner_text()


def test_another_year_is_one_touch_away_and_a_strange_one_is_explained(hall: Asked, open_page: OpenPage) -> None:
    consent(hall, at="2025-12-30T10:00:00+08:00")
    page = manager_at(hall, open_page, "/manage/face")
    page.locator("a", has_text="2025 年").click()
    page.locator("h1", has_text="2025 年人脸使用记录").wait_for()
    for year in ("2031", "-1", "20260", "%3Cscript%3E", "２０２５", "0001"):
        page.goto(f"{str(hall.client.base_url).rstrip('/')}/manage/face?year={year}")
        assert "没有这一年" in page.locator(".message.warn").inner_text()


def test_every_word_of_the_contract_has_its_words_on_the_page() -> None:
    assert set(WAYS) == set(Way)
    assert set(VERDICTS) == set(Verdict) - {Verdict.MATCH, Verdict.CANCELED}
