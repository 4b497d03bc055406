"""Samples: the hall's own people."""

from __future__ import annotations

from kiosk.center.contract.staff import (
    Account,
    AccountEdit,
    AccountRequest,
    Accounts,
    Made,
    Me,
    PasswordChange,
    Role,
    SignIn,
)
from kiosk.hall.document.samples.sample import ID, at, sample

_ME = Me(id=ID, name="样例员工", badge="007", role=Role.CLERK)
_ACCOUNT = Account(id=ID, name="样例员工", badge="007", role=Role.CLERK, must_change=True, created_at=at("08:30"))
_MADE = Made(account=_ACCOUNT, password="three-words-once")

DOORS = {
    "POST /v1/staff/session": sample(_ME, SignIn(badge="007", password="what-only-they-know")),
    "DELETE /v1/staff/session": sample(),
    "GET /v1/staff/me": sample(_ME),
    "POST /v1/staff/alive": sample(),
    "POST /v1/staff/password": sample(_ME, PasswordChange(old="three-words-once", new="what-only-they-know")),
    "GET /v1/staff/accounts": sample(Accounts(accounts=(_ACCOUNT,))),
    "POST /v1/staff/accounts": sample(_MADE, AccountRequest(name="样例员工", badge="007", role=Role.CLERK)),
    "PATCH /v1/staff/accounts/{account}": sample(_ACCOUNT, AccountEdit(locked=True)),
    "POST /v1/staff/accounts/{account}/password": sample(_MADE),
    "DELETE /v1/staff/accounts/{account}": sample(),
}
