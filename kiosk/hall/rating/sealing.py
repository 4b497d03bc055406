"""A citizen's own words and telephone at rest: AES-256-GCM under a key derived from the center's key file.

A key of its own, by HMAC-SHA-256 with a label, so that nothing sealed here can be taken for a ticket's holder.
"""

from __future__ import annotations

import secrets

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kiosk.hall.sealing import Seal

_NONCE_BYTES = 12


class Envelope:
    def __init__(self, seal: Seal) -> None:
        halves = seal.digest(b"rating words", b"1") + seal.digest(b"rating words", b"2")
        self._aes = AESGCM(bytes.fromhex(halves))

    def close(self, words: str, owner: str, field: str) -> bytes | None:
        """Sealed to one row and column; None for no words."""
        if not words:
            return None
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return nonce + self._aes.encrypt(nonce, words.encode(), f"{field} {owner}".encode())

    def open(self, sealed: bytes | None, owner: str, field: str) -> str:
        """ "" for nothing. cryptography.exceptions.InvalidTag when the bytes were changed or belong elsewhere."""
        if not sealed:
            return ""
        nonce, body = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
        return self._aes.decrypt(nonce, body, f"{field} {owner}".encode()).decode()
