"""Code scanners on a serial line: RS-232, or USB in the makers' "virtual COM port" mode (devices.md §15)."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qsl, urlencode

from drivers.code_scanner.codes import CodeParser
from drivers.code_scanner.listening import ListeningScanner
from drivers.contract.words import Line

TRIGGERS: dict[str, tuple[bytes, bytes]] = {
    "": (b"", b""),
    "honeywell": (b"\x16T\r", b"\x16U\r"),
    "newland": (b"~\x010000#SCNTRG1;\x03", b"~\x010000#SCNTRG0;\x03"),
}
"""Bytes that put the light on and out. Honeywell's are in its manuals; Newland's frame is in its manuals, the word
SCNTRG is as public programs for its scanners have it. The empty one is for scanners that look by themselves."""
ENDS = {"any": False, "said": True}
"""Is silence an end of a code? "said": this scanner is set to say where a code ends, so silence cuts it off."""


def open_scanner_line(address: str) -> Line:
    from drivers.transport import open_line

    return open_line(address)


class SerialCodeScanner(ListeningScanner):
    """`serial:/dev/ttyS1?baud=9600&trigger=honeywell&end=said`, or any other address of `drivers.transport`.

    `trigger` is one of `TRIGGERS`, or two hexadecimal words with a hyphen between them (on-off) for another maker's;
    without it the scanner must look by itself. `end` is one of `ENDS`; without it silence ends a code until the scanner
    was once heard to end one by a sign, so half of the very first code may pass for a code.
    """

    def __init__(self, address: str, opener: Callable[[str], Line] = open_scanner_line) -> None:
        """Raises ValueError for an address that makes no sense."""
        place, _, query = address.partition("?")
        options = dict(parse_qsl(query, keep_blank_values=True, strict_parsing=bool(query)))
        light, end = _light(options.pop("trigger", "")), options.pop("end", "any")
        if end not in ENDS:
            raise ValueError(f"end is one of {', '.join(ENDS)}, not {end!r}")
        rest = f"{place}?{urlencode(options, safe=':/')}" if options else place
        super().__init__(lambda: opener(rest), CodeParser(says_its_end=ENDS[end]), light)


def _light(trigger: str) -> tuple[bytes, bytes]:
    if trigger in TRIGGERS:
        return TRIGGERS[trigger]
    on, _, off = trigger.partition("-")
    try:
        return bytes.fromhex(on), bytes.fromhex(off)
    except ValueError:
        known = ", ".join(filter(None, TRIGGERS))
        raise ValueError(f"trigger is {known} or hexadecimal like 16540D-16550D, not {trigger!r}") from None
