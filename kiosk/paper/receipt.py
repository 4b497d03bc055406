"""Receipts on the ticket printer: for a printed paper what, how much of it, and the number to ask for it by; for a fee
how much, for what, by which standard."""

from __future__ import annotations

from datetime import datetime

from drivers.contract import Slip, SlipFeed, SlipLine, SlipPart, SlipRule
from kiosk.center.contract.fees import FeeOrder
from kiosk.center.contract.papers import Paper, PaperKind
from kiosk.paper.words import in_fours, words_of, yuan


def receipt_slip(paper: Paper, kind: PaperKind, hall: str, language: str = "zh", order: FeeOrder | None = None) -> Slip:
    """`hall` in the citizen's language; `order` is the fee that was paid for it. Names nobody: receipts are left lying
    about."""
    words, english = words_of(language), language == "en"
    sheets = words["sheets"].format(pages=paper.pages, copies=paper.copies)
    return Slip(
        (
            SlipLine(hall, align="center"),
            SlipLine(words["receipt"], size=2, bold=True, align="center"),
            SlipRule(),
            SlipLine((kind.name_en if english else "") or kind.name, bold=True),
            SlipLine(words["paper_number"].format(number=paper.number)),
            SlipLine(words["paper_code"].format(code=in_fours(paper.code))),
            SlipLine(sheets + (words["reprint"] if paper.again else "")),
            SlipLine(paper.issued_at.strftime("%Y-%m-%d %H:%M")),
            *(_paid(order, language) if order else ()),
            SlipRule(),
            SlipLine(words["paper_check"]),
            SlipFeed(16),
        )
    )


def fee_slip(order: FeeOrder, hall: str, at: datetime, language: str = "zh", *, unsure: str = "") -> Slip:
    """For a fee that was paid by itself; `at` by the hall's clock. `unsure`: number of the paper it paid, when nobody
    can say whether that came out."""
    words, english = words_of(language), language == "en"
    return Slip(
        (
            SlipLine(hall, align="center"),
            SlipLine(words["fee_receipt"], size=2, bold=True, align="center"),
            SlipRule(),
            SlipLine((order.name_en if english else "") or order.name, bold=True),
            *_paid(order, language),
            SlipLine(words["fee_basis"].format(basis=order.basis)),
            SlipLine((order.paid_at or at).strftime("%Y-%m-%d %H:%M")),
            *(_unsure(unsure, language) if unsure else ()),
            SlipRule(),
            SlipLine(words["fee_ask"]),
            SlipFeed(16),
        )
    )


def _unsure(paper: str, language: str) -> tuple[SlipPart, ...]:
    words = words_of(language)
    number = SlipLine(words["paper_number"].format(number=paper))
    return SlipRule(), number, SlipLine(words["fee_unsure"], bold=True)


def _paid(order: FeeOrder, language: str) -> tuple[SlipLine, SlipLine]:
    words = words_of(language)
    paid, number = words["fee_paid"].format(amount=yuan(order.amount)), words["fee_number"].format(number=order.number)
    return SlipLine(paid), SlipLine(number)
