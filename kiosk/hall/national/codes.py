"""Code tables of GB/T 39046-2020 (domain.md §4.2): the only place where our words become its numbers."""

from __future__ import annotations

from enum import StrEnum

from kiosk.center.contract import HandleType, Holder
from kiosk.center.contract.cases import Channel, Light, Step
from kiosk.hall.clock import moment
from kiosk.identity import numbers
from kiosk.rating.exchange import GBT39046

DONE, TO_DO = "2", "1"
"""环节办理状态: 已办, 待办."""

_SOURCES = {Channel.WINDOW: "1", Channel.PHONE: "3", Channel.KIOSK: "9"}
"""A.5; 9 is 其他: a kiosk has no code of its own."""
PERSON, _OTHER_ORGANIZATION = "1", "6"
_AUDIENCES = {"91": "2", "12": "3", "51": "4", "52": "4", "53": "4", "11": "5"}
"""A.4, by who registered the organization and as what, which its 统一社会信用代码 begins with (GB 32100)."""
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
RECEIVING, CORRECTING, COMPLETING, DELIVERING, CHECKING = "收件", "补正", "容缺补齐", "送达", "核查"

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
    REVOKED = "撤销"


def handle_type(ours: HandleType) -> str:
    """A.6."""
    return str(GBT39046.handle_type(ours))


def source(channel: Channel) -> str:
    return _SOURCES[channel]


def audience(holder: Holder) -> str:
    """A.4. Whoever showed a card, or typed what is no 统一社会信用代码, is a person."""
    if holder.kind != "typed" or _is_citizen(holder) or not numbers.credit_code_holds(holder.number):
        return PERSON
    return _AUDIENCES.get(numbers.tidy(holder.number)[:2], _OTHER_ORGANIZATION)


def document(holder: Holder) -> str:
    return _DOCUMENTS.get("resident" if _is_citizen(holder) else holder.kind, _OTHER_DOCUMENT)


def _is_citizen(holder: Holder) -> bool:
    """By the card, or by a typed number that can be no other."""
    if holder.kind != "typed":
        return holder.kind == "resident"
    number = numbers.tidy(holder.number)
    return numbers.number_holds(number) and numbers.birth_in(number) is not None


# ------------------------------------------------------------------------- times (GB/T 7408)


def stamp(stored: int) -> str:
    """Of microseconds since 1970."""
    return moment(stored).strftime("%Y%m%d%H%M%S")


def day(stored: str | None) -> str:
    """Of an ISO date."""
    return (stored or "").replace("-", "")
