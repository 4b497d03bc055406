"""The code on a paper: an address to ask at, and a signature that holds without asking.

    https://hall.example/verify/7KM2QX9TRDVA?p=PAYLOAD&s=SIGNATURE

PAYLOAD is base64url of UTF-8 `number⏎kind⏎day⏎holder`: the document number, the kind's code, the day of issue
(YYYY-MM-DD) and whose it is, masked (李* 0019). SIGNATURE is base64url of the 64 bytes r‖s of ECDSA P-256 over
SHA-256 of `BMC1⏎code⏎` and those bytes; both unpadded. Whoever holds the public key compares what the code says with
what the paper says. (printing.md §11.2: such a code stays readable at 32 mm.)
"""

from __future__ import annotations

import base64
import binascii
import re
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

CODE = re.compile(r"[0-9A-HJKMNP-TV-Z]{12}")
"""Crockford's letters: none that is taken for another."""
_PURPOSE = b"BMC1"
_HALF = 32
_ALGORITHM = ec.ECDSA(hashes.SHA256())
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


def spell(address: str, said: Said, key: ec.EllipticCurvePrivateKey) -> str:
    """The text of the code. `address` is the center's own, without a closing slash."""
    payload = _payload(said)
    r, s = decode_dss_signature(key.sign(_signed(said.code, payload), _ALGORITHM))
    signature = r.to_bytes(_HALF, "big") + s.to_bytes(_HALF, "big")
    return f"{address}/verify/{said.code}?p={_spelled(payload)}&s={_spelled(signature)}"


def read(text: str, key: ec.EllipticCurvePublicKey) -> Said:
    """What the code says, proven by the key alone. Raises NotOurs."""
    if len(text) > _LONGEST:
        raise NotOurs("this is not the code of a paper")
    place = urlsplit(text.strip())
    code = place.path.rpartition("/verify/")[2]
    asked = parse_qs(place.query)
    if not CODE.fullmatch(code) or not {"p", "s"} <= asked.keys():
        raise NotOurs("this is not the code of a paper")
    try:
        payload, signature = _bytes(asked["p"][0]), _bytes(asked["s"][0])
        number, kind, day, holder = payload.decode().split("\n")
    except (ValueError, binascii.Error):
        raise NotOurs("this is not the code of a paper") from None
    if len(signature) != 2 * _HALF:
        raise NotOurs("the signature is not whole")
    halves = (int.from_bytes(signature[:_HALF], "big"), int.from_bytes(signature[_HALF:], "big"))
    try:
        key.verify(encode_dss_signature(*halves), _signed(code, payload), _ALGORITHM)
    except InvalidSignature:
        raise NotOurs("this code was not signed with this key") from None
    return Said(code, number, kind, day, holder)


def _payload(said: Said) -> bytes:
    return "\n".join((said.number, said.kind, said.day, said.holder)).encode()


def _signed(code: str, payload: bytes) -> bytes:
    return b"\n".join((_PURPOSE, code.encode(), payload))


def _spelled(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def _bytes(spelled: str) -> bytes:
    text = spelled.encode("ascii")
    return base64.b64decode(text + b"=" * (-len(text) % 4), altchars=b"-_", validate=True)
