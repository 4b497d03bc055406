"""A reference portrait from the city's source passes through the center, and stays nowhere."""

from __future__ import annotations

import asyncio
import base64
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.center.contract import Holder
from kiosk.center.contract.identity import LARGEST_PORTRAIT, IdentityReason
from kiosk.hall import Settings
from kiosk.hall.clock import shift_to
from kiosk.hall.identity.messages import NoWay
from kiosk.hall.identity.office import Office, asked
from kiosk.hall.identity.portraits import Found
from kiosk.hall.identity.settings import IdentityPlan, read_identity_plan
from kiosk.hall.outward import Outside
from kiosk.hall.plan import ConfigError
from kiosk.hall.throttle import Throttle
from tests.hall.conftest import LI, MONDAY, TOKENS, Asked, running
from tests.hall.identity.city import JPEG, City, city, connected


@pytest.fixture
def source(hall_folder: Path, tmp_path: Path) -> Iterator[tuple[Asked, City]]:
    with city() as service:
        connected(
            hall_folder,
            f'[portraits]\nsource = "http"\nurl = "{service.url}"\nseconds = 2.0\nmost_per_kiosk = 12\n',
        )
        plain = Settings(
            database=f"sqlite:///{tmp_path / 'alone.db'}",
            config=hall_folder,
            tokens=TOKENS,
            clock_shift=shift_to(MONDAY),
        )
        with running(plain) as center:
            yield center, service


def ask(center: Asked) -> httpx.Response:
    return center.post("/v1/identity/portrait-checks", {"holder": LI, "purpose": "take_ticket"})


def test_the_portrait_of_the_city_reaches_the_kiosk_and_stays_nowhere(
    source: tuple[Asked, City], tmp_path: Path
) -> None:
    center, service = source
    found = ask(center)
    assert found.status_code == 200
    assert base64.b64decode(found.json()["picture"], validate=True) == JPEG
    assert found.json()["kind"] == "image/jpeg"
    assert found.headers["cache-control"] == "no-store"
    assert service.asked == [{"number": LI["number"], "name": LI["name"], "purpose": "take_ticket"}]
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert JPEG[20:200] not in kept
    assert base64.b64encode(JPEG)[40:200] not in kept
    assert LI["number"].encode() not in kept
    [told] = center.rows("SELECT kiosk, detail FROM events WHERE kind = 'portraitAsked'")
    assert told == {"kiosk": "kiosk-1", "detail": '{"purpose":"take_ticket","outcome":"found"}'}


@pytest.mark.parametrize(
    ("status", "content", "reason"),
    [
        (404, b"", "unknownPerson"),
        (410, b"", "noPortrait"),
        (500, JPEG, "away"),
        (200, b"", "away"),
        (200, b"<html>log in first</html>", "away"),
        (200, b"GIF89a" + bytes(100), "away"),
        (200, JPEG + bytes(LARGEST_PORTRAIT), "away"),
    ],
)
def test_whatever_the_source_answers_is_told_in_a_word(
    source: tuple[Asked, City], status: int, content: bytes, reason: str
) -> None:
    center, service = source
    service.says(status, content)
    refused = ask(center)
    assert (refused.status_code, refused.json()["reason"]) == (409, reason)


@pytest.mark.parametrize(
    ("head", "kind"),
    [(b"\x89PNG\r\n\x1a\n", "image/png"), (b"BM", "image/bmp"), (b"RIFF\x00\x00\x00\x00WEBP", "image/webp")],
)
def test_a_picture_is_called_what_it_is_whatever_the_source_calls_it(
    source: tuple[Asked, City], head: bytes, kind: str
) -> None:
    center, service = source
    service.says(200, head + bytes(64))
    assert ask(center).json()["kind"] == kind


def test_a_source_that_drips_or_is_gone_is_given_up_in_time(source: tuple[Asked, City]) -> None:
    center, service = source
    service.drip = 0.05
    assert ask(center).json()["reason"] == "away"
    service.go_on.set()
    service.shutdown()
    service.server_close()
    assert ask(center).json()["reason"] == "away"


