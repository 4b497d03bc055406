"""What `kiosk center staff` does: the first administrator is made here, and whoever is locked out is let in again.

Works on the store itself, beside centers that run on it; they notice within three seconds.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, TypeVar

from argon2 import PasswordHasher
from pydantic import ValidationError
from sqlalchemy import Connection

from kiosk.center.contract.staff import SHORTEST_PASSWORD, Account, AccountEdit, AccountRequest, StaffReason, Weakness
from kiosk.hall.plan import explained
from kiosk.hall.sealing import open_key
from kiosk.hall.staff import accounts, attempts
from kiosk.hall.staff.accounts import Doer
from kiosk.hall.staff.passwords import generated, plain, weakness
from kiosk.hall.staff.refusals import Refused
from kiosk.hall.storage import Store
from kiosk.queueing.hours import CHINA

_DOER = Doer("command line")

_WORDS = {
    StaffReason.BADGE_TAKEN: "this badge belongs to another account",
    StaffReason.UNKNOWN_ACCOUNT: "there is no account with this badge",
    StaffReason.LAST_ADMINISTRATOR: "this is the last administrator: make another one first",
}
_WEAK = {
    Weakness.TOO_SHORT: f"a password has at least {SHORTEST_PASSWORD} letters",
    Weakness.TOO_LONG: "this password is too long",
    Weakness.NAMED: "a password must not hold the person's name or badge",
    Weakness.COMMON: "this password is one of the first to be tried: choose a longer, less usual one",
    Weakness.TOO_EVEN: "a password needs at least five different letters",
}

Result = TypeVar("Result")


class Register(NamedTuple):
    """The accounts of one center: its database, and the folder with its key file.

    Every method raises ValueError in plain words when it cannot be done.
    """

    database: str
    data: Path

    def add(self, badge: str, name: str, role: str, password: str = "") -> str:
        """A new account; returns its password. Without one it is made up and must be changed at the first sign-in."""
        try:
            wanted = AccountRequest.model_validate({"badge": badge, "name": name, "role": role})
        except ValidationError as wrong:
            raise ValueError(explained(wrong)) from None
        chosen = _chosen(password, wanted.name, wanted.badge)
        stored = PasswordHasher().hash(plain(chosen))
        self._change(lambda c: accounts.add(c, _DOER, _now(), wanted, stored, must_change=not password))
        return chosen

    def listed(self) -> tuple[Account, ...]:
        return self._change(accounts.listed)

    def password(self, badge: str, password: str = "") -> str:
        """Another password for an account, as `add`. Ends its sessions and the lock of wrong tries."""
        known = self._change(lambda c: _by_badge(c, badge))
        chosen = _chosen(password, known.name, known.badge)
        stored = PasswordHasher().hash(plain(chosen))

        def give(connection: Connection) -> None:
            accounts.set_password(connection, _DOER, _now(), known.id, stored, must_change=not password)
            key = self.data / "center.key"
            if key.exists():  # else no center ever ran here, and nothing was counted
                attempts.pardon(connection, attempts.subjects(open_key(key), badge, "").badge)

        self._change(give)
        return chosen

    def lock(self, badge: str, locked: bool) -> None:
        """Nobody signs in with it any more, who is signed in is out; or the other way round."""
        wanted = AccountEdit(locked=locked)
        self._change(lambda c: accounts.edit(c, _DOER, _now(), _by_badge(c, badge).id, wanted))

    def _change(self, act: Callable[[Connection], Result]) -> Result:
        store = Store(self.database)
        try:
            store.migrate()
            with store.writing() as connection:
                return act(connection)
        except Refused as refused:
            raise ValueError(_WORDS[refused.refusal.reason]) from None
        finally:
            store.close()


def told(account: Account) -> str:
    """One line of `kiosk center staff list`."""
    state = "locked" if account.locked else "one-time password" if account.must_change else ""
    seen = f"{account.signed_in_at:%Y-%m-%d %H:%M}" if account.signed_in_at else "never"
    return f"{account.badge:<12}  {account.role.value:<13}  {seen:<16}  {account.name}  {state}".rstrip()


def _by_badge(connection: Connection, badge: str) -> Account:
    found = accounts.by_badge(connection, badge)
    if found is None:
        raise Refused(StaffReason.UNKNOWN_ACCOUNT)
    return found.account


def _chosen(password: str, *persons: str) -> str:
    if not password:
        return generated()
    weak = weakness(password, *persons)
    if weak is not None:
        raise ValueError(_WEAK[weak])
    return password


def _now() -> datetime:
    return datetime.now(CHINA)
