"""Who is next: the longest wait, moved by the hall's priorities, and held to a bound of fairness.

A priority is a head start in minutes: somebody with one is called as if they had come that much earlier. Nobody is
overtaken more often than the hall allows: whoever has been is next before any priority.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from kiosk.center.contract import Claim
from kiosk.queueing.standing import Standing

MINUTE = 60_000_000

PLACED = frozenset({"returned", "front", "cameBack", "sentLast"})
"""Why a ticket stands where somebody, or a rule of the hall, has put it, whenever its number was taken."""

BY_NUMBER = frozenset({"timeUp", "sentHere", "onward"})
"""Why a ticket waits once more, in the place its number gave it."""


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
    proof: str = ""
    """The paper that shows a claim is right."""
    proof_en: str = ""

    def as_claim(self) -> Claim:
        """As citizens are told of it."""
        return Claim(name=self.name, label=self.label, label_en=self.label_en, proof=self.proof, proof_en=self.proof_en)


@dataclass(frozen=True, slots=True)
class QueueRules:
    recall_limit: int = 3
    """Recalls after the first call; the next one passes the ticket over."""
    return_after: int = 3
    """Others before a passed-over ticket that came back."""
    overtaken_most: int = 3
    priorities: Mapping[str, Priority] = field(default_factory=dict)

    def claims(self) -> tuple[Claim, ...]:
        """What may be asked for, the strongest first."""
        rules = sorted(self.priorities.values(), key=lambda rule: -rule.head_start)
        return tuple(rule.as_claim() for rule in rules if rule.claim)

    def claim_of(self, names: Collection[str]) -> Claim | None:
        """The strongest of these that may be asked for."""
        return next((claim for claim in self.claims() if claim.name in names), None)

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
    rule: str
    """By which it is next (see `Explained.rule`)."""
    overtakes: tuple[Standing, ...]
    """Those who came before it and could have been called instead."""


def choose(waiting: Iterable[Standing], rules: QueueRules) -> Pick | None:
    """The next of those a window may serve; None when nobody waits."""
    tickets = list(waiting)
    if not tickets:
        return None
    first = min(tickets, key=rules.counts_from)
    ahead = _ahead_of(first, tickets)
    patient = [each for each in ahead if each.overtaken >= rules.overtaken_most]
    if patient:
        first = min(patient, key=_came)
        return Pick(first, "fairness", _ahead_of(first, tickets))
    return Pick(first, _rule(first, ahead), ahead)


def by_hand(ticket: Standing, waiting: Iterable[Standing]) -> Pick:
    """The same for a ticket a clerk has chosen."""
    return Pick(ticket, "byNumber", _ahead_of(ticket, list(waiting)))


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
    if ticket.why in PLACED:
        return ticket.why
    if ahead:
        return "priority"
    return ticket.why if ticket.why in BY_NUMBER else "longestWait"
