"""Cases for a city's platform, in the words of GB/T 39046-2020 (tables 5 to 8 and 11); JSON names are its field names.

    GET /v1/exchange/cases?since=&after=       → CasesPage        (changed since then, oldest change first)
    GET /v1/exchange/supervision?after=        → SupervisionPage  (what is yellow or red now)

For administrators (session) and for devices with the role `exchange` (`Authorization: Bearer <token>`). A page is read
again by the same `after`; a case that changed twice may come twice, and its 办件编号 says that it is the same. A change
is told half a minute after it was made, so that none of two that were made together is passed over.

Dates are YYYYMMDD, moments YYYYMMDDhhmmss (GB/T 7408), both of China; "" is what this center does not know, null a part
of the way that was not reached. Never filled here: 法定代表人, 通讯地址, 投资项目编号, 附件, 收取时间, 受理文书编号,
证照有效期限, 督办内容, 督办发出时间, 监察规则编号; 联系人 is the applicant. An organization is known by its
统一社会信用代码 only: without one 服务对象 is 1 (自然人). A.5 has no code for a kiosk: 9 (其他).
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

DAY = r"^([0-9]{8})?$"
MOMENT = r"^([0-9]{14})?$"
PAGE_CHANGES = 200
"""Changes of one page; a page holds at most so many cases."""

Day = Annotated[str, Field(pattern=DAY)]
Moment = Annotated[str, Field(pattern=MOMENT)]
Text = Annotated[str, Field(max_length=1000)]


def called(name: str, **more: Any) -> Any:
    """A field and its name in the standard."""
    return Field(alias=name, **more)


class National(BaseModel):
    """Read and written by the standard's own names."""

    model_config = ConfigDict(
        frozen=True,
        extra="ignore",
        hide_input_in_errors=True,
        defer_build=True,
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
    )


class MaterialTaken(National):
    """Table 5, per material."""

    name: str = called("材料名称", max_length=200)
    taken: str = called("是否收取", pattern="^[01]$")
    way: str = called("收取方式", default="")
    """原件, 复印件 or 原件、复印件, in words: the standard's extract at hand gives no codes."""
    count: int = called("收取数量", default=0, ge=0, le=198)
    """Originals and copies together."""
    taken_at: Moment = called("收取时间", default="")
    file: str = called("附件", default="")


class Application(National):
    """Table 5 申请."""

    number: str = called("办件编号", max_length=50)
    handle_type: str = called("办件类型代码", pattern="^[129]$")
    """A.6: 1 即办件, 2 承诺件, 9 其他."""
    item: str = called("实施编码", max_length=40)
    item_name: str = called("事项名称", max_length=200)
    audience: str = called("服务对象代码", default="1", pattern="^[1-6]$")
    applicant: str = called("申请者名称", default="", repr=False)
    document_kind: str = called("申请者证件类型代码", default="", pattern="^([0-9]{3})?$")
    document: str = called("申请者证件号码", default="", repr=False)
    contact: str = called("联系人姓名", default="", repr=False)
    phone: str = called("联系人手机号码", default="", repr=False)
    address: str = called("通讯地址", default="", repr=False)
    legal_person: str = called("法定代表人", default="", repr=False)
    source: str = called("申报来源代码", pattern="^[12349]$")
    """A.5: 1 窗口, 2 电脑端, 3 移动端, 4 快递, 9 其他."""
    applied_at: Moment = called("申请时间")
    project: str = called("投资项目编号", default="", max_length=24)
    district: str = called("行政区划代码", default="", max_length=9)
    materials: tuple[MaterialTaken, ...] = called("申请材料", default=())


class Acceptance(National):
    """Table 6 受理."""

    unit: str = called("受理单位")
    unit_code: str = called("受理单位代码", default="", max_length=18)
    """统一社会信用代码, if the hall has named it (national.toml)."""
    by: str = called("受理人员", default="")
    """The badge; "" when the law did it by itself."""
    at: Moment = called("受理时间")
    paper: str = called("受理文书编号", default="", max_length=30)
    promised: Day = called("承诺办结时间", default="")


class Stage(National):
    """Table 7 办理: one 环节."""

    action: str = called("业务动作", default="", pattern="^(通过|退回|其他)?$")
    """"" while it is still to be done."""
    name: str = called("环节名称")
    by: str = called("环节处理人", default="")
    opinion: Text = called("环节处理意见", default="")
    began: Moment = called("环节开始时间")
    ended: Moment = called("环节结束时间", default="")
    status: str = called("环节办理状态", pattern="^[12]$")
    """1 待办, 2 已办."""


class SpecialProcedure(National):
    """Table 7 特别程序."""

    kind: str = called("特别程序种类代码", pattern="^[12]$")
    """A.7: 1 延长审批, 2 其他."""
    name: str = called("特别程序名称", default="")
    began: Moment = called("特别程序开始时间")
    reason: Text = called("特别程序理由", default="")
    ended: Moment = called("特别程序结束时间", default="")
    result: Text = called("特别程序结果", default="")


class Conclusion(National):
    """Table 8 办结."""

    at: Moment = called("办结时间")
    what: str = called("办结结果", pattern="^(准予|不予|不予受理|撤回|视为撤回|撤销)$")
    paper: str = called("结果证照名称", default="")
    paper_number: str = called("结果证照编号", default="")
    told: Text = called("办件结果描述", default="")
    valid_until: Day = called("证照有效期限", default="")
    unit: str = called("发证单位", default="")
    posted: str = called("是否快递寄送结果", default="0", pattern="^[01]$")
    charged: str = called("是否收费", default="0", pattern="^[01]$")


class Supervision(National):
    """Table 11 电子监察."""

    number: str = called("办件编号", max_length=50)
    urged: str = called("督办内容", default="")
    authority: str = called("督办机构", default="")
    urged_at: Moment = called("督办发出时间", default="")
    id: str = called("监察编号")
    """The case, and `Y` or `R`: the same light of the same step has the same."""
    rule: str = called("监察规则编号", default="")
    kind: str = called("监察预警类型代码", pattern="^[12]$")
    """1 黄灯 (预警), 2 红灯 (超时): this center's own numbers, the extract at hand gives none."""
    since: Day = called("状态产生时间")
    told: Text = called("监察结果描述")
    department: str = called("责任部门")


class NationalCase(National):
    """One case, whole."""

    application: Application = called("申请")
    acceptance: Acceptance | None = called("受理", default=None)
    stages: tuple[Stage, ...] = called("办理", default=())
    specials: tuple[SpecialProcedure, ...] = called("特别程序", default=())
    conclusion: Conclusion | None = called("办结", default=None)
    supervision: tuple[Supervision, ...] = called("电子监察", default=())


class CasesPage(National):
    cases: tuple[NationalCase, ...] = called("办件")
    next: str
    """Give it as `after` the next time, whether there is more now or not."""
    more: bool


class SupervisionPage(National):
    lights: tuple[Supervision, ...] = called("电子监察")
    next: str
    more: bool
