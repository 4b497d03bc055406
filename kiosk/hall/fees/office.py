"""What the fee room works with: the plan, the platform, the secret of its notices, and threads to ask it on."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, TypeVar

from fastapi import Request

from kiosk.hall.desk import Desk
from kiosk.hall.fees.platform import Platform, Told, platform
from kiosk.hall.fees.settings import FeesPlan, read_fees_plan
from kiosk.hall.outward import in_time
from kiosk.hall.plan import ConfigError
from kiosk.hall.throttle import Throttle

log = logging.getLogger("kiosk.hall")

_ASKING = 4
_WRONG_CODES = 12
_LEAST_SECRET = 16

Found = TypeVar("Found")


class Said(NamedTuple):
    """What the platform said, and when."""

    told: Told | None
    """None: nothing useful."""
    at: datetime


class Office(NamedTuple):
    plan: FeesPlan
    platform: Platform
    secret: bytes
    """Of the platform's notices; b"" where it sends none."""
    codes: Throttle
    """Codes that do not exist, by kiosk."""
    asking: ThreadPoolExecutor
    said: dict[str, Said]
    """Of refunds that are under way, by order, for managers who wonder; as far as this process has asked."""


def office_of(request: Request) -> Office:
    office: Office = request.app.state.fees
    return office


def open_office(desk: Desk) -> Office:
    """ConfigError when fees.toml, or a file it names, cannot be used."""
    folder = desk.settings.config
    plan = read_fees_plan(folder)
    for owed in plan.owed:
        if owed.item not in desk.offers or not desk.offers[owed.item].item.fee_yuan:
            raise ConfigError(f"{folder / 'fees.toml'}: owed: {owed.item} is no item with a fee")
    return Office(
        plan,
        platform(plan.payment, folder, desk.data),
        _secret(folder / plan.payment.notices) if plan.payment.notices else b"",
        Throttle(_WRONG_CODES),
        ThreadPoolExecutor(_ASKING, thread_name_prefix="center payment"),
        {},
    )


def _secret(path: Path) -> bytes:
    try:
        secret = path.read_bytes().strip()
    except OSError as missing:
        raise ConfigError(f"{path}: cannot be read ({missing.strerror})") from None
    if len(secret) < _LEAST_SECRET:
        raise ConfigError(f"{path}: a secret has {_LEAST_SECRET} bytes at least")
    return secret


async def called(office: Office, question: Callable[[], Found | None]) -> Found | None:
    """What the platform answers; None when it does not in time, or fails."""
    return await in_time(office.asking, office.plan.payment.seconds, question)
