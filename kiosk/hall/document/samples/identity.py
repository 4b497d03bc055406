"""Samples: who somebody is. The pictures and keys in them are too short to be any."""

from __future__ import annotations

from base64 import b64encode

from kiosk.center.contract import Taken
from kiosk.center.contract.identity import (
    CheckRecord,
    CodeAnswer,
    CodeRequest,
    CodeSent,
    Confirmed,
    ConsentAnswer,
    ConsentRecord,
    IdentityWays,
    PassKey,
    PassRequest,
    Portrait,
    PortraitRequest,
    StaffConfirmation,
    Verdict,
    Way,
)
from kiosk.hall.document.samples.sample import HOLDER, ID, VISIT, at, sample

_CONSENT = "0a1b2c3d4e5f60718293a4b5"
_JOURNEY = "print_certificate"

DOORS = {
    "POST /v1/identity/portrait-checks": sample(
        Portrait(picture=b64encode(b"\xff\xd8\xff\xe0"), kind="image/jpeg"),
        PortraitRequest(holder=HOLDER, purpose=_JOURNEY),
    ),
    "POST /v1/identity/codes": sample(
        CodeSent(id=ID, phone="138****8000", seconds=300, again=60),
        CodeRequest(holder=HOLDER, purpose=_JOURNEY, visit=VISIT),
    ),
    "POST /v1/identity/codes/{code}/answers": sample(
        Confirmed(id=ID, way=Way.CODE, at=at("09:35")), CodeAnswer(digits="042917")
    ),
    "POST /v1/identity/staff-confirmations": sample(
        Confirmed(id=ID, way=Way.STAFF, at=at("09:35")),
        StaffConfirmation(badge="007", pin="731905", holder=HOLDER, purpose=_JOURNEY, visit=VISIT),
    ),
    "POST /v1/identity/consents": sample(
        Taken(id=4712),
        ConsentRecord(
            consent=_CONSENT, at=at("09:34"), purpose=_JOURNEY, text="2026-1", answer=ConsentAnswer.GIVEN, holder=HOLDER
        ),
    ),
    "POST /v1/identity/checks": sample(
        Taken(id=4713),
        CheckRecord(
            consent=_CONSENT,
            at=at("09:34"),
            purpose=_JOURNEY,
            verdict=Verdict.MATCH,
            score=0.71,
            real=0.98,
            engine="sface 2021-12",
            policy="2026-1",
            shots=3,
            seconds=2.4,
        ),
    ),
    "GET /v1/identity/ways": sample(IdentityWays(codes=True, portraits=False)),
    "GET /v1/identity/pass-key": sample(PassKey(key=b64encode(bytes(range(32))))),
    "POST /v1/identity/passes": sample(HOLDER, PassRequest(code="BMP1:eyJuIjoi….c2lnbmF0dXJl")),
}
