"""Invented cards for the simulated reader: `config/people.toml` → the bytes a chip would hold.

The encoder is the layout tables of `layouts` read backwards; tests check both against the offsets of devices.md §8.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from drivers.card_reader.layouts import BLOCK, LAYOUTS, NEWEST_ADDRESS, TYPE_LETTER
from drivers.card_reader.portraits import photo_block

KINDS = {"resident": " ", "hkmt": "J", "foreigner_2017": "I", "foreigner_2023": "Y"}
"""Words of people.toml → type letter."""
FINGERPRINTS = (0, 512, 1024)
_NOT_TEXT = ("kind", "note", "fingerprint", "newest_address", "portrait", "portrait_box")
"""Keys of people.toml that are no field of the text block."""
_BLANK = " ".encode("utf-16-le")


@dataclass(frozen=True, slots=True)
class SyntheticCard:
    """One invented card, as bytes. `iin`, `sn` and `management` stand for the chip's own numbers."""

    who: str
    kind: str
    name: str = field(repr=False)
    note: str
    text: bytes = field(repr=False)
    photo: bytes = field(repr=False)
    fingerprint: bytes = field(repr=False)
    newest_address: bytes = field(repr=False)
    iin: bytes
    sn: bytes
    management: bytes


def load_people(path: Path, portraits: Path | None = None) -> dict[str, SyntheticCard]:
    """The cards of a people file, by key, with their portraits from that folder.

    Raises ValueError that names the card and what is wrong with it.
    """
    with path.open("rb") as file:
        people = tomllib.load(file)
    return {who: synthetic_card(who, fields, portraits) for who, fields in people.items()}


def synthetic_card(who: str, fields: Mapping[str, Any], portraits: Path | None = None) -> SyntheticCard:
    """One card from its fields: names as in `CardText`, plus kind, note, fingerprint (0, 512 or 1024 bytes), portrait
    (the name of a picture in `portraits`) and portrait_box (the part of it an ID photo shows)."""
    rest = {key: value for key, value in fields.items() if key not in _NOT_TEXT}
    kind, fingerprint = fields.get("kind", ""), fields.get("fingerprint", 0)
    try:
        if kind not in KINDS:
            raise ValueError(f"kind must be one of {', '.join(KINDS)}, not {kind!r}")
        if fingerprint not in FINGERPRINTS:
            raise ValueError(f"fingerprint must be one of {FINGERPRINTS}, not {fingerprint!r}")
        text = encode_text(KINDS[kind], rest)
        newest = encode_newest_address(fields.get("newest_address", ""))
        photo = photo_block(portraits, fields.get("portrait", ""), fields.get("portrait_box", ()))
    except ValueError as wrong:
        raise ValueError(f"card {who!r}: {wrong}") from None
    return SyntheticCard(
        who=who,
        kind=kind,
        name=rest.get("name") or rest.get("name_latin", ""),
        note=fields.get("note", ""),
        text=text,
        photo=photo,
        fingerprint=_noise(who, "fingerprint", fingerprint),
        newest_address=newest,
        iin=_noise(who, "iin", 4),
        sn=_noise(who, "sn", 8),
        management="".join(str(byte % 10) for byte in _noise(who, "management", 14)).encode("utf-16-le"),
    )


def encode_text(kind: str, fields: Mapping[str, str]) -> bytes:
    """The 256-byte text block. Raises ValueError for a field the layout does not have or a text that does not fit."""
    layout = LAYOUTS[kind]
    block = bytearray(_BLANK * (BLOCK // 2))
    block[TYPE_LETTER] = kind.encode("utf-16-le")
    for name, text in fields.items():
        if name not in layout:
            raise ValueError(f"a card of kind {kind!r} has no {name}")
        left = text.encode("utf-16-le")
        for at, size in layout[name]:
            piece, left = left[:size], left[size:]
            block[at : at + len(piece)] = piece
        if left:
            raise ValueError(f"{name} is {len(left) // 2} characters too long")
    return bytes(block)


def encode_newest_address(text: str) -> bytes:
    """The appended address in pieces of 70 bytes, `b""` for none. Raises ValueError for more than four pieces."""
    data = text.encode("utf-16-le")
    if len(data) > 4 * NEWEST_ADDRESS:
        raise ValueError("newest_address has more than 140 characters")
    padding = -len(data) % NEWEST_ADDRESS
    return data + _BLANK * (padding // 2)


def _noise(who: str, what: str, size: int) -> bytes:
    """The same bytes for the same card on every machine."""
    out = b""
    while len(out) < size:
        out += blake2b(f"{who} {what} {len(out)}".encode()).digest()
    return out[:size]
