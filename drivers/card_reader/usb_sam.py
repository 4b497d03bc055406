"""The SAM's own USB as a `Line` (devices.md §12). Never run on hardware: `verified = False`.

Two wirings share vendor and product 0400:C35A, so the bulk endpoints are counted: four are the native SAM (the first
pair carries the 7-byte header of each frame, the second its body), two carry whole frames.
"""

from __future__ import annotations

import contextlib
import errno
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from drivers.card_reader.frames import HEADER, LONGEST, PREAMBLE
from drivers.contract import Line, LineGone, LineTimeout

_BULK, _IN = 2, 0x80
_PACKET = 64
"""Bytes of a full-speed bulk packet; libusb wants room for whole packets."""
_ROOM = (LONGEST // _PACKET + 1) * _PACKET


class Endpoint(Protocol):
    """What is read of a pyusb endpoint descriptor."""

    bEndpointAddress: int
    bmAttributes: int


@dataclass(frozen=True, slots=True)
class Wiring:
    """Endpoint addresses. With a bulk pair `body_out` and `body_in` are the same as for the header."""

    header_out: int
    body_out: int
    header_in: int
    body_in: int

    @property
    def split(self) -> bool:
        return self.header_out != self.body_out


def wiring_of(endpoints: Iterable[Endpoint]) -> Wiring:
    """The wiring by the number of bulk endpoints; of four the lower address of each direction carries the header.

    Raises ValueError for any other number (a HID model has none; there is no common way to speak to those).
    """
    bulk = sorted(end.bEndpointAddress for end in endpoints if end.bmAttributes & 3 == _BULK)
    out, into = [end for end in bulk if not end & _IN], [end for end in bulk if end & _IN]
    if not (len(out) == len(into) and len(out) in (1, 2)):
        raise ValueError(f"a SAM has two or four bulk endpoints, this device has {len(out)} out and {len(into)} in")
    return Wiring(out[0], out[-1], into[0], into[-1])


class Device(Protocol):
    """What is used of a pyusb device: transfers on an endpoint address, time limits in milliseconds."""

    def write(self, endpoint: int, data: bytes, timeout: int) -> int: ...

    def read(self, endpoint: int, size_or_buffer: int, timeout: int) -> Any: ...


def open_usb_sam(address: str) -> Line:
    """The line of `usb-sam:VVVV:PPPP`, both in hexadecimal. Raises LineGone when nothing that fits is plugged in or it
    is held by another program, ValueError for an address that makes no sense."""
    try:
        vendor, product = (int(part, 16) for part in address.removeprefix("usb-sam:").split(":"))
    except ValueError:
        raise ValueError(f"{address!r}: vendor and product are hexadecimal, as in usb-sam:0400:c35a") from None
    import usb.core
    import usb.util

    try:
        device = usb.core.find(idVendor=vendor, idProduct=product)
        if device is None:
            raise LineGone(f"no USB device {vendor:04x}:{product:04x} is plugged in")
        interface = device.get_active_configuration()[(0, 0)]
        wiring = wiring_of(interface)
        if device.is_kernel_driver_active(interface.bInterfaceNumber):
            device.detach_kernel_driver(interface.bInterfaceNumber)
        usb.util.claim_interface(device, interface.bInterfaceNumber)
    except usb.core.NoBackendError as missing:
        raise LineGone("libusb-1.0 is not installed") from missing
    except (usb.core.USBError, ValueError, NotImplementedError) as refused:
        raise LineGone(f"USB device {vendor:04x}:{product:04x} cannot be used: {refused}") from refused
    return UsbSamLine(device, wiring, release=lambda: usb.util.dispose_resources(device))


class UsbSamLine:
    """Frames go out split into header and body where the wiring wants it, and come back as one stream of bytes."""

    verified = False

    def __init__(self, device: Device, wiring: Wiring, release: Callable[[], None]) -> None:
        """`release` gives the device back when the line is closed."""
        self._device = device
        self._release = release
        self._wiring = wiring
        self._early = bytearray()
        self._body_left = 0

    def write(self, data: bytes, deadline: float) -> int:
        """`data` must begin with a frame's header when the wiring is split: the SAM link sends whole frames."""
        ends = time.monotonic() + deadline
        if not self._wiring.split:
            return self._put(self._wiring.header_out, data, ends)
        if not data.startswith(PREAMBLE):
            raise ValueError("a SAM with four pipes takes whole frames only")
        self._put(self._wiring.header_out, data[:HEADER], ends)
        self._put(self._wiring.body_out, data[HEADER:], ends)
        return len(data)

    def read(self, most: int, deadline: float) -> bytes:
        if not self._early:
            self._fill(time.monotonic() + deadline)
        data = bytes(self._early[:most])
        del self._early[:most]
        return data

    def drain(self, deadline: float) -> bool:
        return True

    def close(self) -> None:
        import usb.core

        with contextlib.suppress(usb.core.USBError):
            self._release()

    def _fill(self, ends: float) -> None:
        if not self._wiring.split:
            self._early += self._get(self._wiring.header_in, ends)
        elif self._body_left:
            body = self._get(self._wiring.body_in, ends)
            # Silence ends the frame as well: the next thing said begins with a header.
            self._body_left = max(0, self._body_left - len(body)) if body else 0
            self._early += body
        else:
            header = self._get(self._wiring.header_in, ends)
            if header.startswith(PREAMBLE) and len(header) == HEADER:
                self._body_left = min(int.from_bytes(header[-2:], "big"), LONGEST)
            self._early += header

    def _put(self, endpoint: int, data: bytes, ends: float) -> int:
        import usb.core

        try:
            return self._device.write(endpoint, data, _milliseconds(ends))
        except usb.core.USBError as failed:
            if _timed_out(failed):
                raise LineTimeout("the SAM took nothing in time") from failed
            raise LineGone(f"the USB device is gone: {failed}") from failed

    def _get(self, endpoint: int, ends: float) -> bytes:
        import usb.core

        try:
            return bytes(self._device.read(endpoint, _ROOM, _milliseconds(ends)))
        except usb.core.USBError as failed:
            if _timed_out(failed):
                return b""
            raise LineGone(f"the USB device is gone: {failed}") from failed


def _timed_out(failed: Any) -> bool:
    import usb.core

    return isinstance(failed, usb.core.USBTimeoutError) or failed.errno == errno.ETIMEDOUT


def _milliseconds(ends: float) -> int:
    # Zero means "for ever" to libusb.
    return max(1, round((ends - time.monotonic()) * 1000))
