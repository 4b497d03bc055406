"""Who is next: the longest wait, moved by the hall's priorities, and held to a bound of fairness.

A priority is a head start in minutes: somebody with one is called as if they had come that much earlier. Nobody is
overtaken more often than the hall allows: whoever has been is next before any priority.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from kiosk.center.contract.windows import Explained
from kiosk.queueing.standing import Standing

MINUTE = 60_000_000


@dataclass(frozen=True, slots=True)
class Priority:
    """One rule. `from_age`: given to whoever is that old by their identity number; `claim`: who asks for it at a kiosk
    gets it (and shows a paper at the window)."""

    name: str
    label: str
    label_en: str
    head_start: int
    """Minutes."""
    from_age: int = 0
    claim: bool = False


@dataclass(frozen=True, slots=True)
class QueueRules:
    recall_limit: int = 3
    """Recalls after the first call; the next one passes the ticket over."""
    return_after: int = 3
    """Others before a passed-over ticket that came back."""
    overtaken_most: int = 3
    priorities: Mapping[str, Priority] = field(default_factory=dict)

    def head_start(self, ticket: Standing) -> int:
        """Microseconds: the largest of those that fit."""
        if not ticket.priorities:
            return 0
        known = (self.priorities.get(name) for name in ticket.priorities)
        return MINUTE * max((rule.head_start for rule in known if rule), default=0)

    def counts_from(self, ticket: Standing) -> tuple[int, str]:
        """The moment it is called by, and its id where two are equal."""
        return ticket.line - self.head_start(ticket), ticket.id


@dataclass(frozen=True, slots=True)
class Pick:
    ticket: Standing
    why: Explained
    overtakes: tuple[Standing, ...]
    """Those who came before it and could have been called instead."""


def choose(waiting: Iterable[Standing], rules: QueueRules, now: int) -> Pick | None:
    """The next of those a window may serve; None when nobody waits."""
    tickets = list(waiting)
    if not tickets:
        return None
    first = min(tickets, key=rules.counts_from)
    ahead = _ahead_of(first, tickets)
    patient = [each for each in ahead if each.overtaken >= rules.overtaken_most]
    if patient:
        first = min(patient, key=_came)
        return Pick(first, _explain(first, rules, now, "fairness"), _ahead_of(first, tickets))
    return Pick(first, _explain(first, rules, now, _rule(first, ahead)), ahead)


def by_hand(ticket: Standing, waiting: Iterable[Standing], rules: QueueRules, now: int) -> Pick:
    """The same for a ticket a clerk has chosen."""
    return Pick(ticket, _explain(ticket, rules, now, "byNumber"), _ahead_of(ticket, list(waiting)))


def fitting(rules: QueueRules, number: str, claims: Iterable[str], today: date) -> tuple[str, ...]:
    """Names of the priorities of somebody with this identity number ("" when not known) who claims these."""
    age = age_on(number, today)
    claimed = set(claims)
    return tuple(
        rule.name
        for rule in rules.priorities.values()
        if (rule.claim and rule.name in claimed) or (rule.from_age and age is not None and age >= rule.from_age)
    )


def age_on(number: str, today: date) -> int | None:
    """Years by the birth date in an 18-character identity number (GB 11643); None when there is none."""
    born = number[6:14]
    if len(number) != 18 or not born.isdigit():
        return None
    try:
        birth = date(int(born[:4]), int(born[4:6]), int(born[6:]))
    except ValueError:
        return None
    return today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))


def _came(ticket: Standing) -> tuple[int, str]:
    return ticket.line, ticket.id


def _ahead_of(ticket: Standing, tickets: list[Standing]) -> tuple[Standing, ...]:
    place = _came(ticket)
    return tuple(each for each in tickets if _came(each) < place)


def _rule(ticket: Standing, ahead: tuple[Standing, ...]) -> str:
    if ahead:
        return "priority"
    if ticket.came_from:
        return "sentHere"
    return "longestWait"


def _explain(ticket: Standing, rules: QueueRules, now: int, rule: str) -> Explained:
    waited = max(0, now - ticket.ready_at) // MINUTE
    head_start = rules.head_start(ticket) // MINUTE
    text, text_en = _said(ticket, rules, rule, waited, head_start)
    return Explained.model_construct(
        rule=rule,
        waited_minutes=waited,
        priorities=ticket.priorities,
        head_start_minutes=head_start,
        overtaken=ticket.overtaken,
        most=rules.overtaken_most,
        text=text,
        text_en=text_en,
    )


def _said(ticket: Standing, rules: QueueRules, rule: str, waited: int, head_start: int) -> tuple[str, str]:
    known = [rules.priorities[name] for name in ticket.priorities if name in rules.priorities]
    labels, labels_en = "、".join(each.label for each in known), ", ".join(each.label_en for each in known)
    if rule == "priority":
        return (
            f"{labels}优先：按提前 {head_start} 分钟到来排队，已等 {waited} 分钟。",
            f"Priority ({labels_en}): counts as {head_start} minutes earlier; has waited {waited} minutes.",
        )
    if rule == "fairness":
        return (
            f"已有 {ticket.overtaken} 位优先的群众先办，按规定不再让，已等 {waited} 分钟。",
            f"{ticket.overtaken} with priority went first, the most the hall allows; has waited {waited} minutes.",
        )
    if rule == "byNumber":
        return f"工作人员指定叫号，已等 {waited} 分钟。", f"Chosen by the clerk; has waited {waited} minutes."
    if rule == "sentHere":
        return (
            f"由 {ticket.came_from} 号窗口转来，已等 {waited} 分钟。",
            f"Sent by window {ticket.came_from}; has waited {waited} minutes.",
        )
    return f"等得最久，已等 {waited} 分钟。", f"Has waited longest: {waited} minutes."
