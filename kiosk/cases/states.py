"""Where a case stands, and which act leads where. (domain.md §5; 行政许可法 32, 34, 37, 42, 44, 45)

received 收件 → correction 补正 → received
             → accepted 受理 → review 审核 → approval 审批 → granted 准予 → issued 出件 → delivered 送达
             → refused 不予受理                            → denied 不予     → delivered
accepted, review, approval ⇄ special 特别程序
what is not decided yet → withdrawn 撤回
granted, issued or delivered on a commitment (告知承诺) that turns out untrue → revoked 撤销
"""

from __future__ import annotations

from kiosk.center.contract.cases import State, Step, Verb

IN_HAND = frozenset({State.ACCEPTED, State.REVIEW, State.APPROVAL})
"""Accepted, not decided: the promised clock runs."""
OPEN = frozenset({State.RECEIVED, State.CORRECTION, State.SPECIAL, State.GRANTED, State.ISSUED, *IN_HAND})
"""Something is still to be done by somebody."""
GRANTED = frozenset({State.GRANTED, State.ISSUED, State.DELIVERED})
"""Where a case stands that was granted; a denial is delivered too."""
MOST_DEPTH = 3

_STEPS = {
    State.RECEIVED: Step.ACCEPT,
    State.CORRECTION: Step.ACCEPT,
    State.ACCEPTED: Step.REVIEW,
    State.REVIEW: Step.REVIEW,
    State.APPROVAL: Step.APPROVE,
    State.GRANTED: Step.HAND_OUT,
    State.ISSUED: Step.HAND_OUT,
}
_FROM: dict[Verb, frozenset[State]] = {
    Verb.CORRECT: frozenset({State.RECEIVED}),
    Verb.SUPPLEMENT: frozenset({State.CORRECTION}),
    Verb.ACCEPT: frozenset({State.RECEIVED}),
    Verb.REFUSE: frozenset({State.RECEIVED, State.CORRECTION}),
    Verb.FORWARD: frozenset({State.ACCEPTED, State.REVIEW}),
    Verb.PAUSE: IN_HAND,
    Verb.RESUME: frozenset({State.SPECIAL}),
    Verb.EXTEND: IN_HAND,
    Verb.COMPLETE: frozenset({*IN_HAND, State.SPECIAL}),
    Verb.GRANT: IN_HAND,
    Verb.DENY: IN_HAND,
    Verb.WITHDRAW: frozenset({State.RECEIVED, State.CORRECTION, State.SPECIAL, *IN_HAND}),
    Verb.ISSUE: frozenset({State.GRANTED}),
    Verb.DELIVER: frozenset({State.ISSUED, State.DENIED, State.REFUSED}),
    Verb.VERIFY: frozenset({State.SPECIAL, *IN_HAND, *GRANTED}),
    Verb.DISPROVE: GRANTED,
}
_TO = {
    Verb.CORRECT: State.CORRECTION,
    Verb.SUPPLEMENT: State.RECEIVED,
    Verb.ACCEPT: State.ACCEPTED,
    Verb.REFUSE: State.REFUSED,
    Verb.PAUSE: State.SPECIAL,
    Verb.GRANT: State.GRANTED,
    Verb.DENY: State.DENIED,
    Verb.WITHDRAW: State.WITHDRAWN,
    Verb.ISSUE: State.ISSUED,
    Verb.DELIVER: State.DELIVERED,
}
_DECIDED_FROM = {
    1: IN_HAND,
    2: frozenset({State.REVIEW, State.APPROVAL}),
    3: frozenset({State.APPROVAL}),
}
"""独任审核, 一审一核, 报批审核: who decides before the depth is reached skips a person the law wants to see it."""


def step(state: State) -> Step:
    """The public step of a state; a special procedure belongs to the step it interrupts (ask with that state)."""
    return _STEPS.get(state, Step.CLOSED)


def is_open(state: State, unchecked: bool = False) -> bool:
    """Whether something is still to be done by somebody. `unchecked`: a commitment is still to be looked into."""
    return state in OPEN or (unchecked and state in GRANTED)


def possible(state: State, verb: Verb, depth: int, unchecked: bool = False) -> bool:
    """Whether the act can be done to a case that stands so. `depth`: 1 to 3 look at it before the decision."""
    if verb is Verb.DISPROVE:
        return unchecked and (state in _FROM[verb] or state in _DECIDED_FROM[depth])
    if verb is Verb.VERIFY:
        return unchecked and state in _FROM[verb]
    if verb in (Verb.GRANT, Verb.DENY):
        return state in _DECIDED_FROM[depth]
    if verb is Verb.FORWARD:
        return state in _FROM[verb] and not (state is State.REVIEW and depth < MOST_DEPTH) and depth > 1
    return state in _FROM[verb]


def possibilities(state: State, depth: int, unchecked: bool = False) -> tuple[Verb, ...]:
    return tuple(verb for verb in Verb if possible(state, verb, depth, unchecked))


def following(state: State, verb: Verb, interrupted: State | None = None) -> State:
    """Where an act that is possible leads. `interrupted`: the state a special procedure came from."""
    if verb is Verb.FORWARD:
        return State.REVIEW if state is State.ACCEPTED else State.APPROVAL
    if verb is Verb.DISPROVE:
        return State.DENIED if state in IN_HAND else State.REVOKED
    if verb is Verb.RESUME:
        if interrupted is None:
            raise ValueError("a special procedure interrupts something")
        return interrupted
    return _TO.get(verb, state)
