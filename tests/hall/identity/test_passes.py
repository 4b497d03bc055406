"""Phone passes: what this center signed is good once, for two minutes."""

from __future__ import annotations

import base64
import json
from datetime import timedelta
from typing import Any

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from kiosk.hall import Settings
from kiosk.hall.identity.command import issue_pass
from kiosk.hall.identity.office import pass_key
from kiosk.hall.identity.passes import issue
from kiosk.identity.code import PassFlaw, PassHolder, read_pass
from tests.hall.conftest import LI, Asked, fresh, running


def shown(center: Asked, code: str, key: str = "") -> httpx.Response:
    return center.post("/v1/identity/passes", {"code": code}, key or fresh())


def made(center: Asked, **more: Any) -> str:
    return issue(key_of(center), LI["number"], LI["name"], center.desk.clock.now(), **more)


def key_of(center: Asked) -> Ed25519PrivateKey:
    return pass_key(center.desk.seal)


def test_a_pass_says_whose_it_is_and_is_good_once(center: Asked) -> None:
    code, key = made(center), fresh()
    first = shown(center, code, key)
    assert (first.status_code, first.json()) == (200, {"kind": "resident", "number": LI["number"], "name": LI["name"]})
    assert shown(center, code, key).content == first.content
    for kiosk in ("kiosk-1", "kiosk-2"):
        again = shown(center.as_kiosk(kiosk), code)
        assert (again.status_code, again.json()["reason"]) == (409, "used")


def test_a_pass_that_was_shown_is_still_used_after_a_restart(settings: Settings) -> None:
    with running(settings) as center:
        code = made(center)
        assert shown(center, code).status_code == 200
    with running(settings) as center:
        assert shown(center, code).json()["reason"] == "used"


def test_a_pass_is_good_for_two_minutes_of_the_halls_time(sqlite_center: Asked) -> None:
    code = made(sqlite_center)
    sqlite_center.at((sqlite_center.desk.clock.now() + timedelta(seconds=121)).isoformat())
    assert shown(sqlite_center, code).json()["reason"] == "expired"
    sqlite_center.at((sqlite_center.desk.clock.now() - timedelta(minutes=10)).isoformat())
    assert shown(sqlite_center, code).json()["reason"] == "expired"


def test_the_public_key_proves_a_pass_without_the_center(sqlite_center: Asked) -> None:
    told = sqlite_center.get("/v1/identity/pass-key").json()
    assert told["algorithm"] == "Ed25519"
    key = Ed25519PublicKey.from_public_bytes(base64.b64decode(told["key"], validate=True))
    signed, _, signature = made(sqlite_center).rpartition(".")
    key.verify(base64.urlsafe_b64decode(signature + "=="), signed.encode())
    payload = signed.removeprefix("BMP1:")
    content = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    assert set(content) == {"n", "m", "x", "j"}
    assert "=" not in signed + signature


def test_a_kiosk_reads_by_itself_what_the_center_would_say(sqlite_center: Asked) -> None:
    """Two programs read one form: the kiosk's own reader, and the center."""
    key = base64.b64decode(sqlite_center.get("/v1/identity/pass-key").json()["key"])
    code, now = made(sqlite_center), sqlite_center.desk.clock.now()
    assert read_pass(code, key, now) == PassHolder(LI["number"], LI["name"])
    assert read_pass(code, key, now + timedelta(seconds=121)) is PassFlaw.EXPIRED
    stranger = issue(Ed25519PrivateKey.generate(), LI["number"], LI["name"], now)
    for each in (stranger, f"{code[:-6]}AAAA", code.replace(".", ""), "https://example.org/a.b"):
        assert read_pass(each, key, now) == shown(sqlite_center, each).json()["reason"]


@pytest.mark.parametrize("code", ["x", "BMP1", "BMP2:e30.AA", "https://example.org/a.b", "中文", "BMP1:e30"])
def test_another_code_is_not_ours(sqlite_center: Asked, code: str) -> None:
    assert shown(sqlite_center, code).json()["reason"] == "notOurs"


def test_nothing_of_a_pass_can_be_changed(sqlite_center: Asked) -> None:
    code = made(sqlite_center)
    payload, _, signature = code.removeprefix("BMP1:").rpartition(".")
    other = json.dumps({"n": "990101198505050025", "m": "", "x": 2**33, "j": "a" * 12}).encode()
    changed = [
        f"BMP1:{base64.urlsafe_b64encode(other).decode().rstrip('=')}.{signature}",
        f"BMP1:{payload[:-2]}AA.{signature}",
        f"BMP1:{payload}.{'A' * len(signature)}",
        f"BMP1:{payload}.{signature[:-4]}",
        f"BMP1:{payload}.",
        f"BMP1:{payload}.{signature}中",
        f"BMP1:{payload}!.{signature}",
    ]
    assert [shown(sqlite_center, each).json()["reason"] for each in changed] == ["forged"] * len(changed)
    stranger = issue(Ed25519PrivateKey.generate(), LI["number"], LI["name"], sqlite_center.desk.clock.now())
    assert shown(sqlite_center, stranger).json()["reason"] == "forged"
    assert shown(sqlite_center, code).status_code == 200


def test_a_signed_pass_that_says_nothing_sensible_is_no_pass(sqlite_center: Asked) -> None:
    for content in (b"{}", b"[]", b"nonsense", json.dumps({"n": "", "x": 1, "j": "a" * 12}).encode()):
        signed = "BMP1:" + base64.urlsafe_b64encode(content).decode().rstrip("=")
        signature = base64.urlsafe_b64encode(key_of(sqlite_center).sign(signed.encode())).decode()
        assert shown(sqlite_center, f"{signed}.{signature}").json()["reason"] == "forged"


@pytest.mark.parametrize("code", ["", "x" * 1025, "x" * 70_000])
def test_a_code_of_impossible_length_is_turned_away(sqlite_center: Asked, code: str) -> None:
    assert shown(sqlite_center, code).status_code in (413, 422)


def test_the_command_issues_passes_for_invented_citizens_only(settings: Settings) -> None:
    assert settings.data is not None
    with pytest.raises(ValueError, match="no center ever ran"):
        issue_pass(settings.data, LI["number"], LI["name"])
    with running(settings) as center:
        code = issue_pass(settings.data, LI["number"], LI["name"], center.desk.clock.now())
        assert shown(center, code).json()["number"] == LI["number"]
    with pytest.raises(ValueError, match="99"):
        issue_pass(settings.data, "110101199001010000", "")
