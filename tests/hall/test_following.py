"""The QR of a ticket leads to where a phone can reach the center, or there is none; and what one sees there is how the
ticket stands, not how it stood."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.hall import Settings, following
from kiosk.hall.desk import Desk
from kiosk.hall.exchange import Row
from kiosk.hall.serve import reached_by
from tests.hall.conftest import Asked, fresh, running


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.8.8.8", "localhost", "LocalHost", "::1", "::ffff:127.0.0.1", "0.0.0.0", "::", ""]
)
def test_a_center_that_knows_no_address_for_phones_gives_none(host: str) -> None:
    assert reached_by("", host, 8080) == ""


@pytest.mark.parametrize(
    ("told", "host", "address"),
    [
        ("", "192.168.7.5", "http://192.168.7.5:8080"),
        ("", "center.hall.example", "http://center.hall.example:8080"),
        ("", "2001:db8::5", "http://[2001:db8::5]:8080"),
        ("https://hall.example", "0.0.0.0", "https://hall.example"),
        ("http://127.0.0.1:8080", "127.0.0.1", "http://127.0.0.1:8080"),
    ],
)
def test_what_the_operator_said_counts_first_and_then_the_address_it_listens_on(
    told: str, host: str, address: str
) -> None:
    assert reached_by(told, host, 8080) == address


def test_without_an_address_no_link_is_given_and_the_page_is_still_there(settings: Settings) -> None:
    with running(replace(settings, public_url="")) as center:
        ticket = center.take("shijian-001").json()
        adopted = center.post("/v1/tickets/adopt", OFFLINE, fresh()).json()
        assert (ticket["follow_url"], adopted["follow_url"]) == ("", "")
        assert center.get("/v1/kiosks/me").json()["follow_base"] == ""
        assert ticket["number"] in center.client.get(f"/t/{ticket['code']}").text


def test_settings_without_an_address_give_no_link(hall_folder: Path) -> None:
    assert Settings(database="sqlite:///nowhere.db", config=hall_folder).public_url == ""


def test_a_known_address_stands_in_every_link(sqlite_center: Asked) -> None:
    ticket = sqlite_center.take("shijian-001").json()
    assert ticket["follow_url"] == f"http://hall.example/t/{ticket['code']}"
    assert sqlite_center.get("/v1/kiosks/me").json()["follow_base"] == "http://hall.example/t/"


@pytest.mark.parametrize("address", ["/v1/tickets/{}", "/t/{}"])
def test_who_ends_while_somebody_looks_is_not_told_to_wait(
    address: str, sqlite_center: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = sqlite_center.take("shijian-001").json()["code"]
    read = [following.stored(sqlite_center.desk, code)]  # and only then the number is given back
    sqlite_center.client.post(f"/v1/tickets/{code}/cancel", headers={"Idempotency-Key": fresh()})

    as_it_is = following.stored

    def stored(desk: Desk, wanted: str) -> Row | None:
        return read.pop() if read else as_it_is(desk, wanted)

    monkeypatch.setattr("kiosk.hall.following.stored", stored)
    told = sqlite_center.client.get(address.format(code)).text
    assert ("cancelled" in told or "已经取消" in told) and "waiting" not in told
    assert not read


def test_who_is_called_while_somebody_looks_is_told_the_window(
    sqlite_center: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = sqlite_center.take("shijian-001").json()["code"]
    waited = following.stored(sqlite_center.desk, code)
    sqlite_center.act("01", "open")
    sqlite_center.act("01", "callNext")
    monkeypatch.setattr("kiosk.hall.following.stored", lambda desk, wanted: waited)
    told = sqlite_center.client.get(f"/v1/tickets/{code}").json()
    assert (told["state"], [each["number"] for each in told["windows"]]) == ("called", ["01"])


OFFLINE = {
    "number": "A1107",
    "code": "7KM2QX9TRD",
    "day": "2026-10-12",
    "issued_at": "2026-10-12T09:20:00+08:00",
    "items": ["shijian-001"],
}
