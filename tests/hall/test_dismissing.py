"""A kiosk's token is taken away: at once, in every process, and it does not come back by itself."""

from __future__ import annotations

import logging
import time
from dataclasses import replace

import httpx
import pytest

from kiosk.hall import Settings, dismiss, enrol
from kiosk.hall.desk import Desk
from tests.hall.conftest import TOKENS, Asked, fresh, running

NOTICED = 5.0
"""Seconds within which a running center must have noticed."""


def me(center: Asked, token: str) -> httpx.Response:
    return center.client.get("/v1/kiosks/me", headers={"Authorization": f"Bearer {token}"})


def test_running_centers_turn_a_dismissed_kiosk_away_within_five_seconds(settings: Settings) -> None:
    with running(settings) as center, running(settings) as other:
        for each in (center, other):
            assert each.take("shijian-001").status_code == 201
        dismiss(settings.database, "kiosk-1")
        end = time.monotonic() + NOTICED
        while {each.take("shijian-001").status_code for each in (center, other)} != {401}:
            assert time.monotonic() < end, "a dismissed kiosk still takes tickets"
            time.sleep(0.1)
        assert other.as_kiosk("kiosk-2").take("shijian-001").status_code == 201


def test_a_busy_kiosk_is_turned_away_just_as_fast(sqlite_center: Asked) -> None:
    """Asking without a pause must not keep a remembered token alive."""
    sqlite_center.get("/v1/kiosks/me")
    dismiss(sqlite_center.desk.store, "kiosk-1")
    end = time.monotonic() + NOTICED
    while sqlite_center.get("/v1/kiosks/me").status_code != 401:
        assert time.monotonic() < end


def test_a_dismissed_kiosk_that_is_enrolled_again_has_a_new_token_and_its_old_numbers(sqlite_center: Asked) -> None:
    store = sqlite_center.desk.store
    old = enrol(store, "kiosk-3")
    block = me(sqlite_center, old).json()["offline_first"]
    dismiss(store, "kiosk-3")
    token = enrol(store, "kiosk-3")
    assert token != old
    again = me(sqlite_center, token).json()
    assert (again["kiosk"], again["offline_first"]) == ("kiosk-3", block)


def test_a_token_taken_away_is_never_let_in_again(sqlite_center: Asked) -> None:
    store = sqlite_center.desk.store
    old = enrol(store, "kiosk-3")
    dismiss(store, "kiosk-3")
    for kiosk in ("kiosk-3", "kiosk-4"):
        with pytest.raises(ValueError, match="taken away"):
            enrol(store, kiosk, old)
    enrol(store, "kiosk-3")
    with pytest.raises(ValueError, match="taken away"):
        enrol(store, "kiosk-3", old)
    assert me(sqlite_center, old).status_code == 401


def test_a_restart_with_the_old_token_still_in_its_settings_lets_nobody_in(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    Desk(settings).close()
    dismiss(settings.database, "kiosk-1")
    caplog.set_level(logging.WARNING)
    with running(settings) as center:
        assert center.take("shijian-001").status_code == 401
        assert center.as_kiosk("kiosk-2").take("shijian-001").status_code == 201
    assert "kiosk-1" in caplog.text
    assert TOKENS["kiosk-1"] not in caplog.text


def test_dismissing_twice_is_dismissing_and_a_stranger_is_named(settings: Settings) -> None:
    Desk(replace(settings, tokens=TOKENS)).close()
    for _ in range(2):
        dismiss(settings.database, "kiosk-1")
    with pytest.raises(ValueError, match="no kiosk kiosk-9"):
        dismiss(settings.database, "kiosk-9")


def test_tickets_of_a_dismissed_kiosk_stay_in_the_queue_and_the_log_says_who_went(center: Asked) -> None:
    key = fresh()
    code = center.take("shijian-001", key=key).json()["code"]
    dismiss(center.desk.store, "kiosk-1")
    assert center.client.get(f"/v1/tickets/{code}").json()["state"] == "waiting"
    assert [row["kiosk"] for row in center.rows("SELECT kiosk FROM events WHERE kind = 'dismissed'")] == ["kiosk-1"]
