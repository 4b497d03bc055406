"""What every card reader must do, whatever is behind it. A new driver is one more line in `DRIVERS`.

Each driver is built against the simulated reader's pty; `Bench.do` works the reader through its control socket.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PIL import Image

from drivers.card_reader.sam import SamCardReader
from drivers.card_reader.simulated import SimulatedCardReader
from drivers.card_reader.usb_sam import UsbSamLine, Wiring
from drivers.contract import CardDetail, CardReader, Health, Line, Media, Outcome, ReadResult
from drivers.controls import Handle, State
from drivers.transport import open_line
from tests.unit.test_card_usb import FOUR_PIPES, ONE_PAIR, RelayDevice

PEOPLE = Path(__file__).parents[2] / "config" / "people.toml"
PICTURED = """
[pictured]
kind = "resident"
name = "冯有像"
number = "990101199001010019"
portrait = "gradient"
"""


def over_serial(port: Path) -> CardReader:
    return SamCardReader(f"serial:{port}?baud=115200")


def over_serial_at_any_speed(port: Path) -> CardReader:
    return SamCardReader(f"serial:{port}?baud=9600", max_rf=None, probe_speed=True)


def over_usb(wiring: Wiring) -> Callable[[Path], CardReader]:
    def build(port: Path) -> CardReader:
        def opener(address: str) -> Line:
            line = open_line(f"serial:{port}")
            return UsbSamLine(RelayDevice(line, wiring), wiring, release=line.close)

        return SamCardReader("usb-sam:0400:c35a", opener=opener)

    return build


DRIVERS: dict[str, Callable[[Path], CardReader]] = {
    "serial": over_serial,
    "serial at any speed": over_serial_at_any_speed,
    "usb with four pipes": over_usb(FOUR_PIPES),
    "usb with one pair": over_usb(ONE_PAIR),
}


@dataclass
class Bench:
    """A driver and the reader it drives."""

    reader: CardReader
    handle: Handle
    do: Callable[..., State] = field(init=False)

    def __post_init__(self) -> None:
        self.do = self.handle.do

    def read(self, deadline: float = 3.0) -> ReadResult:
        return self.reader.read(deadline)


@pytest.fixture(params=DRIVERS)
def bench(request: pytest.FixtureRequest, device_folder: Path) -> Iterator[Bench]:
    port, control = device_folder / "reader.tty", device_folder / "reader.sock"
    pictured = device_folder / "people.toml"
    pictured.write_text(PEOPLE.read_text(encoding="utf-8") + PICTURED, encoding="utf-8")
    Image.linear_gradient("L").save(device_folder / "gradient.png")
    simulated = SimulatedCardReader(port, control, pictured, baud=0, portraits=device_folder)
    simulated.start()
    reader = DRIVERS[request.param](port)
    yield Bench(reader, Handle(control))
    reader.close()
    simulated.stop()


def test_it_says_whether_it_was_ever_run_on_real_hardware(bench: Bench) -> None:
    assert isinstance(bench.reader.verified, bool)


def test_a_willing_reader_is_online_and_tells_its_number(bench: Bench) -> None:
    status = bench.reader.status(2.0)
    assert status.health is Health.ONLINE
    assert status.sam_id == "05.01-20260101-0001234567-0987654321"
    assert status.media is not Media.PRESENT
    assert status.detail is None


def test_with_nothing_on_it_there_is_no_card_and_that_is_not_a_fault(bench: Bench) -> None:
    result = bench.read()
    assert (result.outcome, result.detail) == (Outcome.NOT_READY, CardDetail.NO_CARD)
    assert bench.reader.status(2.0).health is Health.ONLINE


def test_a_card_is_read_with_its_text_its_body_number_and_its_photo(bench: Bench) -> None:
    bench.do("present_card", who="zheng")
    result = bench.read()
    assert (result.outcome, result.detail) == (Outcome.SUCCESS, None)
    assert result.card is not None
    assert (result.card.kind, result.card.name, result.card.number) == (" ", "郑新居", "99010119791120012X")
    assert result.card.newest_address.startswith("示范省样例市示范区新城街道")
    assert result.card.management_number.isdigit()
    assert result.photo == b""
    assert 0 < result.seconds < 3
    bench.do("present_card", who="pictured")
    assert len(bench.read().photo) == 1024


@pytest.mark.parametrize(("who", "kind"), [("chen", " "), ("gang", "J"), ("foreigner_old", "I"), ("foreigner", "Y")])
def test_every_kind_of_card_is_told_apart(bench: Bench, who: str, kind: str) -> None:
    bench.do("present_card", who=who)
    card = bench.read().card
    assert card is not None
    assert card.kind == kind
    assert card.number
    assert card.newest_address == ""


def test_a_card_is_read_once_until_it_is_lifted(bench: Bench) -> None:
    bench.do("present_card", who="li")
    assert bench.read().outcome is Outcome.SUCCESS
    for _ in range(3):
        again = bench.read()
        assert (again.outcome, again.detail) == (Outcome.NOT_READY, CardDetail.SAME_CARD)
    assert bench.reader.status(2.0).media is Media.PRESENT
    bench.do("remove_card")
    assert bench.read().detail is CardDetail.NO_CARD
    assert bench.reader.status(2.0).media is not Media.PRESENT
    bench.do("present_card", who="li")
    assert bench.read().outcome is Outcome.SUCCESS


def test_the_next_citizens_card_is_read_though_nobody_looked_in_between(bench: Bench) -> None:
    for who, name in (("li", "李示范"), ("wang", "王䶮"), ("zhao", "赵𠮷")):
        bench.do("present_card", who=who)
        card = bench.read().card
        assert card is not None
        assert card.name == name


@pytest.mark.parametrize("after", [0, 600])
def test_a_card_pulled_away_while_it_is_read_is_called_that_and_can_be_laid_down_again(
    bench: Bench, after: int
) -> None:
    bench.do("present_card", who="li")
    bench.do("remove_mid_read", after=after)
    result = bench.read(5.0)
    assert (result.outcome, result.detail, result.card) == (Outcome.USER_ERROR, CardDetail.REMOVED, None)
    assert bench.read().detail is CardDetail.NO_CARD
    bench.do("present_card", who="li")
    assert bench.read().outcome is Outcome.SUCCESS


@pytest.mark.parametrize("fault", ["wrong_checksum", "wrong_length"])
def test_a_damaged_answer_is_garbage_and_lifting_the_card_helps(bench: Bench, fault: str) -> None:
    bench.do("present_card", who="li")
    bench.do(fault)
    result = bench.read()
    assert (result.outcome, result.detail, result.card) == (Outcome.INVALID_DATA, CardDetail.GARBAGE, None)
    assert bench.read().detail is CardDetail.SAME_CARD
    bench.do("remove_card")
    bench.do("present_card", who="li")
    assert bench.read().outcome is Outcome.SUCCESS


def test_a_reader_that_talks_nonsense_is_garbage_and_works_again_when_it_stops(bench: Bench) -> None:
    assert bench.read().detail is CardDetail.NO_CARD
    bench.do("garbage", on=True)
    result = bench.read(1.0)
    assert (result.outcome, result.detail) == (Outcome.INVALID_DATA, CardDetail.GARBAGE)
    status = bench.reader.status(0.5)
    assert (status.health, status.detail) == (Health.HARDWARE_ERROR, CardDetail.GARBAGE)
    bench.do("garbage", on=False)
    bench.do("present_card", who="li")
    assert bench.read().outcome is Outcome.SUCCESS


def test_a_silent_reader_is_silent_within_the_deadline(bench: Bench) -> None:
    bench.do("silence", on=True)
    began = time.monotonic()
    result = bench.read(0.4)
    assert (result.outcome, result.detail) == (Outcome.TIMEOUT, CardDetail.SILENT)
    status = bench.reader.status(0.2)
    assert (status.health, status.detail) == (Health.OFFLINE, CardDetail.SILENT)
    assert time.monotonic() - began < 2.0
    bench.do("silence", on=False)
    assert bench.reader.status(2.0).health is Health.ONLINE


def test_no_time_at_all_is_a_time_out_and_not_a_crash(bench: Bench) -> None:
    assert bench.read(0.0).outcome is Outcome.TIMEOUT
    assert bench.read().detail is CardDetail.NO_CARD


def test_a_reader_that_is_unplugged_says_so_and_comes_back_by_itself(bench: Bench) -> None:
    assert bench.read().detail is CardDetail.NO_CARD
    bench.do("unplug")
    for _ in range(2):
        result = bench.read()
        assert (result.outcome, result.detail) == (Outcome.NOT_READY, CardDetail.UNPLUGGED)
    status = bench.reader.status(1.0)
    assert (status.health, status.detail) == (Health.NO_DEVICE, CardDetail.UNPLUGGED)
    bench.do("plug")
    bench.do("present_card", who="li")
    assert bench.read().outcome is Outcome.SUCCESS


def test_a_reader_that_was_never_there_is_no_device_until_it_is_plugged_in(bench: Bench) -> None:
    bench.do("unplug")
    assert bench.reader.status(1.0).health is Health.NO_DEVICE
    bench.do("plug")
    assert bench.reader.status(2.0).health is Health.ONLINE


def test_a_closed_reader_opens_again_when_it_is_asked(bench: Bench) -> None:
    assert bench.reader.status(2.0).health is Health.ONLINE
    bench.reader.close()
    bench.reader.close()
    assert bench.reader.status(2.0).health is Health.ONLINE


def test_nothing_of_the_citizen_shows_in_what_is_printed(bench: Bench) -> None:
    bench.do("present_card", who="pictured")
    shown = repr(bench.read())
    assert "success" in shown
    assert not any(secret in shown for secret in ("冯有像", "9901", "19900101", "SYNPIC"))
