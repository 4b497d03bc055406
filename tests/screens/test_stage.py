"""The stage between an asyncio thread and Qt: every answer arrives once, nothing leaks."""

from __future__ import annotations

import asyncio
import gc
import sys
import threading
from collections.abc import Callable, Coroutine
from typing import Any

import psutil
import pytest
from PySide6.QtCore import QEvent, QMetaObject, QObject
from PySide6.QtQml import QJSEngine
from pytestqt.qtbot import QtBot

from kiosk.scenes import Answer, HelpCalled, TypeNumber, Working
from kiosk.screens.pictures import settle
from kiosk.screens.stage import QtStage, plain
from kiosk.screens.window import Opened
from tests.screens.scenes import ALL, CONFIRM, HOME, MATERIALS

Journey = Callable[[QtStage], Coroutine[Any, Any, Any]]


def play(opened: Opened, journey: Journey, citizen: Callable[[], None]) -> Any:
    """Run a journey in an asyncio thread of its own while Qt works here; `citizen` acts once per round."""
    results: list[Any] = []

    async def perform() -> Any:
        opened.stage.bind(asyncio.get_running_loop())
        return await asyncio.wait_for(journey(opened.stage), 110)

    thread = threading.Thread(target=lambda: results.append(asyncio.run(perform())))
    thread.start()
    while thread.is_alive():
        opened.app.processEvents()
        citizen()
    thread.join()
    return results[0] if results else None


def answering(opened: Opened, name: str, action: str, value: object = None) -> Callable[[], None]:
    """A citizen who presses one thing as soon as the screen of that name waits for it."""
    answered: set[int] = set()

    def act() -> None:
        model = opened.stage.model
        serial = model.property("serial")
        if model.property("name") == name and serial not in answered:
            answered.add(serial)
            model.answer(action, value)

    return act


def test_an_answer_comes_back_to_the_journey_that_asked(opened: Opened) -> None:
    answer = play(opened, lambda stage: stage.show(CONFIRM), answering(opened, "Confirm", "remove", "weijian-003-02"))
    assert answer == Answer("remove", "weijian-003-02")


def test_a_list_of_missing_papers_comes_back_as_a_list(opened: Opened) -> None:
    answer = play(opened, lambda stage: stage.show(ALL["materials"]), answering(opened, "Materials", "next", ["照片"]))
    assert answer.value == ["照片"]


def test_a_second_tap_on_the_same_screen_is_dropped(opened: Opened) -> None:
    async def journey(stage: QtStage) -> list[str]:
        first = await stage.show(HOME)
        second = await stage.show(CONFIRM)
        return [first.action, second.action]

    tapped: set[str] = set()

    def citizen() -> None:
        name = str(opened.stage.model.property("name"))
        if name in ("Home", "Confirm") and name not in tapped:
            tapped.add(name)
            opened.stage.model.answer("take_ticket" if name == "Home" else "take", None)
            opened.stage.model.answer("guide", None)

    opened.stage.put(Working("quote"))
    settle(opened)
    assert play(opened, journey, citizen) == ["take_ticket", "take"]


def test_an_answer_to_a_screen_that_is_gone_is_dropped(opened: Opened) -> None:
    async def journey(stage: QtStage) -> str:
        asking = asyncio.ensure_future(stage.show(HOME))
        await asyncio.sleep(0.05)
        stale = stage.model.property("serial")
        asking.cancel()
        asking = asyncio.ensure_future(stage.show(CONFIRM))
        await asyncio.sleep(0)
        stage.answered(stale, Answer("guide"))
        await asyncio.sleep(0.05)
        assert not asking.done()
        stage.answered(stale + 1, Answer("take"))
        return (await asking).action

    assert play(opened, journey, lambda: None) == "take"


def test_put_changes_the_facts_and_leaves_page_question_and_typed_text(opened: Opened) -> None:
    from tests.screens.walking import words

    async def journey(stage: QtStage) -> str:
        asking = asyncio.ensure_future(stage.show(TypeNumber()))
        await asyncio.sleep(0.05)
        stage.post(lambda: opened.number.add("9"))
        stage.put(TypeNumber("check"))
        await asyncio.sleep(0.05)
        stage.post(lambda: stage.model.answer("ok", "9"))
        return (await asking).action

    assert play(opened, journey, lambda: None) == "ok"
    settle(opened)
    assert "9" in [word.text for word in words(opened) if word.item.property("bold")]


