"""Papers 证明: what there is, a look at it, the sheets, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PaperCard:
    """One kind of paper. `why`: a PaperReason of the center contract, "applied" (for, just now), "" when it can be had.
    `fee`: CNY, "0.00"."""

    code: str
    name: str
    name_en: str
    department: str
    department_en: str
    fee: str
    left: int
    why: str = ""
    apply: bool = False
    """It is applied for first, and that can be done here."""


@dataclass(frozen=True, slots=True)
class ChoosePaper:
    """What this person can have printed, first what can be had now. Answers: choose (code), apply (code), back."""

    who: str
    """Masked."""
    kinds: tuple[PaperCard, ...]
    next_open: str = ""
    """When the hall opens next, for what is used up for today: `2026-11-23 09:00`."""


@dataclass(frozen=True, slots=True)
class PaperPreview:
    """The paper before it is printed, masked. Answers: print (copies), back."""

    name: str
    name_en: str
    pictures: tuple[str, ...]
    """PNG as `data:` addresses; of a long paper the first pages."""
    pages: int
    copies_most: int
    fee: str = "0.00"
    """Of one copy, CNY."""


@dataclass(frozen=True, slots=True)
class PaperAgain:
    """补打: staff allowed one more print of a paper that did not come out right. Answers: again, other (another paper),
    back."""

    name: str
    name_en: str
    number: str
    pages: int
    """Of all copies."""
    until: str
    """`10:05`."""


@dataclass(frozen=True, slots=True)
class PaperPrinting:
    """Sheets come out: `done` of `of`. `trouble`: a detail of the printer that staff have to mend, or "". Answers: stop
    (only with trouble: what has not come out is void then). Without trouble nobody is asked whether they are there."""

    name: str
    name_en: str
    done: int
    of: int
    trouble: str = ""
    until: str = ""
    """`10:05`: so long trouble is waited for."""
    fee: str = ""
    """What was paid for it, and comes back when it is given up."""


@dataclass(frozen=True, slots=True)
class PaperDone:
    """What became of the sheets. `result`: "printed"; "unconfirmed" (nobody can say whether all came out); "void" (the
    paper does not count, and neither does the try). `why`: detail of the printer. Answers: done, again (void only)."""

    name: str
    name_en: str
    number: str
    code: str
    """In groups of four."""
    sheets: int
    of: int
    result: str
    why: str = ""
    phone: str = ""
    fee: str = ""
    """What was paid for it; of a paper that is void that comes back."""
    order: str = ""
    """The number of that payment."""
    receipt: bool = False
    """A receipt came out: of the paper, or of the money alone."""
    stays: int = 0
    """Seconds after which it goes by itself."""


@dataclass(frozen=True, slots=True)
class PaperRefused:
    """No paper, and why: a PaperReason of the center contract, "centerAway", "printer" (and its `detail`), or of the
    file that came "altered" (another than was signed) or "tooLong".
    Answers: other (another paper, where `others`), done."""

    why: str
    name: str = ""
    name_en: str = ""
    detail: str = ""
    others: bool = False
    phone: str = ""
    fee: str = ""
    """What was paid, and comes back."""
    next_open: str = ""
    """As of `ChoosePaper`."""
