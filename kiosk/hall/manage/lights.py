"""黄灯 and 红灯, and which window to open: rules over what is seen of the hall. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pydantic import BaseModel

from kiosk.center.contract.windows import WindowState
from kiosk.hall.manage.settings import HintRule, Lights


class Light(StrEnum):
    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


class Lit(BaseModel):
    """A light and what turned it on, in words; "" when it is green."""

    light: Light
    why: str = ""


class Hint(BaseModel):
    """Open another window for this lane."""

    lane: str
    waiting_long: int
    open: tuple[str, ...]
    """Windows that serve the lane and are not open, those that are only paused first."""
    lend: tuple[str, ...]
    """Open windows of other lanes with nobody to serve, which could take this lane for today."""
    text: str


@dataclass(frozen=True, slots=True)
class SeenWindow:
    number: str
    state: WindowState
    lanes: frozenset[str]
    idle: bool
    """Open, with nobody there and nobody waiting for it."""


_LENT = 3
"""Idle windows named in a hint: more would not be read."""

GREEN = Lit(light=Light.GREEN)
_OPENING = {WindowState.PAUSED: 0, WindowState.ABSENT: 1, WindowState.CLOSED: 2}
_RANK = {Light.GREEN: 0, Light.YELLOW: 1, Light.RED: 2}


def judged(value: float, red: float, yellow: float, why: str) -> Lit:
    """Red from `red` on, yellow from the share `yellow` of it on. `why` is told with either."""
    if value >= red:
        return Lit(light=Light.RED, why=why)
    return Lit(light=Light.YELLOW, why=why) if value >= red * yellow else GREEN


def worst(lit: Iterable[Lit]) -> Lit:
    """The gravest light, with the reasons of all of that gravity."""
    every = list(lit)
    gravest = max((each.light for each in every), key=lambda light: _RANK[light], default=Light.GREEN)
    why = "，".join(each.why for each in every if each.light is gravest and each.why)
    return Lit(light=gravest, why=why)


def of_lane(lane: str, waits: Sequence[float], rules: Lights) -> tuple[Lit, Lit]:
    """Of the longest wait, and of the queue's length. `waits`: minutes everybody in the lane has waited."""
    red_wait, red_queue = rules.of(lane)
    longest = max(waits, default=0.0)
    return (
        judged(longest, red_wait, rules.yellow, f"最长已等 {int(longest)} 分钟（红灯 {red_wait:.0f} 分钟）"),
        judged(len(waits), red_queue, rules.yellow, f"{len(waits)} 人在等（红灯 {red_queue} 人）"),
    )


def of_window(state: WindowState, since: float, arriving: float | None, waiting: int, rules: Lights) -> Lit:
    """`since`: minutes in this state; `arriving`: minutes since the call of somebody who is not there yet."""
    if state is WindowState.PAUSED:
        return judged(since, rules.paused_minutes, rules.yellow, f"暂离已 {int(since)} 分钟")
    if state is WindowState.ABSENT and waiting:
        return Lit(light=Light.YELLOW, why="应开未开，有人在等")
    if arriving is not None:
        return judged(arriving, rules.arrival_minutes, rules.yellow, f"叫号 {int(arriving)} 分钟，人未到")
    return GREEN


def hint(lane: str, name: str, waits: Sequence[float], windows: Sequence[SeenWindow], rule: HintRule) -> Hint | None:
    """Whether the lane needs another window, and which could be opened; None while it does not."""
    long = sum(wait >= rule.minutes for wait in waits)
    if long < rule.number:
        return None
    shut = sorted(
        (window for window in windows if lane in window.lanes and window.state in _OPENING),
        key=lambda window: _OPENING[window.state],
    )
    to_open = tuple(window.number for window in shut)
    lend = tuple(window.number for window in windows if window.idle and lane not in window.lanes)
    text = f"{lane} {name}：{long} 人已等 {rule.minutes:.0f} 分钟以上。{_advice(to_open, lend)}"
    return Hint(lane=lane, waiting_long=long, open=to_open, lend=lend, text=text)


def _advice(to_open: Sequence[str], lend: Sequence[str]) -> str:
    if to_open and lend:
        return f"可增开 {_windows(to_open)}；{_windows(lend[:_LENT])}现在空闲，今天也可以加办。"
    if to_open:
        return f"可增开 {_windows(to_open)}。"
    if lend:
        return f"能办的窗口都已开；{_windows(lend[:_LENT])}现在空闲，今天可以加办。"
    return "能办的窗口都已开，其他窗口也没有空闲，请安排引导分流或预约改期。"


def _windows(numbers: Sequence[str]) -> str:
    return "、".join(f"{number}号" for number in numbers) + "窗口"
