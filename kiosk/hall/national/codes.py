"""Code tables of GB/T 39046-2020 (domain.md §4.2), both ways: the only place where our words become its numbers."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from kiosk.center.contract import HandleType, Holder
from kiosk.center.contract.cases import Channel, Light, Special, State, Step
from kiosk.hall.clock import moment
from kiosk.queueing.hours import CHINA
from kiosk.rating.exchange import GBT39046

NATURAL_PERSON = "1"
"""A.4."""
DONE, TO_DO = "2", "1"
"""环节办理状态: 已办, 待办."""

_SOURCES = {Channel.WINDOW: "1", Channel.PHONE: "3", Channel.KIOSK: "9"}
"""A.5; 9 is 其他: a kiosk has no code of its own."""
_SOURCES_BACK = {code: channel for channel, code in _SOURCES.items()} | {"2": Channel.PHONE, "4": Channel.WINDOW}
_DOCUMENTS = {"resident": "111", "foreigner": "553"}
"""公民身份证件 and 外国人永久居留身份证 as in GA/T 517; what is not known is 999 其他."""
_OTHER_DOCUMENT = "999"

STAGES = {
    Step.ACCEPT: "受理",
    Step.REVIEW: "审核",
    Step.APPROVE: "审批",
    Step.HAND_OUT: "出件",
}
"""环节名称 of our public steps."""
RECEIVING, CORRECTING, COMPLETING, DELIVERING = "收件", "补正", "容缺补齐", "送达"

SPECIALS = {
    Special.HEARING: "听证",
    Special.TENDER: "招标拍卖",
    Special.INSPECTION: "检验",
    Special.TEST: "检测",
    Special.QUARANTINE: "检疫",
    Special.APPRAISAL: "鉴定",
    Special.EXPERTS: "专家评审",
    Special.SITE_VISIT: "现场勘查",
}
EXTENSION = "延长审批"

LIGHTS = {Light.YELLOW: "1", Light.RED: "2"}
"""监察预警类型代码: our own numbers."""


class Action(StrEnum):
    """业务动作."""

    PASSED = "通过"
    SENT_BACK = "退回"
    OTHER = "其他"


class Result(StrEnum):
    """办结结果, in the words of the law."""

    GRANTED = "准予"
    DENIED = "不予"
    REFUSED = "不予受理"
    WITHDRAWN = "撤回"
    LAPSED = "视为撤回"


ENDS = {
    Result.GRANTED: State.GRANTED,
    Result.DENIED: State.DENIED,
    Result.REFUSED: State.REFUSED,
    Result.WITHDRAWN: State.WITHDRAWN,
    Result.LAPSED: State.WITHDRAWN,
}


def handle_type(ours: HandleType) -> str:
    """A.6."""
    return str(GBT39046.handle_type(ours))


def read_handle_type(code: str) -> HandleType:
    """Untold for a code A.6 does not have."""
    return GBT39046.read_handle_type(code)


def source(channel: Channel) -> str:
    return _SOURCES[channel]


def read_source(code: str) -> Channel:
    """电脑端 and 移动端 are one to us, and what came by post was taken in at a window."""
    return _SOURCES_BACK[code]


def document(holder: Holder) -> str:
    typed = holder.kind == "typed" and len(holder.number) == 18
    return _DOCUMENTS.get("resident" if typed else holder.kind, _OTHER_DOCUMENT)


def read_document(code: str) -> str:
    """Our kind of holder; "typed" for what no card of ours is."""
    return next((kind for kind, known in _DOCUMENTS.items() if known == code), "typed")


# ------------------------------------------------------------------------- times (GB/T 7408)


def stamp(stored: int) -> str:
    """Of microseconds since 1970."""
    return moment(stored).strftime("%Y%m%d%H%M%S")


def read_stamp(told: str) -> datetime:
    """ValueError when it is none."""
    return datetime.strptime(told, "%Y%m%d%H%M%S").replace(tzinfo=CHINA)


def day(stored: str | None) -> str:
    """Of an ISO date."""
    return (stored or "").replace("-", "")


def read_day(told: str) -> date | None:
    return datetime.strptime(told, "%Y%m%d").replace(tzinfo=CHINA).date() if told else None
