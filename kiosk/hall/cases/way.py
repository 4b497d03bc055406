"""The way a case came, as a parcel's: what its applicant reads on `/case/{code}`, in Chinese and English.

The track says states and days, and words that were told; which act lies between two states follows from the states.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from kiosk.cases.states import IN_HAND
from kiosk.center.contract.cases import State, Stop, Track
from kiosk.hall.cases import written

_WEEK = ("一二三四五六日", ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))
_NO = frozenset({State.DENIED, State.REFUSED})
_BAD = _NO | {State.REVOKED}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Station(NamedTuple):
    title: str
    at: datetime
    day: str
    words: str


class Words(NamedTuple):
    """One language of the page."""

    language: str
    states: dict[State, tuple[str, str]]
    """What it is called, and what that means now."""
    supplemented: str
    resumed: str
    extended: str
    handed_over: str
    verified: str
    steps: tuple[str, ...]
    said: dict[str, str]

    def day(self, of: date) -> str:
        if self.language == "zh":
            return f"{of.month}月{of.day}日（周{_WEEK[0][of.weekday()]}）"
        return f"{_WEEK[1][of.weekday()]} {of.day} {_MONTHS[of.month - 1]} {of.year}"

    def left(self, days: int) -> str:
        """Of the promise: `days` working days; 0 on the last day, negative when late."""
        name = "late" if days < 0 else {0: "last_day", 1: "one_left"}.get(days, "left")
        return self.said[name].format(days=abs(days))


def stations(case: Track, words: Words) -> tuple[Station, ...]:
    """Newest first, as on a parcel's page."""
    pairs = zip((None, *case.stops), case.stops, strict=False)
    made = [
        Station(_title(last, each, words), each.at, words.day(each.at.date()), each.words or _by_law(each, words))
        for last, each in pairs
    ]
    return tuple(reversed(made))


def _by_law(stop: Stop, words: Words) -> str:
    if not stop.by_law:
        return ""
    return words.said["lapsed" if stop.state is State.WITHDRAWN else "deemed"]


def headline(case: Track, words: Words) -> tuple[str, str]:
    """Where it is, and what that means."""
    if case.state is State.DELIVERED and any(stop.state in _NO for stop in case.stops):
        return words.handed_over, words.said["closed"]
    return words.states[case.state]


def tone(case: Track) -> str:
    """A colour that repeats what the words say."""
    if case.state is State.CORRECTION or case.gaps_until:
        return "todo"
    if case.state in (State.GRANTED, State.ISSUED):
        return "good"
    late = case.working_days_left is not None and case.working_days_left < 0
    return "bad" if late or case.state in _BAD else "good" if case.state is State.DELIVERED else ""


def place(case: Track) -> int:
    """Of the public steps, where it is; all of them are behind it at the end."""
    return written.PLACES.get(case.step, len(written.PUBLIC_STEPS))


def _title(before: Stop | None, stop: Stop, words: Words) -> str:
    if stop.verified:
        return words.verified
    if before is not None and stop.state in IN_HAND:
        if before.state is State.SPECIAL:
            return words.resumed
        if before.state is stop.state:
            return words.extended
    if before is not None and stop.state is State.RECEIVED:
        return words.supplemented
    if before is not None and stop.state is State.DELIVERED and before.state in _NO:
        return words.handed_over
    return words.states[stop.state][0]


