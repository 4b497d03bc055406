"""What a hall says on its boards: notices by day and zone, who is on duty, whose name shows."""

from __future__ import annotations

import logging
import os
from datetime import datetime
from pathlib import Path

import pytest

from kiosk.hall.board_settings import BoardFile, BoardPlan
from kiosk.hall.plan import ConfigError, checked

MONDAY = datetime.fromisoformat("2026-10-12T09:30:00+08:00")
TUESDAY = datetime.fromisoformat("2026-10-13T09:30:00+08:00")


def written(folder: Path, text: str) -> BoardFile:
    (folder / "board.toml").write_text(text, encoding="utf-8")
    return BoardFile(folder)


def notices(file: BoardFile, now: datetime = MONDAY, zone: str = "") -> list[str]:
    return [each.text for each in file.plan().notices_on(now, zone)]


def test_a_hall_without_the_file_shows_no_notices_and_masks_names(tmp_path: Path) -> None:
    plan = BoardFile(tmp_path).plan()
    assert (plan.names, plan.notices, plan.duty) == ("surname", (), ())


def test_a_notice_shows_from_its_first_to_its_last_day_in_its_zones(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        """
[[notices]]
text = "always"
[[notices]]
text = "monday"
until = 2026-10-12
[[notices]]
text = "tuesday on"
from = 2026-10-13
[[notices]]
text = "in B"
zones = ["B区"]
""",
    )
    assert notices(file) == ["always", "monday", "in B"], "the whole hall's board shows those of every zone"
    assert notices(file, TUESDAY) == ["always", "tuesday on", "in B"]
    assert notices(file, zone="A区") == ["always", "monday"]


def test_of_each_role_whoever_fits_the_day_best_is_on_duty(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        """
[[duty]]
role = "主任"
name = "每天"
[[duty]]
role = "主任"
name = "周一"
days = ["monday"]
[[duty]]
role = "主任"
name = "换班"
day = 2026-10-19
[[duty]]
role = "导办"
name = "甲"
[[duty]]
role = "导办"
name = "乙"
zones = ["B区"]
""",
    )

    def on(day: str, zone: str = "") -> list[str]:
        moment = datetime.fromisoformat(f"{day}T09:00:00+08:00")
        return [each.name for each in file.plan().duty_on(moment, zone)]

    assert on("2026-10-12") == ["周一", "甲", "乙"]
    assert on("2026-10-13", "A区") == ["每天", "甲"]
    assert on("2026-10-19") == ["换班", "甲", "乙"]


def test_a_change_shows_without_a_restart_and_a_mistake_changes_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = written(tmp_path, '[[notices]]\ntext = "old"')
    path = tmp_path / "board.toml"
    path.write_text('[[notices]]\ntext = "newer"', encoding="utf-8")
    assert notices(file) == ["newer"]
    with caplog.at_level(logging.WARNING, "kiosk.hall"):
        path.write_text('[[notices]]\ntext = ""', encoding="utf-8")
        assert notices(file) == notices(file) == ["newer"]
    assert len(caplog.records) == 1, "said once"
    assert "notices.0.text" in caplog.text
    os.remove(path)
    assert notices(file) == []


@pytest.mark.parametrize(
    "text",
    [
        'names = "all"',
        "calls = 0",
        '[[notices]]\ntext = "x"\nfrom = 2026-10-13\nuntil = 2026-10-12',
        '[[duty]]\nrole = "x"\nname = "y"\ndays = ["funday"]',
        'colour = "red"',
    ],
)
def test_a_file_that_makes_no_sense_stops_the_center_with_the_place(tmp_path: Path, text: str) -> None:
    with pytest.raises(ConfigError, match=r"board\.toml: "):
        written(tmp_path, text)


def test_the_demonstration_halls_own_file_is_right() -> None:
    plan = checked(BoardPlan, Path(__file__).parents[2] / "config" / "hall" / "board.toml")
    assert plan.notices_on(MONDAY, "")
    assert plan.duty_on(MONDAY, "")
