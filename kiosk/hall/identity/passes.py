"""Phone passes: a short-lived signed code on a phone says who holds it; good once (一码通办).

Form: see `kiosk.center.contract.identity`. A kiosk can read one by itself with the public key; that it was shown
before, only the center knows.
"""

from __future__ import annotations

import base64
import binascii
import json
import secrets
from datetime import datetime, timedelta
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from sqlalchemy import insert, select

from kiosk.center.contract import Holder
from kiosk.center.contract.identity import PASS_PREFIX, IdentityReason, IdentityRefusal
from kiosk.hall.answers import Intent, Outcome, Reply, once, reply
from kiosk.hall.clock import micros
from kiosk.hall.identity.office import Office
from kiosk.hall.identity.tables import passes
from kiosk.hall.sheet import Sheet

GOOD_FOR = timedelta(minutes=2)


class _Payload(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, hide_input_in_errors=True)

    n: str = Field(min_length=1, max_length=30, repr=False)
    m: str = Field(default="", max_length=120, repr=False)
    x: int = Field(ge=0, le=2**40)
    j: str = Field(min_length=8, max_length=64)


class Pass(NamedTuple):
    """A pass this center signed."""

    holder: Holder
    expires: int
    """Epoch seconds."""
    id: str


def issue(key: Ed25519PrivateKey, number: str, name: str, now: datetime, good_for: timedelta = GOOD_FOR) -> str:
    """The text of a pass, as it stands in the phone's QR."""
    expiry = int((now + good_for).timestamp())
    payload = {"n": number, "m": name, "x": expiry, "j": secrets.token_urlsafe(12)}
    signed = PASS_PREFIX + _spelled(json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode())
    return f"{signed}.{_spelled(key.sign(signed.encode()))}"


def read(key: Ed25519PublicKey, code: str) -> Pass | IdentityReason:
    """What the code says, if this center signed it: NOT_OURS or FORGED otherwise. Its age is not looked at."""
    signed, dot, signature = code.rpartition(".")
    if not signed.startswith(PASS_PREFIX) or not dot:
        return IdentityReason.NOT_OURS
    try:
        key.verify(_bytes(signature), signed.encode("ascii"))
        payload = _Payload.model_validate_json(_bytes(signed.removeprefix(PASS_PREFIX)))
    except (InvalidSignature, binascii.Error, UnicodeEncodeError, ValidationError):
        return IdentityReason.FORGED
    return Pass(Holder(kind="resident", number=payload.n, name=payload.m), payload.x, payload.j)


def redeem(sheet: Sheet, office: Office, intent: Intent, code: str) -> Reply:
    """Whose it is, once; the same key gets the same answer again."""
    return once(sheet, intent, lambda: _redeem(sheet, office, intent.name.kiosk, code))


def _redeem(sheet: Sheet, office: Office, kiosk: str, code: str) -> Outcome:
    found = read(office.key.public_key(), code.strip())
    if isinstance(found, IdentityReason):
        return _no(sheet, kiosk, found)
    now = sheet.now.timestamp()
    if not now < found.expires <= now + 2 * GOOD_FOR.total_seconds():
        return _no(sheet, kiosk, IdentityReason.EXPIRED)
    mark = sheet.desk.seal.digest(b"pass", found.id.encode())
    if sheet.connection.execute(select(passes.c.mark).where(passes.c.mark == mark)).first() is not None:
        return _no(sheet, kiosk, IdentityReason.USED)
    expires_at = found.expires * 1_000_000
    sheet.connection.execute(insert(passes).values(mark=mark, expires_at=max(expires_at, micros(sheet.now))))
    # 200, not 201: answers that name somebody go when the day turns (see retention)
    return Outcome(reply(200, found.holder))


def _no(sheet: Sheet, kiosk: str, reason: IdentityReason) -> Outcome:
    sheet.log(kiosk, "passRefused", why=reason.value)
    return Outcome(reply(409, IdentityRefusal(reason=reason)))


def _spelled(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def _bytes(spelled: str) -> bytes:
    text = spelled.encode("ascii")
    return base64.b64decode(text + b"=" * (-len(text) % 4), altchars=b"-_", validate=True)
