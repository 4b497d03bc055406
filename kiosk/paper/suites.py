"""Signature suites: what signs a paper's file and the code on it, behind one interface. One center uses one suite.

There: the plain suite, `ES256`. Files: PAdES baseline B-B, ECDSA P-256 with SHA-256 (`kiosk.paper.signing`). Codes: the
same key and algorithm (`kiosk.paper.proof`). Whoever has the public key checks both without us.

There for the SM algorithms: the digests, SM3 and what SM2 signs of it (`kiosk.paper.sm`), where the OpenSSL under
`cryptography` has SM3. Not there: SM2 itself, which `cryptography` has not, and an SM2 signature in a PDF, which
pyHanko has not. A hall that needs them brings a *provider*, its HSM or a library of its own, as a module that is
installed beside this program: `signing.provider = "module:function"` in papers.toml. The function is called once with
the hall's configuration folder and returns a `Suite`.

Never one for the other: with a provider the plain key is not read, and when the provider cannot be used no paper is
signed at all. A code names its suite unless it is the plain one, and a checker of another suite says so.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

from kiosk.paper.keys import KeyUnusable, SigningKey

PLAIN = "ES256"
NAME = re.compile(r"[A-Z][A-Z0-9-]{1,15}")
LONGEST_PROOF = 132
"""Bytes of a code's signature: ECDSA P-521 has as many. A longer one would not be read from paper."""
_HALF = 32
_ALGORITHM = ec.ECDSA(hashes.SHA256())
_PROBE = b"kiosk: does this suite hold what it signed?"


class Checker(Protocol):
    """Whoever has the public key."""

    @property
    def name(self) -> str:
        """As codes spell it: `ES256`, `SM2-SM3`."""

    def holds(self, content: bytes, proof: bytes) -> bool:
        """Is this the signature of just this content? False for every other, however broken."""


class Suite(Checker, Protocol):
    """Whoever has the private key, or may ask for its signature. May be used by several threads at once."""

    def prove(self, content: bytes) -> bytes:
        """The signature that goes into a code: raw bytes, at most LONGEST_PROOF."""

    def sign(self, pdf: bytes, *, reason: str, location: str) -> bytes:
        """The file with its signature; nothing may be written to it afterwards. Not for an event loop's own thread."""

    def public_pem(self) -> str:
        """For whoever checks a code without this center."""


class PlainChecker:
    """ES256: 64 bytes r‖s of ECDSA P-256 over SHA-256."""

    name = PLAIN

    def __init__(self, key: ec.EllipticCurvePublicKey) -> None:
        self._key = key

    def holds(self, content: bytes, proof: bytes) -> bool:
        if len(proof) != 2 * _HALF:
            return False
        halves = (int.from_bytes(proof[:_HALF], "big"), int.from_bytes(proof[_HALF:], "big"))
        try:
            self._key.verify(encode_dss_signature(*halves), content, _ALGORITHM)
        except InvalidSignature:
            return False
        return True


class PlainSuite(PlainChecker):
    def __init__(self, key: SigningKey) -> None:
        super().__init__(key.private.public_key())
        self.key = key
        self._sign: Callable[..., bytes] | None = None

    def prove(self, content: bytes) -> bytes:
        r, s = decode_dss_signature(self.key.private.sign(content, _ALGORITHM))
        return r.to_bytes(_HALF, "big") + s.to_bytes(_HALF, "big")

    def sign(self, pdf: bytes, *, reason: str, location: str) -> bytes:
        if self._sign is None:
            from kiosk.paper.signing import Signer  # pyHanko takes 0.3 s, which no start should wait for

            self._sign = Signer(self.key).sign
        return self._sign(pdf, reason=reason, location=location)

    def public_pem(self) -> str:
        return self.key.public_pem()


def provided(provider: str, folder: Path) -> Suite:
    """The suite of a hall's own module, `package.module:function`. KeyUnusable when it is not there, cannot be used, or
    does not hold what it signed."""
    module, _, function = provider.partition(":")
    try:
        made = getattr(importlib.import_module(module), function)(folder)
    except (ImportError, AttributeError) as missing:
        raise KeyUnusable(f"signing.provider {provider} is not installed here ({missing})") from None
    except Exception as fault:  # somebody else's code, an HSM that is not plugged in: whatever it says, nothing signs
        raise KeyUnusable(f"signing.provider {provider} cannot be used ({type(fault).__name__}: {fault})") from fault
    return _sound(made, provider)


def _sound(suite: Suite, provider: str) -> Suite:
    lacks = [each for each in ("name", "prove", "holds", "sign", "public_pem") if not hasattr(suite, each)]
    if lacks:
        raise KeyUnusable(f"signing.provider {provider} is no suite: it has no {', '.join(lacks)}")
    if not NAME.fullmatch(suite.name) or suite.name == PLAIN:
        raise KeyUnusable(f"signing.provider {provider} calls its suite {suite.name!r}: a name of its own is needed")
    try:
        proof = suite.prove(_PROBE)
        holds = len(proof) <= LONGEST_PROOF and suite.holds(_PROBE, proof) and not suite.holds(_PROBE + b"!", proof)
    except Exception as fault:
        raise KeyUnusable(f"signing.provider {provider} cannot sign ({type(fault).__name__}: {fault})") from fault
    if not holds:
        raise KeyUnusable(f"signing.provider {provider} does not hold what it signed")
    return suite
