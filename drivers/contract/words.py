"""The words all devices have in common (XFS4IoT common), and the line that leads to one."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol


class Health(StrEnum):
    """Is the device there and willing? (XFS4IoT common.status, `device`)"""

    ONLINE = "online"
    BUSY = "busy"
    OFFLINE = "offline"
    POWER_OFF = "powerOff"
    NO_DEVICE = "noDevice"
    HARDWARE_ERROR = "hardwareError"
    USER_ERROR = "userError"
    FRAUD_SUSPECTED = "potentialFraud"


class Supply(StrEnum):
    """Paper or toner (XFS4IoT printer.status, `paper` and `toner`)."""

    UNKNOWN = "unknown"
    NOT_SUPPORTED = "notSupported"
    FULL = "full"
    LOW = "low"
    OUT = "out"
    JAMMED = "jammed"


class Media(StrEnum):
    """The slip in the presenter, or the card on the reader (XFS4IoT `media`)."""

    UNKNOWN = "unknown"
    PRESENT = "present"
    NOT_PRESENT = "notPresent"
    ENTERING = "entering"
    JAMMED = "jammed"
    RETRACTED = "retracted"


class Outcome(StrEnum):
    """How a command ended (XFS4IoT completion codes, plus `UNCONFIRMED`)."""

    SUCCESS = "success"
    CANCELED = "canceled"
    TIMEOUT = "timeOut"
    NOT_READY = "deviceNotReady"
    HARDWARE_ERROR = "hardwareError"
    USER_ERROR = "userError"
    INVALID_DATA = "invalidData"
    UNSUPPORTED = "unsupportedCommand"
    INTERNAL_ERROR = "internalError"
    UNCONFIRMED = "unconfirmed"
    """Sent, but the device cannot prove that it happened."""


class Remedy(StrEnum):
    """What a member of staff has to do; the staff screen is written from these."""

    NONE = "none"
    RESET = "reset"
    CLEAR = "clear"
    REFILL = "refill"
    CONFIGURE = "configure"
    MAINTAIN = "maintain"
    SUSPEND = "suspend"


class LineGone(OSError):
    """The far end is gone: unplugged, refused, or the port vanished."""


class LineTimeout(OSError):
    """The far end did not take or give the bytes within the deadline."""


class Line(Protocol):
    """A two-way stream of bytes to a device: serial, USB, `/dev/usb/lp*` or TCP."""

    def write(self, data: bytes, deadline: float) -> int:
        """Send what the far end takes at once, waiting up to `deadline` seconds for the first byte.

        Returns how many bytes were taken (1 … len(data)); raises LineTimeout when none was, LineGone
        when there is nobody to take them.
        """

    def read(self, most: int, deadline: float) -> bytes:
        """Up to `most` bytes, as soon as there is one; `b""` when `deadline` seconds bring none. Raises LineGone."""

    def drain(self, deadline: float) -> bool:
        """Wait until the host's own buffers are empty; False when they are not in time or cannot be asked."""

    def close(self) -> None:
        """Give the port back. Never raises; may be called twice."""
