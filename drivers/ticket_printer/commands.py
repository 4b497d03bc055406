"""How long each ESC/POS command is (printing.md §5.3, from the command manuals)."""

from __future__ import annotations

from collections.abc import Callable

Length = int | Callable[[bytearray], int | None]
"""Bytes of the whole command, or how to tell from its beginning (None while that is not all there)."""


def _counted(data: bytearray) -> int | None:
    """`GS ( X pL pH …`"""
    return 5 + (data[3] | data[4] << 8) if len(data) >= 5 else None


def _counted_long(data: bytearray) -> int | None:
    """`GS 8 L p1 p2 p3 p4 …`"""
    return 7 + int.from_bytes(data[3:7], "little") if len(data) >= 7 else None


def _column(data: bytearray) -> int | None:
    """`ESC * m nL nH …`: one byte a column for 8 dots, three for 24."""
    return 5 + (data[3] | data[4] << 8) * (3 if data[2] in (32, 33) else 1) if len(data) >= 5 else None


def _cut(data: bytearray) -> int | None:
    """`GS V m` or, fed by n dots, `GS V 65|66 n`."""
    return (4 if data[2] in (65, 66) else 3) if len(data) >= 3 else None


def _barcode(data: bytearray) -> int | None:
    """`GS k m … NUL` below 65, `GS k m n …` from 65."""
    if len(data) < 4:
        return None
    if data[2] >= 65:
        return 4 + data[3]
    end = data.find(b"\0", 3)
    return None if end < 0 else end + 1


def _pulse(data: bytearray) -> int | None:
    """`DLE DC4 fn …`"""
    return 3 + {1: 2, 2: 2, 3: 5, 7: 1, 8: 7}.get(data[2], 0) if len(data) >= 3 else None


def _fixed(prefix: str, arguments: int, names: str) -> dict[str, Length]:
    return {f"{prefix} {name}": 2 + arguments for name in names}


LENGTHS: dict[str, Length] = {
    **_fixed("ESC", 0, "@2S"),
    **_fixed("ESC", 1, "!EGa-tRdJ3MVr{ T"),
    **_fixed("ESC", 2, "$\\c"),
    **_fixed("ESC", 3, "p"),
    "ESC *": _column,
    **_fixed("GS", 1, "!BhwHfbTrIa"),
    **_fixed("GS", 2, "LWP$\\"),
    "GS V": _cut,
    "GS v": 8,
    "GS (": _counted,
    "GS 8": _counted_long,
    "GS k": _barcode,
    **_fixed("FS", 0, "&."),
    **_fixed("FS", 1, "!C-W"),
    **_fixed("FS", 2, "S"),
    "FS (": _counted,
    **_fixed("DLE", 1, "\x04\x05"),
    "DLE \x14": _pulse,
}
CONSUMED_GROUPS = frozenset("AKEHDMP")
"""The third byte of the `GS (` commands that change nothing on the simulated paper."""


def size_of(length: Length, data: bytearray) -> int | None:
    return length if isinstance(length, int) else length(data)
