"""The SAM's own USB: which endpoints carry what. The device is a stand-in with pyusb's shape; no hardware was seen."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
import usb.core

from drivers.card_reader.frames import HEADER, build
from drivers.card_reader.sam import open_sam_line
from drivers.card_reader.usb_sam import UsbSamLine, Wiring, wiring_of
from drivers.contract import Line, LineGone, LineTimeout

FOUR_PIPES, ONE_PAIR = Wiring(0x02, 0x06, 0x81, 0x85), Wiring(0x02, 0x02, 0x81, 0x81)
STATUS_OK = bytes.fromhex("AA AA AA 96 69 00 04 00 00 90 94")


@dataclass
class FakeEndpoint:
    bEndpointAddress: int
    bmAttributes: int = 2


class RelayDevice:
    """A USB device whose pipes end in a line: what a SAM behind this wiring would do with its frames."""

    def __init__(self, line: Line, wiring: Wiring) -> None:
        self._line, self._wiring = line, wiring
        self._header, self._waiting = b"", b""
        self.written: list[tuple[int, bytes]] = []

    def write(self, endpoint: int, data: bytes, timeout: int) -> int:
        self.written.append((endpoint, data))
        if self._wiring.split and endpoint == self._wiring.header_out:
            self._header = data
        else:
            self._relay(self._header + data)
            self._header = b""
        return len(data)

    def read(self, endpoint: int, size_or_buffer: int, timeout: int) -> bytes:
        try:
            self._waiting += self._line.read(4096, 0 if self._waiting else timeout / 1000)
        except LineGone as gone:
            raise usb.core.USBError("no such device", errno=19) from gone
        if not self._waiting:
            raise usb.core.USBTimeoutError("timed out", errno=110)
        size = size_or_buffer
        if self._wiring.split and endpoint == self._wiring.header_in:
            size = HEADER
        part, self._waiting = self._waiting[:size], self._waiting[size:]
        return part

    def _relay(self, frame: bytes) -> None:
        try:
            self._line.write(frame, 1.0)
        except LineGone as gone:
            raise usb.core.USBError("no such device", errno=19) from gone


def sam_line(device: RelayDevice, wiring: Wiring) -> UsbSamLine:
    return UsbSamLine(device, wiring, release=lambda: None)


class PipeLine:
    """A line that gives what it was filled with and remembers what was written."""

    def __init__(self, waiting: bytes = b"", gone: bool = False) -> None:
        self.waiting, self.gone, self.written = waiting, gone, b""

    def write(self, data: bytes, deadline: float) -> int:
        if self.gone:
            raise LineGone("unplugged")
        self.written += data
        return len(data)

    def read(self, most: int, deadline: float) -> bytes:
        if self.gone:
            raise LineGone("unplugged")
        data, self.waiting = self.waiting[:most], self.waiting[most:]
        return data

    def drain(self, deadline: float) -> bool:
        return True

    def close(self) -> None: ...


def test_four_bulk_endpoints_are_the_native_sam() -> None:
    ends = [FakeEndpoint(address) for address in (0x85, 0x06, 0x81, 0x02)]
    assert wiring_of(ends) == FOUR_PIPES
    assert wiring_of(ends).split


def test_two_bulk_endpoints_carry_whole_frames_and_an_interrupt_endpoint_is_not_counted() -> None:
    ends = [FakeEndpoint(0x02), FakeEndpoint(0x81), FakeEndpoint(0x83, bmAttributes=3)]
    assert wiring_of(ends) == ONE_PAIR
    assert not wiring_of(ends).split


@pytest.mark.parametrize(
    "addresses", [[], [0x02], [0x81, 0x82], [0x01, 0x02, 0x81], [0x01, 0x02, 0x03, 0x81, 0x82, 0x83]]
)
def test_any_other_number_of_bulk_endpoints_is_not_a_sam(addresses: list[int]) -> None:
    with pytest.raises(ValueError, match="two or four bulk endpoints"):
        wiring_of([FakeEndpoint(address) for address in addresses])


def test_a_hid_model_is_not_taken_for_a_sam() -> None:
    with pytest.raises(ValueError, match="0 out and 0 in"):
        wiring_of([FakeEndpoint(0x81, bmAttributes=3), FakeEndpoint(0x02, bmAttributes=3)])


def test_with_four_pipes_the_header_and_the_body_go_their_own_ways() -> None:
    line = PipeLine()
    device = RelayDevice(line, FOUR_PIPES)
    frame = build(b"\x20\x01")
    assert sam_line(device, FOUR_PIPES).write(frame, 1.0) == len(frame)
    assert device.written == [(0x02, frame[:7]), (0x06, frame[7:])]
    assert line.written == frame


def test_with_one_pair_the_frame_goes_whole() -> None:
    device = RelayDevice(PipeLine(), ONE_PAIR)
    frame = build(b"\x20\x01")
    assert sam_line(device, ONE_PAIR).write(frame, 1.0) == len(frame)
    assert device.written == [(0x02, frame)]


@pytest.mark.parametrize("wiring", [FOUR_PIPES, ONE_PAIR], ids=["four pipes", "one pair"])
def test_answers_come_back_as_one_stream_in_order(wiring: Wiring) -> None:
    stream = STATUS_OK + build(bytes(1291)) + STATUS_OK
    line, heard = sam_line(RelayDevice(PipeLine(stream), wiring), wiring), b""
    while part := line.read(50, 0.01):
        assert len(part) <= 50
        heard += part
    assert heard == stream


def test_a_body_that_never_comes_does_not_confuse_the_next_answer() -> None:
    pipe = PipeLine(STATUS_OK[:7])
    line = sam_line(RelayDevice(pipe, FOUR_PIPES), FOUR_PIPES)
    assert line.read(100, 0.01) == STATUS_OK[:7]
    assert line.read(100, 0.01) == b""
    pipe.waiting = STATUS_OK
    assert line.read(100, 0.01) + line.read(100, 0.01) == STATUS_OK


def test_a_device_that_is_gone_is_a_line_that_is_gone() -> None:
    line = sam_line(RelayDevice(PipeLine(gone=True), FOUR_PIPES), FOUR_PIPES)
    with pytest.raises(LineGone):
        line.read(10, 0.01)
    with pytest.raises(LineGone):
        line.write(STATUS_OK, 0.01)


def test_a_device_that_takes_nothing_is_a_time_out() -> None:
    class Deaf(RelayDevice):
        def write(self, endpoint: int, data: bytes, timeout: int) -> int:
            raise usb.core.USBTimeoutError("timed out", errno=110)

    with pytest.raises(LineTimeout):
        sam_line(Deaf(PipeLine(), FOUR_PIPES), FOUR_PIPES).write(STATUS_OK, 0.01)


def test_half_a_frame_cannot_be_sent_over_four_pipes() -> None:
    with pytest.raises(ValueError, match="whole frames"):
        sam_line(RelayDevice(PipeLine(), FOUR_PIPES), FOUR_PIPES).write(b"\x00\x03", 0.01)


@pytest.mark.parametrize("address", ["usb-sam:", "usb-sam:0400", "usb-sam:xyz:1", "usb-sam:1:2:3"])
def test_an_address_that_makes_no_sense_is_refused_in_plain_words(address: str) -> None:
    with pytest.raises(ValueError, match="usb-sam:0400:c35a"):
        open_sam_line(address)


def test_nobody_plugged_in_is_a_line_that_is_gone() -> None:
    with pytest.raises(LineGone):
        open_sam_line("usb-sam:0400:c35a")


def test_closing_the_line_gives_the_device_back_and_a_device_that_is_gone_does_not_mind() -> None:
    given_back: list[bool] = []

    def release() -> None:
        given_back.append(True)
        raise usb.core.USBError("no such device", errno=19)

    UsbSamLine(RelayDevice(PipeLine(), ONE_PAIR), ONE_PAIR, release).close()
    assert given_back == [True]
