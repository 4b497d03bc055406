"""The center's part in saying who somebody is, and what the law wants written down of a face check.

The face itself is compared inside the kiosk. No picture taken by a camera ever comes here, and none is kept here: a
reference portrait passes through on its way to the kiosk, in memory. (人脸识别技术应用安全管理办法; PIPL 28-31, 55, 56)

    POST /v1/identity/portrait-checks PortraitRequest → Portrait         (changes nothing: no key of its own)
    POST /v1/identity/codes           CodeRequest     → CodeSent         (six digits to the telephone on record)
    POST /v1/identity/codes/{code}/answers CodeAnswer → Confirmed 201    (the digits as typed)
    POST /v1/identity/staff-confirmations StaffConfirmation → Confirmed 201 (badge and PIN, on the kiosk)
    POST /v1/identity/consents        ConsentRecord   → Taken 202        (through the outbox, never refused)
    POST /v1/identity/checks          CheckRecord     → Taken 202        (through the outbox, never refused)
    GET  /v1/identity/ways                            → IdentityWays     (what this hall is connected to)
    GET  /v1/identity/pass-key                        → PassKey          (to read phone passes while the center is away)
    POST /v1/identity/passes          PassRequest     → Holder           (a phone pass is good once)

All of them are for kiosks (`Authorization: Bearer <token>`), and all that change something want an Idempotency-Key.
What is not done is 409 with an `IdentityRefusal`. Citizens' numbers come in to be looked up or hashed; only keyed
hashes stay. 503 for a code means that the same key is still being worked on: ask again with it.

A phone pass is `BMP1:` + base64url of JSON {"n": number, "m": name, "x": expiry in epoch seconds, "j": random id}, then
`.` and base64url of the Ed25519 signature over everything before that dot, the prefix included; base64url unpadded.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AwareDatetime, Base64Bytes, Field

from kiosk.center.contract import Holder, Message
from kiosk.identity.face import words

Verdict = words.Verdict

PASS_PREFIX = "BMP1:"
LONGEST_PASS = 1024
"""Letters of a pass; a QR code a phone can show has far fewer."""

LARGEST_PORTRAIT = 256 * 1024
"""Bytes of a reference portrait; 人口库 portraits have some 20 to 40 thousand."""

CODE_DIGITS = 6
PIN_DIGITS = 6

CONSENTS = "/v1/identity/consents"
CHECKS = "/v1/identity/checks"

Purpose = Annotated[str, Field(pattern=r"^[a-z][a-zA-Z0-9_]{0,29}$", description="The journey: take_ticket")]
Visit = Annotated[str, Field(pattern=r"^[0-9A-Za-z-]{8,40}$", description="The kiosk's own name of this visit, random")]
ConsentId = Annotated[str, Field(pattern=r"^[0-9a-f]{16,40}$", description="Made by the kiosk, random")]
Figure = Annotated[float | None, Field(ge=-2, le=2)]


class IdentityWays(Message):
    """What this hall is connected to, so that no kiosk offers what always ends in a no."""

    codes: bool = True
    """It sends codes to telephones."""
    portraits: bool = True
    """It has a source of reference portraits."""


class PortraitRequest(Message):
    holder: Holder
    purpose: Purpose


class Portrait(Message):
    """A reference portrait, for the kiosk's own comparison and for nothing else; to be zeroed afterwards."""

    picture: Base64Bytes = Field(repr=False)
    kind: str
    """`image/jpeg`, `image/png`, `image/bmp` or `image/webp`."""


class CodeRequest(Message):
    holder: Holder
    purpose: Purpose
    visit: Visit


class CodeSent(Message):
    id: str
    phone: str
    """Masked: 138****8000."""
    seconds: int
    """So long the code is good."""
    again: int
    """After so many seconds another one may be asked for."""


class CodeAnswer(Message):
    digits: str = Field(pattern=r"^[0-9]{6}$", repr=False)


class Way(StrEnum):
    """How it goes without the face."""

    STAFF = "staff"
    CODE = "code"
    WINDOW = "window"


