"""What staff do to a case, told apart by its verb (`kiosk.center.contract.cases`)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from kiosk.center.contract import Message
from kiosk.center.contract.cases import Received, Special, Verb

Words = Annotated[str, Field(min_length=1, max_length=300)]
Deadline = Annotated[int, Field(ge=1, le=60)]
"""Working days from today."""


class Correct(Message):
    """一次告知: all that is missing, at once; the notice can be printed. Only materials of the published list."""

    verb: Literal[Verb.CORRECT] = Verb.CORRECT
    gaps: tuple[Words, ...] = Field(min_length=1, max_length=40)
    days: Deadline = 5


class Supplement(Message):
    verb: Literal[Verb.SUPPLEMENT] = Verb.SUPPLEMENT
    materials: tuple[Received, ...] = Field(min_length=1, max_length=60)


class Accept(Message):
    """受理. `gaps` with `days`: 容缺受理, the applicant promised in writing to bring them. `committed`: 告知承诺, the
    materials that the signed commitment stands for: they are no gaps."""

    verb: Literal[Verb.ACCEPT] = Verb.ACCEPT
    gaps: tuple[Words, ...] = Field(default=(), max_length=40)
    days: Deadline = 5
    committed: tuple[Words, ...] = Field(default=(), max_length=40)


class Refuse(Message):
    verb: Literal[Verb.REFUSE] = Verb.REFUSE
    reason: Words


class Forward(Message):
    verb: Literal[Verb.FORWARD] = Verb.FORWARD


class Pause(Message):
    verb: Literal[Verb.PAUSE] = Verb.PAUSE
    procedure: Special
    reason: Words


class Resume(Message):
    verb: Literal[Verb.RESUME] = Verb.RESUME
    result: str = Field(default="", max_length=300)


class Extend(Message):
    """By the head of the authority, with the reason, which the applicant is told (行政许可法 42)."""

    verb: Literal[Verb.EXTEND] = Verb.EXTEND
    days: int = Field(ge=1, le=15)
    reason: Words


class Complete(Message):
    verb: Literal[Verb.COMPLETE] = Verb.COMPLETE
    materials: tuple[Received, ...] = Field(min_length=1, max_length=60)


class Grant(Message):
    verb: Literal[Verb.GRANT] = Verb.GRANT
    late_reason: str = Field(default="", max_length=300)


class Deny(Message):
    verb: Literal[Verb.DENY] = Verb.DENY
    reason: Words
    late_reason: str = Field(default="", max_length=300)


class Withdraw(Message):
    """At the applicant's wish."""

    verb: Literal[Verb.WITHDRAW] = Verb.WITHDRAW


class Issue(Message):
    """出件: the result lies ready."""

    verb: Literal[Verb.ISSUE] = Verb.ISSUE
    result: Words
    number: str = Field(default="", max_length=60)


class Deliver(Message):
    verb: Literal[Verb.DELIVER] = Verb.DELIVER


class Verify(Message):
    """核查属实."""

    verb: Literal[Verb.VERIFY] = Verb.VERIFY


class Disprove(Message):
    """核查不实: the reason is told, and written into the decision."""

    verb: Literal[Verb.DISPROVE] = Verb.DISPROVE
    reason: Words
    late_reason: str = Field(default="", max_length=300)
    """Of a case that is not decided yet, and late."""


CaseAct = Annotated[
    Correct
    | Supplement
    | Accept
    | Refuse
    | Forward
    | Pause
    | Resume
    | Extend
    | Complete
    | Grant
    | Deny
    | Withdraw
    | Issue
    | Deliver
    | Verify
    | Disprove,
    Field(discriminator="verb"),
]
