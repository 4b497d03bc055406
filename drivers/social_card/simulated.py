"""A social-security card that is not there: real commands in, real answers and status words out. Holds invented people.

It stands where PC/SC would hand over a card, so what is not run by it is pyscard and the service under it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from drivers.contract.social_card import SocialDetail
from drivers.social_card.channel import OK, CardTrouble
from drivers.social_card.templates import BELIEVED, Layout, Template, load_layout

_LENGTHS = {"number": 18, "name": 30, "card_number": 9, "sex": 1, "version": 4, "kind": 1}
"""Bytes a field takes on the card, filled up with zeros."""
NOT_FOUND, NO_RECORD, WRONG_LENGTH, UNKNOWN_COMMAND, NOT_ALLOWED = 0x6A82, 0x6A83, 0x6700, 0x6D00, 0x6986


class SimulatedSocialCard:
    """`open()` powers it up and gives its channel; `in_pieces` answers as T=0 cards do, in 61xx and 6Cxx."""

    def __init__(self, fields: Mapping[str, str], layout: Path = BELIEVED, in_pieces: bool = False) -> None:
        """`fields` as in `SocialCard`. Raises ValueError for a text that its coding cannot hold."""
        self.layout = load_layout(layout)
        self.files = _files(self.layout, fields)
        self.in_pieces = in_pieces
        self.pulled_after: int | None = None
        """The card is pulled out after so many commands."""
        self.refuses: dict[bytes, int] = {}
        """Beginning of a command → the status word it gets."""
        self.commands: list[bytes] = []
        self.opened = 0

    def open(self, wanted: str = "") -> SimulatedSocialCard:
        self.opened += 1
        self._chosen, self._left, self._inside = "", b"", False
        return self

    def close(self) -> None:
        self.opened -= 1

    def transmit(self, apdu: bytes) -> bytes:
        if self.pulled_after is not None and len(self.commands) >= self.pulled_after:
            raise CardTrouble(SocialDetail.REMOVED, "card was removed")
        self.commands.append(apdu)
        for beginning, sw in self.refuses.items():
            if apdu.startswith(beginning):
                return sw.to_bytes(2, "big")
        data, sw = self._answer(apdu)
        if data and self.in_pieces and apdu[1] == 0xB2 and apdu[4] != len(data):
            return bytes([0x6C, len(data)])
        return data + sw.to_bytes(2, "big")

    def _answer(self, apdu: bytes) -> tuple[bytes, int]:
        if len(apdu) < 5:
            return b"", WRONG_LENGTH
        match apdu[1], apdu[2]:
            case 0xA4, 0x04:
                return self._select_application(apdu[5:])
            case 0xA4, _:
                return self._select_file(apdu[5:].hex().upper())
            case 0xB2, tag:
                return self._record(tag)
            case 0xC0, _:
                data, self._left = self._left, b""
                return data, OK
        return b"", UNKNOWN_COMMAND

    def _select_application(self, aid: bytes) -> tuple[bytes, int]:
        self._inside = aid == self.layout.aid
        return self._control(bytes.fromhex("6F 04 84 02 45 56")) if self._inside else (b"", NOT_FOUND)

    def _select_file(self, file: str) -> tuple[bytes, int]:
        if not self._inside or file not in self.files:
            return b"", NOT_FOUND
        self._chosen = file
        return self._control(b"")

    def _control(self, data: bytes) -> tuple[bytes, int]:
        """File control information: a T=0 card keeps it until it is fetched."""
        if not (self.in_pieces and data):
            return data, OK
        self._left = data
        return b"", 0x6100 | len(data)

    def _record(self, tag: int) -> tuple[bytes, int]:
        if not self._chosen:
            return b"", NOT_ALLOWED
        record = self.files[self._chosen].get(tag)
        return (b"", NO_RECORD) if record is None else (record, OK)


def _files(layout: Layout, fields: Mapping[str, str]) -> dict[str, dict[int, bytes]]:
    files: dict[str, dict[int, bytes]] = {template.file: {} for template in layout.templates}
    for template in layout.templates:
        if template.field in fields:
            files[template.file][template.tag] = _record(template, fields[template.field])
    return files


def _record(template: Template, text: str) -> bytes:
    value = bytes.fromhex(text) if template.coding in ("bcd", "hex") else text.encode(template.coding)
    value = value.ljust(_LENGTHS.get(template.field, len(value)), b"\0")
    value = bytes(template.offset) + value
    return bytes([template.tag, len(value)]) + value if template.form == "tlv" else value
