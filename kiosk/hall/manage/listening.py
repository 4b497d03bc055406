"""Devices that say nothing: in opening hours a silence turns yellow, then red. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from pydantic import BaseModel

from kiosk.center.contract.staff import DeviceRole
from kiosk.hall.clock import micros, moment
from kiosk.hall.heard import BOARD, STRIP, TABLET, VOICE, Name
from kiosk.hall.manage.devices import KioskSeen
from kiosk.hall.manage.lights import GREEN, Lit, judged, worst
from kiosk.hall.manage.settings import Lights
from kiosk.queueing.hours import Week, hours_of, minutes_of

SHOWN = (DeviceRole.CALLER.value, TABLET, BOARD, STRIP, VOICE)

_MINUTE = 60_000_000
_FORGOTTEN = timedelta(days=3)
"""A screen not heard of for so long was taken down; nobody enrolled it, so nobody dismisses it."""


class DeviceSeen(BaseModel):
    kind: str
    name: str
    """A line's id, a window's number, a zone; "" is the whole hall."""
    heard_at: datetime | None
    light: Lit


class Silence:
    """What a silence means at `now` in a hall with these hours."""

    def __init__(self, now: datetime, week: Week, rules: Lights) -> None:
        self._now = micros(now)
        self._opened = _opened(now, week)
        self._rules = rules

    def light(self, heard: int | None) -> Lit:
        """Green outside the opening hours, and for what was never heard: nobody has set it up yet."""
        if heard is None or self._opened is None:
            return GREEN
        minutes = max(0, self._now - max(heard, self._opened)) / _MINUTE
        why = f"{int(minutes)} 分钟没有消息" if heard >= self._opened else "开门以来没有消息"
        return judged(minutes, self._rules.silent_minutes, self._rules.yellow, why)


def kiosks_heard(seen: Iterable[KioskSeen], heard: Mapping[Name, int], silence: Silence) -> tuple[KioskSeen, ...]:
    """The kiosks with their last word of any kind, and its light beside those of their devices."""
    return tuple(_kiosk(each, heard.get(Name(DeviceRole.KIOSK.value, each.id)), silence) for each in seen)


def others_heard(
    lines: Iterable[str], heard: Mapping[Name, int], silence: Silence, now: datetime
) -> tuple[DeviceSeen, ...]:
    """`lines`: ids of enrolled callers; of everything else what was heard in the last days, by kind and name."""
    since = micros(now - _FORGOTTEN)
    names = {Name(DeviceRole.CALLER.value, line) for line in lines}
    names |= {who for who, at in heard.items() if who.kind in SHOWN[1:] and at >= since}
    ordered = sorted(names, key=lambda who: (SHOWN.index(who.kind), len(who.name), who.name))
    return tuple(_device(who, heard.get(who), silence) for who in ordered)


def _kiosk(seen: KioskSeen, at: int | None, silence: Silence) -> KioskSeen:
    known = [each for each in (at, None if seen.heard_at is None else micros(seen.heard_at)) if each is not None]
    last = max(known, default=None)
    light = worst([seen.light, silence.light(last)])
    return seen.model_copy(update={"heard_at": None if last is None else moment(last), "light": light})


def _device(who: Name, at: int | None, silence: Silence) -> DeviceSeen:
    heard_at = None if at is None else moment(at)
    return DeviceSeen(kind=who.kind, name=who.name, heard_at=heard_at, light=silence.light(at))


def _opened(now: datetime, week: Week) -> int | None:
    """µs of the beginning of the opening hours it is now in; None when the hall is closed."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    for begin, end in hours_of(now.date(), week).spans:
        opens, closes = (midnight + timedelta(minutes=minutes_of(each)) for each in (begin, end))
        if opens <= now < closes:
            return micros(opens)
    return None
