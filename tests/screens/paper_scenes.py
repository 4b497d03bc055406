"""One scene of every kind about papers, the awkward ones too."""

from __future__ import annotations

import base64
from dataclasses import replace
from pathlib import Path

from kiosk import scenes as s
from kiosk.scenes import papers

SHEET = "data:image/png;base64," + base64.b64encode(Path(__file__).with_name("paper.png").read_bytes()).decode()
"""A preview as the center sends it, in fewer colours."""


def card(code: str, name: str, name_en: str, department: str, department_en: str, why: str = "") -> papers.PaperCard:
    return papers.PaperCard(code, name, name_en, department, department_en, "0.00", 5, why)


KINDS = (
    card(
        "business_licence",
        "营业执照（副本）登记信息",
        "Business licence (duplicate), registered particulars",
        "市场监督管理局",
        "Administration for Market Regulation",
    ),
    card("education", "学历信息证明", "Certificate of education", "教育局", "Education Bureau"),
    card(
        "employment",
        "就业登记证明",
        "Employment registration",
        "人力资源和社会保障局",
        "Human Resources and Social Security Bureau",
    ),
    card("household", "户籍证明", "Household registration extract", "公安局", "Public Security Bureau"),
    card(
        "housing_fund",
        "住房公积金缴存证明",
        "Housing fund deposit record",
        "住房公积金管理中心",
        "Housing Provident Fund Centre",
    ),
    card("marriage_record", "婚姻登记记录证明", "Marriage registration record", "民政局", "Civil Affairs Bureau"),
    card(
        "medical_insurance",
        "基本医疗保险参保缴费证明",
        "Medical insurance contribution record",
        "医疗保障局",
        "Healthcare Security Administration",
    ),
    card(
        "no_property",
        "个人名下无不动产登记信息证明",
        "Certificate of no registered property",
        "自然资源和规划局",
        "Natural Resources and Planning Bureau",
    ),
    card(
        "property_records",
        "不动产登记信息查询结果证明",
        "Property register extract",
        "自然资源和规划局",
        "Natural Resources and Planning Bureau",
    ),
    card(
        "social_insurance",
        "社会保险个人参保缴费证明",
        "Social insurance contribution record",
        "人力资源和社会保障局",
        "Human Resources and Social Security Bureau",
    ),
    card("tax_paid", "税收完税证明", "Certificate of tax paid", "税务局", "Tax Bureau"),
    card(
        "no_crime_record",
        "无犯罪记录证明",
        "Certificate of no criminal record",
        "公安局",
        "Public Security Bureau",
        "applyFirst",
    ),
    card(
        "low_income",
        "最低生活保障待遇证明",
        "Minimum living allowance record",
        "民政局",
        "Civil Affairs Bureau",
        "noRecord",
    ),
    card(
        "residence_permit",
        "居住证签注凭证",
        "Residence permit endorsement",
        "公安局",
        "Public Security Bureau",
        "quotaReached",
    ),
)
FEW = (KINDS[0], *(each for each in KINDS if each.why))
PREVIEW = papers.PaperPreview("无房证明", "Certificate of No Property", (SHEET,), 1, 3)
PRINTING = papers.PaperPrinting("社会保险参保缴费证明", "Social Insurance Contribution Certificate", 1, 3)
DONE = papers.PaperDone(
    "无房证明", "Certificate of No Property", "ZM20261122000123", "7KM2 QX9T RDVA", 1, 1, "printed", stays=20
)
TROUBLES = (
    "paperOut", "wrongMedia", "paperJammed", "coverOpen", "tonerOut", "outputFull", "stopped", "silent",
)  # fmt: skip
REFUSALS = (
    "noRecord", "unknownPerson", "quotaReached", "notConfirmed", "away", "centerAway", "notConnected", "notWritable",
    "notSigned", "tooManyCopies", "altered",
)  # fmt: skip
NEXT = "2026-11-23 09:00"
REFUSED = papers.PaperRefused(
    "noRecord", "无房证明", "Certificate of No Property", others=True, phone="0990-12345", next_open=NEXT
)

PAPERS: dict[str, s.Scene] = {
    "papers": papers.ChoosePaper("李*", KINDS),
    "papers-two": papers.ChoosePaper("买买提·*", KINDS[:2]),
    "papers-apply": papers.ChoosePaper("李*", tuple(replace(each, apply=each.why == "applyFirst") for each in FEW)),
    "papers-applied": papers.ChoosePaper(
        "李*", tuple(replace(each, why="applied") if each.why == "applyFirst" else each for each in FEW)
    ),
    "papers-none": papers.ChoosePaper("李*", tuple(each for each in KINDS if each.why), NEXT),
    "papers-used-up": papers.ChoosePaper("李*", KINDS[9:]),
    "preview": PREVIEW,
    "preview-three": papers.PaperPreview(
        "社会保险参保缴费证明", "Social Insurance Contribution Certificate", (SHEET,) * 3, 3, 1
    ),
    "paper-again": papers.PaperAgain(KINDS[9].name, KINDS[9].name_en, "ZM20261122000123", 2, "10:05"),
    "printing": PRINTING,
    **{f"printing-{trouble}": replace(PRINTING, trouble=trouble, until="10:05") for trouble in TROUBLES},
    "printing-inUse": replace(PRINTING, trouble="inUse", done=0),
    "printing-paid": replace(PRINTING, trouble="paperOut", until="10:05", fee="10.00"),
    "sheets": DONE,
    "sheets-unconfirmed": replace(DONE, result="unconfirmed", why="silent", phone="0990-12345"),
    "sheets-unconfirmed-paid": replace(
        DONE, result="unconfirmed", phone="0990-12345", fee="20.00", receipt=True, order="FY20261122000123"
    ),
    "sheets-unconfirmed-no-slip": replace(
        DONE, result="unconfirmed", phone="0990-12345", fee="20.00", order="FY20261122000123"
    ),
    "sheets-void": replace(DONE, result="void", sheets=0, why="paperOut"),
    "sheets-part": replace(DONE, result="void", sheets=1, of=2, why="paperOut", phone="0990-12345"),
    **{f"no-paper-{why}": replace(REFUSED, why=why) for why in REFUSALS},
    "no-paper-printer": papers.PaperRefused("printer", detail="paperOut", phone="0990-12345"),
    "no-paper-busy": papers.PaperRefused("printer", "无房证明", "Certificate of No Property", "inUse"),
    "no-paper-gone": papers.PaperRefused("printer", detail="unplugged"),
}