class Why(StrEnum):
    """What a member of staff confirms."""

    FACE = "face"
    """That this is the person on the card."""
    GUARDIAN = "guardian"
    """That the adult beside a child under 14 is the guardian."""


class Confirmed(Message):
    """Somebody is confirmed without their face. `id` is good for this kiosk and this visit only."""

    id: str
    way: Way
    at: datetime


class StaffConfirmation(Message):
    badge: str = Field(min_length=1, max_length=40, repr=False)
    """Repr hidden: people type their PIN into the wrong field."""
    pin: str = Field(pattern=r"^[0-9]{6}$", repr=False)
    why: Why = Why.FACE
    holder: Holder
    purpose: Purpose
    visit: Visit


class ConsentAnswer(StrEnum):
    GIVEN = "given"
    REFUSED = "refused"
    """No camera was opened."""
    WITHDRAWN = "withdrawn"
    """Said yes, and then stopped it."""


class ConsentRecord(Message):
    """What somebody answered when asked for their face, at `at` on the kiosk."""

    consent: ConsentId
    at: AwareDatetime
    purpose: Purpose
    text: str = Field(min_length=1, max_length=20)
    """Version of the words they were asked with."""
    answer: ConsentAnswer
    way: Way | Literal[""] = ""
    """The other way they chose, if one."""
    guardian: bool = False
    """A guardian answered, for a child under 14."""
    holder: Holder | None = None


class CheckRecord(Message):
    """How one face check ended. Figures and words only; `engine` and `policy` are the versions of what decided it."""

    consent: ConsentId
    at: AwareDatetime
    purpose: Purpose
    verdict: Verdict
    score: Figure = None
    real: Figure = None
    engine: str = Field(default="", max_length=80)
    policy: str = Field(default="", max_length=80)
    """Thresholds and their version, in words of the kiosk."""
    attempt: int = Field(default=1, ge=1, le=99)
    shots: int = Field(default=0, ge=0, le=99)
    seconds: float = Field(default=0.0, ge=0, le=3600)
    detail: str = Field(default="", max_length=60)
    """A word of a device or engine, never anything of a citizen."""
    holder: Holder | None = None


class PassKey(Message):
    algorithm: Literal["Ed25519"] = "Ed25519"
    key: Base64Bytes
    """32 bytes, public."""


class PassRequest(Message):
    code: str = Field(min_length=1, max_length=LONGEST_PASS, repr=False)


class IdentityReason(StrEnum):
    NOT_CONNECTED = "notConnected"
    """This hall has no portrait source, or no way to send messages."""
    AWAY = "away"
    """There is one, and it does not answer."""
    UNKNOWN_PERSON = "unknownPerson"
    """Number and name are not known there, or do not belong together."""
    NO_PORTRAIT = "noPortrait"
    """The person is known there, without a portrait."""
    NO_PHONE = "noPhone"
    """The person is known there, without a telephone."""
    TOO_MANY = "tooMany"
    """Too often, for this person or from this kiosk: again after `seconds`."""
    UNKNOWN_CODE = "unknownCode"
    """There is no such code, or it was not made for this kiosk."""
    WRONG = "wrong"
    """The code or the pair of badge and PIN; a code may be tried `left` times more."""
    EXPIRED = "expired"
    """The time of the code or pass is over."""
    USED_UP = "usedUp"
    """Tried too often, used already, or a newer one was sent."""
    LOCKED = "locked"
    """Too many wrong PINs: again after `seconds`."""
    OWN_NAME = "ownName"
    """Nobody confirms themselves: a colleague must."""
    BUSY = "busy"
    """Too many secrets are being checked at once: ask again."""
    NOT_OURS = "notOurs"
    """No pass of this center: another city's code, or none at all."""
    FORGED = "forged"
    """It looks like one, and is not signed by this center."""
    USED = "used"
    """This pass was shown before."""


class IdentityRefusal(Message):
    reason: IdentityReason
    left: int = 0
    seconds: int = 0
