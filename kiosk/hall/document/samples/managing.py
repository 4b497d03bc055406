"""Samples: the hall as its manager sees it."""

from __future__ import annotations

from kiosk.hall.document.samples.sample import at, sample
from kiosk.hall.manage.devices import KioskSeen
from kiosk.hall.manage.lights import Light, Lit
from kiosk.hall.manage.live import Live

_GREEN = Lit(light=Light.GREEN)
_LIVE = Live(
    now=at("09:45"),
    seq=812,
    light=Light.GREEN,
    waiting=4,
    serving=1,
    held=0,
    passed=1,
    served=8,
    windows_open=1,
    windows_paused=0,
    longest_minutes=12,
    windows=(),
    lanes=(),
    hints=(),
    kiosks=(
        KioskSeen(id="kiosk-1", heard_at=at("09:40"), faults=(), undelivered="", helps=0, last_help=None, light=_GREEN),
    ),
)

DOORS = {"GET /v1/manage/live": sample(_LIVE)}
