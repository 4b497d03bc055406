"""What a kiosk asks and tells the center about filing (`kiosk.center.contract.filing`)."""

from __future__ import annotations

import time
from collections.abc import Callable

from kiosk.center.client import CenterClient
from kiosk.center.contract import Holder
from kiosk.center.contract.cases import CaseSlip
from kiosk.center.contract.filing import (
    ERASED,
    Answers,
    Draft,
    DraftWanted,
    Erase,
    FileLine,
    FileRemoved,
    FileSent,
    FilingReason,
    FilingRefusal,
    Form,
    FormsThere,
    Gap,
    Hand,
    HandWanted,
    Keep,
    Kept,
    Resume,
    Submit,
)
from kiosk.center.contract.papers import Confirmation
from kiosk.center.desk import Post
from kiosk.center.door import Door, Offered, SaidNo

SLOW = 12.0
"""Seconds for what the center has to ask elsewhere, and for a photograph on its way."""


class NotFiled(SaidNo):
    """The center said no, and why."""

    def __init__(self, refusal: FilingRefusal) -> None:
        super().__init__(refusal.reason.value)
        self.reason: FilingReason = refusal.reason
        self.names: tuple[str, ...] = refusal.names
        self.gaps: tuple[Gap, ...] = refusal.gaps


class FilingDesk:
    """Raises NotFiled, CenterAway, or Rejected (a bug), as `Door` does. `clock`: seconds that only go forward."""

    def __init__(self, client: CenterClient, post: Post, clock: Callable[[], float] = time.monotonic) -> None:
        self._door = Door(client, "/v1/filing", FilingRefusal, NotFiled)
        self._post = post
        self.offered = Offered(self._any_form, clock)
        """Whether the center takes applications from kiosks."""

    async def forms(self) -> FormsThere:
        there = await self._door.ask("GET", "/forms", FormsThere)
        self.offered.heard(bool(there.forms))
        return there

    async def _any_form(self) -> bool:
        return bool((await self.forms()).forms)

    async def form(self, item: str) -> Form:
        return await self._door.ask("GET", f"/forms/{item}", Form)

    async def open(self, item: str, holder: Holder, address: str, confirmed: str) -> Draft:
        """A draft with what the card and the registers say."""
        wanted = DraftWanted(item=item, holder=holder, address=address[:200], confirmed=Confirmation(confirmed))
        return await self._door.ask("POST", "/drafts", Draft, wanted, once=True, patience=SLOW)

    async def resume(self, code: str, holder: Holder | None, last_four: str) -> Draft:
        asked = Resume(code=code, holder=holder, last_four=last_four)
        return await self._door.ask("POST", "/drafts/resumed", Draft, asked, once=True)

    async def see(self, draft: str) -> Draft:
        return await self._door.ask("GET", f"/drafts/{draft}", Draft)

    async def answer(self, draft: str, key: str, value: str) -> Draft:
        """NotFiled: WRONG when that cannot be the answer."""
        return await self._door.ask("POST", f"/drafts/{draft}/fields", Draft, Answers(values={key: value}), once=True)

    async def send(self, draft: str, material: str, content: bytes) -> FileLine:
        """A photograph, as JPEG."""
        sent = FileSent.model_construct(material=material, content=content)
        return await self._door.ask("POST", f"/drafts/{draft}/files", FileLine, sent, once=True, patience=SLOW)

    async def remove(self, draft: str, n: int) -> Draft:
        return await self._door.ask("POST", f"/drafts/{draft}/files/removed", Draft, FileRemoved(n=n), once=True)

    async def hand(self, draft: str, material: str = "", page: int = -1) -> Hand:
        """An address for the citizen's phone; the one before it works no more."""
        wanted = HandWanted(material=material, page=page)
        return await self._door.ask("POST", f"/drafts/{draft}/hands", Hand, wanted, once=True)

    async def keep(self, draft: str) -> Kept:
        """For another day: from here on leaving erases nothing."""
        return await self._door.ask("POST", f"/drafts/{draft}/kept", Kept, Keep(), once=True)

    def erase(self, draft: str) -> None:
        """The citizen leaves; it goes through the outbox, so that a center that is away learns of it too."""
        self._post(ERASED, Erase(draft=draft))

    async def submit(self, draft: str, signature: bytes | None, confirmed: str) -> CaseSlip:
        """From here on it is a case, whatever happens. `signature`: PNG."""
        signed = Submit.model_construct(signature=signature, confirmed=Confirmation(confirmed))
        return await self._door.ask("POST", f"/drafts/{draft}/submitted", CaseSlip, signed, once=True, patience=SLOW)
