"""Every scene in its states, as the pictures and the tests show them."""

from __future__ import annotations

from dataclasses import replace

from kiosk import scenes as s
from kiosk.center.contract import Reason
from kiosk.identity.face.words import Challenge, Guide
from tests.screens.case_scenes import CASES
from tests.screens.fee_scenes import FEES
from tests.screens.filing_scenes import FILING
from tests.screens.paper_scenes import PAPERS
from tests.screens.rating_scenes import RATINGS
from tests.screens.shelf import ITEMS

ZH, EN = "周一至周五 9:00–17:00", "Monday to Friday 9:00–17:00"
WINDOWS = tuple(s.WindowLine(str(number), "综合窗口", "A区", "一楼", True, True) for number in (3, 4, 5))
NEXT = "2026-11-23 09:00"
FOLLOW = "http://192.168.10.20:8080/t/k7m2pw9x4c"
EIGHT = ("take_ticket", "print_certificate", "track_case", "guide", "appointments", "rate", "hall", "more")

WELCOME = s.Welcome(12, 8, 15, True, ZH, EN, "")
TWO = (s.Service("take_ticket"), s.Service("guide"))
SHUT = (s.Service("take_ticket", False, "closed"), s.Service("guide"))
HOME = s.Home(TWO, 12, 8, 15, 3, True, ZH, EN, "", "ok", False)
CLOSED = replace(HOME, services=SHUT, open=False, next_open=NEXT)
CONFIRM = s.Confirm("李*", ITEMS[:2], 12, 8, 15, WINDOWS, ("健康证原件",), "ok")
DONE = s.TicketDone("A027", ITEMS[:2], 12, 8, 15, WINDOWS, (), FOLLOW, 3, "2026-11-21 09:46")
MATERIALS = s.Materials(ITEMS[0], ("健康证原件",), 1, 5)
REFUSED = s.Refused("closed", next_open=NEXT, hours_text=ZH, hours_text_en=EN, phone="0990-12345", code="E-21")
REASONS = [*(str(reason) for reason in Reason if reason is not Reason.CLOSED), "centerAway"]
SOCIAL_TROUBLES = ("socialUnreadable", "socialUnknown", "socialRemoved", "socialLeft")
CARD_TROUBLES = ("notYet", "damaged", *SOCIAL_TROUBLES, "codeUnknown")
WAYS = ("staff", "code", "window")
PHONE = "138****5678"
CONSENT = s.FaceConsent("take_ticket", "李*", WAYS, "2026-11")
CHECK = s.FaceCheck("preview", "hold", "turnLeft", 1, 3, 6)
END = s.FaceEnd("retake", 2, WAYS, WINDOWS, "0990-12345")
PIN = s.StaffPin("李*", "face")
CODE = s.PhoneCode(PHONE, again=48)
GUARDIAN = s.Guardian("李*", True, ("staff", "window"))
GUIDES = [str(guide) for guide in Guide]
ENDS = ("spoof", "challengeMissed", "noFace", "portrait", "noPortrait", "camera", "noCamera", "engine", "coolDown")


MAY_DAY, MAY_DAY_EN = "劳动节", "Labour Day"
SPANS = ("09:00–10:00", "14:00–16:00")
CLAIMS = (
    s.ClaimLine("disability", "残疾人", "Disabled person", "残疾人证", "Disability certificate"),
    s.ClaimLine(
        "soldier", "军人", "Serving soldier or veteran", "军人证件或退役军人优待证", "Military ID or veteran card"
    ),
)
PLACE = s.PlaceLine(
    "区妇幼保健院",
    "District Maternal and Child Health Hospital",
    "示范路 18 号，门诊二楼",
    "18 Shifan Road, outpatients, 2nd floor",
    "0990-1105001",
)
AWAY = replace(ITEMS[9], elsewhere=PLACE)
NOWHERE = replace(ITEMS[9], elsewhere=s.PlaceLine())
CLAIMED = replace(CONFIRM, claims=CLAIMS, claimed="soldier", people_ahead=4, low=2, high=7)


