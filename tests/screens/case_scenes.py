"""One scene of every kind about cases, the awkward ones too."""

from __future__ import annotations

from dataclasses import replace

from kiosk import scenes as s
from kiosk.scenes import cases

WAYS = ("card", "scan", "type")
CARD_TROUBLES = ("removed", "unreadable", "unknown", "sameCard", "foreign", "scanner")
NAME, NAME_EN = "公共场所卫生许可（新办）", "Public premises health permit (new)"
LONG, LONG_EN = (
    "人力资源服务许可（变更法定代表人、机构名称、地址）",
    "Human resources service licence (change of particulars)",
)
OFFICE, OFFICE_EN = "卫生健康局", "Health Commission"
RECEIVED = cases.Station("received", "2026-11-16 09:46")
ACCEPTED = cases.Station("accepted", "2026-11-17 10:20")
REVIEW = cases.Station("review", "2026-11-18 15:05")
LATER = (
    cases.Station("special", "2026-11-19 09:12", "需要现场核查水池，依申请另约时间"),
    cases.Station("resumed", "2026-11-24 16:40", "现场核查合格"),
    cases.Station("extended", "2026-11-25 11:30", "情况复杂，经负责人批准延长 5 个工作日"),
    cases.Station("approval", "2026-11-26 09:00"),
)
GAPS = ("经营场所平面图", "从业人员健康合格证明")

LINES = (
    cases.CaseLine(NAME, NAME_EN, "2026 1116 000 013", "review", "2026-11-16"),
    cases.CaseLine(LONG, LONG_EN, "2026 1110 001 270", "issued", "2026-11-10"),
    cases.CaseLine("居住证签注", "Residence permit endorsement", "2026 0912 000 318", "delivered", "2026-09-12"),
)
WAY = cases.CaseWay(
    NAME,
    NAME_EN,
    OFFICE,
    OFFICE_EN,
    "2026 1116 000 013",
    "李* 0019",
    "review",
    (REVIEW, ACCEPTED, RECEIVED),
    coming="approve",
    due="2026-11-26",
    days_left=4,
)
CLOSED = replace(WAY, due="", days_left=None, coming="")
LONG_WAY = replace(
    WAY,
    name=LONG,
    name_en=LONG_EN,
    who="买买提·* 0057",
    state="approval",
    coming="result",
    stations=(*LATER[::-1], *WAY.stations),
)

CASES: dict[str, s.Scene] = {
    "case-ask-broken": cases.AskCase(WAYS, ("card", "scan")),
    "case-ask-codeUnknown": cases.AskCase(WAYS, trouble="codeUnknown"),
    "case-type-unknown": cases.TypeCase("unknownCase"),
    "case-choose": cases.ChooseCase("买买提·* 0057", (*LINES, *LINES)),
    "case-gap": replace(WAY, gaps=GAPS, gaps_until="2026-11-24", days_left=0, printed="unconfirmed"),
    "case-fee-open": replace(WAY, fee="80.00", fee_state="open", fee_code="2026 1122 0016", fee_day="2026-12-20"),
    "case-late": replace(LONG_WAY, days_left=-3),
    "case-issued": replace(
        CLOSED,
        state="issued",
        coming="pickUp",
        stations=(
            cases.Station("issued", "2026-11-26 14:00"),
            cases.Station("granted", "2026-11-26 09:00"),
            REVIEW,
            RECEIVED,
        ),
        result="公共场所卫生许可证",
        pick_up="综合出件窗口",
    ),
    "case-revoked": replace(
        CLOSED,
        state="revoked",
        stations=(
            cases.Station("revoked", "2026-12-02 09:00", "现场没有第二个出入口，和承诺的平面图不一致。"),
            cases.Station("delivered", "2026-11-26 14:00"),
            RECEIVED,
        ),
    ),
    "case-committed": replace(
        CLOSED,
        state="granted",
        coming="issue",
        stations=(cases.Station("granted", "2026-11-17 10:30"), ACCEPTED, RECEIVED),
        committed=GAPS,
        check_by="2026-12-15",
    ),
    "case-no-none": cases.CaseRefused("none", True, "0990-12345"),
}
"""Those that are full or differ most."""

MORE: dict[str, s.Scene] = {
    "case-ask": cases.AskCase(WAYS),
    "case-ask-two": cases.AskCase(("card", "type")),
    **{f"case-ask-{each}": cases.AskCase(WAYS, trouble=each) for each in CARD_TROUBLES},
    "case-type": cases.TypeCase(),
    "case-choose-two": cases.ChooseCase("李* 0019", LINES[:2]),
    "case-received": replace(
        WAY, state="received", stations=(RECEIVED,), coming="accept", due="", days_left=None, promised=8
    ),
    "case-correction": replace(
        CLOSED,
        state="correction",
        coming="accept",
        stations=(cases.Station("correction", "2026-11-17 10:20"), RECEIVED),
        gaps=GAPS,
        gaps_until="2026-11-24",
        promised=0,
    ),
    "case-review": WAY,
    "case-verified": replace(
        CLOSED, state="delivered", stations=(cases.Station("verified", "2026-12-02 09:00"), RECEIVED)
    ),
    "case-fee-paid": replace(WAY, fee="80.00", fee_state="paid", fee_day="2026-11-20"),
    "case-fee-back": replace(WAY, fee="80.00", fee_state="refunding", fee_day="2026-11-20"),
    "case-fee-gap": replace(
        WAY,
        gaps=GAPS,
        gaps_until="2026-11-24",
        fee="80.00",
        fee_state="open",
        fee_code="2026 1122 0016",
        fee_day="2026-12-20",
        printed="printed",
    ),
    "case-special": replace(CLOSED, state="special", coming="resume", stations=(LATER[0], REVIEW, ACCEPTED, RECEIVED)),
    "case-long": LONG_WAY,
    "case-granted": replace(
        CLOSED,
        state="granted",
        coming="issue",
        stations=(cases.Station("granted", "2026-11-26 09:00"), REVIEW, ACCEPTED, RECEIVED),
        late_reason="系统升级，停办两天",
    ),
    "case-refused": replace(
        CLOSED,
        state="refused",
        stations=(
            cases.Station("refused", "2026-11-17 10:20", "不属于本机关职权范围，请向市场监督管理局申请。"),
            RECEIVED,
        ),
    ),
    **{
        f"case-{state}": replace(CLOSED, state=state, stations=(cases.Station(state, "2026-11-26 09:00"), RECEIVED))
        for state in ("denied", "withdrawn", "delivered")
    },
    "case-supplemented": replace(
        CLOSED,
        state="received",
        coming="accept",
        promised=8,
        stations=(cases.Station("supplemented", "2026-11-18 09:00"), RECEIVED),
    ),
    **{f"case-slip-{printed}": replace(WAY, printed=printed) for printed in ("printed", "unconfirmed", "none")},
    "case-no-tooMany": cases.CaseRefused("tooMany", True, "0990-12345"),
    **{f"case-no-{why}": cases.CaseRefused(why, False, "0990-12345") for why in ("noCases", "centerAway")},
    "working-case": s.Working("case"),
}
"""The others; they are looked at by night."""
