"""Whoever looks at the hall while it changes sees it as it was or as it is, never half of each."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from sqlalchemy import Connection

from kiosk.hall import book, sheet
from kiosk.hall.exchange import Question, ask
from kiosk.hall.settings import Settings
from kiosk.hall.trip import Answer
from tests.hall.conftest import Asked, running


def test_a_call_between_two_questions_is_seen_whole(center: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    center.take("shijian-001")
    center.act("01", "open")
    assert center.window("01")["next"]["number"] == "A001"
    center.take("shijian-001")  # there is something to read
    calls = iter(["01"])

    def slowly(connection: Connection, questions: Sequence[Question]) -> list[Answer]:
        answers = []
        for question in questions:
            answers += ask(connection, [question])
            if "FROM tickets" in question.sql:
                for window in calls:
                    center.act(window, "callNext")
        return answers

    monkeypatch.setattr(book, "ask", slowly)
    [window] = [each for each in center.client.get("/v1/windows").json()["windows"] if each["number"] == "01"]
    assert (window["ticket"], window["ticket_state"]) == ("A001", "called")


def test_a_center_alone_asks_for_nothing_new_and_yet_knows_what_another_did(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def counted(connection: Connection, questions: Sequence[Question]) -> list[Answer]:
        asked.append(len(questions))
        return ask(connection, questions)

    monkeypatch.setattr(sheet, "ask", counted)

    def taken(center: Asked) -> tuple[str, set[int]]:
        """The number, and how much was asked at once meanwhile, for this ticket or by what a center does by itself."""
        asked.clear()
        return center.take("shijian-001").json()["number"], set(asked)

    lock_and_key, new = 2, 5
    with running(settings) as one, running(settings) as other:
        assert [taken(one)[0] for _ in range(2)] == ["A001", "A002"]
        number, alone = taken(one)
        assert number == "A003" and lock_and_key in alone
        assert [taken(other)[0] for _ in range(2)] == ["A004", "A005"]
        number, surprised = taken(one)
        assert number == "A006" and new in surprised
        number, wary = taken(one)
        assert number == "A007" and lock_and_key + new in wary
        assert taken(one)[0] == "A008"
