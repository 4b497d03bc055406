"""What frames mean (devices.md §13.2: a single source, QS), from the pads and to them."""

from __future__ import annotations

from drivers.contract import CallerAction, CallerKey, RatingKey
from drivers.window_caller.frames import Frame

RATE = 0x11
RATING_KEYS = 4
COMMAND, SHOW, BEEP = 0x01, 0x02, 0x03
START_RATING = 0x0B
BLANK = 0x0A
CONFIRM_CODE = 0x0F
MOST_SHOWN = 999
MOST_STARS = 5
MOST_PRESSED = 4
"""Data bytes of a key's frame: three digits, as many as a display shows, and the key. The only program known to read
these frames takes two digits (its L is 3 … 5) although the frame has room; no pad is known that sends three."""

KEY_CODES: dict[int, CallerAction] = {
    0x0B: CallerAction.ASK_RATING,
    0x0C: CallerAction.CALL,
    0x0D: CallerAction.RECALL,
    0x0E: CallerAction.CANCEL,
    CONFIRM_CODE: CallerAction.CONFIRM,
    0x11: CallerAction.ONE_METRE_LINE,
    0x12: CallerAction.PAUSE,
    0x13: CallerAction.TRANSFER,
}
"""The last data byte of a key's frame."""

CONFIRMED: dict[str, CallerAction] = {
    "6": CallerAction.DISCARD,
    "0": CallerAction.SUSPEND,
    "3": CallerAction.CALL_BACK,
}
"""What confirm means after exactly one digit."""


def press_of(frame: Frame, repeat: bool = False) -> CallerKey | RatingKey | None:
    """The press a frame tells of; None when it is no press of this protocol."""
    if not 1 <= len(frame.data) <= MOST_PRESSED:
        return None
    if frame.function == RATE:
        whole = len(frame.data) == 1 and frame.data[0] < RATING_KEYS
        return RatingKey(frame.address, frame.data[0], repeat) if whole else None
    action, digits = _meaning(frame.data)
    return CallerKey(frame.address, action, digits, frame.data, repeat)


def _meaning(data: bytes) -> tuple[CallerAction, str]:
    before, code = data[:-1], data[-1]
    if any(digit > 9 for digit in before):
        return CallerAction.OTHER, ""
    digits = "".join(map(str, before))
    action = KEY_CODES.get(code, CallerAction.OTHER)
    if action is CallerAction.CONFIRM:
        action = CONFIRMED.get(digits, action)
    return action, digits


def acknowledgement(frame: Frame) -> Frame:
    """A key is acknowledged by its own frame, a rating by the same data with FUNC 01."""
    return Frame(frame.address, COMMAND, frame.data) if frame.function == RATE else frame


def waiting_frame(address: int, count: int | None) -> Frame:
    """`count` 0 … 999 with leading zeros; None: blank."""
    return Frame(address, SHOW, _three(count) + _three(None))


def ticket_frame(address: int, number: int | None) -> Frame:
    return Frame(address, SHOW, _three(None) + _three(number))


def _three(number: int | None) -> bytes:
    return bytes([BLANK] * 3) if number is None else bytes(int(digit) for digit in f"{number:03d}")
