"""The hall's kiosks as their manager sees them: what they last reported, and when they were last heard."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import datetime

from pydantic import BaseModel
from sqlalchemy import Connection, func, select

from kiosk.center.contract import EventKind
from kiosk.center.contract.staff import DeviceRole
from kiosk.center.contract.undelivered import OUTBOX
from kiosk.hall.clock import moment
from kiosk.hall.events import first_since
from kiosk.hall.manage import undelivered
from kiosk.hall.manage.lights import Light, Lit, worst
from kiosk.hall.tables import events, kiosks

_WELL = frozenset({"", "online", "busy", "full", "notSupported", "success"})
"""Words of a device's health and supply that need nobody (DESIGN.md §5)."""

_LESS = frozenset({"low", "paperLow", "tonerLow", "sheetsLeft", "unconfirmed", "notPassive", "licence"})
"""Needs somebody soon, not at once."""

_DEVICES = {
    "ticket_printer": "号票打印机",
    "page_printer": "A4 打印机",
    "page_tray": "A4 出纸口",
    "card_reader": "读卡器",
    "social_card": "社保卡读卡器",
    "portrait_decoder": "证件照解码",
    "document_camera": "高拍仪",
    "camera": "摄像头",
    "face_matcher": "人脸核验",
    "rating_keypad": "评价器",
    "code_scanner": "扫码器",
    "speaker": "扬声器",
}
_WORDS = {
    "low": "纸快用完",
    "paperLow": "纸快用完",
    "tonerLow": "墨粉快用完",
    "sheetsLeft": "有打出来没人取走的纸，请收走",
    "out": "没有纸",
    "jammed": "卡纸",
    "offline": "脱机",
    "powerOff": "断电",
    "noDevice": "找不到设备",
    "hardwareError": "硬件故障",
    "userError": "放置有误",
    "potentialFraud": "疑似被动过手脚",
    "unconfirmed": "打印没有得到证实",
    "coverOpen": "盖子开着",
    "paperOut": "没有纸",
    "paperJammed": "卡纸",
    "deviceNotReady": "没有准备好",
    "timeOut": "没有回应",
    "unrecoverable": "需要维修",
    "cutterError": "切刀卡住",
    "overheated": "过热，凉了会自己好",
    "wrongMedia": "里面的纸不是 A4",
    "tonerOut": "没有墨粉",
    "outputFull": "出纸口满了",
    "stopped": "停了，面板上有提示",
    "refused": "不接受任务，请检查设置",
    "noScanner": "找不到扫码器",
    "notAScanner": "接的不是扫码器",
    "notAllowed": "没有使用权限，请检查设置",
    "noReader": "找不到读卡器",
    "noSoftware": "没有装读卡软件",
    "noDecoder": "没有装解码程序",
    "samRefused": "安全模块不通过",
    "notPassive": "没有装活体检测，比对一致后要工作人员再确认",
    "licence": "dlib 引擎：许可证不允许商用，每次比对都要工作人员确认",
    "modelMissing": "缺少模型文件，刷不了脸",
    "modelCorrupt": "模型文件不对，刷不了脸",
    "crashed": "比对程序中断",
    "notStarted": "比对程序没有启动",
    "silent": "没有回应",
    "noCamera": "找不到摄像头",
    "inUse": "被别的程序占用",
    "unplugged": "连接断开",
    "garbage": "数据错乱",
    "black": "画面全黑",
    "frozen": "画面不动",
}

_HELP_FRESH = 10 * 60 * 1_000_000
"""µs after which a call for help no longer lights: somebody has come, or the citizen has gone."""


class Report(BaseModel):
    at: datetime
    kind: EventKind
    source: str
    detail: str


class KioskSeen(BaseModel):
    id: str
    heard_at: datetime | None
    """Of its last event today; None when it has been silent."""
    faults: tuple[Report, ...]
    """What its devices said last, if that was not well."""
    undelivered: str
    """The oldest thing the center refused to hear of it, in words; "" when nothing is left to look at."""
    helps: int
    """Calls for help today."""
    last_help: datetime | None
    light: Lit


def look(connection: Connection, midnight: int, now: int) -> tuple[KioskSeen, ...]:
    """Every enrolled kiosk with its day. Moments in µs."""
    first = first_since(connection, midnight)
    known = _enrolled(connection, DeviceRole.KIOSK)
    if first is None:
        return tuple(_seen(name, None, [], now) for name in known)
    today = events.c.id >= first
    last = select(events.c.kiosk, func.max(events.c.at)).where(today).group_by(events.c.kiosk)
    heard: dict[str, int] = {kiosk: at for kiosk, at in connection.execute(last)}
    said: defaultdict[str, list[tuple[int, str, str]]] = defaultdict(list)
    query = (
        select(events.c.kiosk, events.c.at, events.c.kind, events.c.detail)
        .where(today, events.c.kind.in_([EventKind.DEVICE.value, EventKind.HELP.value]))
        .order_by(events.c.id)
    )
    for kiosk, at, kind, detail in connection.execute(query):
        said[kiosk].append((at, kind, detail))
    return tuple(_seen(name, heard.get(name), said[name], now) for name in known)


def lines(connection: Connection) -> tuple[str, ...]:
    """Enrolled lines of callers."""
    return tuple(_enrolled(connection, DeviceRole.CALLER))


def _enrolled(connection: Connection, role: DeviceRole) -> list[str]:
    enrolled = select(kiosks.c.id).where(kiosks.c.role == role, kiosks.c.token_hash.not_like("dismissed %"))
    return [str(name) for (name,) in connection.execute(enrolled.order_by(kiosks.c.ordinal))]


def _seen(name: str, heard: int | None, said: list[tuple[int, str, str]], now: int) -> KioskSeen:
    last: dict[str, tuple[int, Report]] = {}
    helps = [at for at, kind, _ in said if kind == EventKind.HELP]
    for at, kind, detail in said:
        if kind == EventKind.DEVICE:
            words = json.loads(detail)
            report = Report(
                at=moment(at),
                kind=EventKind.DEVICE,
                source=str(words.get("source", "")),
                detail=str(words.get("detail", "")),
            )
            last[report.source] = (at, report)
    faults = tuple(
        report for _, report in sorted(last.values(), key=lambda each: each[0]) if report.detail not in _WELL
    )
    lit = [_lit(fault) for fault in faults]
    if helps and now - helps[-1] < _HELP_FRESH:
        lit.append(Lit(light=Light.RED, why="有人求助"))
    return KioskSeen(
        id=name,
        heard_at=None if heard is None else moment(heard),
        faults=faults,
        undelivered=next((undelivered.words(each.detail) for each in faults if each.source == OUTBOX), ""),
        helps=len(helps),
        last_help=moment(helps[-1]) if helps else None,
        light=worst(lit),
    )


def _lit(fault: Report) -> Lit:
    """The kiosk's own words where these are not known here."""
    if fault.source == OUTBOX:
        return undelivered.light(fault.detail)
    device, words = _DEVICES.get(fault.source, fault.source), _WORDS.get(fault.detail, fault.detail)
    return Lit(light=Light.YELLOW if fault.detail in _LESS else Light.RED, why=f"{device}：{words}")
