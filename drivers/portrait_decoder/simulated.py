"""A decoder program for synthetic chips: `python -m drivers.portrait_decoder.simulated < BLOCK > PICTURE.bmp`.

It is run like a reader maker's decoder, as a process of its own, and can fail like one:
`--fault crash|hang|garbage|flood|refuse|cut|silent|deaf` (or KIOSK_DECODER_FAULT). With `--in FILE` and `--out FILE` it
reads and writes files, as those programs do that know no pipes.
"""

from __future__ import annotations

import argparse
import io
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from PIL import Image

from drivers.portrait_decoder.block import coded_picture


def bitmap(block: bytes) -> bytes:
    """A 24-bit BMP, as the makers' decoders write. Raises ValueError for a block that holds no picture."""
    try:
        with Image.open(io.BytesIO(coded_picture(block)), formats=["WEBP"]) as picture:
            out = io.BytesIO()
            picture.convert("RGB").save(out, "BMP")
    except (OSError, SyntaxError) as damaged:
        raise ValueError(f"the picture in the block is damaged: {damaged}") from damaged
    return out.getvalue()


def _crash() -> NoReturn:
    os.kill(os.getpid(), signal.SIGSEGV)
    raise AssertionError("unreachable")


def _hang() -> NoReturn:
    # A child of its own, so that killing only the first process would leave something behind.
    if os.fork() == 0:
        time.sleep(3600)
    while True:
        time.sleep(3600)


def _flood() -> None:
    while True:
        sys.stdout.buffer.write(bytes(65536))


def _refuse() -> NoReturn:
    sys.exit("licence not valid for this reader (-5)")


FAULTS: dict[str, Callable[[], None]] = {
    "crash": _crash,
    "hang": _hang,
    "flood": _flood,
    "refuse": _refuse,
    "garbage": lambda: print("portrait decoder v1.0 ready"),
    "silent": lambda: None,
}
"""What it does instead of decoding. `deaf` and `cut` are done below: they need the block or the picture."""


def main() -> int:
    options = argparse.ArgumentParser(description="Decodes the photo block of a synthetic identity card.")
    options.add_argument("--in", dest="source", type=Path)
    options.add_argument("--out", type=Path)
    options.add_argument("--fault", default=os.environ.get("KIOSK_DECODER_FAULT", ""))
    chosen = options.parse_args()
    if chosen.fault == "deaf":
        sys.stdin.close()
        _hang()
    block = chosen.source.read_bytes() if chosen.source else sys.stdin.buffer.read()
    if chosen.fault in FAULTS:
        FAULTS[chosen.fault]()
        return 0
    try:
        picture = bitmap(block)
    except ValueError as wrong:
        print(wrong, file=sys.stderr)
        return 1
    if chosen.fault == "cut":
        picture = picture[:20]
    if chosen.out:
        chosen.out.write_bytes(picture)
    else:
        sys.stdout.buffer.write(picture)
    return 0


if __name__ == "__main__":
    sys.exit(main())
