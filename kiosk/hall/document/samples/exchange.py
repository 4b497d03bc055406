"""Samples: cases for a city's platform."""

from __future__ import annotations

from kiosk.center.contract.exchange import (
    Acceptance,
    Application,
    CasesPage,
    MaterialTaken,
    NationalCase,
    SpecialProcedure,
    Stage,
    Supervision,
    SupervisionPage,
)
from kiosk.hall.document.samples.sample import HOLDER, ID, sample

_NUMBER = "990100000120260105000013"
_UNIT = "卫生健康局"
_RED = Supervision(
    number=_NUMBER,
    id=f"{_NUMBER}-20260119-R",
    kind="2",
    since="20260119",
    told="审核环节已超时限（20260116）",
    department=_UNIT,
)
_CASE = NationalCase(
    application=Application(
        number=_NUMBER,
        handle_type="2",
        item="weijian-001-01",
        item_name="公共场所卫生许可（新办）",
        applicant=HOLDER.name,
        document_kind="111",
        document=HOLDER.number,
        contact=HOLDER.name,
        source="9",
        applied_at="20260105094000",
        district="990100",
        materials=(MaterialTaken(name="申请表", taken="1", way="原件", count=1),),
    ),
    acceptance=Acceptance(unit=_UNIT, by="007", at="20260106101000", promised="20260116"),
    stages=(
        Stage(action="其他", name="收件", began="20260105094000", ended="20260105094000", status="2"),
        Stage(action="通过", name="受理", by="007", began="20260105094000", ended="20260106101000", status="2"),
        Stage(name="审核", began="20260106101000", status="1"),
    ),
    specials=(
        SpecialProcedure(
            kind="1",
            name="延长审批",
            began="20260112090000",
            reason="案情复杂",
            ended="20260112090000",
            result="延长审批",
        ),
    ),
)

DOORS = {
    "GET /v1/exchange/cases": sample(CasesPage(cases=(_CASE,), next=ID, more=False)),
    "GET /v1/exchange/supervision": sample(SupervisionPage(lights=(_RED,), next=ID, more=False)),
}
