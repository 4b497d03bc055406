"""The hall's own people in the center API: who is signed in, and the accounts an administrator keeps.

    POST   /v1/staff/session   SignIn          → Me 201      (sets the session's cookie and the cookie `csrf`)
    DELETE /v1/staff/session                   → 204         (`?everywhere=true`: every session of this person)
    GET    /v1/staff/me                        → Me
    POST   /v1/staff/alive                     → 204         (somebody is at the page: the session does not idle out)
    POST   /v1/staff/password  PasswordChange  → Me          (ends this person's other sessions)
    GET    /v1/staff/accounts                  → Accounts    (administrators, as all below)
    POST   /v1/staff/accounts  AccountRequest  → Made 201    (with a password to hand over, shown only here)
    PATCH  /v1/staff/accounts/{account} AccountEdit → Account
    POST   /v1/staff/accounts/{account}/password → Made        (a new one-time password; ends that person's sessions)
    DELETE /v1/staff/accounts/{account}        → 204         (only an account nobody ever signed in with)

Every method that changes something wants the value of the cookie `csrf` in the header `X-CSRF-Token`. What is not done
is answered with a `StaffRefusal`: 401 notSignedIn, wrongPassword · 403 notAllowed, crossSite, mustChange, locked ·
404 unknownAccount · 409 badgeTaken, lastAdministrator, inUse, weakPassword · 429 tooManyAttempts · 503 busy.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field

from kiosk.center.contract import Message

SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 128

CSRF_COOKIE = "csrf"
CSRF_HEADER = "X-CSRF-Token"


class Role(StrEnum):
    CLERK = "clerk"
    MANAGER = "manager"
    ADMINISTRATOR = "administrator"


class DeviceRole(StrEnum):
    """What a device of the hall may do with its token."""

    KIOSK = "kiosk"
    CALLER = "caller"
    """The box or keypad at a window: acts for the window."""
    RATER = "rater"
    """The tablet or keypad before a window: takes ratings."""
    EXCHANGE = "exchange"
    """A city's platform: reads cases."""


def _printable(text: str) -> str:
    if not text.strip() or not text.isprintable():
        raise ValueError("only printable letters, and at least one")
    return text.strip()


Badge = Annotated[str, Field(pattern=r"^[0-9A-Za-z][0-9A-Za-z-]{0,11}$", description="工号, as worn: 0123")]
Name = Annotated[str, Field(min_length=1, max_length=40), AfterValidator(_printable)]
Password = Annotated[str, Field(min_length=1, max_length=LONGEST_PASSWORD, repr=False)]
"""Any text at sign-in; the rules for a new one are in `kiosk.hall.staff.passwords`."""


class SignIn(Message):
    badge: str = Field(min_length=1, max_length=40, repr=False)
    """Repr hidden: people type their password into the wrong field."""
    password: Password


class Me(Message):
    id: str
    name: str
    badge: str
    role: Role
    must_change: bool = False
    """The password was handed over by somebody else: nothing but changing it is allowed."""


class PasswordChange(Message):
    old: Password
    new: Password


class Account(Message):
    id: str
    name: str
    badge: str
    role: Role
    locked: bool = False
    """By an administrator, until one unlocks it."""
    must_change: bool = False
    created_at: datetime
    signed_in_at: datetime | None = None


class Accounts(Message):
    accounts: tuple[Account, ...]


class AccountRequest(Message):
    name: Name
    badge: Badge
    role: Role


class AccountEdit(Message):
    """What is None stays as it is."""

    name: Name | None = None
    badge: Badge | None = None
    role: Role | None = None
    locked: bool | None = None


class Made(Message):
    account: Account
    password: str = Field(repr=False)
    """To hand over once; it must be changed at the first sign-in."""


class StaffReason(StrEnum):
    NOT_SIGNED_IN = "notSignedIn"
    """No session, or one that is over."""
    WRONG_PASSWORD = "wrongPassword"
    """Badge and password do not belong together."""
    TOO_MANY_ATTEMPTS = "tooManyAttempts"
    """Of this badge or this address; the same whether the badge exists or not."""
    LOCKED = "locked"
    """An administrator has locked this account."""
    NOT_ALLOWED = "notAllowed"
    """This is for another role."""
    CROSS_SITE = "crossSite"
    """The CSRF token is missing or wrong, or the request comes from another site's page."""
    MUST_CHANGE = "mustChange"
    """The password was handed over by somebody else: change it first."""
    WEAK_PASSWORD = "weakPassword"
    """The new password may not be used: `weakness` says why."""
    UNKNOWN_ACCOUNT = "unknownAccount"
    """There is no such account."""
    BADGE_TAKEN = "badgeTaken"
    """Another account has this badge."""
    LAST_ADMINISTRATOR = "lastAdministrator"
    """A hall cannot be without an administrator who can sign in."""
    IN_USE = "inUse"
    """This account has been signed in with: statistics name it, so it can only be locked."""
    BUSY = "busy"
    """Too many passwords are being checked at once: again after `seconds`."""


class Weakness(StrEnum):
    """Why a new password is refused."""

    TOO_SHORT = "tooShort"
    TOO_LONG = "tooLong"
    NAMED = "named"
    """It holds the person's name or badge."""
    COMMON = "common"
    TOO_EVEN = "tooEven"
    """Fewer than five different letters."""
    SAME = "same"
    """It is the old one."""


class StaffRefusal(Message):
    reason: StaffReason
    weakness: Weakness | None = None
    seconds: int = 0
    """TOO_MANY_ATTEMPTS and BUSY: try again after this long."""
