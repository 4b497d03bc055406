"""A marked citizen goes through everything identification has, and is found nowhere in the clear afterwards."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.hall import Settings
from kiosk.hall.tables import metadata
from tests.hall.conftest import LI, Asked, fresh, running
from tests.hall.identity.city import JPEG, SANDBOX, VISIT, city, connected, newest_code
from tests.hall.identity.test_confirming import PIN, confirm, with_pin
from tests.hall.identity.test_passes import made, shown
from tests.hall.identity.test_records import check, consent
from tests.hall.test_privacy import swept

MARKS = (LI["number"], LI["name"], "李标记", PIN)


@pytest.fixture
def hall(settings: Settings, hall_folder: Path) -> Iterator[Asked]:
    with city() as source:
        connected(hall_folder, SANDBOX + f'[portraits]\nsource = "http"\nurl = "{source.url}"\n')
        with running(settings) as center:
            yield center


def through_everything(center: Asked, data: Path) -> list[str]:
    """Every door once with success and once without; what was asked that is worth hiding."""
    assert center.post("/v1/identity/portrait-checks", {"holder": LI, "purpose": "take_ticket"}).status_code == 200
    body = {"holder": LI, "purpose": "take_ticket", "visit": VISIT}
    sent = center.post("/v1/identity/codes", body, fresh()).json()
    digits = newest_code(data)
    wrong = f"{(int(digits) + 1) % 1_000_000:06}"
    path = f"/v1/identity/codes/{sent['id']}/answers"
    statuses = [center.post(path, {"digits": each}, fresh()).status_code for each in (wrong, digits)]
    with_pin(center)
    statuses += [confirm(center, each).status_code for each in ("100200", PIN)]
    code = made(center)
    statuses += [shown(center, each).status_code for each in (code, code)]
    statuses += [consent(center).status_code, check(center).status_code]
    assert statuses == [409, 201, 409, 201, 200, 409, 202, 202]
    bad = center.post("/v1/identity/checks", {"holder": LI, "verdict": LI["name"]}, fresh())
    assert bad.status_code == 422
    return [code, code.partition(".")[0]]


def dumped(center: Asked) -> str:
    found = []
    for table in metadata.tables:
        for row in center.rows(f"SELECT * FROM {table}"):
            found += [
                bytes(each).decode("utf-8", "replace") if isinstance(each, bytes | memoryview) else str(each)
                for each in row.values()
            ]
    return "\n".join(found)


def test_the_marked_citizen_is_nowhere_in_the_clear(
    hall: Asked,
    settings: Settings,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    assert settings.data is not None
    secrets = through_everything(hall, settings.data)
    dump = dumped(hall)
    files = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    written = "".join(capfd.readouterr()) + caplog.text
    for mark in (*MARKS, *secrets):
        assert mark not in dump
        assert mark.encode() not in files
        assert mark not in written
    assert JPEG[20:200] not in files


def test_whoever_a_pass_named_is_forgotten_when_the_day_turns(hall: Asked, settings: Settings) -> None:
    assert settings.data is not None
    through_everything(hall, settings.data)
    assert len(hall.rows("SELECT key FROM requests WHERE status = 200")) == 2  # the code's telephone, the pass's holder
    hall.at("2026-10-13T09:00:00+08:00")
    swept(hall)
    assert hall.rows("SELECT key FROM requests WHERE status = 200") == []


def test_nothing_of_the_contract_shows_a_citizen_in_its_repr() -> None:
    from kiosk.center.contract import Holder
    from kiosk.center.contract.identity import CodeAnswer, CodeRequest, PassRequest, Portrait, StaffConfirmation

    holder = Holder.model_validate(LI)
    shown = [
        repr(CodeRequest(holder=holder, purpose="take_ticket", visit=VISIT)),
        repr(CodeAnswer(digits="482617")),
        repr(PassRequest(code="BMP1:secret")),
        repr(StaffConfirmation(badge="482617", pin=PIN, holder=holder, purpose="take_ticket", visit=VISIT)),
        repr(Portrait.model_construct(picture=JPEG, kind="image/jpeg")),
    ]
    assert not any(mark in each for each in shown for mark in (*MARKS, "secret", "482617", str(JPEG[4:10])))
