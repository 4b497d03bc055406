"""缴费: the amount, the code to pay it with, and the center's word that it is paid. A piece of other journeys.

A fee that was paid and bought nothing goes back, however the visit ends: `give_back` is called in every `finally`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from kiosk.center.client import CenterAway
from kiosk.center.contract.fees import FeeOrder, FeeState
from kiosk.journeys.refusing import phone
from kiosk.paper.words import yuan
from kiosk.scenes import Answer
from kiosk.scenes.fees import FeePaid, FeeUnpaid, PayFee
from kiosk.visit import Visit, Way, first_of

POLL = 1.0
"""Seconds between two questions whether it is paid."""
TICK = 3
"""Seconds the screen says that it is paid before a paper goes on."""

Ask = Callable[[], Coroutine[Any, Any, FeeOrder | Way]]
"""Asks the center for an order with a QR; a Way when it said no."""


async def pay_fee(visit: Visit, ask: Ask, *, slip: bool = False) -> FeeOrder | Way:
    """The order, paid. BACK when the citizen does not want to, OUT when it could not be paid, or what `ask` said.

    A fee that is not a slip's is the visit's from the moment it may be paid: see `give_back`.
    """
    while True:
        order = await ask()
        if isinstance(order, Way):
            return order
        visit.order = None if slip else order
        ended = await _until_paid(visit, order, slip)
        if ended == "paid":
            return order
        if ended == "canceled":  # a window took the money, or canceled the slip: what stands now is asked
            continue
        give_back(visit, ended)
        if ended == "left":
            return Way.BACK
        answer = await visit.show(FeeUnpaid(ended, order.name, order.name_en, yuan(order.amount), slip, phone(visit)))
        if answer.action != "again":
            return Way.OUT


async def say_paid(visit: Visit, order: FeeOrder) -> None:
    """A tick, for a moment: what was paid for follows by itself."""
    await visit.show(FeePaid(order.name, order.name_en, yuan(order.amount), order.number, stays=TICK), stays=TICK)


def give_back(visit: Visit, why: str) -> None:
    """The visit's fee, if any, buys nothing any more. Once there is a paper for it, what becomes of that decides."""
    order, visit.order = visit.order, None
    if order is not None and visit.paper is None:
        visit.fees.close(order, why)


async def _until_paid(visit: Visit, order: FeeOrder, slip: bool) -> str:
    """ "paid", "failed", "expired", "canceled" (a slip only), "centerAway" or "left"."""
    if order.state is FeeState.PAID:  # with the code of before, while this one was asked for
        return "paid"
    scene = PayFee(
        name=order.name,
        name_en=order.name_en,
        copies=order.copies,
        amount=yuan(order.amount),
        basis=order.basis,
        number=order.number,
        pay=order.pay,
        seconds=order.seconds,
        slip=slip,
    )
    shown = visit.show(scene, stays=order.seconds + POLL)
    waits: list[Awaitable[Answer | str]] = [shown, _watch(visit, order)]
    ended = await first_of(waits)
    if isinstance(ended, str):
        return ended
    if ended.action != "back":
        return await visit.working("payment", _last_word(visit, order))
    # a fee that was just paid for a paper goes back; what was paid of a slip stays, and is receipted
    return "paid" if slip and await visit.working("payment", _word(visit, order)) == "paid" else "left"


async def _watch(visit: Visit, order: FeeOrder) -> str:
    """Ask until it is decided. A center that is away may be back before the code runs out."""
    end = asyncio.get_running_loop().time() + order.seconds
    word = "centerAway"
    while word not in _DECIDED:
        await asyncio.sleep(POLL)
        if asyncio.get_running_loop().time() > end:
            return await _last_word(visit, order)
        word = await _word(visit, order)
    return word


async def _last_word(visit: Visit, order: FeeOrder) -> str:
    """The time is over by this machine's clock."""
    word = await _word(visit, order)
    return "expired" if word == "owed" else word


async def _word(visit: Visit, order: FeeOrder) -> str:
    try:
        return (await visit.fees.look(order)).state.value
    except CenterAway:
        return "centerAway"


_DECIDED = ("paid", "failed", "expired", "canceled")
