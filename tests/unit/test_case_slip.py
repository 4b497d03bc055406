"""What stands on the slips of a case."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from drivers.contract import Slip, SlipCode, SlipLine
from drivers.ticket_printer.composer import compose
from drivers.ticket_printer.interpreter import Interpreter
from kiosk.center.contract.cases import CaseFee, CaseSlip, Owing, State, Step, Track, TrackFee
from kiosk.paper.case_slip import slip_of, slip_of_track
from kiosk.paper.case_words import case_words

DOTS_PER_MM = 8
HALL, HALL_EN = "示范区政务服务中心", "Shifan District Service Center"
NOW = datetime(2026, 11, 24, 21, 46)
SLIP = CaseSlip(
    id="0" * 24,
    number="990100000120261120000018",
    short="20261120000018",
    code="7KM2QX9TRD",
    url="https://hall.example/case/7KM2QX9TRD",
    item="weijian-001-03",
    item_name="公共场所卫生许可（变更）",
    item_name_en="Public premises health permit (change)",
    department="卫生健康局",
    shown="李* 0019",
    received_at=datetime(2026, 11, 20, 9, 46),
    answer_by=date(2026, 11, 27),
    promised_days=8,
    statutory_days=20,
    gaps=("卫生许可证", "变更事项的证明"),
)
TRACK = Track(
    number=SLIP.number,
    short=SLIP.short,
    code=SLIP.code,
    item_name=SLIP.item_name,
    item_name_en=SLIP.item_name_en,
    department="卫生健康局",
    department_en="Health Commission",
    shown=SLIP.shown,
    state=State.REVIEW,
    step=Step.REVIEW,
    stops=(),
    due=date(2026, 12, 2),
    promised_days=8,
    working_days_left=6,
)

WITH_PAGE = TRACK.model_copy(update={"url": SLIP.url})


FEE = CaseFee(amount=8000, standard="每件 80 元", basis="示例收费标准", code="202611200016")


def text(slip: Slip) -> str:
    return "\n".join(part.text for part in slip.parts if isinstance(part, SlipLine))


def codes(slip: Slip) -> list[str]:
    return [part.text for part in slip.parts if isinstance(part, SlipCode)]


def test_the_receipt_says_what_was_handed_in_and_what_follows() -> None:
    said = text(slip_of(SLIP, HALL))
    for words in (
        HALL,
        "办件回执",
        "公共场所卫生许可（变更）",
        "2026 1120 000 018",
        "990100 0001 2026 1120 000 018",
        "李* 0019",
        "卫生健康局",
        "收件 2026-11-20 09:46",
        "2026-11-27 前",
        "8 个工作日",
        "20 个工作日",
        "还缺：卫生许可证、变更事项的证明",
        "收件 → 受理 → 审核 → 审批 → 领取",
    ):
        assert words in said
    assert codes(slip_of(SLIP, HALL)) == [SLIP.url]


def test_what_is_done_on_the_spot_promises_no_days() -> None:
    said = text(slip_of(SLIP.model_copy(update={"promised_days": 0, "statutory_days": None, "gaps": ()}), HALL))
    assert "当场办完" in said
    assert "还缺：" not in said
    assert "None" not in said


@pytest.mark.parametrize(
    ("left", "words"), [(6, "还剩 6 个工作日"), (0, "今天是最后一天"), (-3, "已经超过 3 个工作日")]
)
def test_the_days_left_in_plain_words(left: int, words: str) -> None:
    late = TRACK.model_copy(update={"working_days_left": left, "late_reason": "系统升级" if left < 0 else ""})
    said = text(slip_of_track(late, HALL, NOW))
    assert words in said
    assert "承诺 2026-12-02 前办完" in said
    assert "2026-11-24 21:46" in said
    assert ("超过的原因：系统升级" in said) is (left < 0)


def test_what_is_to_be_brought_and_where_the_result_lies() -> None:
    waits = TRACK.model_copy(
        update={"due": None, "working_days_left": None, "gaps": ("平面图",), "gaps_until": date(2026, 11, 27)}
    )
    said = text(slip_of_track(waits, HALL, NOW))
    assert "还缺：平面图" in said
    assert "请在 2026-11-27 前带来" in said
    ready = waits.model_copy(update={"gaps": (), "state": State.ISSUED, "result": "许可证", "pick_up": "综合出件窗口"})
    said = text(slip_of_track(ready, HALL, NOW))
    assert "结果：许可证" in said
    assert "请到 综合出件窗口 领取" in said


def test_what_a_commitment_stands_for_need_not_be_brought() -> None:
    committed = TRACK.model_copy(update={"committed": ("平面图", "健康证明"), "check_by": date(2026, 12, 15)})
    said = text(slip_of_track(committed, HALL, NOW))
    assert "签承诺书，不用交：平面图、健康证明" in said
    assert "2026-12-15 前核查完" in said
    assert "核查" not in text(slip_of_track(TRACK, HALL, NOW))


def test_a_code_to_scan_only_where_a_phone_reaches_the_page() -> None:
    assert codes(slip_of_track(TRACK, HALL, NOW)) == []
    assert "扫一扫" not in text(slip_of_track(TRACK, HALL, NOW))
    assert codes(slip_of_track(WITH_PAGE, HALL, NOW)) == [SLIP.url]


def test_english_readers_read_english() -> None:
    said = text(slip_of(SLIP.model_copy(update={"gaps": (), "department": "Health Commission"}), HALL_EN, "en"))
    said += text(slip_of_track(TRACK, HALL_EN, NOW, "en"))
    assert [sign for sign in said if "一" <= sign <= "鿿"] == ["李", "李"]


def test_both_languages_have_the_same_words_and_every_state_has_one_of_its_own() -> None:
    assert case_words("zh").keys() == case_words("en").keys()
    for language in ("zh", "en"):
        assert len({case_words(language)[state] for state in State}) == len(State)
        assert not any("{" in case_words(language)[state] for state in State)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_printer_prints_it_without_a_fault_and_no_longer_than_two_hands(language: str) -> None:
    for slip in (slip_of(SLIP, HALL, language), slip_of_track(WITH_PAGE, HALL, NOW, language)):
        paper = Interpreter("gb2312")
        paper.feed(compose(slip).data)
        (printed,) = paper.tickets
        assert not printed.faults
        assert printed.picture.height <= 170 * DOTS_PER_MM


def test_the_receipt_of_what_costs_names_the_fee_and_the_code_to_pay_it_by() -> None:
    slip = slip_of(SLIP.model_copy(update={"fee": FEE}), HALL)
    for words in ("费用 80.00 元", "缴费编号 2026 1120 0016", "选“缴费”"):
        assert words in text(slip)
    assert codes(slip) == ["BMF1:202611200016", SLIP.url]
    assert "费用" not in text(slip_of(SLIP, HALL))


def test_a_fee_that_is_asked_for_later_says_so() -> None:
    later = SLIP.model_copy(update={"fee": FEE.model_copy(update={"code": ""})})
    assert codes(slip_of(later, HALL)) == [SLIP.url]
    assert "窗口开缴费单" in text(slip_of(later, HALL))
    assert "Fee: CNY 80.00" in text(slip_of(later, HALL_EN, "en"))


@pytest.mark.parametrize(
    ("fee", "said", "scanned"),
    [
        (
            TrackFee(state=Owing.OPEN, amount=8000, code=FEE.code, until=date(2026, 12, 20)),
            ("费用 80.00 元", "最迟 2026-12-20 缴清", "缴费编号 2026 1120 0016"),
            ["BMF1:202611200016", SLIP.url],
        ),
        (
            TrackFee(state=Owing.PAID, amount=8000, paid_on=date(2026, 11, 21)),
            ("费用 80.00 元，2026-11-21 已缴",),
            [SLIP.url],
        ),
        (TrackFee(state=Owing.REFUNDED, amount=8000), ("费用 80.00 元，已经退回",), [SLIP.url]),
    ],
)
def test_the_look_at_the_way_says_how_the_fee_stands(fee: TrackFee, said: tuple[str, ...], scanned: list[str]) -> None:
    slip = slip_of_track(WITH_PAGE.model_copy(update={"fee": fee}), HALL, NOW)
    for words in said:
        assert words in text(slip)
    assert codes(slip) == scanned
