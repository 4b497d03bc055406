"""What a kiosk asks and tells about who somebody is, against a real center over HTTP."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from kiosk.center.client import CenterClient
from kiosk.center.contract import Holder
from kiosk.center.contract.identity import ConsentAnswer, IdentityReason, Way
from kiosk.center.desk import Desk
from kiosk.center.identity import IdentityDesk, NotDone
from kiosk.center.memory import Memory
from kiosk.center.outbox import Outbox
from kiosk.center.sealing import Seal
from kiosk.center.wire import CenterAway
from kiosk.hall import Settings
from kiosk.hall.clock import shift_to
from kiosk.identity.face.words import Ended, Verdict
from tests.hall import small_hall
from tests.hall.conftest import LI, MONDAY, TOKENS, Asked, running
from tests.hall.identity.city import JPEG, SANDBOX, VISIT, City, city, connected, newest_code
from tests.hall.identity.test_confirming import BADGE, PIN, with_pin
from tests.hall.identity.test_passes import made
from tests.hall.identity.test_records import CONSENT

HOLDER = Holder.model_validate(LI)


class Place(NamedTuple):
    """A demonstration hall, its city, and one kiosk."""

    center: Asked
    source: City
    data: Path
    kiosk: Kiosk


class Kiosk:
    """The kiosk's own side: its desks on its own outbox, with the center at `address`."""

    def __init__(self, folder: Path, address: str) -> None:
        self.folder = folder
        self.address = address

    def does(self, what: Callable[[IdentityDesk, Desk], Coroutine[Any, Any, Any]]) -> Any:
        return asyncio.run(self._do(what))

    async def _do(self, what: Callable[[IdentityDesk, Desk], Coroutine[Any, Any, Any]]) -> Any:
        outbox = Outbox(self.folder / "outbox.db", Seal(self.folder / "kiosk.key"))
        client = CenterClient(self.address, TOKENS["kiosk-1"], 2.0)
        memory = Memory(self.folder / "memory")
        desk = Desk(client, outbox, memory)
        try:
            return await what(IdentityDesk(client, desk.post, desk.now, memory), desk)
        finally:
            client.close()
            outbox.close()


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    folder = small_hall.build(tmp_path / "hall")
    data = tmp_path / "data"
    settings = Settings(
        database=f"sqlite:///{data / 'center.db'}",
        config=folder,
        data=data,
        tokens=TOKENS,
        clock_shift=shift_to(MONDAY),
    )
    with city() as source:
        connected(folder, SANDBOX + f'[portraits]\nsource = "http"\nurl = "{source.url}"\n')
        with running(settings) as center:
            yield Place(center, source, data, Kiosk(tmp_path / "kiosk", str(center.client.base_url)))


def test_a_code_goes_out_and_the_right_digits_confirm(place: Place) -> None:
    async def visit(identity: IdentityDesk, _desk: Desk) -> None:
        sent = await identity.send_code(VISIT, HOLDER, "take_ticket")
        assert sent.phone == "100****0019"
        digits = newest_code(place.data)
        with pytest.raises(NotDone) as no:
            await identity.answer_code(sent, f"{(int(digits) + 1) % 1_000_000:06}")
        assert (no.value.reason, no.value.left) == (IdentityReason.WRONG, 4)
        assert (await identity.answer_code(sent, digits)).way is Way.CODE
        with pytest.raises(NotDone) as soon:
            await identity.send_code(VISIT, HOLDER, "take_ticket")
        assert (soon.value.reason, 0 < soon.value.seconds <= 60) == (IdentityReason.TOO_MANY, True)

    place.kiosk.does(visit)


def test_a_colleague_confirms_with_badge_and_pin(place: Place) -> None:
    with_pin(place.center)

    async def visit(identity: IdentityDesk, _desk: Desk) -> None:
        with pytest.raises(NotDone) as no:
            await identity.staff_confirms(VISIT, HOLDER, "take_ticket", BADGE, "100200")
        assert no.value.reason is IdentityReason.WRONG
        assert (await identity.staff_confirms(VISIT, HOLDER, "take_ticket", BADGE, PIN)).way is Way.STAFF

    place.kiosk.does(visit)


def test_the_citys_portrait_comes_as_bytes_that_can_be_wiped(place: Place) -> None:
    async def visit(identity: IdentityDesk, _desk: Desk) -> None:
        picture = await identity.portrait(HOLDER, "take_ticket")
        assert isinstance(picture, bytearray)
        assert picture == JPEG
        place.source.says(404)
        with pytest.raises(NotDone) as no:
            await identity.portrait(HOLDER, "take_ticket")
        assert no.value.reason is IdentityReason.UNKNOWN_PERSON

    place.kiosk.does(visit)


