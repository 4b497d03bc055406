"""The hall as its two files describe it: hall.toml (name, rules, hours) and windows.toml (lanes, windows)."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from kiosk.center.contract import Place, WindowPlace
from kiosk.queueing.estimate import Service
from kiosk.queueing.hours import OwnDay, Week, spans_of
from kiosk.queueing.numbers import OFFLINE_START
from kiosk.queueing.priorities import Priority, QueueRules
from kiosk.queueing.windows import EVERYTHING_ELSE, Counters, Elsewhere, LanePlan, Selector, WindowPlan

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

Pairs = list[list[str]]


class ConfigError(ValueError):
    """A configuration file cannot be used; the text names the file, the place and what is wrong."""


class Strict(BaseModel):
    """A table of a configuration file: a word it does not know is a mistake, and nothing changes it afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class HallRules(Strict):
    name: str
    name_en: str = ""
    zone: str = ""
    phone: str = ""
    hours_text: str = ""
    hours_text_en: str = ""
    identity: Literal["required", "optional", "none"] = "optional"
    recall_after: int = Field(default=3, ge=0, le=99)
    several: Literal["oneWindow", "sequence"] = "oneWindow"
    """Items no single window can do: refused, or done at several windows one after another on one ticket."""
    number_digits: int = Field(default=3, ge=1, le=6)
    last_number: int = Field(default=999, ge=1, lt=OFFLINE_START)


class _Hours(Strict):
    monday: Pairs = []
    tuesday: Pairs = []
    wednesday: Pairs = []
    thursday: Pairs = []
    friday: Pairs = []
    saturday: Pairs = []
    sunday: Pairs = []
    follow_official_holidays: bool = True
    early_minutes: int = Field(default=0, ge=0, le=240)


class _Exception(Strict):
    day: date
    spans: Pairs = []
    reason: str = ""
    reason_en: str = ""


LOGS_KEPT_DAYS = 184
"""Six months, however long the months (网络安全法 第二十三条（三）). The store itself holds to it: see m0002."""


class Retention(Strict):
    """How many days is kept what is needed only for a while."""

    holder_days: int = Field(default=0, ge=0, le=30)
    """Whose ticket it was, after the ticket's own day. 0: gone when the day turns."""
    answer_days: int = Field(default=7, ge=1, le=90)
    """Answers already given, and what was voided unasked: so long a repeat gets the first answer."""
    event_days: int = Field(default=400, ge=LOGS_KEPT_DAYS, le=3660)


class _Queue(Strict):
    recall_limit: int = Field(default=3, ge=0, le=20)
    overtaken_most: int = Field(default=3, ge=0, le=99)


class _Priority(Strict):
    name: str = Field(pattern="^[a-z][a-zA-Z0-9]{0,19}$")
    label: str = Field(min_length=1, max_length=20)
    label_en: str = ""
    head_start: int = Field(ge=0, le=240)
    from_age: int = Field(default=0, ge=0, le=120)
    claim: bool = False
    proof: str = Field(default="", max_length=40)
    proof_en: str = ""


class _HallFile(Strict):
    hall: HallRules
    queue: _Queue = _Queue()
    priorities: list[_Priority] = Field(default=[], max_length=12)
    hours: _Hours
    retention: Retention = Retention()
    exceptions: list[_Exception] = []


class _Selector(Strict):
    department: str = ""
    family: str = ""
    item: str = ""


class _Place(Strict, Place):
    """Only words it knows."""


class _Elsewhere(_Selector):
    place: _Place = _Place()


class _Lane(Strict):
    prefix: str = Field(pattern="^[A-Z]$")
    name: str
    takes: list[_Selector] = []
    minutes: float = Field(gt=0, le=240)
    spread: float = Field(ge=0, le=240)
    first: int = Field(default=1, ge=1, lt=OFFLINE_START)
    last: int = Field(default=OFFLINE_START - 1, ge=1)


class _Window(Strict):
    number: str = Field(min_length=1, max_length=6, pattern="^[0-9A-Z]+$")
    name: str
    name_en: str = ""
    zone: str = ""
    floor: str = ""
    floor_en: str = ""
    pooled: bool = False
    open: bool = True
    lanes: list[str]


