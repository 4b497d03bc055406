"""Cases 办件: which one, and how far it is."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class AskCase:
    """Three ways, all as good: lay the ID card, hold the slip's code to the scanner, type the number. The journey reads
    card and code meanwhile. Answers: type, back.

    `ways` are those this machine has, of "card", "scan", "type"; `broken` those that do not work now. `trouble`: "",
    what is wrong with a card as in Identify, "foreign" (a code that is no case's), "codeUnknown" (nothing is known of
    it), or "scanner".
    """

    ways: tuple[str, ...]
    broken: tuple[str, ...] = ()
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class TypeCase:
    """Type the 14 digits and the last four of the identity number. The view-model checks the digits as they are typed.
    Answers: ok ({"number", "tail"}), back. `error`: "" or "unknownCase" (the two do not belong together)."""

    error: str = ""


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One of several cases. `number` in groups; `state` a State of the center contract; `since` `2026-11-20`."""

    name: str
    name_en: str
    number: str
    state: str
    since: str


@dataclass(frozen=True, slots=True)
class ChooseCase:
    """The cases of one person, newest first. Answers: choose (place in `cases`), back."""

    who: str
    """Masked."""
    cases: tuple[CaseLine, ...]


@dataclass(frozen=True, slots=True)
class Station:
    """One station on the way. `what`: a State of the center contract, "supplemented" (what was missing was brought),
    "extended" (more time was taken), "resumed" (a special procedure is over), "verified" (what was committed to holds),
    or what the law did by itself: "deemedAccepted", "lapsed". `words`: what was told with it."""

    what: str
    at: str
    """`2026-11-20 09:46`."""
    words: str = ""


@dataclass(frozen=True, slots=True)
class CaseWay:
    """A case on its way, as a parcel's is shown. Answers: print, done, back.

    `state` and `coming` as in `Station`; `coming` is what follows: "accept", "review", "approve", "result", "resume",
    "issue", "pickUp", or "" at the end. Days are `2026-12-02`.
    """

    name: str
    name_en: str
    department: str
    department_en: str
    number: str
    """In groups."""
    who: str
    """Masked."""
    state: str
    stations: tuple[Station, ...]
    """Newest first."""
    coming: str = ""
    due: str = ""
    """The promise; "" before acceptance, while the clock stands, and after the end."""
    promised: int | None = None
    """Working days from acceptance on, while it is not accepted yet; 0 is on the spot."""
    days_left: int | None = None
    """Working days; 0 on the last day, negative when late."""
    late_reason: str = ""
    gaps: tuple[str, ...] = ()
    """Still to be brought,"""
    gaps_until: str = ""
    """by then."""
    committed: tuple[str, ...] = ()
    """告知承诺: what need not be brought, because a commitment stands for it that is still to be looked into,"""
    check_by: str = ""
    """by then; "" before the decision."""
    result: str = ""
    pick_up: str = ""
    fee: str = ""
    """CNY "80.00"; "" where nothing is due."""
    fee_state: str = ""
    """An Owing of the center contract."""
    fee_code: str = ""
    """Twelve digits in groups, while it can be paid,"""
    fee_day: str = ""
    """by this day at the latest; or the day it was paid on."""
    printed: str = field(default="", kw_only=True)
    """The slip: "" (not asked for), "printed", "unconfirmed" (may be half out), "none" (no paper came)."""


@dataclass(frozen=True, slots=True)
class CaseRefused:
    """Nothing is shown, and why: "none" (there is no case of this card), a CaseReason of the center contract, or
    "centerAway". Answers: other (another way, where `others`), done."""

    why: str
    others: bool = False
    phone: str = ""