def test_a_pass_is_redeemed_once_and_the_key_is_remembered_when_the_center_is_away(place: Place) -> None:
    code = made(place.center)

    async def visit(identity: IdentityDesk, _desk: Desk) -> bytes | None:
        assert await identity.holder_of(code) == HOLDER
        with pytest.raises(NotDone) as no:
            await identity.holder_of(code)
        assert no.value.reason is IdentityReason.USED
        return await identity.pass_key()

    async def alone(identity: IdentityDesk, _desk: Desk) -> bytes | None:
        with pytest.raises(CenterAway):
            await identity.holder_of(code)
        return await identity.pass_key()

    key = place.kiosk.does(visit)
    Ed25519PublicKey.from_public_bytes(key)
    assert Kiosk(place.kiosk.folder, "http://127.0.0.1:9").does(alone) == key
    assert Kiosk(place.kiosk.folder / "other", "http://127.0.0.1:9").does(alone) is None


def test_what_was_said_and_how_it_ended_waits_while_the_center_is_away_and_comes_in_order(
    place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    async def alone(identity: IdentityDesk, desk: Desk) -> str:
        consent = identity.answered("take_ticket", "1", ConsentAnswer.GIVEN, HOLDER)
        ended = Ended(Verdict.MISMATCH, 0.12, 0.9, "sface 2021dec", 4, 6.5)
        identity.checked(consent, "take_ticket", ended, HOLDER, policy="0.40/0.30", attempt=2)
        identity.answered("take_ticket", "1", ConsentAnswer.WITHDRAWN, HOLDER, way=Way.STAFF, consent=consent)
        assert not await desk.deliver()
        assert desk.undelivered() == 3
        return consent

    async def again(_identity: IdentityDesk, desk: Desk) -> None:
        assert await desk.deliver()

    consent = Kiosk(place.kiosk.folder, "http://127.0.0.1:9").does(alone)
    kept = b"".join(path.read_bytes() for path in place.kiosk.folder.rglob("*") if path.is_file())
    assert LI["number"].encode() not in kept
    place.kiosk.does(again)
    said = place.center.rows("SELECT answer, way, consent FROM face_consents ORDER BY id")
    assert [(row["answer"], row["way"], row["consent"]) for row in said] == [
        ("given", "", consent),
        ("withdrawn", "staff", consent),
    ]
    [check] = place.center.rows("SELECT verdict, attempt, seconds, consent FROM face_checks")
    assert (check["verdict"], check["attempt"], check["consent"]) == ("mismatch", 2, consent)
    assert LI["number"] not in caplog.text


class Forgetful(ThreadingHTTPServer):
    """Stands between a kiosk and its center, hands everything on, and loses the next answers it is told to lose."""

    def __init__(self, center: str) -> None:
        super().__init__(("127.0.0.1", 0), _Relay)
        self.center = center
        self.lose = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Relay(BaseHTTPRequestHandler):
    server: Forgetful

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        passed = {name: self.headers[name] for name in ("Authorization", "Idempotency-Key", "Content-Type")}
        answer = httpx.post(self.server.center + self.path, content=body, headers=passed, timeout=10)
        if self.server.lose:
            self.server.lose -= 1
            self.close_connection = True
            return
        self.send_response(answer.status_code)
        self.send_header("Content-Length", str(len(answer.content)))
        self.end_headers()
        self.wfile.write(answer.content)

    def log_message(self, format: str, *args: object) -> None:
        pass


def test_an_answer_that_was_lost_is_given_to_whoever_asks_again(place: Place) -> None:
    with_pin(place.center)
    code = made(place.center)

    async def visit(identity: IdentityDesk, _desk: Desk) -> None:
        async def again(ask: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
            relay.lose = 1
            with pytest.raises(CenterAway):
                await ask()
            return await ask()

        sent = await again(lambda: identity.send_code(VISIT, HOLDER, "take_ticket"))
        digits = newest_code(place.data)
        assert (await again(lambda: identity.answer_code(sent, digits))).way is Way.CODE
        assert (await again(lambda: identity.staff_confirms(VISIT, HOLDER, "take_ticket", BADGE, PIN))).way is Way.STAFF
        assert await again(lambda: identity.holder_of(code)) == HOLDER
        with pytest.raises(NotDone):
            await identity.holder_of(code)  # that was another attempt

    with Forgetful(str(place.center.client.base_url)) as relay:
        thread = threading.Thread(target=relay.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        Kiosk(place.kiosk.folder, relay.url).does(visit)
        relay.shutdown()
        thread.join()
    assert len(place.center.rows("SELECT id FROM identity_codes")) == 1
    assert len(place.center.rows("SELECT id FROM confirmations")) == 2


@pytest.mark.parametrize("verdict", list(Verdict))
def test_every_way_a_check_can_end_is_taken_by_the_center(place: Place, verdict: Verdict) -> None:
    async def visit(identity: IdentityDesk, desk: Desk) -> None:
        long = Ended(verdict, engine="x" * 200, shots=1000, seconds=1e6, detail="y" * 200)
        identity.checked(CONSENT, "take_ticket", long, None, policy="z" * 200)
        assert await desk.deliver()

    place.kiosk.does(visit)
    assert [row["verdict"] for row in place.center.rows("SELECT verdict FROM face_checks")] == [verdict.value]
