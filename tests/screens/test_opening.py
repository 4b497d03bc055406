"""The first picture stands before the kiosk's programs are there: what is touched on it is not lost."""

from __future__ import annotations

import asyncio

import pytest

from kiosk.app import NOTHING_KNOWN
from kiosk.scenes import Answer, HelpCalled, OutOfService, Scene
from kiosk.screens.stage import QtStage
from tests.screens.scenes import HOME


@pytest.fixture
def stage(qapp: object) -> QtStage:
    made = QtStage()
    made.open_with(NOTHING_KNOWN)
    return made


async def shown(stage: QtStage, scene: Scene) -> Answer:
    stage.bind(asyncio.get_running_loop())
    return await asyncio.wait_for(stage.show(scene), 0.2)


def test_the_first_picture_takes_a_touch(stage: QtStage) -> None:
    assert stage.waits
    assert stage.model.property("name") == "Welcome"


def test_a_touch_before_the_kiosk_is_there_is_answered_when_it_is(stage: QtStage) -> None:
    stage.model.answer("touch")
    assert asyncio.run(shown(stage, NOTHING_KNOWN)) == Answer("touch")


def test_help_called_before_the_kiosk_is_there_comes(stage: QtStage) -> None:
    stage.model.leave("help")
    assert asyncio.run(shown(stage, NOTHING_KNOWN)) == Answer("help")


def test_it_is_answered_once(stage: QtStage) -> None:
    async def journey() -> None:
        assert await shown(stage, NOTHING_KNOWN) == Answer("touch")
        for scene in (NOTHING_KNOWN, HOME):
            with pytest.raises(TimeoutError):
                await shown(stage, scene)

    stage.model.answer("touch")
    asyncio.run(journey())


def test_a_touch_between_the_loop_and_the_question_is_kept_as_well(stage: QtStage) -> None:
    async def journey() -> Answer:
        stage.bind(asyncio.get_running_loop())
        stage.model.answer("touch")
        await asyncio.sleep(0.02)  # the loop has delivered it to nobody
        return await shown(stage, NOTHING_KNOWN)

    assert asyncio.run(journey()) == Answer("touch")


@pytest.mark.parametrize("scene", [HOME, HelpCalled(True, "")])
def test_a_touch_is_not_the_answer_to_another_picture(stage: QtStage, scene: Scene) -> None:
    stage.model.answer("touch")
    with pytest.raises(TimeoutError):
        asyncio.run(shown(stage, scene))


def test_a_kiosk_that_is_starting_takes_no_touch(stage: QtStage) -> None:
    async def journey() -> Answer:
        stage.bind(asyncio.get_running_loop())
        stage.put(OutOfService("starting"))
        return await shown(stage, NOTHING_KNOWN)

    stage.model.answer("touch")
    with pytest.raises(TimeoutError):
        asyncio.run(journey())
