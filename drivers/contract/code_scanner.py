"""A scanner of QR codes and bar codes: what it read, and how reading ended (XFS4IoT barcodeReader)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from drivers.contract.words import Health, Outcome, Remedy


class CodeDetail(StrEnum):
    """Why there is no code, or why what came was dropped."""

    NO_SCANNER = "noScanner"
    IN_USE = "inUse"
    NOT_ALLOWED = "notAllowed"
    NOT_A_SCANNER = "notAScanner"
    UNPLUGGED = "unplugged"
    GARBAGE = "garbage"
    CUT_OFF = "cutOff"
    """Half a code: it began, and its end never came."""
    TOO_LONG = "tooLong"


@dataclass(frozen=True, slots=True)
class ScannerStatus:
    """ONLINE: the port or keyboard is there; scanners answer no question they could be asked without a risk."""

    health: Health
    detail: CodeDetail | None = None
    remedy: Remedy = Remedy.NONE


@dataclass(frozen=True, slots=True)
class ScanResult:
    """SUCCESS with one code, its end sign removed. INVALID_DATA: something came and was dropped, the detail says why.
    TIMEOUT: nobody held a code up, which is no fault."""

    outcome: Outcome
    detail: CodeDetail | None = None
    code: str = field(default="", repr=False)


class CodeScanner(Protocol):
    """Looks for a code only while it is asked to; what was read before is never handed out."""

    verified: bool

    def status(self, deadline: float) -> ScannerStatus: ...

    def scan(self, deadline: float) -> ScanResult:
        """The next code that is held up. May be called again and again: the light stays on until `rest`."""

    def rest(self) -> None:
        """The light goes out, and what is half read is forgotten. Never raises; may be called twice."""

    def close(self) -> None: ...
