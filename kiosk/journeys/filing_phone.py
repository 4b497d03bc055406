"""Handed over to the citizen's phone: photographs of a material, or the words of a question."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable
from dataclasses import replace
from functools import partial

from kiosk.center.client import CenterAway
from kiosk.center.contract.filing import Draft, FormField, FormMaterial, Hand
from kiosk.center.filing import NotFiled
from kiosk.journeys.filing_asking import asked, draft_of, form_of, keep
from kiosk.scenes import Answer
from kiosk.scenes.filing import PhoneSend
from kiosk.visit import Left, Visit, Way, first_of

LOOK = 1.5
"""Seconds between two looks for what the phone has sent."""


async def by_phone(visit: Visit, *, field: FormField | None = None, material: FormMaterial | None = None) -> Way:
    """ON with what arrived or without, BACK, or OUT. Who works on a phone touches nothing here: the screen stays as
    long as its code does, and has a fresh one if something came meanwhile."""
    while True:
        hand = await _handed(visit, field, material)
        if isinstance(hand, Way):
            return hand
        waiting = _Waiting(visit, _scene(visit, hand, field, material), field, material)
        waits: list[Awaitable[Answer]] = [waiting.stay(), waiting.keep_looking()]
        answer = await first_of(waits)
        match answer.action:
            case "gone" if not waiting.arrived:
                raise Left("idle")
            case "back":
                return Way.BACK
            case "done" | "skip":
                return Way.ON
            case "gone" if field is not None:
                return Way.ON  # the words are there: the next screen asks 还在吗
            case "keep":
                return await keep(visit)


async def _handed(visit: Visit, field: FormField | None, material: FormMaterial | None) -> Hand | Way | None:
    """None where no phone can reach the center: the screen says so."""
    if not form_of(visit).phone:
        return None
    name, page = (material.name if material else ""), (field.page if field else -1)
    return await asked(visit, "hand", partial(visit.filing.hand, draft_of(visit).id, name, page))


class _Waiting:
    """The screen with the code. It is told again and again: 求助 may have been in between."""

    def __init__(self, visit: Visit, scene: PhoneSend, field: FormField | None, material: FormMaterial | None) -> None:
        self._visit = visit
        self._field = field
        self._material = material
        self.scene = self._first = self._with(scene, draft_of(visit))

    @property
    def arrived(self) -> bool:
        return self.scene != self._first

    async def stay(self) -> Answer:
        return await self._visit.show(self.scene, self.scene.stays or None)

    async def keep_looking(self) -> Answer:
        """Until the code works no more, whoever touches what meanwhile."""
        clock = asyncio.get_running_loop()
        over = clock.time() + (self.scene.stays or math.inf)
        while clock.time() < over:
            await asyncio.sleep(LOOK)
            try:
                draft = await self._visit.filing.see(draft_of(self._visit).id)
            except (CenterAway, NotFiled):
                continue  # the next look may tell; what was sent is kept at the center
            self._visit.application.draft = draft
            self.scene = self._with(self.scene, draft)
            self._visit.stage.renew(self.scene)
        return Answer("gone")

    def _with(self, scene: PhoneSend, draft: Draft) -> PhoneSend:
        if self._material is not None:
            return replace(scene, files=sum(file.material == self._material.name for file in draft.files))
        key = self._field.key if self._field else ""
        return replace(scene, shown=next((entry.shown for entry in draft.entries if entry.key == key), ""))


def _scene(visit: Visit, hand: Hand | None, field: FormField | None, material: FormMaterial | None) -> PhoneSend:
    left = (hand.until - visit.desk.now()).total_seconds() if hand else 0
    about = field or material
    assert about is not None
    return PhoneSend(
        label=field.label if field else material.name if material else "",
        label_en=field.label_en if field else material.name_en if material else "",
        help=about.help,
        help_en=about.help_en,
        text=field is not None,
        url=hand.url if hand else "",
        required=about.required,
        minutes=max(1, round(left / 60)),
        broken=hand is None,
        stays=max(round(left), 1) if hand else 0,
    )
