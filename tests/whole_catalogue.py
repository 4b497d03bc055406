"""The 946 items of the demonstration hall as a kiosk searches them; read once for all tests."""

from __future__ import annotations

from functools import cache

from kiosk.center.contract import Catalogue
from kiosk.center.finding import Finder
from kiosk.hall.catalogue import read_stock, served
from kiosk.hall.pinyin import sounds
from kiosk.settings import HOUSE


@cache
def whole_finder() -> Finder:
    stock = read_stock(HOUSE / "config" / "hall", lambda text: ("", ""), sounds)
    return Finder(Catalogue.model_validate_json(served(stock, {}, 1).plain))
