"""`kiosk center staff pin` and `kiosk center pass`, as somebody types them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kiosk.cli import main
from kiosk.hall import Settings
from kiosk.hall.clock import shift_to
from tests.hall.conftest import MONDAY, TOKENS, Asked, running
from tests.hall.identity.test_confirming import confirm
from tests.hall.identity.test_passes import shown
from tests.hall.staff_room import employ


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def hall(hall_folder: Path, data: Path) -> Iterator[Asked]:
    settings = Settings(
        database=f"sqlite:///{data / 'center.db'}",
        config=hall_folder,
        data=data,
        tokens=TOKENS,
        clock_shift=shift_to(MONDAY),
    )
    with running(settings) as center:
        yield center


def typed(*words: str, data: Path, input: str = "") -> Result:
    return CliRunner().invoke(main, ["center", *words, "--data", str(data)], input=input)


def test_a_made_up_pin_is_printed_once_and_confirms(hall: Asked, data: Path) -> None:
    employ(hall.desk, "0107", name="张确认")
    given = typed("staff", "pin", "0107", data=data)
    pin = given.stdout.strip()
    assert (given.exit_code, len(pin)) == (0, 6)
    assert confirm(hall, pin).status_code == 201
    stored = str(hall.rows("SELECT * FROM staff_pins")) + str(hall.rows("SELECT * FROM events"))
    assert pin not in stored
    assert "pinSet" in stored


def test_a_new_pin_takes_the_place_of_the_old_one_and_ends_the_lock(hall: Asked, data: Path) -> None:
    employ(hall.desk, "0107", name="张确认")
    old = typed("staff", "pin", "0107", data=data).stdout.strip()
    for _ in range(5):
        confirm(hall, "100200")
    assert confirm(hall, old).json()["reason"] == "locked"
    assert typed("staff", "pin", "0107", "--typed", data=data, input="482617\n482617\n").exit_code == 0
    assert confirm(hall, old).json()["reason"] == "wrong"
    assert confirm(hall, "482617").status_code == 201


@pytest.mark.parametrize(("pin", "why"), [("123456", "1234"), ("4826", "exactly 6"), ("010799", "badge")])
def test_a_weak_pin_is_refused_in_plain_words(hall: Asked, data: Path, pin: str, why: str) -> None:
    employ(hall.desk, "0107")
    refused = typed("staff", "pin", "0107", "--typed", data=data, input=f"{pin}\n{pin}\n")
    assert refused.exit_code == 1
    assert why in refused.stderr
    assert hall.rows("SELECT * FROM staff_pins") == []


def test_a_badge_nobody_has_is_said(hall: Asked, data: Path) -> None:
    refused = typed("staff", "pin", "0999", data=data)
    assert (refused.exit_code, "no account with this badge" in refused.stderr) == (1, True)


def test_a_demonstrations_pass_keeps_the_time_of_its_hall(hall: Asked, data: Path) -> None:
    """The hall's clock stands in October; the computer's does not."""
    address = str(hall.client.base_url)
    given = typed("pass", "990101199001010019", "--name", "李样例", "--center", address, data=data)
    assert given.exit_code == 0
    assert shown(hall, given.stdout.strip()).json()["name"] == "李样例"


def test_a_pass_is_not_issued_for_somebody_real_or_by_nobody(hall: Asked, data: Path) -> None:
    assert "99" in typed("pass", "110101199001010000", data=data).stderr
    nowhere = typed("pass", "990101199001010019", "--center", "http://127.0.0.1:9", data=data)
    assert (nowhere.exit_code, "no center answers" in nowhere.stderr) == (1, True)
