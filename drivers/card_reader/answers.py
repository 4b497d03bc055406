"""What the data of each SAM answer means, and whether it can belong to a question at all (devices.md §5.1, §7)."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from drivers.card_reader.codes import EMPTY, FOUND, OK, Command
from drivers.card_reader.layouts import BLOCK, NEWEST_ADDRESS


@dataclass(frozen=True, slots=True)
class Answer:
    """SW1 SW2 (passed on from the card), SW3 (the SAM's own word) and the data, which may be a citizen's."""

    sw1: int
    sw2: int
    sw3: int
    data: bytes = field(repr=False)

    @property
    def good(self) -> bool:
        return self.sw3 in (OK, FOUND)


def answer_of(body: bytes) -> Answer:
    """An answer from a frame's body of at least 3 bytes."""
    return Answer(body[0], body[1], body[2], body[3:])


_SIZES: dict[Command, tuple[int, int]] = {
    Command.FIND: (FOUND, 4),
    Command.SELECT: (OK, 8),
    Command.SAM_ID: (OK, 16),
    Command.READ_MANAGEMENT_NUMBER: (OK, 28),
}


def belongs(answer: Answer, command: Command) -> bool:
    """Can this be the answer to `command`? A late answer to an earlier question has another shape."""
    size = len(answer.data)
    if not answer.good:
        return size == 0
    if command in _SIZES:
        return (answer.sw3, size) == _SIZES[command]
    if command is Command.READ:
        return answer.sw3 == OK and size > BLOCK
    if command is Command.READ_NEWEST_ADDRESS:
        return answer.sw3 == OK and size > 0 and size % NEWEST_ADDRESS == 0
    return answer.sw3 == OK and size == 0


def is_empty(answer: Answer) -> bool:
    return answer.sw3 == EMPTY


def text_and_photo(data: bytes) -> tuple[bytes, bytes]:
    """The 256-byte text and the photo (1024 bytes; none for a block of one repeated byte) of a read answer.

    Raises ValueError when the length words do not add up to what came.
    """
    if len(data) < 4:
        raise ValueError("a read answer begins with two length words")
    text, photo = struct.unpack_from(">HH", data)
    if text != BLOCK or 4 + text + photo != len(data):
        raise ValueError(f"a read answer of {len(data)} bytes announces {text} of text and {photo} of photo")
    picture = data[4 + text :]
    return data[4 : 4 + text], b"" if len(set(picture)) == 1 else picture


def management_number(data: bytes) -> str:
    """The number of the card's body 证件管理号: 14 UTF-16LE characters (single source, devices.md §4), or the 28 bytes
    in hexadecimal when they do not read as a number, so that nothing is lost."""
    text = data.decode("utf-16-le", errors="replace").strip(" \0")
    return text if not text or (text.isascii() and text.isalnum()) else data.hex()


def sam_id_text(data: bytes) -> str:
    """The 16 bytes of a SAM id as printed on its label: `05.01-20160601-0001234567-0987654321`."""
    a, b, day, first, second = struct.unpack("<HHIII", data)
    return f"{a:02}.{b:02}-{day:08}-{first:010}-{second:010}"