class _WindowsFile(Strict):
    lanes: list[_Lane]
    windows: list[_Window]
    elsewhere: list[_Elsewhere] = []

    @model_validator(mode="after")
    def _agree(self) -> _WindowsFile:
        letters = [lane.prefix for lane in self.lanes]
        numbers = [window.number for window in self.windows]
        if len(set(letters)) < len(letters) or len(set(numbers)) < len(numbers):
            raise ValueError("a lane's letter and a window's number may stand only once")
        if EVERYTHING_ELSE not in letters:
            raise ValueError(f"lane {EVERYTHING_ELSE} is missing: it takes every item no other lane takes")
        for window in self.windows:
            strange = set(window.lanes) - set(letters)
            if strange:
                raise ValueError(f"window {window.number} serves a lane that does not exist: {sorted(strange)}")
        return self


class Plan(BaseModel):
    """One hall, ready to use."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    hall: HallRules
    week: Week
    counters: Counters
    queue: QueueRules
    retention: Retention


def read_plan(folder: Path) -> Plan:
    """ConfigError when a file is missing or says something impossible."""
    hall = checked(_HallFile, folder / "hall.toml")
    windows = checked(_WindowsFile, folder / "windows.toml")
    try:
        week = _week(hall)
    except ValueError as bad:
        raise ConfigError(f"{folder / 'hall.toml'}: {bad}") from None
    return Plan(hall=hall.hall, week=week, counters=_counters(windows), queue=_rules(hall), retention=hall.retention)


Model = TypeVar("Model", bound=BaseModel)


def checked(model: type[Model], path: Path) -> Model:
    """The file's content as `model`; ConfigError with the place and the reason in one line otherwise."""
    try:
        return model.model_validate(read_toml(path))
    except ValidationError as wrong:
        raise ConfigError(f"{path}: {explained(wrong)}") from None


def read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as missing:
        raise ConfigError(f"{path}: cannot be read ({missing.strerror})") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as bad:
        raise ConfigError(f"{path}: {bad}") from None


def explained(wrong: ValidationError) -> str:
    """`lanes.2.prefix: String should match …` for every fault, without the value (it could be anybody's)."""
    return "; ".join(
        f"{'.'.join(str(part) for part in fault['loc']) or 'file'}: {fault['msg']}" for fault in wrong.errors()
    )


def _week(file: _HallFile) -> Week:
    return Week(
        days=tuple(_spans(day, getattr(file.hours, day)) for day in _DAYS),
        official=file.hours.follow_official_holidays,
        early_minutes=file.hours.early_minutes,
        exceptions={
            own.day: OwnDay(_spans(own.day.isoformat(), own.spans), own.reason, own.reason_en)
            for own in file.exceptions
        },
    )


def _rules(file: _HallFile) -> QueueRules:
    return QueueRules(
        recall_limit=file.queue.recall_limit,
        return_after=file.hall.recall_after,
        overtaken_most=file.queue.overtaken_most,
        priorities={each.name: Priority(**each.model_dump()) for each in file.priorities},
    )


def _spans(day: str, pairs: Pairs) -> tuple[tuple[int, int], ...]:
    try:
        return spans_of(pairs)
    except ValueError as bad:
        raise ValueError(f"hours of {day}: {bad}") from None


def _counters(file: _WindowsFile) -> Counters:
    lanes = tuple(
        LanePlan(
            prefix=lane.prefix,
            name=lane.name,
            takes=tuple(Selector(**selector.model_dump()) for selector in lane.takes),
            service=Service(lane.minutes, lane.spread),
            first=lane.first,
            last=lane.last,
        )
        for lane in file.lanes
    )
    windows = tuple(
        WindowPlan(WindowPlace.model_validate(window.model_dump(exclude={"lanes"})), frozenset(window.lanes))
        for window in file.windows
    )
    elsewhere = tuple(
        Elsewhere(each.department, each.family, each.item, Place(**each.place.model_dump())) for each in file.elsewhere
    )
    return Counters(lanes, windows, elsewhere)
