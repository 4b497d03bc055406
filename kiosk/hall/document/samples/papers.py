"""Samples: papers 证明."""

from __future__ import annotations

from base64 import b64encode

from kiosk.center.contract import Taken
from kiosk.center.contract.paper_desk import Act, PaperAct, PaperActed
from kiosk.center.contract.papers import (
    Confirmation,
    Paper,
    PaperAsked,
    PaperFeeWanted,
    PaperKind,
    PaperOutcome,
    PaperReason,
    PaperState,
    PapersThere,
    PaperWanted,
    Preview,
    PreviewAsked,
    Reprint,
    Reprints,
)
from kiosk.hall.document.samples.fees import ORDER
from kiosk.hall.document.samples.sample import HOLDER, ID, VISIT, at, sample

_KIND = PaperKind(
    code="social_insurance",
    name="参保缴费证明",
    name_en="Social insurance statement",
    department="人力资源和社会保障局",
    department_en="Human Resources and Social Security Bureau",
    fee="0.00",
    copies_most=3,
    left=5,
    face=True,
)
_NOT_NOW = _KIND.model_copy(
    update={"code": "no_home", "name": "无房证明", "name_en": "No property", "reason": PaperReason.NO_RECORD}
)
_PAPER = Paper(
    id=ID,
    number="ZM20260105000123",
    code="7KM2QX9TRD4W",
    kind="social_insurance",
    pages=1,
    copies=1,
    digest="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    issued_at=at("09:36"),
)

DOORS = {
    "POST /v1/papers/available": sample(
        PapersThere(kinds=(_KIND, _NOT_NOW)), PaperAsked(holder=HOLDER, confirmed=Confirmation.FACE)
    ),
    "POST /v1/papers/previews": sample(
        Preview(pictures=(b64encode(b"\x89PNG\r\n\x1a\n"),), pages=1),
        PreviewAsked(holder=HOLDER, kind="social_insurance", confirmed=Confirmation.FACE, width=900),
    ),
    "POST /v1/papers": sample(
        _PAPER,
        PaperWanted(holder=HOLDER, kind="social_insurance", copies=1, confirmed=Confirmation.FACE, visit=VISIT),
    ),
    "POST /v1/papers/fees": sample(
        ORDER,
        PaperFeeWanted(holder=HOLDER, kind="no_crime_record", copies=1, confirmed=Confirmation.FACE, visit=VISIT),
    ),
    "POST /v1/papers/reprints": sample(
        Reprints(papers=(Reprint(paper=_PAPER, kind=_KIND, until=at("10:06")),)),
        PaperAsked(holder=HOLDER, confirmed=Confirmation.FACE),
    ),
    "POST /v1/papers/{paper}/acts": sample(
        PaperActed(id=ID, state=PaperState.UNCONFIRMED, until=at("10:06")),
        {
            "once more": PaperAct(act=Act.AGAIN, reason="卡纸，最后一页未出"),
            "every sheet was seen": PaperAct(act=Act.CAME_OUT, reason="现场查看已出纸"),
        },
    ),
    "GET /v1/papers/{paper}/file": sample(),
    "POST /v1/papers/outcomes": sample(
        Taken(id=4714),
        {
            "every page came out": PaperOutcome(paper=ID, state=PaperState.PRINTED, sheets=1, at=at("09:37")),
            "nothing came out": PaperOutcome(
                paper=ID, state=PaperState.VOID, sheets=0, reason="paper_out", at=at("09:37")
            ),
        },
    ),
}
