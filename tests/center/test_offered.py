"""Whether a room is offered: as the center said last, asked again when that is old, and nowhere without its door."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from kiosk.center.cases import CaseDesk, NoCase
from kiosk.center.client import CenterAway, CenterClient
from kiosk.center.contract import Holder
from kiosk.center.contract.cases import TrackAsked
from kiosk.center.contract.filing import FormCard, FormsThere
from kiosk.center.door import BELIEVED, NotThere, Offered
from kiosk.center.fees import FeeDesk
from kiosk.center.filing import FilingDesk
from kiosk.center.memory import Memory
from tests.unit.test_client import Says, http

LI = Holder(number="990101199001010019", name="李示范")
FORM = FormCard(
    item="x", name="表", name_en="Form", department="局", department_en="Bureau", promised_days=1, minutes=5
)


def forms(*there: FormCard) -> bytes:
    return FormsThere(forms=there, keep_days=7).model_dump_json().encode()


@contextmanager
def center(answer: bytes | None) -> Iterator[CenterClient]:
    server = Says(answer)
    client = CenterClient(server.address, "token", 1.0)
    yield client
    client.close()
    server.close()


def test_an_answer_holds_for_a_while_and_one_that_was_not_heard_is_asked_for_again() -> None:
    now, asked = [0.0], 0
    answers: list[bool | Exception] = [CenterAway("slow"), True, CenterAway("slow"), NotThere("moved"), True]

    async def ask() -> bool:
        nonlocal asked
        asked += 1
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def looks() -> None:
        offered, seen = Offered(ask, lambda: now[0]), []
        for later in (0.0, 5.0, 5.0, BELIEVED, 5.0, 5.0, BELIEVED):
            now[0] += later
            await offered.refresh()
            seen.append((offered.yes, asked))
        assert seen == [(False, 1), (True, 2), (True, 2), (True, 3), (False, 4), (False, 4), (True, 5)]

    asyncio.run(looks())


@pytest.mark.parametrize(
    ("answer", "taken", "filed"),
    [
        (http("404 Not Found"), False, False),
        (http("200 OK", b'{"taken": true}'), True, False),
        (http("200 OK", forms()), False, False),
        (http("200 OK", forms(FORM)), False, True),
        (http("422 What"), False, False),
        (http("503 Busy"), False, False),
    ],
)
def test_no_tile_leads_to_a_no(answer: bytes, taken: bool, filed: bool, tmp_path: Path) -> None:
    async def ask(client: CenterClient) -> tuple[bool, bool]:
        fees = FeeDesk(client, lambda path, body: None, datetime.now, Memory(tmp_path))
        filing = FilingDesk(client, lambda path, body: None)
        assert not fees.offered.yes
        assert not filing.offered.yes, "not before the center has said so"
        await fees.offered.refresh()
        await filing.offered.refresh()
        return fees.offered.yes, filing.offered.yes

    with center(answer) as client:
        assert asyncio.run(ask(client)) == (taken, filed)


def test_a_center_without_the_door_keeps_no_cases() -> None:
    async def ask(client: CenterClient) -> bool:
        desk = CaseDesk(client)
        await desk.offered.refresh()
        assert desk.offered.yes, "only a citizen's question tells"
        with pytest.raises(NoCase, match="noCases"):
            await desk.track(TrackAsked(holder=LI))
        return desk.offered.yes

    with center(http("404 Not Found")) as client:
        assert not asyncio.run(ask(client))
