"""Pictures that ESC/POS printers make themselves: QR codes, stored graphics, column images. Ink is 1."""

from __future__ import annotations

from typing import Literal

import segno
from PIL import Image

Correction = Literal["L", "M", "Q", "H"]
CORRECTIONS: dict[int, Correction] = {48: "L", 49: "M", 50: "Q", 51: "H"}
QR = 49


class QrSymbol:
    """The QR part of `GS ( k`: set, store, print."""

    def __init__(self) -> None:
        self.text = ""
        self._module = 3
        self._correction: Correction = "L"

    def take(self, arguments: bytes) -> Image.Image | None:
        """Carry out one function (`cn fn …`); the picture when it was "print". Raises ValueError for nonsense."""
        kind, function, rest = arguments[0], arguments[1], arguments[2:]
        if kind != QR:
            raise ValueError(f"GS ( k of kind {kind} is not simulated")
        match function:
            case 65:
                pass  # the model: 2 is all there is
            case 67:
                self._module = rest[0]
            case 69:
                self._correction = CORRECTIONS.get(rest[0], "L")
            case 80:
                self.text = rest[1:].decode("utf-8", "replace")
            case 81:
                return self._picture()
            case _:
                raise ValueError(f"GS ( k function {function} is unknown")
        return None

    def _picture(self) -> Image.Image:
        if not self.text:
            raise ValueError("a QR code was to be printed, but none was stored")
        rows = segno.make(self.text, error=self._correction, micro=False, boost_error=False).matrix
        side = len(rows)
        dots = Image.frombytes("L", (side, side), bytes(255 * dark for row in rows for dark in row))
        return dots.resize((side * self._module,) * 2, Image.Resampling.NEAREST).convert("1")


class Graphics:
    """`GS ( L` and `GS 8 L`: store a picture (function 112), print it (2 or 50)."""

    def __init__(self) -> None:
        self._stored: Image.Image | None = None

    def take(self, arguments: bytes) -> Image.Image | None:
        if arguments[1] == 112:
            times_wide, times_high = arguments[3], arguments[4]
            wide, high = arguments[6] | arguments[7] << 8, arguments[8] | arguments[9] << 8
            picture = Image.frombytes("1", (wide, high), arguments[10:])
            self._stored = picture.resize((wide * times_wide, high * times_high))
        elif arguments[1] in (2, 50):
            return self._stored
        return None


def column_picture(arguments: bytes) -> Image.Image:
    """`ESC * m nL nH …`: columns of 8 or 24 dots, top bit first; single density doubles the width."""
    mode, columns = arguments[0], arguments[1] | arguments[2] << 8
    deep = 3 if mode in (32, 33) else 1
    turned = Image.frombytes("1", (deep * 8, columns), arguments[3:])
    picture = turned.transpose(Image.Transpose.TRANSPOSE)
    across = 1 if mode in (1, 33) else 2
    return picture.resize((columns * across, deep * 8 * (1 if deep == 3 else 3)))
