"""The page /rate in a real Chromium: the tablet before a window, and a citizen's phone."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.hall.conftest import Asked
from tests.hall.rating_window import RATER, RatingWindow, asked, said
from tests.hall.staff_room import at_work

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.hall.browser import OpenPage

pytest_plugins = ["tests.hall.browser"]

WIDE, TALL, HAND = (1280, 800), (800, 1280), (390, 844)


@pytest.fixture
def window(sqlite_center: Asked) -> Iterator[RatingWindow]:
    with RatingWindow(sqlite_center) as window:
        yield window


@pytest.fixture
def tablet(window: RatingWindow, open_page: OpenPage) -> Callable[..., Page]:
    def opened(size: tuple[int, int] = WIDE, *, quiet: bool = True) -> Page:
        page = open_page(f"{window.center.client.base_url}/rate?window=1#token={RATER}", *size, quiet=quiet)
        step(page, "resting")
        return page

    return opened


@pytest.fixture
def asking(window: RatingWindow, tablet: Callable[..., Page]) -> Page:
    """The tablet, asking about a service that has just ended."""
    page = tablet()
    window.serve()
    step(page, "asking")
    return page


def step(page: Page, name: str) -> None:
    page.locator(f"body[data-step={name}]").wait_for()


def look(page: Page, name: str) -> None:
    """Keep a picture when somebody wants to look: RATING_PICTURES=folder."""
    folder = os.environ.get("RATING_PICTURES")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}.png")


def fits(page: Page) -> bool:
    """Nothing lies outside the screen or under something else's edge."""
    return bool(
        page.evaluate(
            """() => document.documentElement.scrollWidth <= innerWidth
                && [...document.querySelectorAll('button, h1, p, label')]
                    .filter((each) => each.offsetParent)
                    .every((each) => each.scrollWidth <= each.clientWidth + 1)"""
        )
    )


@pytest.mark.parametrize(
    ("language", "size"),
    [
        pytest.param("zh", WIDE, id="zh-wide"),
        *(
            pytest.param(language, size, id=f"{language}-{size[0]}", marks=pytest.mark.slow)
            for language, size in (("zh", TALL), ("en", WIDE), ("en", TALL))
        ),
    ],
)
def test_a_citizen_rates_at_the_tablet(
    window: RatingWindow, tablet: Callable[..., Page], size: tuple[int, int], language: str
) -> None:
    name = f"{size[0]}-{language}"
    page = tablet(size)
    if language == "en":
        page.click("#language")
    look(page, f"{name}-1-resting")
    assert fits(page)
    served = window.serve()
    step(page, "asking")
    title = "请为1号窗口的服务评价" if language == "zh" else "Please rate the service at window 1"
    assert page.inner_text("#ask-title") == title
    assert served.number in page.inner_text("#ask-about")
    assert page.locator("#faces [aria-pressed=true]").count() == 0, "nothing is chosen beforehand"
    look(page, f"{name}-2-asking")
    assert fits(page)
    page.click("[data-level=dissatisfied]")
    step(page, "reasons")
    assert page.locator(".option").count() == 3
    assert page.locator(".option[aria-pressed=true]").count() == 0
    look(page, f"{name}-3-reasons")
    page.click("#more")
    assert page.locator(".option").count() == 8
    page.click("[data-code='214']")
    page.click("[data-code='209']")
    page.fill("#text", "<b>等了</b>很久")
    page.fill("#phone", "13900001111")
    look(page, f"{name}-4-chosen")
    assert fits(page)
    page.click("#send")
    step(page, "thanks")
    look(page, f"{name}-5-thanks")
    assert ("1 个工作日" in page.inner_text("#thanks-text")) == (language == "zh")
    (row,) = window.center.rows("SELECT * FROM ratings")
    assert (row["level"], row["reasons"], row["channel"]) == ("dissatisfied", "209 214", "tablet")
    assert len(window.center.rows("SELECT id FROM follow_ups WHERE phone_sealed IS NOT NULL")) == 1
    step(page, "resting")
    assert page.inner_text("#language") == "English", "the next citizen begins in Chinese"


