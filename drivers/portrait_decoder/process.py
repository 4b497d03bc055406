"""Runs a decoder program once: what it may take and give is bounded, and nothing of it outlives the call."""

from __future__ import annotations

import contextlib
import os
import resource
import select
import selectors
import signal
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

LARGEST = 1 << 20
"""Bytes of output read at most: a portrait of 102×126 px is 38,862 bytes as BMP."""
_COMPLAINT = 2000
_NO_CORE = 1
"""A core dump would hold the citizen's picture. 1, not 0: the kernel hands no dump to a dump *program* at 1 only
(core(5), RLIMIT_CORE)."""


@dataclass(frozen=True, slots=True)
class Ran:
    """`code` is the exit status, negative for a signal, None when it was killed for being slow or for `flooded`."""

    code: int | None
    output: bytearray = field(repr=False)
    complaint: str = ""
    flooded: bool = False


def run(command: Sequence[str], given: bytes, deadline: float) -> Ran:
    """Run `command` with `given` (at most a pipe's 64 KiB) on its standard input for at most `deadline` seconds.

    The program and all it started are killed before this returns. Raises OSError when it cannot be started.
    """
    ends = time.monotonic() + deadline
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        try:
            with contextlib.suppress(OSError):
                resource.prlimit(process.pid, resource.RLIMIT_CORE, (_NO_CORE, _NO_CORE))
            assert process.stdin
            with contextlib.suppress(BrokenPipeError), process.stdin as stdin:
                stdin.write(given)
            output, complaint, whole = _listen(process, ends)
            ended = whole and _ends(process, ends)
        finally:
            _kill(process)
    code = process.returncode if ended else None
    words = complaint.decode(errors="replace").strip().rpartition("\n")[2]
    return Ran(code, output, "".join(filter(str.isprintable, words))[:200], flooded=len(output) > LARGEST)


def _listen(process: subprocess.Popen[bytes], ends: float) -> tuple[bytearray, bytearray, bool]:
    """What it wrote and what it complained of; True when it closed both in time and did not write too much."""
    output, complaint = bytearray(), bytearray()
    with selectors.DefaultSelector() as ready:
        for pipe, into in ((process.stdout, output), (process.stderr, complaint)):
            assert pipe
            ready.register(pipe, selectors.EVENT_READ, into)
        while ready.get_map() and len(output) <= LARGEST:
            left = ends - time.monotonic()
            if left <= 0:
                return output, complaint, False
            for key, _ in ready.select(left):
                data = os.read(key.fd, 65536)
                if not data:
                    ready.unregister(key.fileobj)
                elif key.data is output or len(complaint) < _COMPLAINT:
                    key.data.extend(data)
    return output, complaint, len(output) <= LARGEST


def _ends(process: subprocess.Popen[bytes], ends: float) -> bool:
    """Waits without collecting the process: until it is collected, its number and its group's are nobody else's."""
    fd = os.pidfd_open(process.pid)
    try:
        return bool(select.select([fd], [], [], max(0.0, ends - time.monotonic()))[0])
    finally:
        os.close(fd)


def _kill(process: subprocess.Popen[bytes]) -> None:
    # The whole group, also when the first of it has ended: what it started holds the pipes and perhaps the picture.
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
