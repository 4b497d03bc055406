"""Which endpoints a USB printer is spoken to on, from descriptors as pyusb gives them.

No USB hardware is at hand: this checks the choice, not the transfer (the line is not verified).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest

from drivers.contract import LineGone
from drivers.transport import open_line
from drivers.transport.usb_line import Pipes, choose_pipes


def end(address: int, kind: int = 2, packet: int = 64) -> SimpleNamespace:
    return SimpleNamespace(bEndpointAddress=address, bmAttributes=kind, wMaxPacketSize=packet)


@dataclass
class Interface:
    """The three fields of an interface descriptor that matter, iterable over its endpoints as in pyusb."""

    bInterfaceNumber: int
    bInterfaceClass: int
    ends: list[SimpleNamespace] = field(default_factory=list)
    bAlternateSetting: int = 0

    def __iter__(self) -> object:
        return iter(self.ends)


def test_the_usual_epson_pair_is_found() -> None:
    assert choose_pipes([Interface(0, 7, [end(0x01), end(0x82)])]) == Pipes(0, 0x01, 0x82, 64)


def test_boards_with_the_directions_on_other_numbers_are_found_too() -> None:
    assert choose_pipes([Interface(0, 7, [end(0x81), end(0x02, packet=512)])]) == Pipes(0, 0x02, 0x81, 512)


def test_interrupt_endpoints_are_passed_over() -> None:
    assert choose_pipes([Interface(0, 7, [end(0x83, kind=3), end(0x03), end(0x81)])]) == Pipes(0, 0x03, 0x81, 64)


def test_the_printer_interface_wins_over_others() -> None:
    storage, printer = Interface(0, 8, [end(0x01), end(0x81)]), Interface(1, 7, [end(0x02), end(0x82)])
    vendor = Interface(2, 0xFF, [end(0x03), end(0x83)])
    assert choose_pipes([storage, vendor, printer]).interface == 1
    assert choose_pipes([storage, vendor]).interface == 2
    assert choose_pipes([storage]).interface == 0


def test_alternate_settings_are_not_taken_for_interfaces() -> None:
    plain, other = Interface(0, 7, [end(0x01), end(0x82)]), Interface(0, 7, [end(0x05), end(0x85)], 1)
    assert choose_pipes([other, plain]).out == 0x01


def test_a_printer_that_cannot_answer_is_refused() -> None:
    with pytest.raises(ValueError, match="both directions"):
        choose_pipes([Interface(0, 7, [end(0x01)])])


def test_an_absent_usb_printer_is_gone() -> None:
    with pytest.raises(LineGone, match=r"no USB device 0483:5740|libusb"):
        open_line("usb:0483:5740")
