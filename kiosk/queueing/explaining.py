"""Why this one and not another, in a sentence a clerk can read aloud."""

from __future__ import annotations

from kiosk.center.contract.windows import Explained
from kiosk.queueing.priorities import MINUTE, PLACED, QueueRules
from kiosk.queueing.standing import Standing

Said = tuple[str, str]
"""In Chinese, in English."""


def explain(ticket: Standing, rules: QueueRules, now: int, rule: str) -> Explained:
    """`rule`: the one by which it is next; `now`: the moment of the call, or the present one."""
    waited = max(0, now - since(ticket, rule)) // MINUTE
    text, text_en = _said(ticket, rules, rule, waited)
    return Explained.model_construct(
        rule=rule,
        waited_minutes=waited,
        priorities=ticket.priorities,
        head_start_minutes=rules.head_start(ticket) // MINUTE,
        overtaken=ticket.overtaken,
        most=rules.overtaken_most,
        text=text,
        text_en=text_en,
    )


def explain_call(ticket: Standing, rules: QueueRules) -> Explained | None:
    """Why the one at the window was called, as it was then; None when it was not called out of the queue."""
    if not ticket.why or ticket.called_at is None:
        return None
    return explain(ticket, rules, ticket.called_at, ticket.why)


def since(ticket: Standing, rule: str) -> int:
    """The moment its wait counts from: where it was put somewhere in the queue that one, else when it took its
    number."""
    return ticket.ready_at if rule in PLACED else ticket.issued_at


def _said(ticket: Standing, rules: QueueRules, rule: str, waited: int) -> Said:
    if rule == "priority":
        return _priority(ticket, rules, waited)
    if rule == "returned":
        return _returned(rules.return_after, waited)
    zh, en = _SENTENCES[rule]
    facts = {"window": ticket.came_from, "overtaken": ticket.overtaken, "waited": waited, "minutes": _minutes(waited)}
    return zh.format_map(facts), en.format_map(facts)


_SENTENCES: dict[str, Said] = {
    "longestWait": ("等得最久，已等 {waited} 分钟。", "Has waited longest: {minutes}."),
    "fairness": (
        "已有 {overtaken} 位优先的群众先办，按规定不再让，取号至今 {waited} 分钟。",
        "{overtaken} with priority went first, the most the hall allows; took the number {minutes} ago.",
    ),
    "byNumber": (
        "工作人员指定叫号，取号至今 {waited} 分钟。",
        "Chosen by the clerk; took the number {minutes} ago.",
    ),
    "timeUp": (
        "挂起的时间到了，排回原来的位置，取号至今 {waited} 分钟。",
        "Stepped aside and the time is up: back in the old place; took the number {minutes} ago.",
    ),
    "sentHere": (
        "由 {window} 号窗口转来，按取号时间排队，取号至今 {waited} 分钟。",
        "Sent by window {window}, placed by when the number was taken: {minutes} ago.",
    ),
    "sentLast": (
        "由 {window} 号窗口转来，从转来时起排队，已等 {waited} 分钟。",
        "Sent by window {window} to the end of the queue; has waited {minutes} since.",
    ),
    "front": (
        "由 {window} 号窗口转来，排在最前，转来后已等 {waited} 分钟。",
        "Sent by window {window} to the front of the queue; has waited {minutes} since.",
    ),
    "cameBack": (
        "在 {window} 号窗口办完回来，接着办，回来后已等 {waited} 分钟。",
        "Back from window {window} to go on here; has waited {minutes} since.",
    ),
    "onward": (
        "前面的事项已在 {window} 号窗口办完，按取号时间排队，取号至今 {waited} 分钟。",
        "Done at window {window}, next item here, placed by when the number was taken: {minutes} ago.",
    ),
}


def _priority(ticket: Standing, rules: QueueRules, waited: int) -> Said:
    known = [rules.priorities[name] for name in ticket.priorities if name in rules.priorities]
    labels = "、".join(each.label for each in known)
    labels_en = ", ".join(each.label_en or each.label for each in known)
    ahead = rules.head_start(ticket) // MINUTE
    return (
        f"{labels}优先：按提前 {ahead} 分钟到来排队，取号至今 {waited} 分钟。",
        f"Priority ({labels_en}): counts as {_minutes(ahead)} earlier; took the number {_minutes(waited)} ago.",
    )


def _returned(others: int, waited: int) -> Said:
    if not others:
        return (
            f"过号后回来的，按规定马上接着叫，回来后已等 {waited} 分钟。",
            f"Missed the call and came back: next by the hall's rule; has waited {_minutes(waited)} since.",
        )
    return (
        f"过号后回来的，按规定最多排在 {others} 位之后，回来后已等 {waited} 分钟。",
        f"Missed the call and came back, behind {others} others at most; has waited {_minutes(waited)} since.",
    )


def _minutes(count: int) -> str:
    return "1 minute" if count == 1 else f"{count} minutes"