def test_every_word_is_large_enough_for_old_eyes_and_every_button_for_any_finger(
    window: RatingWindow, asking: Page
) -> None:
    asking.click("[data-level=veryDissatisfied]")
    small = asking.evaluate(
        """() => [...document.querySelectorAll('button, h1, h2, p, label span, input, textarea')]
            .filter((each) => each.offsetParent && parseFloat(getComputedStyle(each).fontSize) < 28)
            .map((each) => each.outerHTML)"""
    )
    assert small == []
    low = asking.evaluate(
        """() => [...document.querySelectorAll('button, input')]
            .filter((each) => each.offsetParent && each.getBoundingClientRect().height < 72)
            .map((each) => each.outerHTML)"""
    )
    assert low == []


def test_who_says_nothing_within_a_minute_has_not_rated(window: RatingWindow, tablet: Callable[..., Page]) -> None:
    page = tablet()
    page.clock.install()
    window.serve()
    page.clock.run_for(3_000)
    step(page, "asking")
    page.clock.run_for(61_000)
    step(page, "told")
    assert page.inner_text("#told-title") == "未评价，已超时"
    look(page, "1280-zh-6-not-rated")
    assert window.center.rows("SELECT id FROM ratings") == []


@pytest.mark.slow
def test_who_chose_a_face_and_walked_off_is_taken_at_their_press_without_their_words(
    window: RatingWindow, tablet: Callable[..., Page]
) -> None:
    page = tablet()
    page.clock.install()
    window.serve()
    page.clock.run_for(3_000)
    step(page, "asking")
    page.click("[data-level=satisfied]")
    page.click("[data-code='406']")
    page.fill("#text", "没写完的")
    assert "自动提交" in page.inner_text("#sends")
    page.clock.run_for(61_000)
    step(page, "thanks")
    (row,) = window.center.rows("SELECT * FROM ratings")
    assert (row["level"], row["reasons"], row["text_sealed"]) == ("satisfied", "406", None)


@pytest.mark.slow
def test_who_writes_slowly_has_rated_when_the_face_was_pressed(
    window: RatingWindow, tablet: Callable[..., Page]
) -> None:
    page = tablet()
    page.clock.install()
    window.serve()
    page.clock.run_for(3_000)
    step(page, "asking")
    page.click("[data-level=satisfied]")
    for _ in range(5):
        page.clock.run_for(50_000)
        page.locator("#text").press_sequentially("慢慢写")
    window.later(253)
    page.click("#send")
    step(page, "thanks")
    (row,) = window.center.rows("SELECT * FROM ratings")
    assert row["at"] - row["ended_at"] < 10_000_000
    assert row["text_sealed"] is not None


@pytest.mark.slow
def test_one_may_choose_again_or_not_at_all(window: RatingWindow, asking: Page) -> None:
    asking.click("[data-level=satisfied]")
    asking.click("[data-code='406']")
    asking.click("#back")
    step(asking, "asking")
    asking.click("[data-level=verySatisfied]")
    assert asking.locator(".option[aria-pressed=true]").count() == 0
    asking.click("#back")
    asking.click("#skip")
    step(asking, "resting")
    asking.wait_for_timeout(1_500)
    step(asking, "resting")
    assert window.center.rows("SELECT id FROM ratings") == []


def test_the_tablet_steps_back_when_the_keypad_was_pressed(window: RatingWindow, asking: Page) -> None:
    window.rate("satisfied")
    step(asking, "resting")


@pytest.mark.slow
def test_a_rating_given_while_the_center_is_away_is_sent_when_it_is_back(
    window: RatingWindow, tablet: Callable[..., Page]
) -> None:
    page = tablet(quiet=False)
    window.serve()
    step(page, "asking")
    page.context.set_offline(True)
    page.click("[data-level=verySatisfied]")
    page.click("#send")
    step(page, "thanks")
    assert "网络恢复" in page.inner_text("#thanks-text")
    page.locator("#away:not([hidden])").wait_for()
    look(page, "1280-zh-7-away")
    page.context.set_offline(False)
    page.locator("#away").wait_for(state="hidden")
    page.wait_for_timeout(4_500)
    (row,) = window.center.rows("SELECT * FROM ratings")
    assert row["level"] == "verySatisfied"
    assert row["at"] - row["ended_at"] < 8_000_000, "it counts from when it was pressed"


