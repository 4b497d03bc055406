"""Personal payloads at rest are sealed: AES-256-GCM with a key that lives in one file only its owner can read."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE = 12
KEY = 32


class SealBroken(ValueError):
    """The payload was changed, or sealed with another key."""


class Seal:
    """Seals and opens bytes. The key file is made on first use with mode 0600."""

    def __init__(self, key_file: Path) -> None:
        self._cipher = AESGCM(_key(key_file))

    def close(self, plain: bytes) -> bytes:
        nonce = os.urandom(NONCE)
        return nonce + self._cipher.encrypt(nonce, plain, None)

    def open(self, sealed: bytes) -> bytes:
        try:
            return self._cipher.decrypt(sealed[:NONCE], sealed[NONCE:], None)
        except InvalidTag as broken:
            raise SealBroken("a sealed record cannot be opened with this machine's key") from broken


def _key(path: Path) -> bytes:
    """The key, made whole or not at all: a crash while writing must not leave half a key behind."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(f".{os.getpid()}")
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(os.urandom(KEY))
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):  # another process of this machine may be first; its key is the key
            os.link(fresh, path)
        fresh.unlink()
    key = path.read_bytes()
    if len(key) != KEY:
        raise SealBroken(f"{path} is not a key of {KEY} bytes")
    return key
