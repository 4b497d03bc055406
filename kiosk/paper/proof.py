"""The code on a paper: an address to ask at, and a signature that holds without asking.

    https://hall.example/verify/7KM2QX9TRDVA?p=PAYLOAD&s=SIGNATURE

PAYLOAD is base64url of UTF-8 `number⏎kind⏎day⏎holder`: the document number, the kind's code, the day of issue
(YYYY-MM-DD) and whose it is, masked (李* 0019). SIGNATURE is base64url of the 64 bytes r‖s of ECDSA P-256 over
SHA-256 of `BMC1⏎code⏎` and those bytes; both unpadded. Signed with another suite (`kiosk.paper.suites`) the code says
so, `&a=SM2-SM3`, and what is signed begins `BMC1 SM2-SM3⏎code⏎`. Whoever holds the public key compares what the code
says with what the paper says. (printing.md §11.2: such a code stays readable at 32 mm.)
"""

from __future__ import annotations

import base64
import binascii
import re
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from kiosk.paper.suites import LONGEST_PROOF, NAME, PLAIN, Checker, Suite

CODE = re.compile(r"[0-9A-HJKMNP-TV-Z]{12}")
"""Crockford's letters: none that is taken for another."""
_PURPOSE = b"BMC1"
_LONGEST = 600


class Said(NamedTuple):
    """What a code says of the paper it stands on."""

    code: str
    number: str
    kind: str
    day: str
    holder: str


class NotOurs(ValueError):
    """Not the code of a paper, or not signed with this key; the text says which."""


class OtherSuite(NotOurs):
    """The code names another suite than the one it is checked with: this key can say neither yes nor no."""

    def __init__(self, signed: str, checked: str) -> None:
        super().__init__(f"this code was signed with {signed}, and this key checks {checked}")
        self.signed = signed


def spell(address: str, said: Said, suite: Suite) -> str:
    """The text of the code. `address` is the center's own, without a closing slash."""
    payload = _payload(said)
    proof = suite.prove(_signed(said.code, payload, suite.name))
    named = "" if suite.name == PLAIN else f"&a={suite.name}"
    return f"{address}/verify/{said.code}?p={_spelled(payload)}&s={_spelled(proof)}{named}"


def read(text: str, checker: Checker) -> Said:
    """What the code says, proven by the key alone. Raises NotOurs."""
    if len(text) > _LONGEST:
        raise NotOurs("this is not the code of a paper")
    place = urlsplit(text.strip())
    code = place.path.rpartition("/verify/")[2]
    asked = parse_qs(place.query)
    suite = asked.get("a", [PLAIN])[0]
    if not CODE.fullmatch(code) or not {"p", "s"} <= asked.keys() or not NAME.fullmatch(suite):
        raise NotOurs("this is not the code of a paper")
    try:
        payload, proof = _bytes(asked["p"][0]), _bytes(asked["s"][0])
        number, kind, day, holder = payload.decode().split("\n")
    except (ValueError, binascii.Error):
        raise NotOurs("this is not the code of a paper") from None
    if suite != checker.name:
        raise OtherSuite(suite, checker.name)
    if len(proof) > LONGEST_PROOF or not checker.holds(_signed(code, payload, suite), proof):
        raise NotOurs("this code was not signed with this key")
    return Said(code, number, kind, day, holder)


def _payload(said: Said) -> bytes:
    return "\n".join((said.number, said.kind, said.day, said.holder)).encode()


def _signed(code: str, payload: bytes, suite: str) -> bytes:
    purpose = _PURPOSE if suite == PLAIN else _PURPOSE + b" " + suite.encode()
    return b"\n".join((purpose, code.encode(), payload))


def _spelled(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def _bytes(spelled: str) -> bytes:
    text = spelled.encode("ascii")
    return base64.b64decode(text + b"=" * (-len(text) % 4), altchars=b"-_", validate=True)
