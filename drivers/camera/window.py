"""The preview's window: pictures cross from the process that films to the one that draws, through shared memory.

The memory is a memfd (memfd_create(2)): it has no name in any file system, and is gone when both sides let go of it,
even if one was killed. `name` is the way to it through the writer's process, which only the same user can open (the
writer must stay dumpable, prctl(2)), and a random mark after `#`, so that no two previews are ever called the same.

Layout, little-endian: HEADER, then one 64-bit sequence number a slot, then the slots from byte SLOTS_AT on. A slot
holds height × stride bytes of blue, green, red, 255: what `QImage.Format_RGB32` reads. A slot's number is odd while it
is written and grows with every picture, so a reader sees when a picture changed under its hands.
"""

from __future__ import annotations

import mmap
import os
import secrets
import struct
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from drivers.contract.camera import Pixels

MAGIC: Final = b"BMKVIEW\0"
VERSION: Final = 1
HEADER: Final = struct.Struct("<8sIIIIIIQ")
"""Magic, version, width, height, stride, slots, newest slot, sequence of the newest picture (0: there is none)."""
SEQUENCES_AT: Final = 64
SLOTS_AT: Final = 4096
SLOTS: Final = 3
LARGEST: Final = 4096
"""Pixels of an edge."""

_NEWEST: Final = struct.Struct("<IQ")
_NEWEST_AT: Final = HEADER.size - _NEWEST.size
_NUMBER: Final = struct.Struct("<Q")
_TRIES: Final = 4


class NoWindow(OSError):
    """There is no preview behind this name, or not one that this side understands."""


class PreviewWriter:
    """Belongs to one thread of the process that films. `name` is what a PreviewReader opens."""

    def __init__(self, width: int, height: int) -> None:
        """Pixels of the pictures shown; any picture put in is cut to this shape and scaled. ValueError if absurd."""
        if not (0 < width <= LARGEST and 0 < height <= LARGEST):
            raise ValueError(f"a preview is 1 … {LARGEST} pixels wide and high, not {width}×{height}")
        self.width, self.height = width, height
        self._size = height * width * 4
        self._file = os.memfd_create("bianmin-preview", os.MFD_CLOEXEC)
        os.ftruncate(self._file, SLOTS_AT + SLOTS * self._size)
        self._memory = mmap.mmap(self._file, 0)
        self._slot, self._sequence = 0, 0
        HEADER.pack_into(self._memory, 0, MAGIC, VERSION, width, height, width * 4, SLOTS, 0, 0)
        self.name = f"/proc/{os.getpid()}/fd/{self._file}#{secrets.token_hex(8)}"

    def put(self, pixels: Pixels) -> None:
        """Show this picture, mirrored as a looking glass does; `pixels` is not kept."""
        import cv2
        import numpy as np

        self._slot = (self._slot + 1) % SLOTS
        self._sequence += 2
        number_at = SEQUENCES_AT + self._slot * _NUMBER.size
        _NUMBER.pack_into(self._memory, number_at, self._sequence - 1)
        slot = np.frombuffer(self._memory, np.uint8, self._size, SLOTS_AT + self._slot * self._size)
        shown = slot.reshape(self.height, self.width, 4)
        part = cut_to_shape(pixels, self.width, self.height)
        if part.shape[:2] != (self.height, self.width):
            part = np.asarray(cv2.resize(part, (self.width, self.height), interpolation=cv2.INTER_LINEAR), np.uint8)
        cv2.cvtColor(part[:, ::-1], cv2.COLOR_BGR2BGRA, dst=shown)
        _NUMBER.pack_into(self._memory, number_at, self._sequence)
        _NEWEST.pack_into(self._memory, _NEWEST_AT, self._slot, self._sequence)

    def wipe(self) -> None:
        """No picture any more: every slot is zeroed, and a reader is told that there is nothing to show."""
        _NEWEST.pack_into(self._memory, _NEWEST_AT, self._slot, 0)
        self._sequence += 2
        for slot in range(SLOTS):
            _NUMBER.pack_into(self._memory, SEQUENCES_AT + slot * _NUMBER.size, self._sequence - 1)
        self._memory[SLOTS_AT:] = bytes(SLOTS * self._size)

    def close(self) -> None:
        """Zero and let go of the memory. May be called twice."""
        if not self._memory.closed:
            self.wipe()
            self._memory.close()
            os.close(self._file)


def cut_to_shape(pixels: Pixels, width: int, height: int) -> Pixels:
    """The largest part of the picture that has the shape width:height, from its middle; no copy."""
    high, wide = pixels.shape[:2]
    if wide * height > high * width:
        part = max(1, round(high * width / height))
        left = (wide - part) // 2
        return pixels[:, left : left + part]
    part = max(1, round(wide * height / width))
    top = (high - part) // 2
    return pixels[top : top + part]


class PreviewReader:
    """The side that draws; needs neither numpy nor OpenCV. Belongs to one thread."""

    def __init__(self, name: str) -> None:
        """Raises NoWindow when the writer is gone or is none."""
        try:
            file = os.open(name.partition("#")[0], os.O_RDONLY | os.O_CLOEXEC)
        except (OSError, ValueError) as gone:
            raise NoWindow(f"there is no preview at {name!r}") from gone
        try:
            self._memory = mmap.mmap(file, 0, prot=mmap.PROT_READ)
        except (OSError, ValueError) as gone:
            raise NoWindow(f"{name!r} is not a preview") from gone
        finally:
            os.close(file)
        self._check(name)
        self._view = memoryview(self._memory)

    def _check(self, name: str) -> None:
        whole = len(self._memory)
        if whole < SLOTS_AT or self._memory[: len(MAGIC)] != MAGIC:
            self._memory.close()
            raise NoWindow(f"{name!r} is not a preview")
        _, version, self.width, self.height, self.stride, slots, _, _ = HEADER.unpack_from(self._memory, 0)
        if version != VERSION or slots != SLOTS or whole != SLOTS_AT + slots * self.height * self.stride:
            self._memory.close()
            raise NoWindow(f"{name!r} is a preview of another version ({version}, this side reads {VERSION})")

    @property
    def sequence(self) -> int:
        """Grows with every picture; 0 when there is none to show."""
        return int(_NEWEST.unpack_from(self._memory, _NEWEST_AT)[1])

    def copy_newest(self, into: memoryview) -> int:
        """Copy the newest picture, height × stride bytes; its sequence number, or 0 when there is none (then `into` may
        hold anything and must not be shown). Never half of one picture and half of another."""
        size = self.height * self.stride
        for _ in range(_TRIES):
            slot, sequence = _NEWEST.unpack_from(self._memory, _NEWEST_AT)
            if sequence == 0 or slot >= SLOTS:
                return 0
            start = SLOTS_AT + slot * size
            into[:size] = self._view[start : start + size]
            if _NUMBER.unpack_from(self._memory, SEQUENCES_AT + slot * _NUMBER.size)[0] == sequence:
                return int(sequence)
        return 0

    def close(self) -> None:
        """May be called twice."""
        if not self._memory.closed:
            self._view.release()
            self._memory.close()
