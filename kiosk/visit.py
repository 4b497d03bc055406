"""A visit: everything known of the citizen who is standing there now, and everything a journey may ask for.

Nothing about a citizen lives anywhere else. A visit ends in `wipe`, whichever way it ends.
"""

from __future__ import annotations

import asyncio
import logging
import math
import time
import uuid
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeVar

from kiosk.center.cases import CaseDesk
from kiosk.center.contract import Claim, EventKind, Holder, WindowPlace
from kiosk.center.contract.cases import CaseSlip
from kiosk.center.contract.fees import FeeOrder
from kiosk.center.contract.filing import Draft, Form
from kiosk.center.contract.identity import ConsentAnswer
from kiosk.center.contract.identity import Way as Other
from kiosk.center.contract.papers import Paper, PaperKind
from kiosk.center.desk import Desk, Given
from kiosk.center.fees import FeeDesk
from kiosk.center.filing import FilingDesk
from kiosk.center.finding import Finder
from kiosk.center.identity import IdentityDesk
from kiosk.center.papers import PaperDesk
from kiosk.center.ratings import RatingDesk
from kiosk.devices.rack import Rack
from kiosk.identity.face.attempts import Attempts
from kiosk.identity.face.policy import FacePolicy
from kiosk.identity.face.words import Ended
from kiosk.identity.masking import public_name
from kiosk.identity.person import Person
from kiosk.scenes import Answer, ClaimLine, HelpCalled, ItemCard, Scene, Stage, WindowLine, Working
from kiosk.settings import Timing

log = logging.getLogger(__name__)

Result = TypeVar("Result")

FOREVER = math.inf
"""Of a scene that stays as long as it takes, and asks nobody whether they are still there."""
PATIENCE = 0.4
"""Seconds of work that nobody needs to be told of."""


class Left(Exception):
    """The citizen is gone, or goes back to the beginning. `how`: "home" or "idle"."""

    def __init__(self, how: str) -> None:
        super().__init__(how)
        self.how = how


class Way(Enum):
    """Where a step of a journey leads."""

    ON = 1
    BACK = -1
    PASS = 0
    """Nothing to ask here: go on in the direction we came."""
    FIRST = -99
    OUT = 99
    """The journey ends here."""


Stride = Callable[["Visit"], Awaitable[Way]]


@dataclass
class Identifying:
    """What identifying needs beside the devices: the center's part, the hall's figures, how often was tried."""

    desk: IdentityDesk
    policy: FacePolicy
    attempts: Attempts
    face_for: tuple[str, ...] = ()
    """Journeys that ask for the face."""
    figures: str = ""
    """The thresholds, for the books of the law."""
    movements_alone: bool = False
    """A match counts where nothing tells a living face from a replayed one (`LivingTable.alone`)."""


@dataclass
class Application:
    """What is being filed, as far as it is."""

    form: Form | None = None
    draft: Draft | None = None
    resumed: bool = False
    """There is a slip that opens it again."""
    kept: bool = False
    """For another day."""
    filed: CaseSlip | None = None
    """Handed in."""
    keep_days: int = 0
    """So long a draft is kept."""


@dataclass
class House:
    """What every visit shares: the display, the devices, the center, the catalogue."""

    stage: Stage
    rack: Rack
    desk: Desk
    timing: Timing
    identifying: Identifying
    papers: PaperDesk
    cases: CaseDesk
    ratings: RatingDesk
    fees: FeeDesk
    filing: FilingDesk

    def __post_init__(self) -> None:
        self._finder: tuple[str, Finder] | None = None

    @property
    def finder(self) -> Finder | None:
        """The catalogue as it is searched, or None before the center was ever met."""
        catalogue = self.desk.catalogue
        if catalogue is None:
            return None
        if self._finder is None or self._finder[0] != catalogue.version:
            self._finder = (catalogue.version, Finder(catalogue))
        return self._finder[1]


