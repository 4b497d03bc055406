"""The boards in a real Chromium: what stands on them, how large, how old, after days."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kiosk.center.contract.windows import WindowState
from kiosk.hall.storage import Store
from tests.hall import small_hall
from tests.hall.board_hall import BoardHall, board_hall, serving
from tests.hall.conftest import LI, Asked

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.hall.browser import OpenPage

pytest_plugins = ["tests.hall.browser"]

MORNING = "2026-10-12T10:24:00+08:00"
WALL, TALL, STRIP, LED = (1920, 1080), (1080, 1920), (1920, 360), (800, 200)

BOARD = """
[[notices]]
text = "今天下午系统检修"
text_en = "Maintenance this afternoon"

[[duty]]
role = "值班主任"
name = "甲主任"
phone = "0990-12345"
"""

HOSTILE = '<img src=x onerror="document.title=1">'

# How high the digits of a line of text really are, in pixels: fonts leave room above and below them.
DIGITS = """node => {
  const pen = document.createElement("canvas").getContext("2d");
  const style = getComputedStyle(node);
  pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  return pen.measureText("0").actualBoundingBoxAscent;
}"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(f"sqlite:///{tmp_path / 'pulse.db'}")
    store.migrate()
    yield store
    store.close()


@pytest.fixture
def hall(tmp_path: Path, store: Store) -> Iterator[BoardHall]:
    folder = small_hall.build(tmp_path / "hall")
    (folder / "board.toml").write_text(BOARD, encoding="utf-8")
    with board_hall(folder, store, MORNING) as hall:
        for number in ("01", "02", "03", "04"):
            hall.window(number, WindowState.OPEN)
        yield hall


def text(page: Page, selector: str) -> str:
    return page.locator(selector).inner_text().strip()


def fits(page: Page) -> bool:
    """Nothing stands outside the screen, and no number is cut off."""
    return bool(
        page.evaluate(
            """() => document.documentElement.scrollWidth <= innerWidth
              && document.documentElement.scrollHeight <= innerHeight
              && [...document.querySelectorAll(".number, .to b, .shown b, .which b, .window, .count, .span")]
                 .every(node => { const box = node.getBoundingClientRect();
                   return node.scrollWidth <= node.clientWidth + 1 && box.left >= 0 && box.right <= innerWidth; })"""
        )
    )


@pytest.mark.parametrize("size", [WALL, TALL], ids=["wide", "tall"])
@pytest.mark.parametrize("number", ["A001", "A1107"])
def test_a_new_call_stands_at_least_an_eighth_of_the_screen_high(
    hall: BoardHall, open_page: OpenPage, size: tuple[int, int], number: str
) -> None:
    hall.wait_here(number, *(f"A{other:03d}" for other in range(2, 130)), shown="李标记")
    page = open_page(f"{hall.address}/board", *size)
    page.locator("#quiet").wait_for()
    hall.call(number, "02")
    page.locator(".stage.fresh").wait_for()
    assert (text(page, "#stage-number"), text(page, "#stage-window")) == (number, "02")
    assert text(page, "#stage-name") == "李*"
    assert "李标记" not in page.content()
    assert page.locator("#stage-number").evaluate(DIGITS) >= size[1] / 8
    assert fits(page)


@pytest.mark.slow
def test_calls_of_one_moment_stand_large_one_after_another_and_none_is_left_out(
    hall: BoardHall, open_page: OpenPage
) -> None:
    page = open_page(f"{hall.address}/board", *WALL)
    assert page.evaluate(IN_TURN) == [
        ["A001", True],  # alone, for as long as nobody else is called
        ["A001", True],
        ["A002", True],  # then each for its four seconds, in order
        ["B001", True],
        ["E001", True],
        ["E001", False],  # and the newest stays, quietly
    ]
    hall.wait_here("A001", "B001")
    hall.call("A001", "01")
    page.locator(".stage.fresh #stage-number", has_text="A001").wait_for()
    hall.call("B001", "03")
    page.locator("#recent li.fresh", has_text="B001").wait_for()
    page.locator("#stage-number", has_text="B001").wait_for()
    assert page.locator("#recent li:visible .number").all_inner_texts() == ["A001"]


