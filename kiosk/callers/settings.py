"""What one line of pads is told: `config/callers.toml`, checked."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from drivers.contract import CallerAction
from kiosk.center.contract.ratings import Level
from kiosk.center.contract.windows import MOST_REASON

Seconds = Annotated[float, Field(gt=0, le=3600, allow_inf_nan=False)]
Address = Annotated[int, Field(ge=0, le=255)]
Why = Annotated[str, Field(min_length=1, max_length=MOST_REASON)]
LONGEST_PATIENCE = 30.0
"""Seconds; a call that comes later than this calls somebody to an empty window."""


class CallersError(ValueError):
    """The bridge cannot start; the text says why in plain words."""


class Wish(StrEnum):
    """What a key can be made to do; `wishes` turns it into acts of the center."""

    NOTHING = ""
    CALL_NEXT = "callNext"
    RECALL = "recall"
    START = "start"
    FINISH = "finish"
    PASS = "pass"
    HOLD = "hold"
    BRING_BACK = "bringBack"
    PAUSE = "pause"
    TRANSFER = "transfer"
    RETURN = "return"
    PRIORITIZE = "prioritize"
    CLOSE = "close"


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class LineTable(_Table):
    driver: str = "rs485"
    address: str = ""
    repeat_within: Seconds = 1.0


class CenterTable(_Table):
    address: str = ""
    token: str = Field(default="", repr=False)
    patience: Annotated[float, Field(gt=0, le=LONGEST_PATIENCE)] = 5.0
    poll: Seconds = 1.0
    refresh: Seconds = 30.0


class WordsTable(_Table):
    call_reason: Why = "窗口呼叫"
    unstarted: Literal["passed", "served"] = "passed"
    pause_reason: Why = "暂离"
    hold_reason: Why = "窗口挂起"
    hold_minutes: Annotated[int, Field(ge=1, le=240)] = 15
    transfer_reason: Why = "窗口转办"
    priority: str = Field(default="", max_length=20)
    """Which of the hall's priorities the prioritize key gives: a pad cannot say which."""
    priority_reason: Why = "窗口看过证件"


class WindowTable(_Table):
    caller: Address | None = None
    evaluator: Address | None = None
    transfer: str = Field(default="", max_length=6)
    """Where the transfer key sends when no digits were pressed."""


class CallersSettings(_Table):
    line: LineTable = LineTable()
    center: CenterTable = CenterTable()
    keys: dict[CallerAction, Wish] = {}
    words: WordsTable = WordsTable()
    ratings: dict[Annotated[int, Field(ge=0, le=3)], Level] = {}
    windows: dict[Annotated[str, Field(pattern=r"^[0-9A-Za-z]{1,6}$")], WindowTable]

    @field_validator("windows")
    @classmethod
    def _one_window_each(cls, windows: dict[str, WindowTable]) -> dict[str, WindowTable]:
        for kind in ("caller", "evaluator"):
            used: dict[int, str] = {}
            for window, table in windows.items():
                address = getattr(table, kind)
                if address is not None and used.setdefault(address, window) != window:
                    raise ValueError(f"{kind} {address} stands at window {used[address]} and at window {window}")
        return windows

    @model_validator(mode="after")
    def _something_to_do(self) -> CallersSettings:
        if not any(table.caller is not None or table.evaluator is not None for table in self.windows.values()):
            raise ValueError("no window has a caller or an evaluator")
        if Wish.PRIORITIZE in self.keys.values() and not self.words.priority:
            raise ValueError(
                "words.priority names which of the hall's priorities the prioritize key gives: it is missing"
            )
        return self


def load(path: Path, line: str = "", center: str = "", token: str = "") -> CallersSettings:
    """The settings of one line; what is given besides the file comes before it. Raises CallersError."""
    try:
        table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        settings = CallersSettings.model_validate(table)
    except FileNotFoundError:
        raise CallersError(f"there is no configuration at {path}") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as unreadable:
        raise CallersError(f"{path} cannot be read: {unreadable}") from unreadable
    except ValidationError as wrong:
        fault = wrong.errors(include_input=False)[0]
        where = ".".join(str(part) for part in fault["loc"])
        raise CallersError(f"{path}: {where}: {fault['msg'].removeprefix('Value error, ')}") from None
    given_line = LineTable(**settings.line.model_dump() | _given(address=_as_address(line)))
    given_center = CenterTable(**settings.center.model_dump() | _given(address=center.rstrip("/"), token=token))
    settings = settings.model_copy(update={"line": given_line, "center": given_center})
    _require(settings, path)
    return settings


def _given(**options: str) -> dict[str, str]:
    return {name: value for name, value in options.items() if value}


def _as_address(line: str) -> str:
    """A bare path is a serial port."""
    return f"serial:{line}" if line.startswith("/") else line


def _require(settings: CallersSettings, path: Path) -> None:
    if not settings.line.address:
        raise CallersError(f"{path}: line.address: is missing; give it there or with --line")
    if not settings.center.address.startswith(("http://", "https://")):
        raise CallersError(f"{path}: center.address: must be like https://center.example.gov; or give it with --center")
