"""Fees 一站式收费: which slip, what is owed, the code to pay with, and how it ended. Amounts are CNY, "10.00"."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FeeCode:
    """The twelve digits of a slip, typed; or its QR, where there is a `scanner`. `trouble`: "", "unknownOrder" (no slip
    has this code), "settled" (paid already), "tooMany", "notTaken", "payAway", "centerAway". Answers: ok (digits),
    back."""

    scanner: bool = False
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class PayFee:
    """What is owed, for what, by which standard, and the QR to pay it with. Answers: back."""

    name: str
    name_en: str
    copies: int
    amount: str
    basis: str
    number: str
    pay: str
    """The text of the QR."""
    seconds: int
    """How long it is good for."""
    slip: bool = False
    """A slip stays owed when nobody pays; a paper's fee is gone with the visit."""


@dataclass(frozen=True, slots=True)
class FeePaid:
    """It is paid. `slip`: that was all; otherwise the paper follows. Answers: done."""

    name: str
    name_en: str
    amount: str
    number: str
    slip: bool = False
    receipt: bool = False
    """It came out of the ticket printer."""
    before: bool = False
    """A slip that was paid already: nothing was taken now."""
    stays: int = 0
    """Seconds after which it goes by itself."""


@dataclass(frozen=True, slots=True)
class FeeUnpaid:
    """It was not paid, or nobody can say. `why`: "failed" (the bank said no), "expired", "centerAway" (it may have been
    paid: then it comes back), "payAway". Answers: again (another code), done."""

    why: str
    name: str
    name_en: str
    amount: str
    slip: bool = False
    phone: str = ""
