"""Personal data at rest: sealed with AES-256-GCM, found again only through a keyed hash.

The key file (64 random bytes, mode 0600) is made once; its first half seals, its second half marks. Without it the
database tells nothing about who held a ticket. (网络数据安全管理条例 21; PIPL 51)
"""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC

from kiosk.center.contract import Holder

_KEY_BYTES = 64
_NONCE_BYTES = 12


class KeyFileError(RuntimeError):
    """The key file cannot be used; the text says what to do."""


class Seal:
    def __init__(self, key: bytes) -> None:
        self._aes = AESGCM(key[:32])
        self._mac = HMAC(key[32:], SHA256())

    def close(self, holder: Holder, ticket: str) -> bytes:
        """Sealed to one ticket: the bytes of one cannot be passed off as another's."""
        return self.wrap(holder.model_dump_json().encode(), ticket)

    def open(self, sealed: bytes, ticket: str) -> Holder:
        """cryptography.exceptions.InvalidTag when the bytes were changed or belong to another ticket."""
        return Holder.model_validate_json(self.unwrap(sealed, ticket))

    def wrap(self, content: bytes, owner: str) -> bytes:
        """Sealed to one owner; `open`'s tickets own the holders."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return nonce + self._aes.encrypt(nonce, content, owner.encode())

    def unwrap(self, sealed: bytes, owner: str) -> bytes:
        """cryptography.exceptions.InvalidTag when the bytes were changed or belong to another owner."""
        return self._aes.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], owner.encode())

    def mark(self, number: str) -> str:
        """The blind index of whoever holds a ticket."""
        return self.whose(b"holder", number)

    def whose(self, domain: bytes, number: str) -> str:
        """The blind index of an identity number: equal for the same person, meaningless without the key, and another
        one in each domain, so that none leads from one to the next."""
        return self.digest(domain, "".join(number.split()).upper().encode())

    def digest(self, purpose: bytes, content: bytes) -> str:
        """Keyed, because a plain hash of something as short as an identity number can be tried out."""
        mac = self._mac.copy()  # half the time of beginning anew with the key
        mac.update(purpose + b"\0" + content)
        return mac.finalize().hex()[:32]


def open_key(path: Path) -> Seal:
    """The seal of this center; makes the key file when there is none. Safe with several processes starting at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        _make(path)
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise KeyFileError(f"{path} can be read by others; it must be mode 0600")
    key = path.read_bytes()
    if len(key) != _KEY_BYTES:
        raise KeyFileError(f"{path} is not a key file of this center ({len(key)} bytes instead of {_KEY_BYTES})")
    return Seal(key)


def _make(path: Path) -> None:
    fresh = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(handle, secrets.token_bytes(_KEY_BYTES))
        os.fsync(handle)
    finally:
        os.close(handle)
    try:
        os.link(fresh, path)  # the first of several processes wins, the others use its key
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
