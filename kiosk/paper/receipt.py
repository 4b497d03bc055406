"""The receipt for a printed paper, on the ticket printer: what, how much of it, and the number to ask for it by."""

from __future__ import annotations

from drivers.contract import Slip, SlipFeed, SlipLine, SlipRule
from kiosk.center.contract.papers import Paper
from kiosk.paper.words import words_of


def receipt_slip(paper: Paper, name: str, hall: str, language: str = "zh") -> Slip:
    """`name` of the kind and `hall` in the citizen's language. Names nobody: receipts are left lying about."""
    words = words_of(language)
    code = " ".join(paper.code[place : place + 4] for place in range(0, len(paper.code), 4))
    sheets = words["sheets"].format(pages=paper.pages, copies=paper.copies)
    return Slip(
        (
            SlipLine(hall, align="center"),
            SlipLine(words["receipt"], size=2, bold=True, align="center"),
            SlipRule(),
            SlipLine(name, bold=True),
            SlipLine(words["paper_number"].format(number=paper.number)),
            SlipLine(words["paper_code"].format(code=code)),
            SlipLine(sheets),
            SlipLine(paper.issued_at.strftime("%Y-%m-%d %H:%M")),
            SlipRule(),
            SlipLine(words["paper_check"]),
            SlipFeed(16),
        )
    )
