"""The reader maker's decoder as a program of its own, by its command line (devices.md §11)."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from drivers.contract.portrait import DecoderStatus, PortraitDetail, PortraitResult
from drivers.contract.words import Health, Outcome, Remedy
from drivers.portrait_decoder.process import LARGEST, Ran, run

PRIVATE = Path("/dev/shm")
"""Memory, not a disk (tmpfs on every Linux)."""
_PREFIX = "portrait-"
_PICTURES = (b"BM", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF")
SMALLEST = 64
"""Bytes: no picture of a face is smaller."""


class CommandPortraitDecoder:
    """Block in, picture out, one process for each portrait.

    In the command `{wlt}` stands for a file that holds the block and `{image}` for the file to write the picture to;
    both lie in one folder, in memory, which is emptied afterwards. Without `{wlt}` the block comes on standard input,
    without `{image}` the picture is read from standard output. `{python}` is the Python we run on, for the simulated
    decoder. No shell is in between.
    """

    verified = False

    def __init__(self, command: str | Sequence[str], folder: Path = PRIVATE) -> None:
        """`command` as a list, or as one line with a shell's quoting. Raises ValueError for an empty one.

        What an earlier kiosk that was killed may have left in `folder` is removed.
        """
        words = shlex.split(command) if isinstance(command, str) else command
        self._command = tuple(word.replace("{python}", sys.executable) for word in words)
        if not self._command:
            raise ValueError("the command of a portrait decoder is empty")
        self._folder = folder
        _sweep(folder)

    def status(self, deadline: float) -> DecoderStatus:
        """Is the program there, and may it be run? It is not run: it would want a card."""
        if shutil.which(self._command[0]):
            return DecoderStatus(Health.ONLINE)
        there = Path(self._command[0]).exists()
        detail = PortraitDetail.NOT_ALLOWED if there else PortraitDetail.NO_DECODER
        return DecoderStatus(Health.OFFLINE, detail, Remedy.CONFIGURE)

    def decode(self, wlt: bytes, deadline: float) -> PortraitResult:
        """TIMEOUT/SILENT when it hangs (it is killed), HARDWARE_ERROR with CRASHED or REFUSED when it ends badly,
        INVALID_DATA/GARBAGE when what came is no picture, NOT_READY when it cannot be started."""
        began = time.monotonic()
        if not wlt:
            return PortraitResult(Outcome.INVALID_DATA, PortraitDetail.NO_PORTRAIT)
        try:
            result = self._decode(wlt, deadline)
        except FileNotFoundError as missing:
            result = PortraitResult(
                Outcome.NOT_READY, PortraitDetail.NO_DECODER, words=f"{missing.filename} is missing"
            )
        except OSError as refused:
            result = PortraitResult(Outcome.NOT_READY, PortraitDetail.NOT_ALLOWED, words=str(refused))
        return replace(result, seconds=time.monotonic() - began)

    def close(self) -> None:
        """Nothing is held between two portraits."""

    def _decode(self, wlt: bytes, deadline: float) -> PortraitResult:
        by_file = any("{wlt}" in word for word in self._command)
        if not by_file and not any("{image}" in word for word in self._command):
            ran = run(self._command, wlt, deadline)
            return _judged(ran, ran.output, deadline)
        with _private_folder(self._folder) as folder:
            source, image = folder / "card.wlt", folder / "card.bmp"
            if by_file:
                source.write_bytes(wlt)
            command = [word.replace("{wlt}", str(source)).replace("{image}", str(image)) for word in self._command]
            ran = run(command, b"" if by_file else wlt, deadline)
            return _judged(ran, _content(image) if image.exists() else ran.output, deadline)


def _judged(ran: Ran, image: bytearray, deadline: float) -> PortraitResult:
    if ran.flooded:
        return PortraitResult(Outcome.INVALID_DATA, PortraitDetail.GARBAGE, words=f"more than {LARGEST} bytes came")
    if ran.code is None:
        return PortraitResult(Outcome.TIMEOUT, PortraitDetail.SILENT, words=f"no end within {deadline:g} s")
    if ran.code < 0:
        return PortraitResult(Outcome.HARDWARE_ERROR, PortraitDetail.CRASHED, words=f"killed by signal {-ran.code}")
    if ran.code:
        return PortraitResult(Outcome.HARDWARE_ERROR, PortraitDetail.REFUSED, words=ran.complaint)
    if not _is_picture(image):
        return PortraitResult(Outcome.INVALID_DATA, PortraitDetail.GARBAGE, words="what came is no picture")
    return PortraitResult(Outcome.SUCCESS, image=image)


def _is_picture(data: bytearray) -> bool:
    if not SMALLEST <= len(data) <= LARGEST or not data.startswith(_PICTURES):
        return False
    # A BMP tells its own size: the one format here that reads as a picture even when its end is missing.
    return not data.startswith(b"BM") or int.from_bytes(data[2:6], "little") == len(data)


def _content(path: Path) -> bytearray:
    with path.open("rb") as file:
        return bytearray(file.read(LARGEST + 1))


@contextmanager
def _private_folder(place: Path) -> Iterator[Path]:
    """A folder only we can enter; whatever is in it afterwards is overwritten and removed."""
    folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-", dir=place))
    try:
        yield folder
    finally:
        _empty(folder)


def _empty(folder: Path) -> None:
    for path in folder.rglob("*"):
        with contextlib.suppress(OSError):
            if path.is_file() and not path.is_symlink():
                path.write_bytes(bytes(path.stat().st_size))
    shutil.rmtree(folder, ignore_errors=True)


def _sweep(place: Path) -> None:
    for folder in place.glob(f"{_PREFIX}*-*"):
        owner = folder.name.removeprefix(_PREFIX).partition("-")[0]
        if owner.isdigit() and not Path("/proc", owner).exists():
            _empty(folder)