class Visit:
    """One citizen, from the first touch to the wipe."""

    def __init__(self, house: House) -> None:
        self.stage = house.stage
        self.rack = house.rack
        self.desk = house.desk
        self.timing = house.timing
        self.identity = house.identifying.desk
        self.papers = house.papers
        self.ratings = house.ratings
        self.cases = house.cases
        self.filing = house.filing
        self.fees = house.fees
        self.house = house
        self.name = uuid.uuid4().hex
        """What the center knows this visit by; tells nothing of who it is."""
        self.person: Person | None = None
        self.typed: Holder | None = None
        """Who the citizen says they are, when no card was read."""
        self.photo = bytearray()
        """The photo block of the card's chip."""
        self.confirmed = ""
        """That the citizen is the one on the card: by "face", "staff" or "code"."""
        self.guarded = False
        """A guardian is here and agrees."""
        self.given: Given | None = None
        """The ticket, once there is one."""
        self.cart: list[str] = []
        self.kind: PaperKind | None = None
        """The paper the citizen has chosen."""
        self.copies = 1
        self.order: FeeOrder | None = None
        """What it costs, from the moment that may be paid."""
        self.paper: Paper | None = None
        """Its number, once there is one."""
        self.application = Application()
        self.missing: dict[str, tuple[str, ...]] = {}
        """Item code → names of materials the citizen said they still have to bring."""
        self.claims: tuple[str, ...] = ()
        """Names of the hall's priorities the citizen asks for."""
        self.must_say_who = False
        """The center gives no number without knowing who, whatever this kiosk knew of its rules."""
        self._consent = ""

    def forget_who(self) -> None:
        self.person = self.typed = None
        self.photo[:] = bytes(len(self.photo))
        self.photo = bytearray()
        self.confirmed = self._consent = ""
        self.guarded = False

    def wipe(self) -> None:
        self.forget_who()
        self.given = self.kind = self.paper = self.order = None
        self.application = Application()
        self.copies = 1
        self.claims = ()
        self.must_say_who = False
        self.cart.clear()
        self.missing.clear()

    # -------------------------------------------------------------------------------- the display

    async def show(self, scene: Scene, stays: float | None = None) -> Answer:
        """Show a scene and wait for the citizen, asking 还在吗 when nothing is touched for long.

        With `stays` the scene goes by itself after so many seconds without a touch (answer "gone"), or FOREVER: never.
        Home raises Left; help calls staff and comes back here.
        """
        while True:
            answer = await self._answer(scene, stays)
            if answer.action == "home":
                raise Left("home")
            if answer.action != "help":
                return answer
            await self.call_help(FOREVER if stays == FOREVER else None)

    async def _answer(self, scene: Scene, stays: float | None) -> Answer:
        answer = asyncio.ensure_future(self.stage.show(scene))
        shown = asyncio.get_running_loop().time()
        try:
            while True:
                quiet = min(self.stage.touched(), asyncio.get_running_loop().time() - shown)
                rest = self._limit(stays) - quiet
                if rest > 0:
                    await asyncio.wait({answer}, timeout=rest)
                if answer.done():
                    return answer.result()
                if self._limit(stays) > min(self.stage.touched(), asyncio.get_running_loop().time() - shown):
                    continue
                if stays is not None:
                    return Answer("gone")
                await self._ask_still_there(answer)
        finally:
            answer.cancel()
            with suppress(asyncio.CancelledError):
                await answer

    def _limit(self, stays: float | None) -> float:
        if stays is not None:
            return stays
        return self.timing.idle_form if self.stage.unhurried() else self.timing.idle

    async def _ask_still_there(self, answer: asyncio.Future[Answer]) -> None:
        """还在吗: a touch within the countdown goes on, silence ends the visit."""
        self.stage.ask_still_there(self.timing.countdown)
        clock = asyncio.get_running_loop()
        asked = clock.time()
        try:
            while clock.time() - asked < self.timing.countdown:
                await asyncio.wait({answer}, timeout=0.25)
                if answer.done() or self.stage.touched() < clock.time() - asked:
                    return
            raise Left("idle")
        finally:
            self.stage.ask_still_there(None)

    async def call_help(self, stays: float | None = None) -> None:
        """求助: staff are told, and the citizen sees that they are. Home raises Left."""
        self.desk.tell(EventKind.HELP, "screen", "citizen asks for staff")
        hall = self.desk.hall_known
        scene = HelpCalled(reached=not self.desk.away, phone=hall.phone if hall else "")
        if (await self._answer(scene, stays)).action == "home":
            raise Left("home")

    async def working(self, what: str, work: Coroutine[Any, Any, Result]) -> Result:
        """Do something that may last; the citizen is told what when it does."""
        task = asyncio.ensure_future(work)
        try:
            await asyncio.wait({task}, timeout=PATIENCE)
            if not task.done():
                self.stage.put(Working(what))
            return await task
        finally:
            if not task.done():
                task.cancel()

    async def walk(self, *steps: Stride) -> Way:
        """Go through the steps of a journey, forth and back, until one ends it or the last is done.

        Returns ON after the last step, BACK when the citizen stepped back out of the first, OUT when a step said so.
        """
        position, direction = 0, 1
        while 0 <= position < len(steps):
            way = await steps[position](self)
            if way is Way.OUT:
                return way
            if way is Way.FIRST:
                position, direction = 0, 1
                continue
            direction = way.value or direction
            position += direction
        return Way.ON if position > 0 else Way.BACK

    # ------------------------------------------------------------------------------------- facts

    @property
    def finder(self) -> Finder | None:
        return self.house.finder

    def holder(self) -> Holder | None:
        return self.person.holder() if self.person else self.typed

    def sure_holder(self) -> Holder:
        """For what is only asked of somebody who said who they are."""
        holder = self.holder()
        if holder is None:
            raise RuntimeError("nobody has said who they are")
        return holder

    @property
    def public_name(self) -> str:
        """Masked, as on public screens; empty while nobody has said who they are."""
        holder = self.holder()
        return public_name(holder.name) if holder else ""

    # ------------------------------------------------------------------------------- the face check

    def tries_left(self) -> int:
        return self.house.identifying.attempts.left(self.sure_holder().number, time.monotonic())

    @property
    def attempt(self) -> int:
        """The number of the next try, from 1."""
        return self.house.identifying.policy.attempts.most - self.tries_left() + 1

    def consented(self, purpose: str, text: str, answer: ConsentAnswer, way: Other | None = None) -> None:
        """For the books of the law: what was answered when the face was asked for. A withdrawal is of the consent given
        last; every other answer is a new one."""
        of = self._consent if answer is ConsentAnswer.WITHDRAWN else ""
        self._consent = self.identity.answered(
            purpose, text, answer, self.holder(), way=way, guardian=self.guarded, consent=of
        )

    def checked(self, purpose: str, ended: Ended) -> None:
        """For the books of the law: how a check ended, with its figures and without a picture."""
        identifying, attempt = self.house.identifying, self.attempt
        identifying.attempts.ended(self.sure_holder().number, ended.verdict, time.monotonic())
        self.identity.checked(self._consent, purpose, ended, self.holder(), policy=identifying.figures, attempt=attempt)

    def cards(self) -> tuple[ItemCard, ...]:
        """The chosen items as screens show them."""
        finder = self.finder
        return tuple(finder.card(code) for code in self.cart) if finder else ()

    def all_missing(self) -> tuple[str, ...]:
        """Names of all materials still to bring, each once, in the language the citizen reads."""
        return tuple(dict.fromkeys(name for card in self.cards() for name in self._missing_of(card)))

    def _missing_of(self, card: ItemCard) -> list[str]:
        named = self.missing.get(card.code, ())
        if self.stage.language() != "en":
            return list(named)
        english = {material.name: material.name_en for material in card.materials}
        return [english.get(name) or name for name in named]


async def first_of(waits: Sequence[Awaitable[Result]]) -> Result:
    """Whatever comes first; the others are left. When several come at once, the last of them: the button is named
    first, and what a device read counts more."""
    tasks = [asyncio.ensure_future(each) for each in waits]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        return next(task for task in tasks[::-1] if task in done).result()
    finally:
        for task in tasks:
            task.cancel()
            with suppress(asyncio.CancelledError, Exception):
                await task


def claim_line(claim: Claim) -> ClaimLine:
    return ClaimLine(claim.name, claim.label, claim.label_en, claim.proof, claim.proof_en)


def window_lines(windows: tuple[WindowPlace, ...]) -> tuple[WindowLine, ...]:
    return tuple(WindowLine(w.number, w.name, w.zone, w.floor, w.pooled, w.open) for w in windows)
