"""Motion JPEG as network cameras send it: `multipart/x-mixed-replace` over HTTP/1.1 (RFC 9112 §7.1, RFC 2046 §5.1).

Pure: bytes in, whole parts out. Everything is bounded; what breaks a bound or the grammar raises BadStream.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message
from email.parser import BytesHeaderParser
from typing import Final

LARGEST_HEAD: Final = 16 * 1024
LARGEST_PART: Final = 4 * 1024 * 1024
"""Bytes of one JPEG picture."""
LARGEST_PIXELS: Final = 4096 * 2304
_END_OF_HEAD: Final = b"\r\n\r\n"
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""JPEG markers that begin a frame and tell its size (ITU-T T.81 table B.1)."""


class BadStream(ValueError):
    """What came is not a stream of pictures."""


def parse_head(head: bytes) -> tuple[int, Message]:
    """Status code and headers of an HTTP response without its last empty line."""
    line, _, rest = head.partition(b"\r\n")
    answer = re.fullmatch(rb"HTTP/1\.[01] (\d{3})( .*)?", line)
    if not answer:
        raise BadStream("the answer is not HTTP/1.1")
    return int(answer[1]), BytesHeaderParser().parsebytes(rest)


def boundary_of(headers: Message) -> bytes:
    """What stands between two pictures, with the two dashes before it. Some cameras write the dashes twice."""
    given = headers.get_param("boundary")
    if headers.get_content_type() != "multipart/x-mixed-replace" or not isinstance(given, str) or not given:
        raise BadStream(f"this address sends {headers.get_content_type()}, not a stream of pictures")
    return b"--" + given.encode("ascii", "replace").removeprefix(b"--")


class Dechunker:
    """Takes the frame off a body sent in chunks."""

    def __init__(self) -> None:
        self._waiting = bytearray()
        self._left = 0

    def feed(self, data: bytes) -> bytes:
        self._waiting += data
        body = bytearray()
        while self._waiting:
            if self._left > 2:  # the two are the line's end after a chunk
                piece = self._waiting[: self._left - 2]
                body += piece
                del self._waiting[: len(piece)]
                self._left -= len(piece)
            elif self._left:
                gone = min(self._left, len(self._waiting))
                del self._waiting[:gone]
                self._left -= gone
            elif not self._next_chunk():
                break
        return bytes(body)

    def _next_chunk(self) -> bool:
        line, found, _ = self._waiting.partition(b"\r\n")
        if not found:
            if len(self._waiting) > LARGEST_HEAD:
                raise BadStream("a chunk without a size")
            return False
        size = line.partition(b";")[0].strip()
        if not re.fullmatch(rb"[0-9A-Fa-f]{1,8}", size):
            raise BadStream("a chunk without a size")
        del self._waiting[: len(line) + 2]
        self._left = int(size, 16) + 2
        return True


class Parts:
    """Cuts a body into its parts, with or without Content-Length."""

    def __init__(self, boundary: bytes) -> None:
        self._boundary = boundary
        self._waiting = bytearray()
        self._length: int | None = None
        self._in_part = False
        self._searched = 0

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Every part that is whole now."""
        self._waiting += data
        while True:
            if not self._in_part and not self._begin():
                return
            part = self._end()
            if part is None:
                return
            yield part

    def _begin(self) -> bool:
        """Past the boundary line and the head of the next part; False when they are not all there."""
        at = self._waiting.find(self._boundary)
        end = self._waiting.find(_END_OF_HEAD, max(at, 0))
        if at < 0 or end < 0:
            if len(self._waiting) > LARGEST_HEAD:
                raise BadStream("no picture begins where one should")
            return False
        head = bytes(self._waiting[at:end]).partition(b"\r\n")[2]
        length = re.search(rb"^content-length:[ \t]*(\d{1,10})[ \t]*\r?$", head, re.IGNORECASE | re.MULTILINE)
        self._length = int(length[1]) if length else None
        if self._length is not None and self._length > LARGEST_PART:
            raise BadStream(f"a picture of {self._length} bytes, more than {LARGEST_PART}")
        del self._waiting[: end + len(_END_OF_HEAD)]
        self._in_part, self._searched = True, 0
        return True

    def _end(self) -> bytes | None:
        size = self._length if self._length is not None else self._search()
        if size is None or len(self._waiting) < size:
            return None
        part = bytes(self._waiting[:size])
        del self._waiting[:size]
        self._in_part = False
        return part

    def _search(self) -> int | None:
        at = self._waiting.find(b"\r\n" + self._boundary, self._searched)
        if at >= 0:
            return at
        self._searched = max(0, len(self._waiting) - len(self._boundary) - 2)
        if len(self._waiting) > LARGEST_PART:
            raise BadStream(f"a picture of more than {LARGEST_PART} bytes")
        return None


def jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Width and height a JPEG says it has; None when it is none, or is cut off (ITU-T T.81 annex B)."""
    if not data.startswith(b"\xff\xd8\xff") or b"\xff\xd9" not in data[-64:]:
        return None
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        if data[at + 1] in _FRAMES:
            return int.from_bytes(data[at + 7 : at + 9], "big"), int.from_bytes(data[at + 5 : at + 7], "big")
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return None
