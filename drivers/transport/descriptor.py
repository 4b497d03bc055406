"""Waiting reads and writes on a non-blocking file descriptor, shared by serial, lp and TCP lines."""

from __future__ import annotations

import fcntl
import os
import select
import struct
import termios
import time

from drivers.contract import LineGone, LineTimeout


def write_some(fd: int, data: bytes, deadline: float) -> int:
    """How many bytes the kernel took, after waiting up to `deadline` seconds for it to take the first."""
    until = time.monotonic() + deadline
    while True:
        try:
            taken = os.write(fd, data)
        except BlockingIOError:
            taken = 0
        except OSError as gone:
            raise LineGone(f"the far end is gone: {gone.strerror}") from gone
        if taken:
            return taken
        if not _wait(fd, select.POLLOUT, until):
            raise LineTimeout(f"the far end took nothing for {deadline:g} s")


def read_some(fd: int, most: int, deadline: float, *, empty_is_gone: bool = True) -> bytes:
    """Up to `most` bytes as soon as there is one; `b""` after `deadline` seconds without.

    `empty_is_gone`: an empty read means that the far end hung up (terminals, sockets); usblp gives empty reads for
    empty USB packets, which mean nothing.
    """
    until = time.monotonic() + deadline
    while _wait(fd, select.POLLIN, until):
        try:
            data = os.read(fd, most)
        except BlockingIOError:
            continue
        except OSError as gone:
            raise LineGone(f"the far end is gone: {gone.strerror}") from gone
        if data:
            return data
        if empty_is_gone:
            raise LineGone("the far end hung up")
        time.sleep(0.005)
    return b""


def drained(fd: int, deadline: float) -> bool:
    """True when the kernel's output queue of a terminal or socket is empty within `deadline` seconds (TIOCOUTQ).

    `tcdrain` is not used: it knows no time limit, and a printer that holds the line back would hold us too.
    """
    until = time.monotonic() + deadline
    while True:
        try:
            queued = struct.unpack("i", fcntl.ioctl(fd, termios.TIOCOUTQ, b"\0\0\0\0"))[0]
        except OSError:
            return False
        if not queued:
            return True
        if time.monotonic() >= until:
            return False
        time.sleep(0.002)


def writable(fd: int, deadline: float) -> bool:
    """True when the kernel would take another byte within `deadline` seconds."""
    return _wait(fd, select.POLLOUT, time.monotonic() + deadline)


def _wait(fd: int, event: int, until: float) -> bool:
    poller = select.poll()
    poller.register(fd, event)
    ready = poller.poll(max(0.0, until - time.monotonic()) * 1000)
    if not ready:
        return False
    happened = ready[0][1]
    # What was received before the hang-up is still readable; only a hang-up with nothing left is the end.
    if happened & (select.POLLERR | select.POLLNVAL) or (happened & select.POLLHUP and not happened & event):
        raise LineGone("the far end hung up")
    return True
