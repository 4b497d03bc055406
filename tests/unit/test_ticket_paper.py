"""What stands on the ticket."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from drivers.contract import SlipCode, SlipLine
from drivers.ticket_printer.composer import compose
from drivers.ticket_printer.interpreter import Interpreter
from kiosk.center.contract import Claim, Span, Ticket, TicketItem, WindowPlace
from kiosk.paper.ticket import ticket_slip
from kiosk.paper.words import words_of

DOTS_PER_MM = 8
WINDOWS = tuple(WindowPlace(number=str(n), name="综合窗口", floor="一楼", pooled=True) for n in (3, 4, 5))
TICKET = Ticket(
    id="1",
    code="ABCDEFGH23",
    number="A027",
    day=date(2026, 11, 20),
    items=(TicketItem(code="a", name="公共场所卫生许可（变更）", name_en="Hygiene permit (change)"),),
    people_ahead=12,
    span=Span(low=8, high=15),
    windows=WINDOWS,
    issued_at=datetime(2026, 11, 20, 9, 46),
    missing=("健康证原件",),
    follow_url="http://127.0.0.1/t/ABCDEFGH23",
    hall="示范区政务服务中心",
    hall_en="Shifan Service Center",
)


def lines(ticket: Ticket, language: str = "zh", reprint: bool = False) -> list[str]:
    return [part.text for part in ticket_slip(ticket, language, reprint).parts if isinstance(part, SlipLine)]


def test_the_ticket_says_all_that_the_citizen_needs() -> None:
    text = "\n".join(lines(TICKET))
    for words in (
        "示范区政务服务中心",
        "A027",
        "前面 12 人 · 约 8–15 分钟",
        "一楼 综合窗口 3、4、5 号",
        "公共场所卫生许可（变更）",
        "还要带：健康证原件",
        "2026-11-20 09:46",
        "过号",
    ):
        assert words in text
    codes = [part.text for part in ticket_slip(TICKET).parts if isinstance(part, SlipCode)]
    assert codes == [TICKET.follow_url]


def test_the_number_is_four_times_as_large_as_the_rest() -> None:
    sizes = {part.text: part.size for part in ticket_slip(TICKET).parts if isinstance(part, SlipLine)}
    assert sizes.pop("A027") == 4 and set(sizes.values()) == {1}


def test_an_offline_ticket_promises_no_waiting_time() -> None:
    offline = TICKET.model_copy(update={"people_ahead": None, "span": None, "offline": True})
    text = "\n".join(lines(offline))
    assert "None" not in text and "分钟" not in text and "请留意叫号" in text


CLAIM = Claim(
    name="soldier",
    label="军人",
    label_en="Serving soldier or veteran",
    proof="军人证件或退役军人优待证",
    proof_en="Military ID or veteran card",
)


def test_who_goes_first_reads_for_what_and_what_to_show() -> None:
    claimed = TICKET.model_copy(update={"claim": CLAIM})
    assert "优先：军人，叫到时出示军人证件或退役军人优待证" in lines(claimed)
    english = "Priority: Serving soldier or veteran. Show when called: Military ID or veteran card"
    assert english in lines(claimed, "en")
    bare = CLAIM.model_copy(update={"proof": "", "proof_en": ""})
    assert "优先：军人，叫到时出示能证明的证件" in lines(TICKET.model_copy(update={"claim": bare}))
    assert not any("优先" in line for line in lines(TICKET))


@pytest.mark.parametrize(
    "more",
    [{"items": (*TICKET.items, TicketItem(code="b", name="食品经营许可（新办）"))}, {"claim": CLAIM}],
    ids=["two items", "a claim"],
)
def test_a_usual_ticket_is_no_longer_than_a_hand(more: dict[str, object]) -> None:
    paper = Interpreter("gb2312")
    paper.feed(compose(ticket_slip(TICKET.model_copy(update=more))).data)
    (printed,) = paper.tickets
    assert not printed.faults and printed.picture.height <= 110 * DOTS_PER_MM


def test_a_reprint_says_so_first() -> None:
    assert lines(TICKET, reprint=True)[0] == "（补打）"


def test_english_speakers_read_english() -> None:
    text = "\n".join(lines(TICKET, "en"))
    assert "Hygiene permit (change)" in text and "12 ahead of you" in text and "Shifan Service Center" in text


def test_both_languages_have_the_same_words() -> None:
    assert words_of("zh").keys() == words_of("en").keys()


def test_windows_of_several_floors_stand_on_a_line_each() -> None:
    other = WindowPlace(number="12", name="公安窗口", floor="二楼")
    assert "二楼 公安窗口 12 号" in lines(TICKET.model_copy(update={"windows": (*WINDOWS, other)}))


def test_a_hall_of_many_windows_does_not_fill_the_paper() -> None:
    many = tuple(WindowPlace(number=str(n), name="综合窗口", floor="一楼") for n in range(1, 21))
    assert "一楼 综合窗口 1、2、3、4、5、6、7、8 等 号" in lines(TICKET.model_copy(update={"windows": many}))
