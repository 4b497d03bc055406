"""A USB device without a kernel driver, through libusb (pyusb 1.3).

The endpoints are read from the device's own descriptor: guessing 0x82/0x01, as receipt libraries do, is wrong for
many boards that use 0x81/0x02 (reference printing.md §3.7). Never run on hardware.
"""

from __future__ import annotations

import contextlib
import errno
from dataclasses import dataclass
from typing import Any

from drivers.contract import LineGone, LineTimeout

BULK = 2
IN = 0x80
PRINTER_CLASS, VENDOR_CLASS = 0x07, 0xFF


@dataclass(frozen=True, slots=True)
class Pipes:
    """One bulk pair of one interface; `packet` is the OUT endpoint's packet size in bytes."""

    interface: int
    out: int
    into: int
    packet: int


def choose_pipes(configuration: Any) -> Pipes:
    """The bulk pair of the printer interface, else of a vendor's own, else of the first that has one.

    Raises ValueError when no interface has both directions.
    """
    found = [(interface.bInterfaceClass, pipes) for interface in configuration if (pipes := _bulk_pair(interface))]
    if not found:
        raise ValueError("the device has no interface with bulk endpoints in both directions")
    rank = {PRINTER_CLASS: 0, VENDOR_CLASS: 1}
    return min(found, key=lambda one: rank.get(one[0], 2))[1]


def _bulk_pair(interface: Any) -> Pipes | None:
    bulk = [end for end in interface if end.bmAttributes & 3 == BULK]
    out = next((end for end in bulk if not end.bEndpointAddress & IN), None)
    into = next((end for end in bulk if end.bEndpointAddress & IN), None)
    if out is None or into is None or interface.bAlternateSetting:
        return None
    return Pipes(interface.bInterfaceNumber, out.bEndpointAddress, into.bEndpointAddress, out.wMaxPacketSize)


class UsbLine:
    def __init__(self, vendor: int, product: int) -> None:
        """Raises LineGone when no such device is plugged in or another program (usblp, CUPS) holds it."""
        import usb.core

        try:
            device = usb.core.find(idVendor=vendor, idProduct=product)
        except usb.core.NoBackendError as missing:
            raise LineGone("libusb-1.0 is not installed") from missing
        if device is None:
            raise LineGone(f"no USB device {vendor:04x}:{product:04x} is plugged in")
        self._device: Any = device
        self._early = b""
        try:
            self._pipes = self._claim()
        except (usb.core.USBError, ValueError) as busy:
            raise LineGone(f"USB device {vendor:04x}:{product:04x} cannot be opened: {busy}") from busy

    def _claim(self) -> Pipes:
        import usb.util

        pipes = choose_pipes(self._device.get_active_configuration())
        if self._device.is_kernel_driver_active(pipes.interface):
            self._device.detach_kernel_driver(pipes.interface)
        usb.util.claim_interface(self._device, pipes.interface)
        return pipes

    def write(self, data: bytes, deadline: float) -> int:
        # One packet a call: libusb does not say how much of a longer transfer went through when time runs out.
        taken = self._transfer(lambda: self._device.write(self._pipes.out, data[: self._pipes.packet], _ms(deadline)))
        if taken is None:
            raise LineTimeout(f"the device took nothing for {deadline:g} s")
        return int(taken)

    def read(self, most: int, deadline: float) -> bytes:
        if not self._early:
            # A whole packet is asked for: libusb reports an overflow when the device sends more than there is room for.
            got = self._transfer(lambda: self._device.read(self._pipes.into, max(most, 512), _ms(deadline)))
            self._early = b"" if got is None else bytes(got)
        data, self._early = self._early[:most], self._early[most:]
        return data

    def drain(self, deadline: float) -> bool:
        return True

    def close(self) -> None:
        import usb.core
        import usb.util

        with contextlib.suppress(usb.core.USBError):
            usb.util.dispose_resources(self._device)

    def _transfer(self, act: Any) -> Any:
        import usb.core

        try:
            return act()
        except usb.core.USBTimeoutError:
            return None
        except usb.core.USBError as failed:
            if failed.errno == errno.ETIMEDOUT:
                return None
            raise LineGone(f"the USB device is gone: {failed}") from failed


def _ms(deadline: float) -> int:
    # Zero means "for ever" to libusb.
    return max(1, round(deadline * 1000))
