"""What the code on a phone says, with the real keys and signatures, and what is none of ours."""

from __future__ import annotations

import base64
import json
import random
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.center.contract.identity import LONGEST_PASS
from kiosk.hall.identity.passes import issue
from kiosk.identity.code import SKEW, PassFlaw, PassHolder, read_pass

CENTER, STRANGER = (Ed25519PrivateKey.from_private_bytes(bytes([first] * 32)) for first in (1, 2))
KEY = CENTER.public_key().public_bytes_raw()
NOW = datetime(2026, 11, 20, 9, 46, tzinfo=UTC)
NUMBER = "990101199001010019"


def said(payload: object, key: Ed25519PrivateKey = CENTER) -> str:
    signed = "BMP1:" + base64.urlsafe_b64encode(json.dumps(payload).encode()).decode().rstrip("=")
    return f"{signed}.{base64.urlsafe_b64encode(key.sign(signed.encode())).decode().rstrip('=')}"


def good(**changed: object) -> dict[str, object]:
    return {"n": NUMBER, "m": "李示范", "x": int(NOW.timestamp()) + 60, "j": "0123456789"} | changed


def test_a_pass_of_the_center_says_who_holds_it() -> None:
    found = read_pass(issue(CENTER, NUMBER, "李示范", NOW), KEY, NOW)
    assert found == PassHolder(NUMBER, "李示范")
    assert read_pass(f" {issue(CENTER, NUMBER, '李示范', NOW)}\n", KEY, NOW) == found


def test_a_pass_is_good_for_two_minutes_and_on_a_kiosk_whose_clock_is_a_little_behind() -> None:
    code = issue(CENTER, NUMBER, "李示范", NOW)
    assert isinstance(read_pass(code, KEY, NOW + timedelta(seconds=119)), PassHolder)
    assert read_pass(code, KEY, NOW + timedelta(seconds=120)) is PassFlaw.EXPIRED
    assert isinstance(read_pass(code, KEY, NOW - timedelta(seconds=SKEW)), PassHolder)
    assert read_pass(code, KEY, NOW - timedelta(seconds=SKEW + 1)) is PassFlaw.FORGED


@pytest.mark.parametrize(
    "code", ["", ".", "BMP1:", "BMP1:abc", "BMP2:a.b", "https://example.org/a.b", "https://身份.example/码", "1" * 18]
)
def test_other_codes_are_not_ours_and_for_the_center_to_ask(code: str) -> None:
    assert read_pass(code, KEY, NOW) is PassFlaw.NOT_OURS


def test_a_code_longer_than_any_pass_is_not_looked_into() -> None:
    assert read_pass(said(good(m="长" * LONGEST_PASS)), KEY, NOW) is PassFlaw.NOT_OURS


@pytest.mark.parametrize(
    "code",
    [
        said(good(), STRANGER),
        said(good(n="")),
        said({"n": NUMBER}),
        said(good(x="soon")),
        said(good(x=10**30)),
        said(good(x=None)),
        said([1, 2]),
        said("text"),
        "BMP1:YWJj.YWJj",
        "BMP1:*.*",
        "BMP1:é.é",
        said(good()) + "*",
    ],
    ids=range(12),
)
def test_what_the_center_did_not_sign_or_would_not_sign_is_forged(code: str) -> None:
    assert read_pass(code, KEY, NOW) is PassFlaw.FORGED


def test_no_single_changed_letter_of_a_pass_names_anybody_else() -> None:
    code, dice = said(good()), random.Random(4)
    assert read_pass(code, KEY, NOW) == PassHolder(NUMBER, "李示范")
    for at in range(len(code)):
        letter = dice.choice([each for each in "ABCXYZabcxyz0189-_" if each != code[at]])
        found = read_pass(code[:at] + letter + code[at + 1 :], KEY, NOW)
        # The last letter of base64 carries two spare bits, so another one may spell the same signature.
        assert found in (PassFlaw.FORGED, PassFlaw.NOT_OURS) or at == len(code) - 1


def test_a_key_that_is_none_is_a_mistake_of_ours_and_not_of_the_citizen() -> None:
    with pytest.raises(ValueError, match="32 bytes, this one has 5"):
        read_pass(said(good()), b"short", NOW)


def test_who_holds_a_pass_shows_in_nothing_that_is_printed() -> None:
    assert NUMBER not in repr(read_pass(said(good()), KEY, NOW))
