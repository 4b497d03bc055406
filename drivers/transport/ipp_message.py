"""Messages of the Internet Printing Protocol (RFC 8010): a request as bytes, and what the bytes of an answer say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

OPERATION, JOB, END, PRINTER, UNSUPPORTED = 0x01, 0x02, 0x03, 0x04, 0x05
"""Group tags."""
INTEGER, BOOLEAN, ENUM, RANGE = 0x21, 0x22, 0x23, 0x33
TEXT, NAME, KEYWORD, URI, CHARSET, LANGUAGE, MIME = 0x41, 0x42, 0x44, 0x45, 0x47, 0x48, 0x49
"""Value tags."""
_TEXT_IN_LANGUAGE, _NAME_IN_LANGUAGE, _COLLECTION, _COLLECTION_END, _MEMBER = 0x35, 0x36, 0x34, 0x37, 0x4A
_STRINGS: Final = range(0x40, 0x60)

Value = int | str | bool | tuple[int, int] | bytes | None
"""None where the printer says unknown, no value or not supported."""
Attribute = tuple[str, int, Value | list[str]]
"""Name, value tag, and its value or values."""


class BadAnswer(Exception):
    """What came is no IPP, or there is no end to it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """`status` 0000 … 00FF is a yes; `groups` maps a group tag to its attributes, every value in a tuple."""

    status: int
    number: int
    groups: dict[int, dict[str, tuple[Value, ...]]]

    @property
    def accepted(self) -> bool:
        return self.status < 0x0100


def request(operation: int, number: int, about: Sequence[Attribute], job: Sequence[Attribute] = ()) -> bytes:
    """One request: `about` goes into the operation group behind charset and language, `job` into the job group."""
    first: list[Attribute] = [
        ("attributes-charset", CHARSET, "utf-8"),
        ("attributes-natural-language", LANGUAGE, "en"),
    ]
    parts = [b"\x02\x00", operation.to_bytes(2, "big"), number.to_bytes(4, "big"), bytes([OPERATION])]
    parts += [_encoded(attribute) for attribute in [*first, *about]]
    if job:
        parts += [bytes([JOB]), *(_encoded(attribute) for attribute in job)]
    return b"".join([*parts, bytes([END])])


def _encoded(attribute: Attribute) -> bytes:
    name, tag, given = attribute
    parts, written = [], name.encode("ascii")
    for value in given if isinstance(given, list) else [given]:
        data = _value_bytes(tag, value)
        parts.append(bytes([tag]) + len(written).to_bytes(2, "big") + written + len(data).to_bytes(2, "big") + data)
        written = b""  # a further value of the same attribute has no name (RFC 8010 §3.1.5)
    return b"".join(parts)


def _value_bytes(tag: int, value: Any) -> bytes:
    if tag in (INTEGER, ENUM):
        return int(value).to_bytes(4, "big", signed=True)
    if tag == BOOLEAN:
        return bytes([bool(value)])
    return str(value).encode("utf-8")


def decode(data: bytes) -> Answer:
    """Raises BadAnswer for anything that is not a whole IPP response. Collections are passed over."""
    reader = _Reader(data)
    reader.take(2)
    status, number = reader.number(2), reader.number(4)
    groups: dict[int, dict[str, tuple[Value, ...]]] = {}
    group: dict[str, tuple[Value, ...]] | None = None
    name, depth = "", 0
    while (tag := reader.number(1)) != END:
        if tag < 0x10:
            group, name, depth = groups.setdefault(tag, {}), "", 0
            continue
        label, data_of = reader.take(reader.number(2)), reader.take(reader.number(2))
        if group is None:
            raise BadAnswer("an attribute outside of any group")
        depth += {_COLLECTION: 1, _COLLECTION_END: -1}.get(tag, 0)
        if depth < 0:
            raise BadAnswer("a collection ends that never began")
        if depth or tag in (_COLLECTION_END, _MEMBER):
            continue
        name = label.decode("ascii", "replace") or name
        group[name] = (*group.get(name, ()), _value(tag, data_of))
    return Answer(status, number, groups)


def _value(tag: int, data: bytes) -> Value:
    if tag < 0x20:
        return None
    if tag in (INTEGER, ENUM) and len(data) == 4:
        return int.from_bytes(data, "big", signed=True)
    if tag == BOOLEAN and len(data) == 1:
        return data != b"\0"
    if tag == RANGE and len(data) == 8:
        return int.from_bytes(data[:4], "big", signed=True), int.from_bytes(data[4:], "big", signed=True)
    if tag in (_TEXT_IN_LANGUAGE, _NAME_IN_LANGUAGE):
        reader = _Reader(data)
        reader.take(reader.number(2))
        return reader.take(reader.number(2)).decode("utf-8", "replace")
    if tag in (INTEGER, ENUM, BOOLEAN, RANGE):
        raise BadAnswer(f"a value of tag {tag:#x} in {len(data)} bytes")
    return data.decode("utf-8", "replace") if tag in _STRINGS else data


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def take(self, size: int) -> bytes:
        end = self._at + size
        if end > len(self._data):
            raise BadAnswer("the message ends too early")
        piece = self._data[self._at : end]
        self._at = end
        return piece

    def number(self, size: int) -> int:
        return int.from_bytes(self.take(size), "big")
