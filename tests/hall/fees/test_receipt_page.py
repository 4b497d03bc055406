"""The slip of a window once it is paid, canceled or given back: a receipt, or words that it is not to be paid."""

from __future__ import annotations

from tests.hall.conftest import LI, fresh
from tests.hall.fees.test_windows import CARD, CASH, cancel, give_back, take, written
from tests.hall.fees.till import Payer
from tests.hall.staff_room import at_work


def test_the_receipt_of_a_window_says_how_it_was_paid_and_names_nobody(payer: Payer) -> None:
    badge = fresh()[:8]
    with at_work(payer.center, badge) as clerk:
        order = written(clerk)
        take(clerk, order, CARD)
        page = clerk.client.get(f"/fees/slip/{order['id']}").text
    for words in ("缴费凭条", "80.00", "银行卡", "POS-004217", badge, order["number"], "不是财政票据"):
        assert words in page
    assert f"员工{badge}" not in page, "the badge, not the name"
    assert LI["name"] not in page


def test_what_is_not_to_be_paid_says_so(payer: Payer) -> None:
    with at_work(payer.center, fresh()[:8], "manager") as manager:
        wrong, back = written(manager), written(manager)
        cancel(manager, wrong)
        take(manager, back, CASH)
        give_back(manager, back)
        assert "已经作废，不用缴费" in manager.client.get(f"/fees/slip/{wrong['id']}").text
        assert "这笔钱已经退回" in manager.client.get(f"/fees/slip/{back['id']}").text
