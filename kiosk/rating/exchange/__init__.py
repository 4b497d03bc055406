"""The only place where levels, channels and handle types become numbers: one dialect for each kind of platform.

The national exchange counts satisfaction 5…1, GB/T 39046 A.8 counts 1…5; a Zhejiang-type interface swaps two channels
and two handle types (domain.md §3.5). A fourth kind of platform is one more `Dialect`.
"""

from kiosk.rating.exchange.dialect import Dialect, Untold
from kiosk.rating.exchange.gbt39046 import GBT39046
from kiosk.rating.exchange.national import NATIONAL
from kiosk.rating.exchange.zhejiang import ZHEJIANG

DIALECTS: dict[str, Dialect] = {"national": NATIONAL, "gbt39046": GBT39046, "zhejiang": ZHEJIANG}

__all__ = ["DIALECTS", "GBT39046", "NATIONAL", "ZHEJIANG", "Dialect", "Untold"]
