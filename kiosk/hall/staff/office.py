"""The staff office: what signing in, signing out and keeping accounts come to. One per application.

Passwords are checked beside the event loop; changes go through the center's writer between two batches of tickets.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple, TypeVar

from fastapi import FastAPI
from sqlalchemy import Connection, update

from kiosk.center.contract.staff import (
    Account,
    AccountEdit,
    AccountRequest,
    Made,
    PasswordChange,
    Role,
    SignIn,
    StaffReason,
    Weakness,
)
from kiosk.hall.clock import micros
from kiosk.hall.desk import Desk
from kiosk.hall.kiosks import STAFF_KEY
from kiosk.hall.staff import accounts, attempts, sessions
from kiosk.hall.staff.accounts import Doer, Secret
from kiosk.hall.staff.attempts import Attempt
from kiosk.hall.staff.devices import Devices
from kiosk.hall.staff.passwords import Passwords, TooBusy, generated, weakness
from kiosk.hall.staff.refusals import Refused
from kiosk.hall.staff.rules import read_rules
from kiosk.hall.staff.sessions import Session, Sessions, Staff
from kiosk.hall.staff.tables import accounts as table
from kiosk.hall.writer import Writer

_BUSY_SECONDS = 3

Result = TypeVar("Result")


class SignedIn(NamedTuple):
    token: str
    staff: Staff


class Office:
    def __init__(self, app: FastAPI) -> None:
        self._app = app
        desk: Desk = app.state.desk
        self._desk = desk
        self.rules = read_rules(desk.settings.config)
        self.passwords = Passwords()
        self.sessions = Sessions(desk.store, self.rules)
        self.devices = Devices(desk.store)

    @property
    def now(self) -> datetime:
        return self._desk.clock.now()

    async def read(self, look: Callable[[Connection], Result]) -> Result:
        def work() -> Result:
            with self._desk.store.reading() as connection:
                return look(connection)

        return await asyncio.to_thread(work)

    async def write(self, act: Callable[[Connection], Result]) -> Result:
        """One transaction, on disk when this returns; raises what `act` raised."""
        writer: Writer = self._app.state.writer
        results: list[Result] = []

        def work() -> int:
            with self._desk.store.writing() as connection:
                results.append(act(connection))
            return 1

        await asyncio.to_thread(writer.between, work)
        return results[-1]

    # ------------------------------------------------------------------------------------- sessions

    async def session(self, token: str) -> Session | None:
        return self.sessions.recall(token, self.now) or await asyncio.to_thread(self.sessions.find, token, self.now)

    async def used(self, session: Session, *, acting: bool | None = None) -> None:
        """Somebody's hands were at it; `acting`: it now works at a window, or no longer does."""
        works = session.acting if acting is None else acting
        if self.sessions.stale(session, self.now, acting=works):
            await self.write(lambda connection: self.sessions.touch(connection, session, self.now, acting=works))

    async def sign_in(self, asked: SignIn, address: str, earlier: str = "") -> SignedIn:
        """A session of its own; `earlier` is the token the browser came with, which ends. Refused (wrongPassword,
        tooManyAttempts, locked, busy)."""
        secret, attempt = await self._tried(asked.badge, asked.password, address)
        account = secret.account
        if account.locked:
            await self.write(lambda connection: attempts.right(connection, attempt))
            raise Refused(StaffReason.LOCKED)
        fresh = None
        if self.passwords.outdated(secret.password):
            fresh = await self.passwords.hashed(asked.password)
        now = self.now

        def enter(connection: Connection) -> str:
            attempts.right(connection, attempt)
            if earlier:
                sessions.end(connection, earlier)
            changes: dict[str, object] = {"signed_in_at": micros(now)} | ({"password": fresh} if fresh else {})
            mine = (table.c.id == account.id) & (table.c.password == secret.password) & table.c.locked.is_(False)
            if not connection.execute(update(table).where(mine).values(changes)).rowcount:
                raise Refused(StaffReason.WRONG_PASSWORD)  # locked or changed while it was being checked
            accounts.log(connection, Doer(f"{STAFF_KEY}{account.id}", address), now, "signedIn", account.id)
            return self.sessions.open(connection, account.id, now)

        token = await self.write(enter)
        self.sessions.forget(token=earlier)
        return SignedIn(token, _staff(account))

    async def sign_out(self, session: Session, token: str, address: str, *, everywhere: bool) -> None:
        def leave(connection: Connection) -> None:
            if everywhere:
                sessions.end_all(connection, session.staff.id)
            else:
                sessions.end(connection, token)
            doer = Doer(session.staff.key, address)
            accounts.log(connection, doer, self.now, "signedOut", session.staff.id, everywhere=everywhere)

        await self.write(leave)
        self.sessions.forget(token=token, account=session.staff.id if everywhere else "")

    async def change_password(self, staff: Staff, asked: PasswordChange, address: str) -> SignedIn:
        """The person's own password. All their sessions end, and one begins. Refused as `sign_in`, or weakPassword."""
        secret, attempt = await self._tried(staff.badge, asked.old, address)
        weak = Weakness.SAME if asked.old == asked.new else weakness(asked.new, staff.name, staff.badge)
        if weak is not None:
            await self.write(lambda connection: attempts.right(connection, attempt))
            raise Refused(StaffReason.WEAK_PASSWORD, weakness=weak)
        fresh = await self._hashed(asked.new)
        now, doer = self.now, Doer(staff.key, address)

        def change(connection: Connection) -> SignedIn:
            attempts.right(connection, attempt)
            account = accounts.set_password(connection, doer, now, secret.account.id, fresh, must_change=False)
            return SignedIn(self.sessions.open(connection, account.id, now), _staff(account))

        changed = await self.write(change)
        self.sessions.forget(account=staff.id)
        return changed

    async def _tried(self, badge: str, password: str, address: str) -> tuple[Secret, Attempt]:
        """The account, when the password is its own; counted before and after."""
        who, now = attempts.subjects(self._desk.seal, badge, address), self.now

        def begin(connection: Connection) -> tuple[Attempt, Secret | None]:
            return attempts.begin(connection, self.rules, now, who), accounts.by_badge(connection, badge)

        attempt, secret = await self.write(begin)
        try:
            held = await self.passwords.holds(None if secret is None else secret.password, password)
        except TooBusy:
            await self.write(lambda connection: attempts.undecided(connection, attempt))
            raise Refused(StaffReason.BUSY, seconds=_BUSY_SECONDS) from None
        if secret is not None and held:
            return secret, attempt
        whom = "" if secret is None else secret.account.id
        kind = "signInLocked" if attempt.last else "signInFailed"
        await self.write(lambda connection: accounts.log(connection, Doer("", address), now, kind, whom))
        raise Refused(StaffReason.WRONG_PASSWORD)

    async def _hashed(self, password: str) -> str:
        try:
            return await self.passwords.hashed(password)
        except TooBusy:
            raise Refused(StaffReason.BUSY, seconds=_BUSY_SECONDS) from None

    # ------------------------------------------------------------------------------------- accounts

    async def add(self, doer: Doer, wanted: AccountRequest) -> Made:
        password = generated()
        stored = await self._hashed(password)
        made = await self.write(lambda connection: accounts.add(connection, doer, self.now, wanted, stored))
        return Made(account=made, password=password)

    async def edit(self, doer: Doer, account: str, wanted: AccountEdit) -> Account:
        changed = await self.write(lambda connection: accounts.edit(connection, doer, self.now, account, wanted))
        self.sessions.forget(account=account)
        return changed

    async def remove(self, doer: Doer, account: str) -> None:
        await self.write(lambda connection: accounts.remove(connection, doer, self.now, account))

    async def give_password(self, doer: Doer, account: str) -> Made:
        """A new one-time password; tries that were counted against the badge are forgotten."""
        password = generated()
        stored = await self._hashed(password)

        def give(connection: Connection) -> Account:
            known = accounts.set_password(connection, doer, self.now, account, stored, must_change=True)
            attempts.pardon(connection, attempts.subjects(self._desk.seal, known.badge, "").badge)
            return known

        known = await self.write(give)
        self.sessions.forget(account=account)
        return Made(account=known, password=password)


def _staff(account: Account) -> Staff:
    return Staff(account.id, account.name, account.badge, Role(account.role), account.must_change)
