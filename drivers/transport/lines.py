"""An address as it stands in the configuration → an open line."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl

from drivers.contract import Line

KNOWN = (
    "serial:/dev/ttyS0?baud=115200&flow=rtscts|xonxoff|none",
    "usb:04b8:0e15",
    "lp:/dev/usb/lp0",
    "tcp:host:9100",
    "unix:/run/device.sock",
)


def open_line(address: str) -> Line:
    """The open line. Raises LineGone when nothing is there, ValueError for an address that makes no sense.

    `serial:PATH?baud=N&flow=F` (defaults: 115200, none; 8 data bits, no parity, 1 stop bit), `usb:VVVV:PPPP`
    (vendor and product in hexadecimal), `lp:PATH` (the kernel's usblp), `tcp:HOST:PORT` and `unix:PATH`.
    """
    scheme, _, rest = address.partition(":")
    place, _, query = rest.partition("?")
    options = dict(parse_qsl(query, keep_blank_values=True, strict_parsing=bool(query)))
    # Each kind is imported when it is asked for: a kiosk without USB devices needs no libusb.
    match scheme:
        case "serial" if place:
            return _serial(place, options, address)
        case "usb" if place.count(":") == 1:
            return _usb(place, options, address)
        case "lp" if place:
            from drivers.transport.lp_line import LpLine

            _no_more(options, address)
            return LpLine(place)
        case "tcp" if ":" in place:
            return _tcp(place, options, address)
        case "unix" if place:
            from drivers.transport.unix_line import UnixLine

            _no_more(options, address)
            return UnixLine(place)
    raise ValueError(f"not an address of a device: {address!r}; known forms: {'  '.join(KNOWN)}")


def _serial(place: str, options: dict[str, str], address: str) -> Line:
    from drivers.transport.serial_line import FLOWS, SerialLine

    baud, flow = options.pop("baud", "115200"), options.pop("flow", "none")
    _no_more(options, address)
    if not baud.isdigit() or flow not in FLOWS:
        raise ValueError(f"{address!r}: baud must be a number and flow one of {', '.join(FLOWS)}")
    return SerialLine(place, int(baud), flow)


def _usb(place: str, options: Mapping[str, str], address: str) -> Line:
    from drivers.transport.usb_line import UsbLine

    _no_more(options, address)
    try:
        vendor, product = (int(part, 16) for part in place.split(":"))
    except ValueError:
        raise ValueError(f"{address!r}: vendor and product are hexadecimal, as in usb:04b8:0e15") from None
    return UsbLine(vendor, product)


def _tcp(place: str, options: Mapping[str, str], address: str) -> Line:
    from drivers.transport.tcp_line import TcpLine

    _no_more(options, address)
    host, _, port = place.rpartition(":")
    if not host or not port.isdigit():
        raise ValueError(f"{address!r}: host and port are wanted, as in tcp:192.0.2.7:9100")
    return TcpLine(host.strip("[]"), int(port))


def _no_more(options: Mapping[str, str], address: str) -> None:
    if options:
        raise ValueError(f"{address!r}: unknown option {', '.join(options)}")
