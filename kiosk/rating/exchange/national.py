"""The national 好差评 exchange: 5 is the best (three public systems alike; domain.md §3.5)."""

from __future__ import annotations

from kiosk.center.contract import HandleType
from kiosk.center.contract.ratings import Channel, Level
from kiosk.rating.exchange.dialect import Dialect

LEVELS = {
    Level.VERY_SATISFIED: 5,
    Level.SATISFIED: 4,
    Level.BASICALLY_SATISFIED: 3,
    Level.DISSATISFIED: 2,
    Level.VERY_DISSATISFIED: 1,
}
CHANNELS = {
    Channel.PC: 1,
    Channel.MOBILE: 2,
    Channel.QR: 3,
    Channel.TABLET: 4,
    Channel.KEYPAD: 5,
    Channel.KIOSK: 5,
    Channel.TELEPHONE: 6,
    Channel.SMS: 7,
}
BACK = {
    1: Channel.PC,
    2: Channel.MOBILE,
    3: Channel.QR,
    4: Channel.TABLET,
    5: Channel.KIOSK,  # 政务大厅其他终端
    6: Channel.TELEPHONE,
    7: Channel.SMS,
}
HANDLE_TYPES = {HandleType.IMMEDIATE: 1, HandleType.PROMISED: 2, HandleType.OTHER: 9}

NATIONAL = Dialect("national", LEVELS, CHANNELS, BACK, HANDLE_TYPES)