def refused(reason: str) -> s.Refused:
    item = "" if reason in ("alreadyWaiting", "dayLimit", "voided", "centerAway", "notEnrolled") else ITEMS[0].name
    limit = 3 if reason == "dayLimit" else None
    number, windows = ("A027", WINDOWS) if reason == "alreadyWaiting" else ("", ())
    english = ITEMS[0].name_en if item else ""
    scene = replace(REFUSED, reason=reason, item=item, item_en=english, limit=limit, number=number, windows=windows)
    return replace(scene, today=True, spans=SPANS[1:]) if reason == "outsideHours" else scene


WHO: dict[str, s.Scene] = {
    "consent": CONSENT,
    "consent-two": s.FaceConsent("print_certificate", "", ("window",), "2026-11"),
    "consent-file": replace(CONSENT, purpose="file_application"),
    "consent-three": replace(CONSENT, ways=("staff", "window"), who="买买提·*"),
    "check-start": s.FaceCheck(""),
    **{f"check-{guide}": s.FaceCheck("preview", guide, "", 0, 3, 8) for guide in GUIDES},
    **{f"check-{step}": replace(CHECK, challenge=str(step)) for step in Challenge},
    "check-last": replace(CHECK, challenge="", done=2),
    "check-done": replace(CHECK, challenge="", done=3, left=0),
    "end-mismatch": replace(END, why="mismatch", retries=0, windows=()),
    "end-off": s.FaceEnd("off", 0, WAYS, phone="0990-12345"),
    "end-off-window": s.FaceEnd("off", 0, ("window",), phone="0990-12345"),
    "end-noBirth": s.FaceEnd("noBirth", 0, WAYS, phone="0990-12345"),
    "end-window": s.FaceEnd("mismatch", 0, ("window",), WINDOWS, "0990-12345"),
    "end-three": replace(END, ways=("staff", "window"), windows=()),
    "end-retake": END,
    "end-stopped": replace(END, why="stopped", windows=()),
    "end-noCode": replace(END, why="noCode", retries=0, ways=("staff", "window")),
    "end-over": s.FaceEnd("window", 0, (), WINDOWS, "0990-12345"),
    "end-over-bare": s.FaceEnd("window", 0, ()),
    **{f"end-{why}": replace(END, why=why, retries=0) for why in ENDS},
    "pin": PIN,
    "pin-doubts": replace(PIN, who="买买提·*", doubts=("numberCheck", "birthDiffers", "validityUnreadable")),
    "pin-guardian": replace(PIN, why="guardian", who="买买提·*"),
    **{f"pin-{error}": replace(PIN, error=error) for error in ("wrong", "locked", "ownName", "away")},
    "code": CODE,
    **{f"code-{error}": s.PhoneCode(PHONE, error) for error in ("wrong", "expired", "usedUp", "away")},
    "show": s.ShowCode(),
    **{f"show-{trouble}": s.ShowCode(trouble) for trouble in ("unknown", "expired", "used", "scanner")},
    "guardian": GUARDIAN,
    "guardian-broken": replace(GUARDIAN, reader=False),
    **{f"guardian-{each}": replace(GUARDIAN, trouble=each) for each in ("sameCard", "minor", "expired", "notYet")},
    **{f"guardian-{each}": replace(GUARDIAN, trouble=each) for each in ("removed", "unreadable", "damaged")},
}
"""Who you are: consent, the face check and the other ways."""

