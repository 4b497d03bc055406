"""The SM algorithms, as far as they are there: SM3, and of SM2 everything but the curve.

SM3 comes from the OpenSSL under `cryptography` (GB/T 32905; a build without it says so). What SM2 signs is SM3(Z ‖ M),
Z being SM3 of the signer's identity, the curve and the public key (GB/T 32918.2; both sides must agree on the identity,
by default 1234567812345678). The curve itself, a signature of that digest and its check, is a `Hand` of the hall's: an
HSM, or a library. So is an SM2 signature in a file. (printing.md §8.1)
"""

from __future__ import annotations

from typing import Protocol

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes

from kiosk.paper.keys import KeyUnusable

NAME = "SM2-SM3"
IDENTITY = b"1234567812345678"
_BYTES = 32
_CURVE = bytes.fromhex(
    "fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc"  # a
    "28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93"  # b
    "32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7"  # x of the base point
    "bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0"  # and y
)
"""sm2p256v1 (GB/T 32918.5)."""


class Hand(Protocol):
    """What a hall's HSM or library does with its SM2 key."""

    @property
    def public(self) -> tuple[int, int]:
        """x and y of the public key."""

    def sign_digest(self, digest: bytes) -> bytes:
        """64 bytes r‖s over these 32 bytes, which are the digest already."""

    def digest_holds(self, digest: bytes, proof: bytes) -> bool: ...

    def sign_file(self, pdf: bytes, *, reason: str, location: str) -> bytes:
        """The file with its SM2 signature, however the hall's e-seal service makes one."""

    def public_pem(self) -> str: ...


class SmSuite:
    """`kiosk.paper.suites.Suite` over a hand. KeyUnusable where SM3 is not there."""

    name = NAME

    def __init__(self, hand: Hand, identity: bytes = IDENTITY) -> None:
        self._hand = hand
        self._identity = identity
        try:
            sm3(b"")
        except UnsupportedAlgorithm:
            raise KeyUnusable("the OpenSSL under cryptography has no SM3") from None

    def prove(self, content: bytes) -> bytes:
        return self._hand.sign_digest(self._digest(content))

    def holds(self, content: bytes, proof: bytes) -> bool:
        return len(proof) == 2 * _BYTES and self._hand.digest_holds(self._digest(content), proof)

    def sign(self, pdf: bytes, *, reason: str, location: str) -> bytes:
        return self._hand.sign_file(pdf, reason=reason, location=location)

    def public_pem(self) -> str:
        return self._hand.public_pem()

    def _digest(self, content: bytes) -> bytes:
        return sm2_digest(self._hand.public, content, self._identity)


def sm3(content: bytes) -> bytes:
    """32 bytes. cryptography's UnsupportedAlgorithm where its OpenSSL has no SM3."""
    digest = hashes.Hash(hashes.SM3())
    digest.update(content)
    return digest.finalize()


def sm2_digest(public: tuple[int, int], content: bytes, identity: bytes = IDENTITY) -> bytes:
    """What an SM2 key with this public point signs of the content: e of GB/T 32918.2, as 32 bytes."""
    x, y = (part.to_bytes(_BYTES, "big") for part in public)
    return sm3(sm3((8 * len(identity)).to_bytes(2, "big") + identity + _CURVE + x + y) + content)
