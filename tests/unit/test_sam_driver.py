"""The SAM driver over a pty: status codes, late answers, the order of questions. The common ground of all readers is in
tests/contract/test_card_reader.py."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from drivers.card_reader.codes import SPEEDS
from drivers.card_reader.sam import SamCardReader
from drivers.card_reader.simulated import SimulatedCardReader
from drivers.card_reader.synthetic_cards import load_people
from drivers.contract import CardDetail, Health, Media, Outcome, Remedy
from drivers.controls import Handle

PEOPLE = Path(__file__).parents[2] / "config" / "people.toml"
Start = Callable[..., SimulatedCardReader]


@pytest.fixture
def start(device_folder: Path) -> Iterator[Start]:
    started: list[SimulatedCardReader] = []

    def start(baud: int = 0, people: Path = PEOPLE) -> SimulatedCardReader:
        simulated = SimulatedCardReader(device_folder / "reader.tty", device_folder / "reader.sock", people, baud)
        simulated.start()
        started.append(simulated)
        return simulated

    yield start
    for simulated in started:
        simulated.stop()


@pytest.fixture
def simulated(start: Start) -> SimulatedCardReader:
    return start()


@pytest.fixture
def reader(device_folder: Path) -> Iterator[SamCardReader]:
    reader = SamCardReader(f"serial:{device_folder}/reader.tty?baud=115200")
    yield reader
    reader.close()


@pytest.mark.parametrize(
    ("code", "outcome", "detail"),
    [
        (0x10, Outcome.INVALID_DATA, CardDetail.GARBAGE),
        (0x11, Outcome.INVALID_DATA, CardDetail.GARBAGE),
        (0x21, Outcome.UNSUPPORTED, CardDetail.SAM_REFUSED),
        (0x23, Outcome.HARDWARE_ERROR, CardDetail.SAM_REFUSED),
        (0x24, Outcome.HARDWARE_ERROR, CardDetail.SAM_REFUSED),
        (0x31, Outcome.INVALID_DATA, CardDetail.CARD_INVALID),
        (0x32, Outcome.INVALID_DATA, CardDetail.CARD_INVALID),
        (0x33, Outcome.INVALID_DATA, CardDetail.READ_FAILED),
        (0x34, Outcome.NOT_READY, CardDetail.NO_CARD),
        (0x37, Outcome.INVALID_DATA, CardDetail.READ_FAILED),
        (0x3F, Outcome.INVALID_DATA, CardDetail.READ_FAILED),
        (0x40, Outcome.INVALID_DATA, CardDetail.UNKNOWN_KIND),
        (0x41, Outcome.INVALID_DATA, CardDetail.READ_FAILED),
        (0x47, Outcome.INVALID_DATA, CardDetail.READ_FAILED),
        (0x60, Outcome.HARDWARE_ERROR, CardDetail.SAM_REFUSED),
        (0x66, Outcome.HARDWARE_ERROR, CardDetail.SAM_REFUSED),
        (0x80, Outcome.NOT_READY, CardDetail.NO_CARD),
        (0x81, Outcome.INVALID_DATA, CardDetail.READ_FAILED),
        (0x91, Outcome.INVALID_DATA, CardDetail.CARD_INVALID),
        (0x77, Outcome.HARDWARE_ERROR, CardDetail.SAM_REFUSED),
    ],
)
@pytest.mark.parametrize("at", ["select", "read"])
def test_a_status_code_of_the_sam_becomes_an_outcome_and_the_next_try_works(
    simulated: SimulatedCardReader, reader: SamCardReader, code: int, outcome: Outcome, detail: CardDetail, at: str
) -> None:
    simulated.present_card("li")
    simulated.sw3(code, at)
    result = reader.read(2.0)
    assert (result.outcome, result.detail, result.sw3) == (outcome, detail, code)
    assert reader.read(2.0).outcome is Outcome.SUCCESS


def test_find_that_fails_with_80_is_no_card_and_not_a_fault(
    simulated: SimulatedCardReader, reader: SamCardReader
) -> None:
    simulated.present_card("li")
    simulated.sw3(0x80, at="find")
    result = reader.read(2.0)
    assert (result.outcome, result.detail, result.sw3) == (Outcome.NOT_READY, CardDetail.NO_CARD, 0x80)


@pytest.mark.parametrize(("code", "remedy"), [(0x60, Remedy.MAINTAIN), (0x66, Remedy.MAINTAIN), (0x24, Remedy.RESET)])
def test_a_sam_that_refuses_its_status_is_a_fault_with_a_remedy(
    simulated: SimulatedCardReader, reader: SamCardReader, code: int, remedy: Remedy
) -> None:
    simulated.sw3(code, at="status")
    status = reader.status(2.0)
    assert (status.health, status.detail, status.remedy) == (
        Health.HARDWARE_ERROR,
        CardDetail.SAM_REFUSED,
        remedy,
    )
    assert reader.status(2.0).health is Health.ONLINE


def test_the_reader_is_asked_in_the_order_the_papers_want(
    simulated: SimulatedCardReader, reader: SamCardReader
) -> None:
    reader.status(2.0)
    simulated.present_card("li")
    reader.read(2.0)
    reader.read(2.0)
    counts = simulated.state()["commands"]
    assert list(counts) == ["61 FF", "11 FF", "12 FF", "20 01", "20 02", "30 01", "30 03", "30 05"]
    assert counts["61 FF"] == counts["12 FF"] == counts["30 01"] == 1


def test_the_radio_frame_size_is_told_again_after_the_reader_was_away(
    simulated: SimulatedCardReader, reader: SamCardReader, device_folder: Path
) -> None:
    handle = Handle(device_folder / "reader.sock")
    reader.status(2.0)
    handle.do("unplug")
    assert reader.status(2.0).health is Health.NO_DEVICE
    handle.do("plug")
    assert reader.status(2.0).health is Health.ONLINE
    assert handle.state()["commands"]["61 FF"] == 2


def test_the_last_citizens_late_answer_is_never_the_next_citizens(
    simulated: SimulatedCardReader, reader: SamCardReader
) -> None:
    reader.status(2.0)
    simulated.present_card("li")
    simulated.slow(300)
    assert reader.read(0.75).outcome is Outcome.TIMEOUT  # find and select are through, the card's answer is on its way
    simulated.slow(0)
    simulated.present_card("wang")
    assert simulated.state()["reads"] == 1
    result = reader.read(3.0)
    assert result.card is not None
    assert result.card.name == "王䶮"


def test_a_slow_reader_is_waited_for(simulated: SimulatedCardReader, reader: SamCardReader) -> None:
    simulated.present_card("li")
    simulated.slow(150)
    result = reader.read(3.0)
    assert result.outcome is Outcome.SUCCESS
    assert result.seconds > 0.6


@pytest.mark.parametrize("code", [0x41, 0x21])
def test_a_newest_address_that_cannot_be_read_does_not_cost_the_card_and_is_not_hidden(
    simulated: SimulatedCardReader, reader: SamCardReader, code: int
) -> None:
    simulated.present_card("zheng")
    simulated.sw3(code, at="newest_address")
    result = reader.read(2.0)
    assert (result.outcome, result.sw3) == (Outcome.SUCCESS, code)
    assert result.card is not None
    assert (result.card.name, result.card.newest_address) == ("郑新居", "")


def test_a_card_without_a_newest_address_is_simply_read(simulated: SimulatedCardReader, reader: SamCardReader) -> None:
    simulated.present_card("li")
    assert reader.read(2.0).sw3 == 0x90


@pytest.mark.parametrize("after", [1, 3, 7, 1294])
def test_however_little_of_the_answer_came_a_card_that_is_gone_was_removed(
    simulated: SimulatedCardReader, reader: SamCardReader, after: int
) -> None:
    simulated.present_card("li")
    simulated.remove_mid_read(after)
    result = reader.read(4.0)
    assert (result.outcome, result.detail) == (Outcome.USER_ERROR, CardDetail.REMOVED)


def test_a_card_of_an_unknown_kind_is_told_with_its_letter_and_nothing_else(
    simulated: SimulatedCardReader, reader: SamCardReader
) -> None:
    card = load_people(PEOPLE)["li"]
    simulated._sam.lay(replace(card, text=card.text[:248] + b"Q" + card.text[249:]))
    result = reader.read(2.0)
    assert (result.outcome, result.detail) == (Outcome.INVALID_DATA, CardDetail.UNKNOWN_KIND)
    assert result.card is not None
    assert (result.card.kind, result.card.number) == ("Q", "")
    assert reader.read(2.0).detail is CardDetail.SAME_CARD


def test_a_card_without_a_number_is_not_a_card(start: Start, reader: SamCardReader, tmp_path: Path) -> None:
    people = tmp_path / "people.toml"
    people.write_text('[blank]\nkind = "resident"\nname = "空白样本"\n', encoding="utf-8")
    start(people=people).present_card("blank")
    result = reader.read(2.0)
    assert (result.outcome, result.detail, result.card) == (Outcome.INVALID_DATA, CardDetail.CARD_INVALID, None)


@pytest.mark.parametrize("speed", SPEEDS)
def test_a_reader_at_any_speed_is_found_by_probing(start: Start, device_folder: Path, speed: int) -> None:
    start(baud=speed).present_card("li")
    reader = SamCardReader(f"serial:{device_folder}/reader.tty?baud=57600", probe_speed=True)
    assert reader.read(4.0).outcome is Outcome.SUCCESS
    reader.close()
    # The speed that answered is tried first now: there is no time for a second one.
    assert reader.status(0.29).health is Health.ONLINE
    reader.close()


def test_a_reader_set_to_another_speed_is_silent_without_probing(start: Start, reader: SamCardReader) -> None:
    start(baud=9600)
    assert reader.status(0.3).detail is CardDetail.SILENT


def test_probing_a_silent_reader_ends_in_silence(start: Start, device_folder: Path) -> None:
    start().silence(True)
    reader = SamCardReader(f"serial:{device_folder}/reader.tty", probe_speed=True)
    assert reader.status(3.0).detail is CardDetail.SILENT
    reader.close()


def test_probing_wants_a_serial_address() -> None:
    with pytest.raises(ValueError, match="speeds to probe"):
        SamCardReader("usb-sam:0400:c35a", probe_speed=True)


@pytest.mark.parametrize("size", [0, 23, 256])
def test_a_radio_frame_size_out_of_range_is_refused(size: int) -> None:
    with pytest.raises(ValueError, match="24 … 255"):
        SamCardReader("serial:/dev/null", max_rf=size)


def test_a_presented_card_is_decoded_within_its_line_time_and_fifty_milliseconds(
    start: Start, reader: SamCardReader
) -> None:
    simulated = start(baud=115200)
    reader.status(2.0)
    simulated.present_card("li")
    seconds = min(reader.read(3.0).seconds, *(_again(simulated, reader) for _ in range(2)))
    line = 1429 * 10 / 115200
    assert line <= seconds <= line + 0.050


def _again(simulated: SimulatedCardReader, reader: SamCardReader) -> float:
    simulated.remove_card()
    simulated.present_card("li")
    return reader.read(3.0).seconds


def test_a_forgotten_card_shows_in_the_status(simulated: SimulatedCardReader, reader: SamCardReader) -> None:
    simulated.present_card("li")
    reader.read(2.0)
    assert reader.status(2.0).media is Media.PRESENT
    simulated.remove_card()
    assert reader.status(2.0).media is Media.UNKNOWN