def test_a_clerks_call_appears_on_the_wall_and_over_the_window(sqlite_center: Asked, open_page: OpenPage) -> None:
    address = str(sqlite_center.client.base_url).rstrip("/")
    wall = open_page(f"{address}/board", *WALL)
    strip = open_page(f"{address}/board?window=01", *STRIP)
    sqlite_center.act("01", "open")
    sqlite_center.take("shijian-001", holder=LI)
    sqlite_center.act("01", "callNext")
    wall.locator("#stage-number", has_text="A001").wait_for()
    strip.locator("#number", has_text="A001").wait_for()
    assert text(wall, "#stage-name") == "李*"
    sqlite_center.act("01", "start")
    strip.get_by_text("正在办理").wait_for()


@pytest.mark.slow
def test_a_recall_says_so(hall: BoardHall, open_page: OpenPage) -> None:
    hall.wait_here("A001")
    hall.call("A001", "01")
    page = open_page(f"{hall.address}/board", *WALL)
    page.get_by_text("A001", exact=True).wait_for()
    hall.call("A001", "01", again=True)
    page.get_by_text("再次呼叫").wait_for()
    assert page.locator("#recent li:visible").count() == 0, "the same number does not stand twice"


AWAY = ["暂离 Away  02号（正在取材料）", "无人 Not staffed  03号", "未开放 Not open  05号"]


def test_lines_absences_notices_and_duty_are_shown(hall: BoardHall, open_page: OpenPage) -> None:
    hall.wait_here("A001", "A002", "B001")
    hall.window("02", WindowState.PAUSED, "正在取材料")
    hall.window("03", WindowState.ABSENT)
    page = open_page(f"{hall.address}/board", *WALL)
    page.locator("#lines li:visible").first.wait_for()
    rows = [" ".join(row.split()) for row in page.locator("#lines li:visible").all_inner_texts()]
    assert rows[0] == "A 综合 01–02、05号 2人 110–150分钟"
    assert text(page, "#away").split("　") == AWAY
    assert text(page, "#notice-text") == "今天下午系统检修"
    assert "甲主任" in text(page, "#duty-text")
    page.locator("#clock", has_text="10:24").wait_for()
    assert text(page, "#day") == "10月12日 星期一"


def test_a_zone_shows_its_part(hall: BoardHall, open_page: OpenPage) -> None:
    hall.wait_here("A001", "B001")
    hall.call("A001", "01")
    page = open_page(f"{hall.address}/board?zone=B区", *WALL)
    page.locator("#lines li:visible").first.wait_for()
    assert text(page, ".zone") == "B区"
    assert page.locator("#lines li:visible .lane").all_inner_texts() == ["B"]
    assert page.locator("#quiet").is_visible(), "a call in another zone is no call here"


@pytest.mark.slow
@pytest.mark.parametrize("size", [STRIP, LED], ids=["strip", "led"])
def test_a_strip_shows_every_state_of_its_window(hall: BoardHall, open_page: OpenPage, size: tuple[int, int]) -> None:
    page = open_page(f"{hall.address}/board?window=01", *size)
    page.get_by_text("空闲").wait_for()
    hall.wait_here("A1107")
    page.get_by_text("请等候叫号").wait_for()
    hall.call("A1107", "01")
    page.get_by_text("请到本窗口").wait_for()
    assert text(page, "#number") == "A1107"
    assert page.locator("#number").evaluate(DIGITS) >= size[1] / 3
    assert fits(page)
    hall.start("01")
    page.get_by_text("正在办理").wait_for()
    hall.window("01", WindowState.PAUSED, "正在取材料")
    page.get_by_text("正在取材料").wait_for()
    assert text(page, "#idle") == "暂离"
    hall.window("01", WindowState.CLOSED)
    page.get_by_text("未开放").wait_for()
    assert fits(page)
    hall.window("01", WindowState.ABSENT)
    page.get_by_text("无人", exact=True).wait_for()
    assert text(page, "#idle") == "无人"
    assert fits(page)


def test_text_from_anybody_is_only_text(hall: BoardHall, open_page: OpenPage, tmp_path: Path) -> None:
    notices = tmp_path / "hall" / "board.toml"
    duty = "[[duty]]\nrole = '值班'\nname = '<b>x</b>'\n"
    notices.write_text(f"[[notices]]\ntext = '{HOSTILE}'\ntext_en = '{HOSTILE}'\n{duty}", encoding="utf-8")
    hall.wait_here("A001", shown="<script>")
    hall.window("02", WindowState.PAUSED, HOSTILE)
    hall.call("A001", "01")
    page = open_page(f"{hall.address}/board", *WALL)
    strip = open_page(f"{hall.address}/board?window=02", *STRIP)
    page.locator("#notice-text", has_text="onerror").wait_for()
    strip.locator("#says", has_text="onerror").wait_for()
    for each in (page, strip):
        assert each.locator("img").count() == 0
        assert each.title() != "1"
    assert text(page, "#duty-text") == "值班  <b>x</b>"
    strange = open_page(f"{hall.address}/board?zone=<script>alert(1)</script>", quiet=False)
    assert "<script>alert(1)</script>" in text(strange, "h1")


