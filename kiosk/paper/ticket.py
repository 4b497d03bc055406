"""The queue ticket on 80 mm paper: hall, number, wait, windows, items, papers to bring, priority, QR, rule,
time; a usual one ≤ 110 mm."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from drivers.contract import Slip, SlipCode, SlipFeed, SlipLine, SlipPart, SlipRule
from kiosk.center.contract import Claim, Ticket, WindowPlace
from kiosk.paper.words import Words, words_of

MOST_WINDOWS = 8
"""More windows than this are not listed one by one: nobody reads them."""
QR_MODULE = 6


def ticket_slip(ticket: Ticket, language: str = "zh", reprint: bool = False) -> Slip:
    """The slip of one ticket. `reprint` marks it 补打: a first one may already be lying somewhere."""
    words = words_of(language)
    parts: list[SlipPart] = []
    if reprint:
        parts += [SlipLine(words["reprint"], bold=True, align="center")]
    parts += [
        SlipLine(_hall(ticket, language), align="center"),
        SlipFeed(4),
        SlipLine(ticket.number, size=4, bold=True, align="center"),
        SlipFeed(4),
        SlipLine(_wait(ticket, words), bold=True, align="center"),
        SlipFeed(4),
        *(SlipLine(line, align="center") for line in place_lines(ticket.windows, language)),
        SlipRule(),
        *(SlipLine(line) for line in _items(ticket, language)),
    ]
    if ticket.missing:
        parts += [SlipLine(words["missing"] + words["comma"].join(ticket.missing), bold=True)]
    if ticket.claim:
        parts += [SlipLine(_claim(ticket.claim, language), bold=True)]
    if ticket.follow_url:  # a center no phone can reach gives none
        parts += [
            SlipRule(),
            SlipCode(ticket.follow_url, module=QR_MODULE),
            SlipLine(words["scan"], align="center"),
        ]
    parts += [
        SlipRule(),
        SlipLine(words["rule"].format(after=ticket.recall_after), align="center"),
        SlipLine(words["today"].format(time=ticket.issued_at.strftime("%Y-%m-%d %H:%M")), align="center"),
    ]
    return Slip(tuple(parts))


def void_words(number: str, language: str = "zh") -> str:
    """For a slip whose number has been given up."""
    return words_of(language)["void"].format(number=number)


def spoilt_words(number: str, language: str = "zh") -> str:
    """For half a slip whose number holds: the citizen knows it from the screen."""
    return words_of(language)["spoilt"].format(number=number)


def _hall(ticket: Ticket, language: str) -> str:
    return (ticket.hall_en if language == "en" else "") or ticket.hall


def _wait(ticket: Ticket, words: Words) -> str:
    if ticket.people_ahead is None or ticket.span is None:
        return words["wait_unknown"]
    return words["wait"].format(ahead=ticket.people_ahead, low=ticket.span.low, high=ticket.span.high)


def _items(ticket: Ticket, language: str) -> list[str]:
    names = [(item.name_en if language == "en" else "") or item.name for item in ticket.items]
    if len(names) == 1:
        return names
    return [f"{position}. {name}" for position, name in enumerate(names, start=1)]


def _claim(claim: Claim, language: str) -> str:
    """For what its holder goes first, and what to show for it."""
    words, english = words_of(language), language == "en"
    label = (claim.label_en if english else "") or claim.label
    proof = (claim.proof_en if english else "") or claim.proof or words["proof"]
    return words["claim"].format(label=label, proof=proof)


def place_lines(windows: Sequence[WindowPlace], language: str) -> list[str]:
    """Where to go, a line a floor and kind: `一楼 综合窗口 3、4、5 号`."""
    words, lines = words_of(language), []

    def head(window: WindowPlace) -> tuple[str, str]:
        if language == "en":
            return window.floor_en or window.floor, window.name_en or window.name
        return window.floor, window.name

    for (floor, name), group in groupby(windows, key=head):
        numbers = [window.number for window in group]
        listed = words["list"].join(numbers[:MOST_WINDOWS]) + (words["more"] if len(numbers) > MOST_WINDOWS else "")
        lines.append(words["place"].format(floor=floor, name=name, numbers=listed).strip())
    return lines
