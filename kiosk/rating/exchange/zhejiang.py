"""A Zhejiang-type interface: levels as the nation, but 6 is 短信 and 7 系统默认评价, 承诺件 is 1 and 即办件 2.

(domain.md §3.5) It has no number for the telephone: such a rating is not for this platform.
"""

from __future__ import annotations

from kiosk.center.contract import HandleType
from kiosk.center.contract.ratings import Channel
from kiosk.rating.exchange.dialect import Dialect
from kiosk.rating.exchange.national import BACK, CHANNELS, LEVELS

_CHANNELS = {channel: number for channel, number in CHANNELS.items() if number < 6}
_BACK = {number: channel for number, channel in BACK.items() if number < 6}

ZHEJIANG = Dialect(
    "zhejiang",
    LEVELS,
    _CHANNELS | {Channel.SMS: 6, Channel.DEFAULT: 7},
    _BACK | {6: Channel.SMS, 7: Channel.DEFAULT},
    {HandleType.PROMISED: 1, HandleType.IMMEDIATE: 2, HandleType.OTHER: 9},
)
