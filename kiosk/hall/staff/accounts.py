"""Accounts in the store. Every function is part of its caller's transaction; what it changes is in the event log."""

from __future__ import annotations

import json
import secrets
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, RowMapping, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from kiosk.center.contract.staff import Account, AccountEdit, AccountRequest, Role, StaffReason
from kiosk.hall.clock import micros, moment
from kiosk.hall.staff.attempts import folded
from kiosk.hall.staff.refusals import Refused
from kiosk.hall.staff.tables import accounts, sessions
from kiosk.hall.tables import events


class Doer(NamedTuple):
    """Who changes something, for the event log."""

    name: str
    """`staff <id>`, or `command line`."""
    address: str = ""


class Secret(NamedTuple):
    """An account as signing in needs it."""

    account: Account
    password: str
    """The PHC string."""


def by_badge(connection: Connection, badge: str) -> Secret | None:
    row = connection.execute(select(accounts).where(accounts.c.folded == folded(badge))).mappings().first()
    return None if row is None else Secret(_account(row), row["password"])


def by_id(connection: Connection, account: str) -> Secret:
    """Refused (unknownAccount)."""
    row = connection.execute(select(accounts).where(accounts.c.id == account)).mappings().first()
    if row is None:
        raise Refused(StaffReason.UNKNOWN_ACCOUNT)
    return Secret(_account(row), row["password"])


def listed(connection: Connection) -> tuple[Account, ...]:
    """All of them, by badge."""
    return tuple(_account(row) for row in connection.execute(select(accounts).order_by(accounts.c.folded)).mappings())


def add(
    connection: Connection,
    doer: Doer,
    now: datetime,
    wanted: AccountRequest,
    password: str,
    *,
    must_change: bool = True,
) -> Account:
    """`password` is the PHC string. Refused (badgeTaken)."""
    _alone(connection)
    row: dict[str, Any] = {
        "id": secrets.token_hex(12),
        "badge": wanted.badge,
        "folded": folded(wanted.badge),
        "name": wanted.name,
        "role": wanted.role.value,
        "password": password,
        "must_change": must_change,
        "locked": False,
        "created_at": micros(now),
        "signed_in_at": None,
    }
    if by_badge(connection, wanted.badge) is not None:
        raise Refused(StaffReason.BADGE_TAKEN)
    connection.execute(insert(accounts).values(row))
    log(connection, doer, now, "accountAdded", row["id"], badge=wanted.badge, role=wanted.role.value)
    return _account(row)


def edit(connection: Connection, doer: Doer, now: datetime, account: str, wanted: AccountEdit) -> Account:
    """Refused (unknownAccount, badgeTaken, lastAdministrator). Who is locked is signed out everywhere."""
    _alone(connection)
    before = by_id(connection, account).account
    changes = {
        name: value
        for name, value in wanted.model_dump(mode="json", exclude_none=True).items()
        if value != getattr(before, name)
    }
    if not changes:
        return before
    if changes.get("locked") or changes.get("role", Role.ADMINISTRATOR) != Role.ADMINISTRATOR:
        _spare_the_last(connection, before)
    stored = changes | ({"folded": folded(changes["badge"])} if "badge" in changes else {})
    try:
        connection.execute(update(accounts).where(accounts.c.id == account).values(stored))
    except IntegrityError:
        raise Refused(StaffReason.BADGE_TAKEN) from None
    if changes.get("locked"):
        connection.execute(delete(sessions).where(sessions.c.account == account))
    # That the name changed is enough: the log is kept for months after somebody has left.
    told = {name: value for name, value in changes.items() if name != "name"}
    log(connection, doer, now, "accountChanged", account, renamed="name" in changes, **told)
    return by_id(connection, account).account


def set_password(
    connection: Connection, doer: Doer, now: datetime, account: str, password: str, *, must_change: bool
) -> Account:
    """Ends every session of the account. Refused (unknownAccount)."""
    by_id(connection, account)
    connection.execute(
        update(accounts).where(accounts.c.id == account).values(password=password, must_change=must_change)
    )
    connection.execute(delete(sessions).where(sessions.c.account == account))
    log(connection, doer, now, "passwordSet", account, once=must_change)
    return by_id(connection, account).account


def remove(connection: Connection, doer: Doer, now: datetime, account: str) -> None:
    """Refused (unknownAccount, lastAdministrator, inUse)."""
    _alone(connection)
    before = by_id(connection, account).account
    _spare_the_last(connection, before)
    if before.signed_in_at is not None:
        raise Refused(StaffReason.IN_USE)
    connection.execute(delete(accounts).where(accounts.c.id == account))
    log(connection, doer, now, "accountRemoved", account, badge=before.badge)


def log(connection: Connection, doer: Doer, now: datetime, kind: str, whom: str, **what: object) -> None:
    """Append to the event log: who did what to whose account, from where. Never a password."""
    detail = {"whom": whom, **what} | ({"from": doer.address} if doer.address else {})
    words = json.dumps(detail, ensure_ascii=False, separators=(",", ":"))
    row = {"at": micros(now), "kiosk": doer.name, "kind": kind, "ticket": None, "detail": words}
    connection.execute(insert(events).values(row))


def _alone(connection: Connection) -> None:
    # Two administrators who each take the other's role at the same moment would leave none.
    if connection.dialect.name != "sqlite":
        connection.exec_driver_sql("LOCK TABLE accounts IN SHARE ROW EXCLUSIVE MODE")


def _spare_the_last(connection: Connection, account: Account) -> None:
    if account.role is not Role.ADMINISTRATOR or account.locked:
        return
    able = (accounts.c.role == Role.ADMINISTRATOR.value) & accounts.c.locked.is_(False)
    if connection.execute(select(func.count()).where(able)).scalar_one() <= 1:
        raise Refused(StaffReason.LAST_ADMINISTRATOR)


def _account(row: RowMapping | dict[str, Any]) -> Account:
    return Account(
        id=row["id"],
        name=row["name"],
        badge=row["badge"],
        role=Role(row["role"]),
        locked=row["locked"],
        must_change=row["must_change"],
        created_at=moment(row["created_at"]),
        signed_in_at=None if row["signed_in_at"] is None else moment(row["signed_in_at"]),
    )
