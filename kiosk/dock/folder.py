"""Where the devices of a dock stand: one port and one control socket each, in one folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

DOCUMENT_CAMERA: Final = "document_camera"
SOCIAL_CARD: Final = "social_card"
DEVICES: Final = ("ticket_printer", "card_reader", SOCIAL_CARD, "camera", "code_scanner", DOCUMENT_CAMERA)
_ENDINGS: Final = {"camera": "http", DOCUMENT_CAMERA: "http", SOCIAL_CARD: "icc"}
PAGE_PRINTER: Final = "page_printer"
"""Beside them where asked for: it is made of programs of its own."""
TILL: Final = "till"
"""No device: citizens' telephones, at a demonstration's payment platform."""
LONGEST_SOCKET: Final = 107
"""Bytes of a Unix socket's path that Linux takes (unix(7): 108 with the closing zero)."""


class DockError(Exception):
    """The dock cannot start or be reached; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class DockFolder:
    """`<path>/<device>.tty` is the serial port a kiosk opens (`camera.http` and `document_camera.http` the
    sockets that pictures come from, `social_card.icc` the one where a chip card answers), `<path>/<device>.sock` the
    handle of the simulator."""

    path: Path

    @classmethod
    def at(cls, path: Path) -> DockFolder:
        """The absolute folder; raises DockError when its sockets would have too long a name."""
        folder = cls(path.resolve())
        longest = max(len(bytes(folder.socket(device))) for device in (*DEVICES, PAGE_PRINTER))
        if longest > LONGEST_SOCKET:
            raise DockError(
                f"the dock's folder {folder.path} is {longest - LONGEST_SOCKET} bytes too long for a Unix socket: "
                "choose one nearer to the root, for example --folder /tmp/dock"
            )
        return folder

    def port(self, device: str) -> Path:
        return self.path / f"{device}.{_ENDINGS.get(device, 'tty')}"

    def socket(self, device: str) -> Path:
        return self.path / f"{device}.sock"
