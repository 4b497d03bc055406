"""One scene of every kind about fees, the awkward ones too."""

from __future__ import annotations

from dataclasses import replace

from kiosk import scenes as s
from kiosk.scenes import fees, papers
from tests.screens.paper_scenes import DONE, KINDS, PREVIEW, REFUSED

NAMES = ("个人名下无不动产登记信息证明", "Certificate of no registered property")
BASIS = "《不动产登记收费标准》（发改价格规〔2016〕2559号）"
NUMBER = "FY20261122000123"
PAY = fees.PayFee(*NAMES, 1, "10.00", BASIS, NUMBER, "https://pay.example.gov/q/FY20261122000123?t=4f2c81d9", 176)
ITEM = ("居民身份证办理（到期换领）", "Resident ID card (renewal on expiry)")
TROUBLES = ("unknownOrder", "settled", "tooMany", "notTaken", "payAway", "centerAway")
UNPAID = fees.FeeUnpaid("failed", *NAMES, "10.00", phone="0990-12345")

FEES: dict[str, s.Scene] = {
    "fee-code": fees.FeeCode(),
    "fee-code-scan": fees.FeeCode(scanner=True),
    **{f"fee-code-{trouble}": fees.FeeCode(True, trouble) for trouble in TROUBLES},
    "pay": PAY,
    "pay-copies": replace(PAY, copies=3, amount="123456.50", seconds=0),
    "pay-slip": fees.PayFee(*ITEM, 1, "20.00", "《居民身份证法》第二十条", NUMBER, PAY.pay, 180, slip=True),
    "paid": fees.FeePaid(*NAMES, "10.00", NUMBER, stays=3),
    "paid-slip": fees.FeePaid(*ITEM, "20.00", NUMBER, slip=True, receipt=True, stays=20),
    "paid-before": fees.FeePaid(*ITEM, "20.00", NUMBER, slip=True, receipt=True, before=True, stays=20),
    "paid-before-bare": fees.FeePaid(*ITEM, "20.00", NUMBER, slip=True, before=True, stays=90),
    "paid-bare": fees.FeePaid(*ITEM, "20.00", NUMBER, slip=True, stays=90),
    **{f"unpaid-{why}": replace(UNPAID, why=why) for why in ("failed", "expired", "centerAway", "payAway")},
    **{f"unpaid-slip-{why}": replace(UNPAID, why=why, slip=True) for why in ("expired", "centerAway")},
    "papers-costs": papers.ChoosePaper("李*", tuple(replace(each, fee="10.00") for each in KINDS[:4])),
    "preview-costs": replace(PREVIEW, fee="10.00"),
    "sheets-void-fee": replace(DONE, result="void", sheets=1, of=2, why="paperOut", phone="0990-12345", fee="10.00"),
    "no-paper-notPaid": replace(REFUSED, why="notPaid"),
    "no-paper-payAway": replace(REFUSED, why="payAway"),
    "no-paper-fee": replace(REFUSED, why="centerAway", others=False, fee="10.00"),
    "working-fee": s.Working("fee"),
    "working-payment": s.Working("payment"),
}
