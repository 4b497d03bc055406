"""Every scene in its states, as the pictures and the tests show them."""

from __future__ import annotations

from dataclasses import replace

from kiosk import scenes as s
from kiosk.center.contract import Reason
from tests.screens.shelf import ITEMS

ZH, EN = "周一至周五 9:00–17:00", "Monday to Friday 9:00–17:00"
WINDOWS = tuple(s.WindowLine(str(number), "综合窗口", "A区", "一楼", True, True) for number in (3, 4, 5))
NEXT = "2026-11-23 09:00"
FOLLOW = "http://192.168.10.20:8080/t/k7m2pw9x4c"
EIGHT = ("take_ticket", "certificates", "progress", "guide", "appointments", "rate", "hall", "more")

WELCOME = s.Welcome(12, 8, 15, True, ZH, EN, "")
TWO = (s.Service("take_ticket"), s.Service("guide"))
SHUT = (s.Service("take_ticket", False, "closed"), s.Service("guide"))
HOME = s.Home(TWO, 12, 8, 15, 3, True, ZH, EN, "", "ok", False)
CONFIRM = s.Confirm("李*", ITEMS[:2], 12, 8, 15, WINDOWS, ("健康证原件",), "ok")
DONE = s.TicketDone("A027", ITEMS[:2], 12, 8, 15, WINDOWS, (), FOLLOW, 3, "2026-11-21 09:46")
MATERIALS = s.Materials(ITEMS[0], ("健康证原件",), 1, 5)
REFUSED = s.Refused("closed", next_open=NEXT, hours_text=ZH, hours_text_en=EN, phone="0990-12345", code="E-21")
REASONS = [*(str(reason) for reason in Reason if reason is not Reason.CLOSED), "centerAway"]


def refused(reason: str) -> s.Refused:
    item = "" if reason in ("alreadyWaiting", "dayLimit", "voided", "centerAway", "notEnrolled") else ITEMS[0].name
    limit = 3 if reason == "dayLimit" else None
    number, windows = ("A027", WINDOWS) if reason == "alreadyWaiting" else ("", ())
    english = ITEMS[0].name_en if item else ""
    return replace(REFUSED, reason=reason, item=item, item_en=english, limit=limit, number=number, windows=windows)


ALL: dict[str, s.Scene] = {
    "welcome": WELCOME,
    "welcome-closed": replace(WELCOME, open=False, next_open=NEXT),
    "home": HOME,
    "home-closed": replace(HOME, services=SHUT, open=False, next_open=NEXT, paper="out"),
    "home-eight": replace(HOME, services=tuple(map(s.Service, EIGHT)), paper="low", center_away=True, low=None),
    "find": s.FindItem((), 5),
    "find-chosen": s.FindItem(ITEMS[:2], 5),
    "find-guide": s.FindItem((), 5, guide=True),
    "materials": MATERIALS,
    "materials-none": s.Materials(replace(ITEMS[2], materials=()), (), 5, 5),
    "materials-guide": s.Materials(ITEMS[0], (), 0, 5, guide=True),
    "identify": s.Identify("optional", True, True),
    "identify-removed": s.Identify("required", False, True, "removed"),
    "identify-expired": s.Identify("optional", True, True, "expired"),
    "identify-broken": s.Identify("optional", True, False),
    "type": s.TypeNumber(),
    "type-error": s.TypeNumber("check"),
    "confirm": CONFIRM,
    "confirm-five": replace(CONFIRM, items=ITEMS[6:11], people_ahead=112, low=100, high=150, who="买买提·*"),
    "confirm-away": replace(CONFIRM, who="", people_ahead=None, low=None, high=None, offline=True, paper="out"),
    "working-quote": s.Working("quote"),
    "working-print": s.Working("print"),
    "done": DONE,
    "done-unconfirmed": replace(DONE, paper="unconfirmed", may_reprint=True, missing=("健康证原件",)),
    "done-none": replace(DONE, paper="none", why="paperOut", may_reprint=True),
    "done-offline": replace(DONE, number="A1107", people_ahead=None, low=None, high=None, offline=True),
    "refused-closed": REFUSED,
    **{f"refused-{reason}": refused(reason) for reason in REASONS},
    "help": s.HelpCalled(True, "0990-12345"),
    "help-away": s.HelpCalled(False, ""),
    "out-starting": s.OutOfService("starting"),
    "out-center": s.OutOfService("center", "0990-12345"),
    "out-maintenance": s.OutOfService("maintenance", "0990-12345"),
}
