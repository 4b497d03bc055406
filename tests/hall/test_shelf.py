"""Whoever looks at the hall while it changes sees it as it was or as it is, never half of each."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from sqlalchemy import Connection

from kiosk.hall import book
from kiosk.hall.exchange import Answer, Question, ask
from tests.hall.conftest import Asked


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
