"""Why this one now: each way a ticket can come to be next, and the sentence for it, word for word."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.center.contract import windows as words
from kiosk.center.contract.windows import Explained
from kiosk.queueing.explaining import explain_call
from tests.queue import ways
from tests.queue.ways import Hall

CASES: list[tuple[Callable[[Hall], str], str, str, str, str]] = [
    (ways.longest, "A001", "longestWait", "等得最久，已等 12 分钟。", "Has waited longest: 12 minutes."),
    (
        ways.priority,
        "A002",
        "priority",
        "60 岁以上优先：按提前 10 分钟到来排队，取号至今 1 分钟。",
        "Priority (Aged 60 or over): counts as 10 minutes earlier; took the number 1 minute ago.",
    ),
    (
        ways.two_priorities,
        "A002",
        "priority",
        "60 岁以上、绿色通道优先：按提前 20 分钟到来排队，取号至今 3 分钟。",
        "Priority (Aged 60 or over, 绿色通道): counts as 20 minutes earlier; took the number 3 minutes ago.",
    ),
    (
        ways.fairness,
        "A001",
        "fairness",
        "已有 1 位优先的群众先办，按规定不再让，取号至今 7 分钟。",
        "1 with priority went first, the most the hall allows; took the number 7 minutes ago.",
    ),
    (
        ways.time_up,
        "A001",
        "timeUp",
        "挂起的时间到了，排回原来的位置，取号至今 6 分钟。",
        "Stepped aside and the time is up: back in the old place; took the number 6 minutes ago.",
    ),
    (
        ways.returned,
        "A001",
        "returned",
        "过号后回来的，按规定最多排在 2 位之后，回来后已等 3 分钟。",
        "Missed the call and came back, behind 2 others at most; has waited 3 minutes since.",
    ),
    (
        ways.returned_with_priority,
        "A001",
        "returned",
        "过号后回来的，按规定最多排在 2 位之后，回来后已等 0 分钟。",
        "Missed the call and came back, behind 2 others at most; has waited 0 minutes since.",
    ),
    (
        ways.returned_at_once,
        "A001",
        "returned",
        "过号后回来的，按规定马上接着叫，回来后已等 0 分钟。",
        "Missed the call and came back: next by the hall's rule; has waited 0 minutes since.",
    ),
    (
        ways.sent_by_time,
        "A001",
        "sentHere",
        "由 01 号窗口转来，按取号时间排队，取号至今 9 分钟。",
        "Sent by window 01, placed by when the number was taken: 9 minutes ago.",
    ),
    (
        ways.sent_last,
        "A001",
        "sentLast",
        "由 01 号窗口转来，从转来时起排队，已等 2 分钟。",
        "Sent by window 01 to the end of the queue; has waited 2 minutes since.",
    ),
    (
        ways.sent_first,
        "A002",
        "front",
        "由 01 号窗口转来，排在最前，转来后已等 2 分钟。",
        "Sent by window 01 to the front of the queue; has waited 2 minutes since.",
    ),
    (
        ways.came_back,
        "A001",
        "cameBack",
        "在 04 号窗口办完回来，接着办，回来后已等 1 分钟。",
        "Back from window 04 to go on here; has waited 1 minute since.",
    ),
    (
        ways.next_item,
        "A001",
        "onward",
        "前面的事项已在 01 号窗口办完，按取号时间排队，取号至今 10 分钟。",
        "Done at window 01, next item here, placed by when the number was taken: 10 minutes ago.",
    ),
    (
        ways.released,
        "A001",
        "sentHere",
        "由 01 号窗口转来，按取号时间排队，取号至今 3 分钟。",
        "Sent by window 01, placed by when the number was taken: 3 minutes ago.",
    ),
]


@pytest.mark.parametrize(("way", "number", "rule", "zh", "en"), CASES, ids=[case[0].__name__ for case in CASES])
def test_the_next_one_has_its_sentence_and_keeps_it_when_called(
    way: Callable[[Hall], str], number: str, rule: str, zh: str, en: str
) -> None:
    hall = Hall()
    window = way(hall)
    who, why = hall.why(window)
    assert (who, why.rule, why.text, why.text_en) == (number, rule, zh, en)
    hall.call(window)
    hall.later(20)  # the sentence is that of the call
    there = hall.day.at(window)
    assert there is not None and there.number == number
    assert explain_call(there, hall.rules) == why


def test_a_number_called_by_hand_says_so() -> None:
    hall = Hall()
    hall.take("a1")
    hall.take("a1")
    hall.later(8)
    hall.act("01", words.CallNumber(number="A002", reason="带着小孩"))
    there = hall.day.at("01")
    assert there is not None
    why = explain_call(there, hall.rules)
    assert why is not None
    assert (why.rule, why.text) == ("byNumber", "工作人员指定叫号，取号至今 8 分钟。")
    assert why.text_en == "Chosen by the clerk; took the number 8 minutes ago."


def test_who_is_brought_back_was_not_called_out_of_the_queue() -> None:
    hall = Hall()
    hall.take("a1")
    hall.call()
    hall.act("01", words.Hold(minutes=5, reason="填表"))
    hall.act("01", words.BringBack(number="A001"))
    there = hall.day.at("01")
    assert there is not None and explain_call(there, hall.rules) is None


def test_every_rule_of_the_contract_has_a_case() -> None:
    told = {case[2] for case in CASES} | {"byNumber"}
    rule = Explained.model_fields["rule"].annotation
    assert told == set(rule.__args__)  # type: ignore[union-attr]


def test_who_waits_for_a_window_that_closes_keeps_what_they_were_overtaken() -> None:
    hall = Hall()
    hall.take("a1")
    hall.call()
    hall.send("01", "03", words.Place.END)
    hall.later(1)
    hall.take("b1", priorities=("age60",))
    hall.call("03")
    assert [each.overtaken for each in hall.day.waiting()] == [1]
    hall.act("03", words.Finish())
    hall.act("03", words.Close())
    [waiting] = hall.day.waiting()
    assert (waiting.overtaken, waiting.pool) == (1, frozenset({"01", "02"}))
