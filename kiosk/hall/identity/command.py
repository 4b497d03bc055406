"""What `kiosk center staff pin` and `kiosk center pass` do. They work on the store and the key file themselves.

Every function raises ValueError in plain words when it cannot be done.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from argon2 import PasswordHasher

from kiosk.hall.identity import passes, pins
from kiosk.hall.identity.confirming import subjects
from kiosk.hall.identity.messages import INVENTED
from kiosk.hall.identity.office import pass_key
from kiosk.hall.sealing import open_key
from kiosk.hall.staff import accounts, attempts
from kiosk.hall.staff.accounts import Doer
from kiosk.hall.storage import Store
from kiosk.queueing.hours import CHINA

_DOER = Doer("command line")


def give_pin(database: str, data: Path, badge: str, pin: str = "") -> str:
    """A PIN for this member of staff, in the place of any earlier one; returns it. Without one it is made up. Ends the
    lock of wrong tries."""
    now = datetime.now(CHINA)
    store = Store(database)
    try:
        store.migrate()
        with store.reading() as connection:
            known = accounts.by_badge(connection, badge)
        if known is None:
            raise ValueError("there is no account with this badge")
        chosen = pin or pins.generated(badge)
        if fault := pins.weak(chosen, badge):
            raise ValueError(fault)
        stored = PasswordHasher().hash(chosen)
        with store.writing() as connection:
            pins.set_pin(connection, _DOER, now, known.account.id, stored)
            key = data / "center.key"
            if key.exists():  # else no center ever ran here, and nothing was counted
                attempts.pardon(connection, subjects(open_key(key), badge, "").badge)
    finally:
        store.close()
    return chosen


def issue_pass(data: Path, number: str, name: str, now: datetime | None = None) -> str:
    """A phone pass as a demonstration's phone would show it: for invented citizens only, good for two minutes."""
    if not number.startswith(INVENTED) or not number.isascii() or not 5 <= len(number) <= 30:
        raise ValueError(f"only for invented citizens: the number must begin with {INVENTED}")
    key = data / "center.key"
    if not key.exists():
        raise ValueError(f"no center ever ran with the data folder {data}: there is no key to sign with")
    return passes.issue(pass_key(open_key(key)), number, name, now or datetime.now(CHINA))