@pytest.mark.logs_errors
def test_a_board_says_within_six_seconds_that_it_is_old_and_since_when(hall: BoardHall, open_page: OpenPage) -> None:
    hall.wait_here("A001")
    page = open_page(f"{hall.address}/board", *WALL)
    page.locator("#lines li:visible").first.wait_for()
    assert page.locator("#stale").is_hidden()
    hall.broken = True
    hall.moved()
    began = time.monotonic()
    page.locator("#stale").wait_for(timeout=9000)
    assert time.monotonic() - began < 2 + 6, "six seconds after the last word, which came every two"
    assert text(page, "#stale-text") == "画面停在 10:24，正在重新连接"
    assert page.locator("#lines li:visible").count() > 0, "what is known stays"
    hall.broken = False
    page.locator("#stale").wait_for(state="hidden")


def test_a_board_comes_back_after_the_center_was_gone(tmp_path: Path, store: Store, open_page: OpenPage) -> None:
    folder = small_hall.build(tmp_path / "hall")
    with board_hall(folder, store, MORNING) as hall:
        port = int(hall.address.rsplit(":", 1)[1])
        page = open_page(f"{hall.address}/board", *WALL, quiet=False)
        page.locator("#lines li:visible").first.wait_for()
    page.locator("#stale").wait_for(timeout=7000)
    hall.wait_here("A001")
    hall.call("A001", "01")
    with serving(hall, store, port):
        page.locator("#stage-number", has_text="A001").wait_for(timeout=14000)
        page.locator("#stale").wait_for(state="hidden")
        page.close()


@pytest.mark.slow
def test_midnight_clears_the_board_and_calls_of_the_new_day_are_new(hall: BoardHall, open_page: OpenPage) -> None:
    hall.wait_here("A001")
    hall.call("A001", "01")
    hall.at("2026-10-12T23:59:57+08:00")
    page = open_page(f"{hall.address}/board", *WALL)
    page.get_by_text("A001", exact=True).wait_for()
    page.locator("body.night").wait_for()
    page.locator("#clock", has_text="00:00").wait_for()
    hall.at("2026-10-13T08:59:00+08:00")  # the night goes by
    page.locator("#quiet").wait_for(timeout=20_000)
    assert page.locator("#recent li:visible").count() == 0
    page.locator("#clock", has_text="08:59").wait_for()
    hall.wait_here("A001")
    hall.call("A001", "02")
    page.locator(".stage.fresh #stage-window", has_text="02").wait_for()
    assert text(page, "#day") == "10月13日 星期二"


@pytest.mark.slow
def test_a_clock_set_back_neither_freezes_the_board_nor_ages_it(hall: BoardHall, open_page: OpenPage) -> None:
    page = open_page(f"{hall.address}/board", *WALL)
    page.locator("#clock", has_text="10:24").wait_for()
    hall.at("2026-10-12T09:10:00+08:00")
    page.locator("#clock", has_text="09:10").wait_for()
    assert page.locator("#stale").is_hidden()
    hall.wait_here("A001")
    hall.call("A001", "01")
    page.locator(".stage.fresh").wait_for()


def test_a_screen_that_slept_says_so_and_connects_anew_at_once(hall: BoardHall, open_page: OpenPage) -> None:
    page = open_page(f"{hall.address}/board", *WALL)
    page.locator("#lines li:visible").first.wait_for()
    page.evaluate("() => { const real = Date.now; Date.now = () => real() + 3600e3; }")
    with page.expect_request("**/v1/board/stream", timeout=3000):
        pass
    page.locator("#stale").wait_for(state="hidden")


