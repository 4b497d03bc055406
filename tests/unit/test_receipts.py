"""Receipts: what they say in the language of who gets them, and in Chinese where that has no words."""

from __future__ import annotations

from datetime import datetime

import pytest

from drivers.contract import Slip, SlipLine
from kiosk.center.contract.fees import FeeOrder, FeeState
from kiosk.center.contract.papers import Paper, PaperKind
from kiosk.paper.receipt import fee_slip, receipt_slip
from kiosk.paper.words import in_fours, yuan

AT = datetime.fromisoformat("2026-11-20T09:50:00+08:00")
KIND = PaperKind(
    code="no_property",
    name="无房证明",
    name_en="Certificate of no property",
    department="局",
    department_en="Bureau",
    fee="10.00",
    copies_most=3,
    left=5,
    face=True,
)
PAPER = Paper(
    id="0" * 24,
    number="WF20261120000001",
    code="7KM2QX9TRDVA",
    kind="no_property",
    pages=1,
    copies=2,
    digest="0" * 64,
    issued_at=AT,
)
ORDER = FeeOrder(
    id="0" * 24,
    number="FY20261120000001",
    code="202611200016",
    state=FeeState.PAID,
    what="no_property",
    name="无房证明",
    name_en="Certificate of no property",
    basis="示例收费标准",
    copies=2,
    amount=2005,
    pay="",
    paid_at=AT,
)


def lines(slip: Slip) -> list[str]:
    return [part.text for part in slip.parts if isinstance(part, SlipLine)]


@pytest.mark.parametrize(
    ("language", "name_en", "shown"),
    [("zh", "Certificate", "无房证明"), ("en", "Certificate", "Certificate"), ("en", "", "无房证明")],
)
def test_what_it_is_for_has_a_name_in_every_language(language: str, name_en: str, shown: str) -> None:
    kind, order = KIND.model_copy(update={"name_en": name_en}), ORDER.model_copy(update={"name_en": name_en})
    assert shown in lines(receipt_slip(PAPER, kind, "大厅", language))
    assert shown in lines(fee_slip(order, "大厅", AT, language))


def test_a_receipt_says_what_was_paid_and_how_to_verify() -> None:
    text = lines(receipt_slip(PAPER, KIND, "大厅", order=ORDER))
    assert {"已缴费 20.05 元", "缴款单号 FY20261120000001", "验证码 7KM2 QX9T RDVA"} <= set(text)


def test_money_and_codes_as_people_read_them() -> None:
    assert [yuan(fen) for fen in (0, 5, 1000, 123456)] == ["0.00", "0.05", "10.00", "1234.56"]
    assert [in_fours(code) for code in ("", "7KM", "7KM2QX9T", "7KM2QX9TR")] == ["", "7KM", "7KM2 QX9T", "7KM2 QX9T R"]


def test_money_for_a_paper_that_may_not_be_whole_says_what_becomes_of_it() -> None:
    text = lines(fee_slip(ORDER, "大厅", AT, unsure=PAPER.number))
    assert {"已缴费 20.05 元", "缴款单号 FY20261120000001", "编号 WF20261120000001"} <= set(text)
    assert any("没打完整的，原路退款" in line for line in text)
    assert not any("没打完整" in line for line in lines(fee_slip(ORDER, "大厅", AT)))
