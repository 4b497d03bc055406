"""What a key means at a window as it stands: from a wish to acts of the center. No input or output."""

from __future__ import annotations

from kiosk.callers.settings import WindowTable, Wish, WordsTable
from kiosk.center.contract import Message, TicketState
from kiosk.center.contract.windows import (
    BringBack,
    CallNext,
    Finish,
    Hold,
    Open,
    Pass,
    Pause,
    Recall,
    Resume,
    Start,
    Transfer,
    WindowState,
    WindowView,
)


class NothingToDo(Exception):
    """The key makes no sense at this window now; the text says why."""


def acts_of(wish: Wish, digits: str, view: WindowView, window: WindowTable, words: WordsTable) -> tuple[Message, ...]:
    """The acts to be done one after the other. Raises NothingToDo."""
    match wish:
        case Wish.CALL_NEXT:
            return (*_served(view, words), CallNext(finishing=True))
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