def test_a_tablet_without_a_token_can_be_paired(window: RatingWindow, open_page: OpenPage) -> None:
    page = open_page(f"{window.center.client.base_url}/rate?window=1", *WIDE, quiet=False)
    step(page, "pairing")
    look(page, "1280-zh-8-pairing")
    page.fill("#token", "token-that-is-nobodys")
    page.click("#pair button")
    page.get_by_text("令牌不能用").wait_for()
    page.fill("#token", RATER)
    page.click("#pair button")
    step(page, "resting")
    assert RATER not in page.url


def test_the_token_in_a_pairing_link_does_not_stay_in_the_address(tablet: Callable[..., Page]) -> None:
    page = tablet()
    assert "token" not in page.url
    page.reload()
    step(page, "resting")


@pytest.mark.slow
def test_a_citizen_rates_later_on_the_phone_and_reads_the_answer(window: RatingWindow, open_page: OpenPage) -> None:
    served = window.serve()
    page = open_page(f"{window.center.client.base_url}/rate?ticket={served.code}", *HAND)
    step(page, "ticket")
    look(page, "phone-1-ticket")
    assert "10-17" in page.inner_text("#ticket-until")
    page.click(".service .primary")
    step(page, "asking")
    look(page, "phone-2-asking")
    assert fits(page)
    page.click("[data-level=veryDissatisfied]")
    page.click("#more")
    page.click("[data-code='115']")
    page.fill("#phone", "abc")
    page.click("#send")
    step(page, "reasons")
    page.fill("#phone", "")
    look(page, "phone-3-reasons")
    assert fits(page)
    page.click("#send")
    step(page, "thanks")
    step(page, "ticket")
    page.get_by_text("您的评价：非常不满意").wait_for()
    page.get_by_text("追加评价", exact=True).click()
    page.click("[data-level=basicallySatisfied]")
    page.click("#send")
    step(page, "ticket")
    page.get_by_text("追加评价：基本满意").wait_for()
    assert page.inner_text("#ticket-until") == "已经评价，谢谢您"
    look(page, "phone-4-rated")
    assert [row["assess_number"] for row in window.center.rows("SELECT * FROM ratings ORDER BY id")] == [1, 2]


def test_what_the_hall_answers_is_text_whatever_it_looks_like(window: RatingWindow, open_page: OpenPage) -> None:
    served = window.serve()
    window.phone(served, "dissatisfied", text="<img src=x onerror=alert(1)>")
    markup = "<script>document.title = 'taken'</script><b>已整改</b>"
    with at_work(window.center, "0900", "manager") as manager:
        path = f"/v1/ratings/follow-ups/{asked(manager, '/v1/ratings/follow-ups')['follow_ups'][0]['id']}/steps"
        said(manager, path, {"step": "contact", "reached": True, "note": markup})
        assert said(manager, path, {"step": "settle", "how": "rectified", "answer": markup}).status_code == 200
    page = open_page(f"{window.center.client.base_url}/rate?ticket={served.code}", *HAND)
    step(page, "ticket")
    assert markup in page.inner_text(".answer")
    assert page.title() == "好差评"


def test_a_strange_ticket_and_a_strange_window_are_said_in_plain_words(
    window: RatingWindow, open_page: OpenPage
) -> None:
    address = window.center.client.base_url
    page = open_page(f"{address}/rate?ticket=2222222222", *HAND, quiet=False)
    page.get_by_text("没有这张号票").wait_for()
    page = open_page(f"{address}/rate?window=77#token={RATER}", *WIDE, quiet=False)
    page.get_by_text("没有这个窗口").wait_for()
