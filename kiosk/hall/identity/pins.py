"""The PIN a member of staff confirms with on a kiosk: six digits, apart from the password, which no kiosk ever sees."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select

from kiosk.center.contract.identity import PIN_DIGITS
from kiosk.center.contract.staff import Account
from kiosk.hall.clock import micros
from kiosk.hall.identity.tables import pins
from kiosk.hall.staff import accounts
from kiosk.hall.staff.accounts import Doer

_RUNS = ("01234567890123456789", "98765432109876543210")
_RUN = 4
_DIFFERENT = 3


class PinSecret(NamedTuple):
    account: Account
    pin: str
    """The PHC string."""


def pin_of(connection: Connection, badge: str) -> PinSecret | None:
    """Of the account with this badge; None when there is none or it has no PIN."""
    known = accounts.by_badge(connection, badge)
    if known is None:
        return None
    stored = connection.execute(select(pins.c.pin).where(pins.c.account == known.account.id)).scalar()
    return None if stored is None else PinSecret(known.account, stored)


def set_pin(connection: Connection, doer: Doer, now: datetime, account: str, stored: str) -> None:
    """In the place of any earlier one. `stored` is the PHC string."""
    connection.execute(delete(pins).where(pins.c.account == account))
    connection.execute(insert(pins).values(account=account, pin=stored, set_at=micros(now)))
    accounts.log(connection, doer, now, "pinSet", account)


def weak(pin: str, badge: str) -> str:
    """What is wrong with a new PIN, in plain words; "" when nothing is."""
    if len(pin) != PIN_DIGITS or not (pin.isascii() and pin.isdecimal()):
        return f"a PIN has exactly {PIN_DIGITS} digits"
    if len(set(pin)) < _DIFFERENT:
        return f"a PIN needs at least {_DIFFERENT} different digits"
    if any(pin[at : at + _RUN] in run for run in _RUNS for at in range(PIN_DIGITS - _RUN + 1)):
        return "a PIN must not hold a run like 1234"
    shown = "".join(letter for letter in badge if letter.isdecimal())
    if len(shown) >= 3 and (shown in pin or pin in shown):
        return "a PIN must not hold the badge's number, which everybody can read"
    return ""


def generated(badge: str) -> str:
    while True:
        pin = f"{secrets.randbelow(10**PIN_DIGITS):0{PIN_DIGITS}}"
        if not weak(pin, badge):
            return pin
