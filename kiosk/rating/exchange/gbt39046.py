"""GB/T 39046-2020 itself: A.8 counts satisfaction the other way round, 1 is the best; A.6 handle types; channels in the
order of table 9."""

from __future__ import annotations

from kiosk.center.contract.ratings import Level
from kiosk.rating.exchange.dialect import Dialect
from kiosk.rating.exchange.national import BACK, CHANNELS, HANDLE_TYPES

LEVELS = {
    Level.VERY_SATISFIED: 1,
    Level.SATISFIED: 2,
    Level.BASICALLY_SATISFIED: 3,
    Level.DISSATISFIED: 4,
    Level.VERY_DISSATISFIED: 5,
}

GBT39046 = Dialect("gbt39046", LEVELS, CHANNELS, BACK, HANDLE_TYPES)
