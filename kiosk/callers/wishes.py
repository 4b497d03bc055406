"""What a key means at a window as it stands: from a wish to acts of the center. No input or output."""

from __future__ import annotations

from collections.abc import Iterable

from drivers.contract import CallerAction
from kiosk.callers.settings import WindowTable, Wish, WordsTable
from kiosk.center.contract import Message, TicketState
from kiosk.center.contract.windows import (
    AtWindow,
    BringBack,
    CallNext,
    CallNumber,
    Close,
    Finish,
    Hold,
    Open,
    Pass,
    Pause,
    Prioritize,
    Recall,
    Resume,
    Return,
    Start,
    Transfer,
    WindowState,
    WindowView,
)

_KEYS_WITH_A_DIGIT = frozenset({CallerAction.DISCARD, CallerAction.SUSPEND, CallerAction.CALL_BACK})
"""Their one digit is part of the key: 6, 0, or 3 and confirm."""

_WHOLE = 1
"""So many digits are a whole number, more are its last ones: known pads send two at most (devices.md §13.2)."""


class NothingToDo(Exception):
    """The key makes no sense at this window now; the text says why."""


def typed(action: CallerAction, digits: str) -> str:
    """The digits pressed before a key that are no part of the key itself."""
    return "" if action in _KEYS_WITH_A_DIGIT else digits


def acts_of(wish: Wish, digits: str, view: WindowView, window: WindowTable, words: WordsTable) -> tuple[Message, ...]:
    """The acts to be done one after the other. Raises NothingToDo.

    Digits and the call key call that number of those this window may call; digits and the start key report back
    somebody passed over; digits and the prioritize key let that number go first. Digits before any other key but
    `transfer` are a mistake: better nothing than another thing.
    """
    if not digits or wish is Wish.TRANSFER:
        return _plain(wish, digits, view, window, words)
    match wish:
        case Wish.CALL_NEXT:
            found = _numbered(digits, (*view.waiting, *view.passed))
            return (CallNumber(number=found, reason=words.call_reason),)
        case Wish.START | Wish.RETURN:
            return (Return(number=_numbered(digits, view.passed)),)
        case Wish.PRIORITIZE:
            found = _numbered(digits, (*view.waiting, *view.passed, *view.held))
            return (Prioritize(number=found, priority=words.priority, reason=words.priority_reason),)
    raise NothingToDo("digits say nothing before this key")


def _plain(wish: Wish, digits: str, view: WindowView, window: WindowTable, words: WordsTable) -> tuple[Message, ...]:
    match wish:
        case Wish.CALL_NEXT:
            return (*_served(view, words), CallNext(finishing=True))
        case Wish.CLOSE:
            return (Close(),)
        case Wish.RECALL:
            return (Recall(),)
        case Wish.START:
            return (Start(),)
        case Wish.FINISH:
            return _finish(view)
        case Wish.PASS:
            return (Pass(),)
        case Wish.HOLD:
            return (Hold(minutes=words.hold_minutes, reason=words.hold_reason),)
        case Wish.BRING_BACK:
            return (BringBack(number=_first_due(view)),)
        case Wish.PAUSE:
            return (_pause(view, words),)
        case Wish.TRANSFER:
            return (_transfer(digits, window, words),)
    raise NothingToDo("this key is not used here")


def _numbered(digits: str, tickets: Iterable[AtWindow]) -> str:
    """One digit is a whole number, two or three are its last ones. Never one of several: somebody else would be
    called."""

    def fits(number: str) -> bool:
        own = int(number[1:])
        return int(digits) == (own if len(digits) == _WHOLE else own % 10 ** len(digits))

    found = [ticket.number for ticket in tickets if fits(ticket.number)]
    if len(found) != 1:
        raise NothingToDo(f"{digits} is {'none' if not found else 'more than one'} of the numbers here")
    return found[0]


def _called_only(view: WindowView) -> bool:
    return view.current is not None and view.current.state is TicketState.CALLED


def _served(view: WindowView, words: WordsTable) -> tuple[Message, ...]:
    return (Start(), Finish()) if words.unstarted == "served" and _called_only(view) else ()


def _finish(view: WindowView) -> tuple[Message, ...]:
    return (Start(), Finish()) if _called_only(view) else (Finish(),)


def _first_due(view: WindowView) -> str:
    if not view.held:
        raise NothingToDo("nobody is held at this window")
    return min(view.held, key=lambda ticket: ticket.hold_until or view.now).number


def _pause(view: WindowView, words: WordsTable) -> Message:
    match view.window.state:
        case WindowState.OPEN:
            return Pause(reason=words.pause_reason)
        case WindowState.PAUSED:
            return Resume()
    return Open()


def _transfer(digits: str, window: WindowTable, words: WordsTable) -> Message:
    target = (digits.lstrip("0") or digits) if digits else window.transfer
    if not target:
        raise NothingToDo("digits say to which window, and none were pressed")
    return Transfer(window=target, reason=words.transfer_reason)