WORDS = {
    "zh": Words(
        "zh",
        {
            State.RECEIVED: ("材料已收到", "正在看材料齐不齐，合不合要求。"),
            State.CORRECTION: ("需要补材料", "请按下面的清单，一次补齐。"),
            State.ACCEPTED: ("已受理", "材料齐了，已经正式受理，接着审核。"),
            State.REVIEW: ("审核中", "办理部门正在审核。"),
            State.APPROVAL: ("审批中", "审核完了，正在作出决定。"),
            State.SPECIAL: ("特别程序中", "这段时间依法不算在办理期限里。"),
            State.GRANTED: ("已批准", "正在制作证照、文书。"),
            State.DENIED: ("不予批准", "请到窗口领取决定书，上面写明理由和怎样申请复议。"),
            State.REFUSED: ("不予受理", "请到窗口领取决定书，上面写明理由和怎样申请复议。"),
            State.WITHDRAWN: ("申请已撤回", "这次申请已经结束。需要时可以重新申请。"),
            State.ISSUED: ("可以领取了", "结果已经做好，请带身份证件来领。"),
            State.DELIVERED: ("已领取", "这件事办完了。"),
            State.REVOKED: (
                "批准已撤销",
                "核查时发现，承诺的内容和实际情况不一致，批准依法撤销。请到窗口领取决定书，上面写明理由和怎样申请复议。",
            ),
        },
        "补的材料已收到",
        "特别程序结束，接着办",
        "延长办理期限",
        "决定书已送达",
        "承诺的内容核查过了，情况属实",
        written.PUBLIC_STEPS,
        {
            "title": "办件进度",
            "other": "English",
            "number": "办件编号",
            "applicant": "申请人",
            "department": "办理部门",
            "promise": "承诺期限",
            "promised": "{days} 个工作日",
            "on_the_spot": "当场办完",
            "answer": "最迟 {day}告诉您：受理，还是要补材料",
            "deemed": "到期没有告知补正，依法从收到材料那天起视为受理。",
            "lapsed": "到期没有补齐材料，按撤回申请处理。",
            "due": "最迟 {day}办完",
            "left": "还有 {days} 个工作日",
            "one_left": "还有 1 个工作日",
            "last_day": "今天是最后一天",
            "late": "已经超过承诺 {days} 个工作日",
            "late_reason": "超过承诺期限的原因",
            "gaps": "请补这些材料",
            "gaps_until": "最迟 {day}补齐",
            "gaps_why": "缺的都写在这里了。到期没有补齐，按撤回申请处理。",
            "committed": "您签承诺书，这些材料不用交",
            "check_by": "最迟 {day}核查完",
            "committed_why": "办理部门以后会核查承诺的内容。和实际情况不一致的，批准会依法撤销。",
            "fee": "费用",
            "fee_open": "还要缴 {amount} 元",
            "fee_until": "最迟 {day}缴清",
            "fee_how": "在自助机上选“缴费”，扫缴费单上的码，或者输编号 {code}，用手机付款。也可以到窗口缴。",
            "fee_paid": "{amount} 元，{day}已缴",
            "fee_refunding": "{amount} 元正在退回",
            "fee_refunding_how": "不用再做什么，退到原来付款的地方。",
            "fee_refunded": "{amount} 元已经退回",
            "result": "办理结果",
            "pick_up": "领取地点",
            "way": "办理经过",
            "step": "第 {at} 步，共 {of} 步：{name}",
            "closed": "已经结束",
            "question": "有疑问，请打电话",
            "asked_at": "{day} {time} 查询。再看最新进度，刷新本页。",
            "unknown": "没有查到这个办件",
            "unknown_why": "请再扫一次跟踪单上的码，或带上跟踪单到窗口问一问。",
            "chinese_only": "",
        },
    ),
    "en": Words(
        "en",
        {
            State.RECEIVED: ("Papers received", "They are being checked: complete, and in order."),
            State.CORRECTION: ("Something is missing", "Please bring everything on the list below."),
            State.ACCEPTED: ("Accepted", "Everything is there. Your application goes to the review."),
            State.REVIEW: ("In review", "The department is reviewing it."),
            State.APPROVAL: ("Being decided", "The review is done, a decision is being made."),
            State.SPECIAL: ("Special procedure", "By law this time does not count."),
            State.GRANTED: ("Approved", "Your document is being made."),
            State.DENIED: ("Not approved", "Please collect the decision: it says why, and how to appeal."),
            State.REFUSED: ("Not accepted", "Please collect the decision: it says why, and how to appeal."),
            State.WITHDRAWN: ("Withdrawn", "This application has ended. You can apply again."),
            State.ISSUED: ("Ready for you", "Please collect it and bring your identity document."),
            State.DELIVERED: ("Collected", "All done."),
            State.REVOKED: (
                "Approval revoked",
                "What was declared does not agree with the facts, so the approval was revoked. "
                "Please collect the decision: it says why, and how to appeal.",
            ),
        },
        "Additional papers received",
        "Special procedure over, work goes on",
        "More time needed",
        "Decision handed over",
        "Your declaration was checked and is correct",
        ("Received", "Accepted", "Review", "Decision", "Collect"),
        {
            "title": "Your application",
            "other": "中文",
            "number": "Case number",
            "applicant": "Applicant",
            "department": "Department",
            "promise": "Promised",
            "promised": "{days} working days",
            "on_the_spot": "on the spot",
            "answer": "By {day} you will know whether it is accepted, or what is missing",
            "deemed": "Nothing was asked for in time: by law it counts as accepted since the day of receipt.",
            "lapsed": "The missing papers did not come in time.",
            "due": "Done by {day} at the latest",
            "left": "{days} working days left",
            "one_left": "1 working day left",
            "last_day": "Today is the last day",
            "late": "{days} working days later than promised",
            "late_reason": "Why it is late",
            "gaps": "Please bring",
            "gaps_until": "By {day} at the latest",
            "gaps_why": "This is all that is missing. Without it in time the application counts as withdrawn.",
            "committed": "You sign a declaration and need not bring",
            "check_by": "Checked by {day} at the latest",
            "committed_why": "The department checks later what was declared. If it is not so, the approval is revoked.",
            "fee": "Fee",
            "fee_open": "CNY {amount} to be paid",
            "fee_until": "By {day} at the latest",
            "fee_how": "At a kiosk choose Pay a fee, scan the code on your fee slip or type {code}, and pay by phone. "
            "Or pay at a window.",
            "fee_paid": "CNY {amount}, paid on {day}",
            "fee_refunding": "CNY {amount} is on its way back",
            "fee_refunding_how": "Nothing to do: it goes back to where it was paid from.",
            "fee_refunded": "CNY {amount} was paid back",
            "result": "Result",
            "pick_up": "Collect it at",
            "way": "The way so far",
            "step": "Step {at} of {of}: {name}",
            "closed": "Closed",
            "question": "Questions? Please call",
            "asked_at": "As of {day} {time}. Reload this page for the latest.",
            "unknown": "There is no such case",
            "unknown_why": "Please scan the code on your slip again, or bring the slip to a window.",
            "chinese_only": "Reasons are written in Chinese.",
        },
    ),
}
