"""What the paper room works with: the plan, the kinds, the register, the key, and threads for slow work."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple, TypeVar

from fastapi import Request

from kiosk.center.contract import Holder
from kiosk.center.contract.papers import PaperReason
from kiosk.hall.desk import Desk
from kiosk.hall.fees.settings import FeesPlan, read_fees_plan
from kiosk.hall.outward import in_time
from kiosk.hall.papers.registers import Data, Register, register
from kiosk.hall.papers.settings import Key, PapersPlan, read_papers_plan
from kiosk.hall.plan import ConfigError
from kiosk.hall.throttle import Throttle
from kiosk.paper.keys import KeyUnusable, SigningKey, demonstration_key, read_key
from kiosk.paper.kinds import SHIPPED, Kind, KindWrong, load
from kiosk.paper.suites import PlainSuite, Suite, provided

log = logging.getLogger("kiosk.hall")

_ASKING = 8
"""Questions to the register at the same time; those that read for the hall's queue never wait behind them."""
_WRITING = 2
"""Papers written at the same time: it is the processor's work."""

Found = TypeVar("Found")


class Office(NamedTuple):
    plan: PapersPlan
    kinds: dict[str, Kind]
    register: Register
    suite: Suite | None
    """None: nothing can be signed, and the log said why at the start."""
    throttle: Throttle
    asking: ThreadPoolExecutor
    writing: ThreadPoolExecutor
    fees: bool = False
    """This hall takes what a paper costs."""


def office_of(request: Request) -> Office:
    office: Office = request.app.state.papers
    return office


def open_office(desk: Desk) -> Office:
    """ConfigError when papers.toml, a kind or the register's file cannot be used. A key that cannot be used does not
    keep the hall's queue from opening: papers are refused, and the log says why."""
    folder = desk.settings.config
    plan = read_papers_plan(folder)
    source = register(plan.registers, folder)
    fees = read_fees_plan(folder)
    kinds = priced(_kinds(plan, folder), fees, folder)
    suite = _suite(plan, folder, desk) if plan.registers.source != "none" else None
    return Office(
        plan,
        kinds,
        source,
        suite,
        Throttle(plan.registers.most_per_kiosk),
        ThreadPoolExecutor(_ASKING, thread_name_prefix="center register"),
        ThreadPoolExecutor(_WRITING, thread_name_prefix="center paper"),
        fees.taken,
    )


def _kinds(plan: PapersPlan, folder: Path) -> dict[str, Kind]:
    if plan.registers.source == "none":
        return {}
    try:
        known = load(SHIPPED) | (load(folder / plan.folder) if plan.folder else {})
    except KindWrong as wrong:
        raise ConfigError(str(wrong)) from None
    unknown = sorted(set(plan.kinds) - known.keys())
    if unknown:
        raise ConfigError(f"{folder / 'papers.toml'}: kinds: there is no kind {', '.join(unknown)}")
    return {code: known[code] for code in plan.kinds} if plan.kinds else known


def priced(kinds: dict[str, Kind], fees: FeesPlan, folder: Path) -> dict[str, Kind]:
    """The kinds as this hall's fees.toml says what they cost."""
    unknown = sorted(set(fees.kinds) - kinds.keys())
    if unknown and kinds:
        raise ConfigError(f"{folder / 'fees.toml'}: kinds: this hall prints no {', '.join(unknown)}")
    return {
        code: kind.model_copy(update={"fee": fees.kinds[code].fee}) if code in fees.kinds else kind
        for code, kind in kinds.items()
    }


def _suite(plan: PapersPlan, folder: Path, desk: Desk) -> Suite | None:
    """Never one for the other: where a hall names a provider, no key of ours stands in for it."""
    try:
        if plan.signing.provider:
            return provided(plan.signing.provider, folder)
        if plan.signing.key:
            return PlainSuite(_own(plan.signing, folder))
        return PlainSuite(demonstration_key(desk.data / "papers", desk.plan.hall.name))
    except (KeyUnusable, OSError) as fault:
        log.error("no paper can be signed: %s", fault)
        return None


def _own(files: Key, folder: Path) -> SigningKey:
    return read_key(folder / files.key, folder / files.certificate, folder / files.authorities)


async def asked(office: Office, kiosk: str, question: Callable[[], Found | PaperReason]) -> Found | PaperReason:
    """What the register answers; AWAY when it does not in time, or fails."""
    if office.throttle.wait_seconds(kiosk):
        return PaperReason.TOO_MANY
    told = await in_time(office.asking, office.plan.registers.seconds, question)
    return PaperReason.AWAY if told is None else told


async def data_of(office: Office, kiosk: str, holder: Holder, kind: Kind) -> Data | PaperReason:
    """What the register has for one paper, or why it cannot be had."""
    told = await asked(office, kiosk, lambda: office.register.data(holder, kind.code))
    return nothing_of(kind) if told is PaperReason.NO_RECORD else told


def nothing_of(kind: Kind) -> PaperReason:
    """Why there is none where the register knows the person."""
    return PaperReason.APPLY_FIRST if kind.application else PaperReason.NO_RECORD


async def written(office: Office, work: Callable[[], Found]) -> Found:
    """Slow work of the processor, beside the event loop."""
    return await asyncio.get_running_loop().run_in_executor(office.writing, work)
