"""What every code scanner must do, however it is plugged in. A new one is one more line in `SCANNERS`."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from drivers.catalogue import load
from drivers.code_scanner.hid import HidCodeScanner
from drivers.code_scanner.serial import SerialCodeScanner
from drivers.code_scanner.simulated import SimulatedCodeScanner
from drivers.contract import Health, Outcome
from drivers.contract.code_scanner import CodeDetail, CodeScanner, ScanResult
from drivers.controls import Handle

PASS = "BMP1:eyJuIjoiOTkwMTAxMTk5MDAxMDEwMDE5In0_-~!@#$%^&*()+=[]{};'\\|,./<>?\".c2lnbmF0dXJl"
LONG = "Aa1+" * 500


@dataclass(frozen=True)
class Kind:
    """A driver, and the scanner it must cope with."""

    driver: Callable[[Path], CodeScanner]
    model: str = "serial"
    end: bytes = b"\r"
    trigger: str = ""


def over_serial(options: str = "") -> Callable[[Path], CodeScanner]:
    return lambda port: SerialCodeScanner(f"serial:{port}?baud=9600{options}")


SCANNERS = {
    "serial, CR": Kind(over_serial()),
    "serial, LF": Kind(over_serial(), end=b"\n"),
    "serial, CRLF": Kind(over_serial(), end=b"\r\n"),
    "serial, STX and ETX": Kind(over_serial(), end=b"\x03"),
    "serial, no end sign": Kind(over_serial(), end=b""),
    "Honeywell with its trigger": Kind(over_serial("&trigger=honeywell&end=said"), trigger="honeywell"),
    "Newland with its trigger": Kind(over_serial("&trigger=newland"), trigger="newland"),
    "keyboard": Kind(lambda port: HidCodeScanner(f"hid:{port}?grab=no"), model="hid"),
}


@dataclass
class Bench:
    scanner: CodeScanner
    handle: Handle
    kind: Kind

    def do(self, verb: str, **arguments: object) -> None:
        self.handle.do(verb, **arguments)

    def scan(self, deadline: float = 8.0) -> ScanResult:
        return self.scanner.scan(deadline)

    def says(self, verb: str, **arguments: object) -> ScanResult:
        """What comes when the scanner does this while it is asked; the light has been put on before."""
        self.scanner.scan(0.05)
        self.do(verb, **arguments)
        return self.scan()


@pytest.fixture(params=SCANNERS)
def bench(request: pytest.FixtureRequest, device_folder: Path) -> Iterator[Bench]:
    kind = SCANNERS[request.param]
    port, control = device_folder / "scanner.tty", device_folder / "scanner.sock"
    simulated = SimulatedCodeScanner(port, control, kind.model, kind.end, kind.trigger)
    simulated.start()
    scanner = kind.driver(port)
    yield Bench(scanner, Handle(control), kind)
    scanner.close()
    simulated.stop()


def end(result: ScanResult) -> tuple[Outcome, CodeDetail | None]:
    return result.outcome, result.detail


@pytest.mark.parametrize("code", [PASS, LONG, "7"], ids=["a pass", "2,000 letters", "one digit"])
def test_a_code_that_is_held_up_is_read_whole(bench: Bench, code: str) -> None:
    result = bench.says("show", code=code)
    assert end(result) == (Outcome.SUCCESS, None)
    assert result.code == code


def test_nobody_holding_a_code_up_is_no_fault(bench: Bench) -> None:
    began = time.monotonic()
    assert end(bench.scan(0.2)) == (Outcome.TIMEOUT, None)
    assert 0.2 <= time.monotonic() - began < 1.5
    assert bench.scanner.status(1).health is Health.ONLINE


def test_one_code_after_the_other_is_read_each_once(bench: Bench) -> None:
    for code in ("first-1", "second-2", "third-3"):
        assert bench.says("show", code=code).code == code
        bench.do("take_away")
    assert bench.scan(0.3).outcome is Outcome.TIMEOUT


def test_a_code_is_put_together_over_several_short_looks(bench: Bench) -> None:
    bench.scan(0.05)
    bench.do("show", code=LONG)
    results = []
    ends = time.monotonic() + 20
    while (result := bench.scan(0.01)).outcome is Outcome.TIMEOUT:
        results.append(result)
        assert time.monotonic() < ends
    assert result.code == LONG


def test_what_was_held_up_while_nobody_asked_is_not_handed_to_the_next_citizen(bench: Bench) -> None:
    if bench.kind.trigger:
        pytest.skip("its light was out: it saw nothing")
    assert bench.says("show", code="mine").code == "mine"
    bench.do("show", code="of somebody before")
    time.sleep(0.3)
    assert bench.scan(0.5).outcome is Outcome.TIMEOUT


def test_garbage_is_dropped_with_a_word_and_the_next_code_is_read(bench: Bench) -> None:
    result = bench.says("garbage", size=48)
    assert result.outcome is Outcome.INVALID_DATA
    assert result.code == ""
    bench.scanner.rest()
    assert bench.says("show", code=PASS).code == PASS


def test_half_a_code_is_cut_off_once_the_scanner_was_heard_to_end_one(bench: Bench) -> None:
    if not bench.kind.end:
        pytest.skip("a scanner that never says where a code ends cannot be caught at half of one")
    assert bench.says("show", code="a whole one").code == "a whole one"
    bench.do("take_away")
    assert end(bench.says("half", code=PASS)) == (Outcome.INVALID_DATA, CodeDetail.CUT_OFF)
    assert bench.says("show", code=PASS).code == PASS


def test_half_a_code_is_not_put_before_the_next_one(bench: Bench) -> None:
    bench.says("half", code=PASS)
    bench.scanner.rest()
    assert bench.says("show", code="1234").code == "1234"


def test_a_scanner_that_talks_for_ever_keeps_to_the_deadline_and_is_too_long_in_the_end(bench: Bench) -> None:
    bench.scan(0.05)
    bench.do("endless", on=True)
    ends = time.monotonic() + 30
    # On a machine that is too busy even an endless talker falls silent for a gap now and then.
    while bench.scan(0.3).detail is not CodeDetail.TOO_LONG:
        assert time.monotonic() < ends
    began = time.monotonic()
    bench.scan(0.3)
    assert time.monotonic() - began < 1.5
    bench.do("endless", on=False)


def test_a_scanner_that_is_unplugged_says_so_and_comes_back_by_itself(bench: Bench) -> None:
    assert bench.scanner.status(1).health is Health.ONLINE
    bench.do("unplug")
    assert end(bench.scan(0.5)) == (Outcome.NOT_READY, CodeDetail.UNPLUGGED)
    assert end(bench.scan(0.5)) == (Outcome.NOT_READY, CodeDetail.NO_SCANNER)
    status = bench.scanner.status(1)
    assert (status.health, status.detail) == (Health.NO_DEVICE, CodeDetail.NO_SCANNER)
    bench.do("plug")
    assert bench.says("show", code=PASS).code == PASS


def test_the_status_notices_a_scanner_that_was_pulled_out(bench: Bench) -> None:
    bench.scanner.status(1)
    bench.do("unplug")
    assert bench.scanner.status(1).detail is CodeDetail.UNPLUGGED


def test_pulling_it_out_in_the_middle_of_a_code_leaves_no_half_code_behind(bench: Bench) -> None:
    bench.says("half", code=PASS)
    bench.do("unplug")
    assert bench.scan(0.5).outcome is Outcome.NOT_READY
    bench.do("plug")
    assert bench.says("show", code="5678").code == "5678"


def test_a_closed_scanner_opens_again_when_it_is_asked(bench: Bench) -> None:
    bench.scanner.close()
    bench.scanner.close()
    assert bench.says("show", code=PASS).code == PASS


def test_a_code_shows_in_nothing_that_is_printed(bench: Bench) -> None:
    shown = repr(bench.says("show", code="990101199001010019"))
    assert "success" in shown
    assert "9901" not in shown


def test_the_light_is_on_only_while_a_code_is_wanted(bench: Bench) -> None:
    if not bench.kind.trigger:
        pytest.skip("it has no trigger")
    assert not bench.handle.state()["lit"]
    bench.scan(0.2)
    assert bench.handle.state()["lit"]
    bench.scanner.rest()
    ends = time.monotonic() + 2
    while bench.handle.state()["lit"]:
        assert time.monotonic() < ends
    assert bench.says("show", code=PASS).code == PASS
    assert not bench.handle.state()["lit"]


def test_the_catalogue_knows_both() -> None:
    assert load("code_scanner", "serial") is SerialCodeScanner
    assert load("code_scanner", "hid") is HidCodeScanner


def test_a_code_still_held_up_when_the_next_look_begins_is_read_once(bench: Bench) -> None:
    bench.scan(0.05)
    bench.do("show", code=PASS)
    bench.scan(0.0)
    time.sleep(0.2)
    assert bench.handle.state()["readings"] == 1
    assert bench.scan().code == PASS
