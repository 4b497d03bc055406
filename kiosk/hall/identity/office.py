"""What the identity room works with: plan, services of the city, the key of passes, and how people are hashed."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple, TypeVar

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from fastapi import Request

from kiosk.center.contract import Holder
from kiosk.center.contract.identity import IdentityReason
from kiosk.hall.desk import Desk
from kiosk.hall.identity.messages import MessageWay, message_way
from kiosk.hall.identity.portraits import PortraitSource, portrait_source
from kiosk.hall.identity.settings import IdentityPlan, read_identity_plan
from kiosk.hall.outward import in_time
from kiosk.hall.sealing import Seal
from kiosk.hall.throttle import Throttle

log = logging.getLogger("kiosk.hall")

_AT_ONCE = 8
"""Questions to the city's services at the same time, on threads of their own: those that read for the hall's other
requests must not wait behind a city that does not answer."""

Found = TypeVar("Found")


class Office(NamedTuple):
    plan: IdentityPlan
    portraits: PortraitSource
    messages: MessageWay
    key: Ed25519PrivateKey
    throttle: Throttle
    pool: ThreadPoolExecutor


def office_of(request: Request) -> Office:
    office: Office = request.app.state.identity
    return office


def open_office(desk: Desk) -> Office:
    """ConfigError when identity.toml, or a file it names, cannot be used."""
    folder = desk.settings.config
    plan = read_identity_plan(folder)
    return Office(
        plan,
        portrait_source(plan.portraits, folder),
        message_way(plan.messages, folder, desk.plan.hall.name, desk.data),
        pass_key(desk.seal),
        Throttle(plan.portraits.most_per_kiosk),
        ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="center city"),
    )


def pass_key(seal: Seal) -> Ed25519PrivateKey:
    """The key that signs phone passes follows from the center's key file: every process has the same, no file more."""
    halves = seal.digest(b"pass key", b"1") + seal.digest(b"pass key", b"2")
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(halves))


async def asked(
    office: Office, seconds: float, question: Callable[[], Found | IdentityReason]
) -> Found | IdentityReason:
    """What a service of the city answers; AWAY when it does not in time, or fails."""
    told = await in_time(office.pool, seconds, question)
    return IdentityReason.AWAY if told is None else told


def mark(seal: Seal, holder: Holder | None) -> str | None:
    """Whose record it is: a keyed hash, unlike the one tickets bear, so that neither leads to the other."""
    return None if holder is None else seal.whose(b"face record", holder.number)


def year_mark(seal: Seal, holder: Holder, year: int) -> str:
    """The same person's hash for counting persons of one year; no record bears it."""
    return seal.whose(b"face persons %d" % year, holder.number)