ALL: dict[str, s.Scene] = {
    "welcome": WELCOME,
    "welcome-closed": replace(WELCOME, open=False, next_open=NEXT),
    "welcome-holiday": replace(WELCOME, open=False, next_open=NEXT, closed_for=MAY_DAY, closed_for_en=MAY_DAY_EN),
    "home": HOME,
    "home-closed": replace(HOME, services=SHUT, open=False, next_open=NEXT, paper="out"),
    "home-holiday": replace(CLOSED, closed_for=MAY_DAY, closed_for_en=MAY_DAY_EN),
    "home-eight": replace(HOME, services=tuple(map(s.Service, EIGHT)), paper="low", center_away=True, low=None),
    "find": s.FindItem((), 5),
    "find-chosen": s.FindItem(ITEMS[:2], 5),
    "find-guide": s.FindItem((), 5, guide=True),
    "materials": MATERIALS,
    "materials-none": s.Materials(replace(ITEMS[2], materials=()), (), 5, 5),
    "materials-guide": s.Materials(ITEMS[0], (), 0, 5, guide=True),
    "materials-elsewhere": s.Materials(AWAY, (), 0, 5, guide=True),
    "materials-nowhere": s.Materials(NOWHERE, (), 0, 5, guide=True),
    "identify": s.Identify("optional", True, True),
    "identify-removed": s.Identify("required", False, True, "removed"),
    "identify-expired": s.Identify("optional", True, True, "expired"),
    "identify-broken": s.Identify("optional", True, False),
    "identify-all": s.Identify("optional", True, True, scanner=True, social=True),
    "identify-social": s.Identify("optional", True, False, scanner=True, social=True),
    "identify-ways": s.Identify("optional", False, False, may_type=False, scanner=True),
    **{f"identify-{trouble}": s.Identify("optional", False, True, trouble, social=True) for trouble in CARD_TROUBLES},
    **WHO,
    "type": s.TypeNumber(),
    "type-error": s.TypeNumber("check"),
    "confirm": CONFIRM,
    "confirm-five": replace(CONFIRM, items=ITEMS[6:11], people_ahead=112, low=100, high=150, who="买买提·*"),
    "confirm-away": replace(CONFIRM, who="", people_ahead=None, low=None, high=None, offline=True, paper="out"),
    "confirm-claims": CLAIMED,
    "confirm-plain": replace(CLAIMED, items=ITEMS[:1], missing=(), claimed=""),
    "claim": s.ChooseClaim(CLAIMS),
    "claim-chosen": s.ChooseClaim(CLAIMS, "soldier"),
    "claim-unproved": s.ChooseClaim((s.ClaimLine("mother", "孕妇", "Expectant mother"), *CLAIMS)),
    "working-quote": s.Working("quote"),
    "working-print": s.Working("print"),
    "working-staff": s.Working("staff"),
    "working-code": s.Working("code"),
    "working-portrait": s.Working("portrait"),
    "done": DONE,
    "done-claim": replace(DONE, claim=CLAIMS[1], missing=("健康证原件",)),
    "done-claim-unconfirmed": replace(DONE, claim=CLAIMS[1], missing=("健康证原件",), paper="unconfirmed"),
    "done-unconfirmed": replace(DONE, paper="unconfirmed", may_reprint=True, missing=("健康证原件",)),
    "done-none": replace(DONE, paper="none", why="paperOut", may_reprint=True),
    "done-offline": replace(DONE, number="A1107", people_ahead=None, low=None, high=None, offline=True),
    **PAPERS,
    **FEES,
    **RATINGS,
    **CASES,
    **FILING,
    "working-paper": s.Working("paper"),
    "working-papers": s.Working("papers"),
    "refused-closed": REFUSED,
    "refused-closed-item": replace(refused("closed"), spans=SPANS, closed_for=MAY_DAY, closed_for_en=MAY_DAY_EN),
    "refused-elsewhere": replace(refused("noWindow"), elsewhere=PLACE),
    "refused-nowhere": replace(refused("noWindow"), elsewhere=s.PlaceLine()),
    "refused-holiday": replace(REFUSED, closed_for=MAY_DAY, closed_for_en=MAY_DAY_EN),
    "refused-outsideHours-day": replace(refused("outsideHours"), today=False, next_open=NEXT, spans=SPANS),
    "refused-dayLimit-alone": replace(refused("dayLimit"), next_open="", item=ITEMS[0].name, item_en=ITEMS[0].name_en),
    **{f"refused-{reason}": refused(reason) for reason in REASONS},
    "help": s.HelpCalled(True, "0990-12345"),
    "help-away": s.HelpCalled(False, ""),
    "out-starting": s.OutOfService("starting"),
    "out-center": s.OutOfService("center", "0990-12345"),
    "out-maintenance": s.OutOfService("maintenance", "0990-12345"),
}
