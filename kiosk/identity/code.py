"""一码通办: what the code on a phone says, read without asking anybody.

A phone pass is `BMP1:` + base64url of JSON {"n": number, "m": name, "x": expiry in epoch seconds, "j": random id}, then
`.` and base64url of the center's Ed25519 signature over everything before that dot (`kiosk.center.contract.identity`).
Whether it was shown before only the center knows.
"""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from kiosk.center.contract.identity import LONGEST_PASS, PASS_PREFIX

LIVES = 120
"""Seconds a pass is good for at most: one that says more was not made by the center's rules."""
SKEW = 30
"""Seconds the kiosk's clock may be behind the center's: a pass just made must not look made by no rule of ours."""
KEY = 32


class PassFlaw(StrEnum):
    NOT_OURS = "notOurs"
    """No pass of this center, or none at all: ask the center."""
    FORGED = "forged"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class PassHolder:
    number: str = field(repr=False)
    name: str = field(repr=False)


def read_pass(code: str, key: bytes, now: datetime) -> PassHolder | PassFlaw:
    """Whose pass it is. `key`: the center's public key, 32 bytes.

    NOT_OURS for every other code, an 电子身份凭证 too: the center may know it. Raises ValueError for what is no key.
    """
    if len(key) != KEY:
        raise ValueError(f"the center's public key has {KEY} bytes, this one has {len(key)}")
    signed, dot, signature = code.strip().rpartition(".")
    if not signed.startswith(PASS_PREFIX) or not dot or len(code) > LONGEST_PASS:
        return PassFlaw.NOT_OURS
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(_decoded(signature), signed.encode("ascii"))
        said = json.loads(_decoded(signed.removeprefix(PASS_PREFIX)))
        number, name, expires = str(said["n"]), str(said["m"]), int(said["x"])
    except (InvalidSignature, binascii.Error, ValueError, KeyError, TypeError, OverflowError):
        return PassFlaw.FORGED
    left = expires - now.timestamp()
    if left <= 0:
        return PassFlaw.EXPIRED
    return PassHolder(number, name) if number and left <= LIVES + SKEW else PassFlaw.FORGED


def _decoded(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
