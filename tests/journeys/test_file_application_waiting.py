"""申报 while the citizen works on a phone: how long the screen stays, and what of the form is asked afterwards."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from kiosk.center.contract.filing import (
    Comes,
    Draft,
    Entry,
    FieldType,
    FileLine,
    Form,
    FormField,
    FormMaterial,
    FormPage,
    Hand,
    Origin,
)
from kiosk.center.filing import FilingDesk
from kiosk.demo.citizen import Reply
from kiosk.journeys.filing_answers import fill_in
from kiosk.journeys.filing_phone import by_phone
from kiosk.scenes import Answer
from kiosk.scenes.filing import PhoneSend
from kiosk.visit import Left, Visit, Way
from tests.journeys.test_visit import Hall, hall

__all__ = ["hall"]


def text(key: str) -> FormField:
    return FormField(key=key, label=key, label_en=key, type=FieldType.TEXT, required=True, page=0)


CARD = FormMaterial(name="银行卡", name_en="Bank card", required=True, comes=Comes.FILE)
FORM = Form(
    item="minlao-001",
    name="高龄津贴",
    name_en="Allowance",
    department="老龄办",
    department_en="Ageing",
    promised_days=5,
    minutes=4,
    pages=(FormPage(title="本人", title_en="You"),),
    fields=(text("street"), text("house")),
    materials=(CARD,),
    pages_most=6,
    phone=True,
)
DRAFT = Draft(id="0" * 24, form=FORM, entries=(), files=(), gaps=(), until=datetime(2026, 11, 29, tzinfo=UTC))
PHOTO = DRAFT.model_copy(update={"files": (FileLine(n=1, material=CARD.name, kind="image/jpeg", size=9, pages=1),)})
WORDS = DRAFT.model_copy(
    update={"entries": tuple(Entry(key=each.key, shown="1", origin=Origin.TYPED) for each in FORM.fields)}
)


class Desk(FilingDesk):
    """The center's part where the clock jumps: no socket follows it."""

    def __init__(self, hall: Hall, visit: Visit) -> None:
        super().__init__(hall.client, visit.desk.post)
        self._visit = visit
        self.codes = 0
        self.draft = DRAFT

    async def hand(self, draft: str, material: str = "", page: int = -1) -> Hand:
        self.codes += 1
        return Hand(url="http://h/hand/x", until=self._visit.desk.now() + timedelta(minutes=10), uploads=12)

    async def see(self, draft: str) -> Draft:
        return self.draft


def play(
    hall: Hall, walk: Callable[[Visit], Awaitable[object]], sent: Draft, after: float, touch: float = 0.0
) -> tuple[object, Desk, float]:
    """What came of it, and after how many seconds: the phone sends so many seconds after the beginning."""

    async def talk(visit: Visit) -> tuple[object, Desk, float]:
        visit.filing = desk = Desk(hall, visit)
        visit.application.draft = DRAFT
        clock = asyncio.get_running_loop()
        clock.call_later(after, setattr, desk, "draft", sent)
        if touch:
            clock.call_later(touch, hall.stage.answer_pending, Answer("done"))
        began = clock.time()
        try:
            ended: object = await walk(visit)
        except Left as left:
            ended = left.how
        return ended, desk, clock.time() - began

    script: dict[str, Reply | list[Reply]] = {"PhoneSend": None}
    played = hall.play(script, talk)
    assert isinstance(played, tuple)
    return played


def test_the_screen_stays_as_long_as_its_code(hall: Hall) -> None:
    ended, desk, seconds = play(hall, lambda visit: by_phone(visit, material=CARD), DRAFT, 60.0)
    assert (ended, desk.codes, hall.stage.asked_still_there) == ("idle", 1, 0)
    assert 600 <= seconds < 603


def test_who_sends_gets_a_fresh_code_and_the_time_for_it(hall: Hall) -> None:
    ended, desk, seconds = play(hall, lambda visit: by_phone(visit, material=CARD), PHOTO, 500.0)
    assert (ended, desk.codes, hall.stage.asked_still_there) == ("idle", 2, 0)
    assert 1200 <= seconds < 1206
    assert [scene.files for scene in hall.stage.seen if isinstance(scene, PhoneSend)][-1] == 1


def test_words_that_are_there_lead_on(hall: Hall) -> None:
    field = FORM.fields[0]
    ended, desk, seconds = play(hall, lambda visit: by_phone(visit, field=field), WORDS, 30.0)
    assert (ended, desk.codes) == (Way.ON, 1)
    assert 600 <= seconds < 603


def test_what_the_phone_answered_beside_is_not_asked(hall: Hall) -> None:
    """Its page has all the questions in words."""
    ended, desk, _ = play(hall, fill_in, WORDS, 30.0, touch=40.0)
    assert (ended, desk.codes) == (Way.ON, 1)
    assert {scene.label for scene in hall.stage.seen if isinstance(scene, PhoneSend)} == {"street"}