def night_falls(hall: BoardHall, page: Page) -> None:
    """A page that has stood since yesterday, two seconds before it is renewed."""
    page.add_init_script(
        "Math.random = () => 0; const real = performance.now.bind(performance); window.stood = 0;"
        "performance.now = () => real() + window.stood"
    )
    page.goto(f"{hall.address}/board")
    page.locator("#lines li:visible").first.wait_for()
    page.evaluate("() => { window.stood = 20 * 3600e3; window.first = true; }")
    page.wait_for_timeout(2500)  # it thinks that it has heard nothing since: until the next tick, or a new connection
    page.locator("#stale").wait_for(state="hidden")
    hall.at("2026-10-13T02:59:56+08:00")


@pytest.mark.slow
def test_a_board_begins_anew_once_a_night(hall: BoardHall, open_page: OpenPage) -> None:
    page = open_page("", *WALL)
    night_falls(hall, page)
    page.wait_for_function("() => !window.first")
    page.locator("#clock", has_text="03:00").wait_for()


@pytest.mark.slow
def test_a_board_does_not_begin_anew_while_its_page_cannot_be_had(hall: BoardHall, open_page: OpenPage) -> None:
    page = open_page("", *WALL, quiet=False)
    night_falls(hall, page)
    page.route("**/board", lambda route: route.abort())
    page.locator("#clock", has_text="03:00").wait_for()
    page.wait_for_timeout(2500)
    assert page.evaluate("window.first") is True
    page.locator("#lines li:visible").first.wait_for()


@pytest.mark.slow
@pytest.mark.parametrize("boards", [2_000, pytest.param(20_000, marks=pytest.mark.slow)])
def test_a_board_left_on_for_days_is_no_heavier_than_on_the_first(
    hall: BoardHall, open_page: OpenPage, boards: int
) -> None:
    page = open_page(f"{hall.address}/board", *WALL)
    page.locator("#lines li:visible").first.wait_for()
    protocol = page.context.new_cdp_session(page)

    def weight() -> tuple[int, float]:
        protocol.send("HeapProfiler.collectGarbage")
        found = {each["name"]: each["value"] for each in protocol.send("Performance.getMetrics")["metrics"]}
        return int(found["Nodes"]), found["JSHeapUsedSize"]

    protocol.send("Performance.enable")
    page.evaluate(FEED, [0, 500])
    nodes, heap = weight()
    page.evaluate(FEED, [500, boards])
    assert text(page, "#recent li:visible:last-child .window").endswith("号窗口")
    nodes_after, heap_after = weight()
    assert nodes_after <= nodes + 20
    assert heap_after - heap < 300_000, "bytes"


# What stands large after each of some seconds: three are called at once while the first one still has its time.
IN_TURN = """async () => {
  const { Stage } = await import("/board/stage.js");
  const stage = new Stage();
  const at = new Date(0).toISOString();
  const calls = ["A001", "A002", "B001", "E001"].map((number, id) => ({ id, number, at })).reverse();
  const seen = [];
  const see = seconds => {
    for (let second = 0; second < seconds; second++) stage.beat();
    seen.push([stage.call.number, stage.fresh]);
  };
  stage.take([], 0);
  stage.take(calls.slice(3), 0);
  see(0);
  stage.take(calls, 0);
  see(3);
  see(1);
  see(4);
  see(4);
  see(20);
  return seen;
}"""

# As the stream gives them, only faster: twelve new calls, changing lines, windows that come and go.
FEED = """async ([from, to]) => {
  const { draw } = await import("/board/board.js");
  const span = { low: 1, high: 9 };
  const lane = place => ({ lane: "ABCDEFGH"[place], name: "事项" + place, waiting: place, span, windows: ["01"] });
  const at = new Date().toISOString();
  const number = id => "A" + String(id % 1000).padStart(3, "0");
  const place = { window_name: "综合", zone: "A区", floor: "一楼", name: "张*", again: false };
  for (let seq = from; seq < to; seq++) {
    const ids = Array.from({ length: 12 }, (_, step) => seq + 100 - step);
    draw({
      seq, now: at, open: true, hall: "", zone: "", waiting: seq, duty: [],
      windows: [{ number: "01", state: seq % 2 ? "paused" : "open", reason: "取材料 " + seq, name: "" }],
      called: ids.map(id => ({ id, at, number: number(id), window: String(id % 20), ...place })),
      lines: Array.from({ length: seq % 8 + 1 }, (_, each) => lane(each)),
      notices: [{ text: "通知 " + seq, text_en: "" }],
    });
    if (seq % 100 === 0) await new Promise(requestAnimationFrame);
  }
}"""
