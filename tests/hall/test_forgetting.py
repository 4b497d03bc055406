"""Every hour the rooms of the center look at what is still to be forgotten, and not at years of what is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import event

from kiosk.hall import Settings, create_app
from kiosk.hall.cases.keeping import forget_applicants
from kiosk.hall.fees import keeping as fees
from kiosk.hall.papers import keeping as papers
from tests.hall.cases.case_hall import CASES_TOML

pytestmark = pytest.mark.parametrize("kind", ["sqlite"], indirect=True)


@pytest.fixture
def app(settings: Settings) -> Iterator[FastAPI]:
    (settings.config / "cases.toml").write_text(CASES_TOML, "utf-8")
    made = create_app(settings)
    yield made
    made.state.desk.close()


def test_each_forgetting_has_its_index(app: FastAPI) -> None:
    desk, asked = app.state.desk, list[tuple[str, Any]]()

    def heard(_connection: Any, _cursor: Any, statement: str, values: Any, *_more: Any) -> None:
        asked.append((statement, values))

    event.listen(desk.store.writer, "before_cursor_execute", heard)
    chores = {
        "cases_named": partial(forget_applicants, desk, app.state.cases.plan),
        "papers_filed": partial(papers.forget_files, desk, app.state.papers),
        "papers_marked": partial(papers.forget_marks, desk, app.state.papers),
        "fees_marked": partial(fees.forget_marks, desk, app.state.fees),
    }
    for index, chore in chores.items():
        asked.clear()
        chore()
        [(query, values)] = [each for each in asked if each[0].startswith("SELECT")]
        with desk.store.reading() as connection:
            [plan] = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}", values).mappings()
        assert f"USING INDEX {index} " in plan["detail"]