def test_another_screen_wipes_the_typed_number(opened: Opened) -> None:
    opened.stage.put(TypeNumber())
    settle(opened)
    opened.number.add("9")
    opened.stage.put(HelpCalled(True, ""))
    settle(opened)
    assert opened.number.property("typed") == ""


def test_show_without_a_loop_says_what_to_do(qapp: object) -> None:
    with pytest.raises(RuntimeError, match="call bind"):
        asyncio.run(QtStage().show(HOME))


def test_the_end_of_a_visit_puts_everything_back(opened: Opened) -> None:
    opened.stage.comfort.set(elder=True, contrast=True, reach=True, speech=True, language="en", volume=100)
    opened.number.add("9")
    opened.finder.setMode("search")
    opened.finder.type("s")
    opened.stage.ask_still_there(30)
    settle(opened)
    opened.stage.reset()
    settle(opened)
    comfort = opened.stage.comfort
    names = ("elder", "highContrast", "lowReach", "speech", "language", "volume")
    assert [comfort.property(name) for name in names] == [False, False, False, False, "zh", 70]
    assert opened.number.property("typed") == opened.finder.property("query") == ""
    assert opened.finder.property("mode") == "wanted"
    assert opened.stage.model.property("askSeconds") == 0


def test_what_the_screens_let_go_of_is_freed_soon_after_the_visit(opened: Opened, qtbot: QtBot) -> None:
    opened.stage.put(CONFIRM)
    opened.stage.reset()
    opened.stage.put(HOME)
    settle(opened)
    held, freed = QObject(), []
    held.destroyed.connect(lambda: freed.append(True))
    QJSEngine.setObjectOwnership(held, QJSEngine.ObjectOwnership.JavaScriptOwnership)
    opened.engine.newQObject(held)  # the heap alone holds it, and nothing is shown that could make it sweep by chance
    qtbot.waitUntil(lambda: bool(freed), timeout=3000)


def test_a_scene_becomes_plain_maps_and_lists() -> None:
    data = plain(CONFIRM)
    assert data["items"][0]["materials"][1] == {
        "name": "健康证原件",
        "name_en": "Health certificate",
        "originals": 1,
        "copies": 0,
        "required": True,
        "note": "",
        "held": False,
        "by_commitment": False,
    }
    assert plain(ALL["confirm-away"])["people_ahead"] is None


@pytest.mark.parametrize("count", [300, pytest.param(5000, marks=pytest.mark.slow)])
def test_thousands_of_screens_leave_memory_and_the_singletons_alone(opened: Opened, count: int) -> None:
    """PySide6 6.12.0 on Python 3.11 loses references to None and True at every signal (screens.md §1.1).

    Maps given to QML and initial properties given to a Loader leak as well (1 and 14 KB a piece, measured): every
    second screen is another page here, which would show as 14 MiB in a thousand screens.
    """
    pages = [ALL[name] for name in ("confirm", "done", "materials", "identify")]
    process = psutil.Process()

    async def visits(stage: QtStage, many: int) -> None:
        for number in range(many):
            page = pages[number // 4 % 4] if number % 4 < 2 else HOME
            assert (await stage.show(page)).action == "back"

    def citizen() -> None:
        model = opened.stage.model
        if model.serial_shown not in answered:
            answered.clear()
            answered.add(model.serial_shown)
            model.answer("back", None)
        opened.app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    answered: set[int] = set()
    play(opened, lambda stage: visits(stage, 200), citizen)
    gc.collect()
    before, none, true = process.memory_info().rss, sys.getrefcount(None), sys.getrefcount(True)
    play(opened, lambda stage: visits(stage, count), citizen)
    gc.collect()
    grown = (process.memory_info().rss - before) / 2**20
    assert grown < 6, f"{grown:.1f} MiB more after {count} screens"
    assert abs(sys.getrefcount(None) - none) < count / 2
    assert abs(sys.getrefcount(True) - true) < count / 2


def test_put_leaves_what_the_citizen_ticked(opened: Opened) -> None:
    from dataclasses import replace

    from tests.screens.walking import named

    scene = MATERIALS
    opened.stage.put(scene)
    settle(opened)
    QMetaObject.invokeMethod(named(opened, "lack:身份证"), "choose")
    opened.stage.put(replace(scene, chosen=2))
    settle(opened)
    assert named(opened, "lack:身份证").property("selected") is True
