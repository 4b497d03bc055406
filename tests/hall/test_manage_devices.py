"""The lights of the kiosks on /manage: every word a device can say has words of its own, and a light."""

from __future__ import annotations

from enum import StrEnum

import pytest

from drivers.catalogue import DRIVERS, OPTIONAL
from drivers.contract import Health, PrinterDetail
from drivers.contract.camera import CameraDetail
from drivers.contract.card_reader import CardDetail
from drivers.contract.code_scanner import CodeDetail
from drivers.contract.face_matcher import FaceDetail
from drivers.contract.page_printer import PageDetail
from drivers.contract.portrait import PortraitDetail
from drivers.contract.social_card import SocialDetail
from kiosk.devices.news import PAPER_LOW, TONER_LOW, WELL
from kiosk.hall.manage import devices
from kiosk.journeys.printing_pages import LEFT_THERE, TRAY
from tests.hall.conftest import Asked, fresh
from tests.hall.staff_room import Person, live

OF_ONE_TRY = {
    *("glyphMissing", "sentInPart", "tooLarge", "aborted", "jobLost", "pagesDiffer", "pagesGuessed"),
    *("noMedia", "mediaNotTaken", "mediaRemoved", "invalidMedia", "unknownKind", "readFailed", "tooLong", "cutOff"),
    *("noPortrait", "noFace", "severalFaces", "notEnrolled"),
}
"""Why one slip, card or face did not do; no state of a device, and never told as one."""
SAYS: tuple[type[StrEnum], ...] = (
    *(Health, PrinterDetail, PageDetail, CardDetail, CodeDetail, SocialDetail, PortraitDetail, CameraDetail),
    FaceDetail,
)


def test_every_word_of_every_device_has_words_and_so_has_every_device() -> None:
    words = {word.value for kind in SAYS for word in kind} | {PAPER_LOW, TONER_LOW, LEFT_THERE}
    assert words - OF_ONE_TRY - devices._WELL - devices._WORDS.keys() == set()
    assert {*DRIVERS, *OPTIONAL, TRAY} - devices._DEVICES.keys() == set()


@pytest.mark.parametrize(
    ("source", "word", "light", "why"),
    [
        ("page_printer", TONER_LOW, "yellow", "A4 打印机：墨粉快用完"),
        ("ticket_printer", PAPER_LOW, "yellow", "号票打印机：纸快用完"),
        (TRAY, LEFT_THERE, "yellow", "A4 出纸口：有打出来没人取走的纸，请收走"),
        ("page_printer", "unplugged", "red", "A4 打印机：连接断开"),
    ],
)
def test_the_light_is_the_last_word_and_gets_green_again(
    sqlite_center: Asked, manager: Person, source: str, word: str, light: str, why: str
) -> None:
    def says(detail: str) -> tuple[str, str]:
        body = {"kind": "device", "at": "2026-10-12T09:30:00+08:00", "source": source, "detail": detail}
        assert sqlite_center.as_kiosk("kiosk-1").post("/v1/kiosks/me/events", body, fresh()).status_code == 202
        lit = live(manager)["kiosks"][0]["light"]
        return lit["light"], lit["why"]

    assert says(WELL) == ("green", "")
    assert says(word) == (light, why)
    assert says(WELL) == ("green", "")
