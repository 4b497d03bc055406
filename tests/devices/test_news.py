"""What the hall is told of the devices: each change once, and everything once a day."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from kiosk.devices.news import News

LATE = datetime.fromisoformat("2026-11-20T23:59:50+08:00")


class Hall:
    """Hears it, at a time that is set."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, str]] = []
        self.now = LATE - timedelta(hours=8)
        self.news = News()
        self.news.tell = lambda device, word: self.heard.append((device, word))
        self.news.now = lambda: self.now

    def look(self, word: str, times: int = 1, device: str = "page_printer") -> None:
        for _ in range(times):
            self.news.looked(device, word)


@pytest.fixture
def hall() -> Hall:
    return Hall()


def test_the_first_word_is_told_even_when_all_is_well(hall: Hall) -> None:
    """The last run may have told a trouble that somebody has mended since."""
    hall.look("online", 2)
    assert hall.heard == [("page_printer", "online")]


def test_every_change_is_told_once_and_back_to_well_too(hall: Hall) -> None:
    for word in ("online", "paperOut", "paperLow", "online"):
        hall.look(word, 5)
    assert [word for _, word in hall.heard] == ["online", "paperOut", "paperLow", "online"]


def test_a_device_at_the_edge_of_a_state_is_not_told_again_and_again(hall: Hall) -> None:
    hall.look("online", 2)
    for _ in range(20):
        hall.look("paperLow")
        hall.look("online")
    assert hall.heard == [("page_printer", "online")]


def test_what_a_citizen_stands_before_is_told_at_once_and_not_again_by_the_looks(hall: Hall) -> None:
    hall.look("online", 2)
    hall.news.say("page_printer", "paperJammed")
    hall.look("paperJammed", 3)
    hall.look("online", 2)
    assert [word for _, word in hall.heard] == ["online", "paperJammed", "online"]


def test_each_device_has_its_own_word(hall: Hall) -> None:
    hall.look("paperOut", 2)
    hall.look("online", 2, "card_reader")
    assert hall.heard == [("page_printer", "paperOut"), ("card_reader", "online")]


def test_a_new_day_begins_with_the_last_word_of_each(hall: Hall) -> None:
    """The manager's page looks at no other day's events; the two clocks may differ by some seconds."""
    hall.look("paperOut", 2)
    hall.news.say("page_tray", "sheetsLeft")
    hall.heard.clear()
    hall.now = LATE + timedelta(seconds=30)
    hall.look("paperOut")
    assert hall.heard == []
    hall.now = LATE + timedelta(seconds=90)
    hall.look("paperOut", 3)
    assert hall.heard == [("page_printer", "paperOut"), ("page_tray", "sheetsLeft")]
