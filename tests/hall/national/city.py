"""What the city's platform asks a hall with cases, and how a test gets something to ask for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx

from kiosk.center.contract.exchange import CasesPage, NationalCase
from tests.hall.cases.case_hall import Hall as CaseHall
from tests.hall.conftest import MONDAY

CITY = "token-of-the-city-platform"
UNIT = "9199010000000001XT"
NATIONAL_TOML = f'[units]\nweijian = "{UNIT}"\n'
LATER = "2026-10-12T18:00:00+08:00"


def begun(hall: CaseHall, **more: Any) -> Any:
    hall.asked.at(MONDAY)
    answer = hall.receive("申请表", **more)
    assert answer.status_code == 201, answer.text
    return answer.json()


def page(hall: CaseHall, after: str = "", **asked: str) -> httpx.Response:
    headers = {"Authorization": f"Bearer {CITY}"}
    wanted = asked | ({"after": after} if after else {})
    return hall.asked.client.get("/v1/exchange/cases", params=wanted, headers=headers)


def record(hall: CaseHall, number: str) -> NationalCase:
    """As the platform gets it some time later."""
    hall.asked.at(LATER)
    told = {case.application.number: case for case in all_told(hall)}
    return told[number]


def all_told(hall: CaseHall, after: str = "") -> Iterator[NationalCase]:
    while True:
        found = CasesPage.model_validate_json(page(hall, after).content)
        yield from found.cases
        if not found.more:
            return
        after = found.next