def test_a_city_that_does_not_answer_holds_up_nobody_else(hall_folder: Path, tmp_path: Path) -> None:
    with city() as service, ThreadPoolExecutor(12) as citizens:
        service.drip = 0.05
        connected(hall_folder, f'[portraits]\nsource = "http"\nurl = "{service.url}"\nseconds = 4.0\n')
        plain = Settings(database=f"sqlite:///{tmp_path / 'alone.db'}", config=hall_folder, tokens=TOKENS)
        with running(plain) as center:
            waiting = [citizens.submit(ask, center) for _ in range(12)]
            until = time.monotonic() + 3
            while len(service.asked) < 8 and time.monotonic() < until:
                time.sleep(0.01)
            assert center.get("/v1/hall").status_code == 200
            assert center.get("/v1/health").status_code == 200
            assert not any(each.done() for each in waiting)
            service.go_on.set()
            assert {each.result().json()["reason"] for each in waiting} == {"away"}


def test_a_kiosk_cannot_carry_off_a_citys_portraits(source: tuple[Asked, City]) -> None:
    center, service = source
    told = [ask(center).status_code for _ in range(13)]
    assert told == [200] * 12 + [409]
    refused = ask(center).json()
    assert (refused["reason"], 500 < refused["seconds"] <= 600) == ("tooMany", True)
    assert ask(center.as_kiosk("kiosk-2")).status_code == 200
    assert len(service.asked) == 13


def test_a_hall_without_a_source_says_so(sqlite_center: Asked) -> None:
    assert ask(sqlite_center).json() == {"reason": "notConnected", "left": 0, "seconds": 0}


@pytest.mark.logs_errors
def test_an_adapter_that_fails_in_its_own_way_is_away_and_its_words_are_not_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    class Broken:
        def portrait(self, holder: Holder, purpose: str) -> Found | IdentityReason:
            raise RuntimeError(f"cannot find {holder.number}")

    async def question() -> object:
        office = Office(IdentityPlan(), Broken(), NoWay(), Ed25519PrivateKey.generate(), Throttle(1), pool)
        holder = Holder.model_validate(LI)
        return await asked(office, 1.0, lambda: office.portraits.portrait(holder, "take_ticket"))

    with ThreadPoolExecutor(1) as pool:
        assert asyncio.run(question()) is IdentityReason.AWAY
    assert "RuntimeError" in caplog.text
    assert LI["number"] not in caplog.text


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('[portraits]\nsource = "http"\n', "portraits.url is missing"),
        ('[portraits]\nurl = "http://city.example/ask"\n', "plain http"),
        ('[portraits]\nurl = "ftp://city.example"\n', "https"),
        ('[portraits]\nurl = "https://city.example"\nkey = "hall.key"\n', "certificate"),
        ("[kept]\nrecords = 30\n", "records"),
        ('[portrait]\nsource = "none"\n', "portrait"),
        ("[law]\nthreshold = 0\n", "threshold"),
    ],
)
def test_settings_that_cannot_be_are_refused_in_plain_words(tmp_path: Path, text: str, why: str) -> None:
    connected(tmp_path, text)
    with pytest.raises(ConfigError, match=why):
        read_identity_plan(tmp_path)


@pytest.mark.parametrize("word", ["token_file", "certificate", "authority"])
def test_a_file_that_is_not_there_is_named_at_the_start(hall_folder: Path, tmp_path: Path, word: str) -> None:
    connected(hall_folder, f'[portraits]\nsource = "http"\nurl = "https://city.example/ask"\n{word} = "gone.pem"\n')
    plain = Settings(database=f"sqlite:///{tmp_path / 'alone.db'}", config=hall_folder)
    with pytest.raises(ConfigError, match=r"gone\.pem"), running(plain):
        pass


def test_a_hall_without_the_file_is_connected_to_nothing(tmp_path: Path) -> None:
    plan = read_identity_plan(tmp_path)
    assert (plan.portraits.source, plan.messages.way, plan.demonstration) == ("none", "none", False)
    assert Outside(url="http://127.0.0.1:8000/x").url


def test_a_kiosk_is_told_that_there_is_a_source(source: tuple[Asked, City]) -> None:
    assert source[0].get("/v1/identity/ways").json() == {"codes": False, "portraits": True}
