"""One scene of every kind about papers, the awkward ones too."""

from __future__ import annotations

import base64
from dataclasses import replace
from datetime import date
from functools import cache

from kiosk import scenes as s
from kiosk.paper.certificate import Issue, pictures
from kiosk.paper.kinds import load
from tests.unit.certificate_samples import SAMPLES

WHY = {"low_income": "noRecord", "no_crime_record": "applyFirst", "residence_permit": "quotaReached"}


@cache
def preview(kind: str, width: int = 600) -> tuple[str, ...]:
    """The real picture, as the center would send it."""
    issue = Issue("", "", date(2026, 11, 20), "", "", "", "", "")
    made = pictures(load()[kind], SAMPLES[kind], issue, width)
    return tuple("data:image/png;base64," + base64.b64encode(each).decode() for each in made[:3])


def card(code: str) -> s.PaperCard:
    kind = load()[code]
    return s.PaperCard(
        code, kind.name, kind.name_en, kind.department, kind.department_en, kind.fee, 5, WHY.get(code, "")
    )


KINDS = tuple(sorted(map(card, load()), key=lambda each: each.why))
PREVIEW = s.PaperPreview("无房证明", "Certificate of No Property", preview("no_property"), 1, 3)
PRINTING = s.PaperPrinting("社会保险参保缴费证明", "Social Insurance Contribution Certificate", 1, 3)
DONE = s.PaperDone(
    "无房证明", "Certificate of No Property", "ZM20261122000123", "7KM2QX9TRDVA", 1, 1, "printed", stays=20
)
TROUBLES = ("paperOut", "wrongMedia", "paperJammed", "coverOpen", "tonerOut", "outputFull", "stopped")
REFUSALS = (
    "noRecord", "unknownPerson", "quotaReached", "notConfirmed", "away", "centerAway", "notConnected", "notWritable",
    "notSigned", "tooManyCopies",
)  # fmt: skip
REFUSED = s.PaperRefused("noRecord", "无房证明", "Certificate of No Property", others=True, phone="0990-12345")

PAPERS: dict[str, s.Scene] = {
    "papers": s.ChoosePaper("李*", KINDS),
    "papers-two": s.ChoosePaper("买买提·*", KINDS[:2]),
    "papers-none": s.ChoosePaper("李*", tuple(each for each in KINDS if each.why)),
    "preview": PREVIEW,
    "preview-three": s.PaperPreview(
        "社会保险参保缴费证明", "Social Insurance Contribution Certificate", preview("social_insurance"), 3, 1
    ),
    "printing": PRINTING,
    **{f"printing-{trouble}": replace(PRINTING, trouble=trouble) for trouble in TROUBLES},
    "sheets": DONE,
    "sheets-unconfirmed": replace(DONE, result="unconfirmed", why="silent", phone="0990-12345"),
    "sheets-void": replace(DONE, result="void", sheets=0, why="paperOut"),
    "sheets-part": replace(DONE, result="void", sheets=1, of=2, why="paperOut", phone="0990-12345"),
    **{f"no-paper-{why}": replace(REFUSED, why=why) for why in REFUSALS},
    "no-paper-printer": s.PaperRefused("printer", detail="paperOut", phone="0990-12345"),
    "no-paper-busy": s.PaperRefused("printer", "无房证明", "Certificate of No Property", "inUse"),
    "no-paper-gone": s.PaperRefused("printer", detail="unplugged"),
}
