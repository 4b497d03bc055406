"""The 256-byte text block of a card → `CardText` (devices.md §8).

UTF-16LE, fields of fixed size filled up with blanks (some chips: NUL). The type letter is looked at first; an unknown
letter gives a card with nothing but its kind, because another layout's fields would be somebody else's words.
"""

from __future__ import annotations

from collections.abc import Mapping

from drivers.contract import CardText

BLOCK = 256
TYPE_LETTER = slice(248, 250)
NEWEST_ADDRESS = 70
"""Bytes of one piece of the appended address; there are up to four (devices.md §4, §17)."""

Place = tuple[int, int]
"""Offset and length in bytes."""
Layout = Mapping[str, tuple[Place, ...]]
"""Field of CardText → where its pieces stand."""

RESIDENT: Layout = {
    "name": ((0, 30),),
    "sex": ((30, 2),),
    "nation": ((32, 4),),
    "birth": ((36, 16),),
    "address": ((52, 70),),
    "number": ((122, 36),),
    "authority": ((158, 30),),
    "valid_from": ((188, 16),),
    "valid_to": ((204, 16),),
}
HKMT: Layout = {field: places for field, places in RESIDENT.items() if field != "nation"} | {
    "pass_number": ((220, 18),),
    "issue_count": ((238, 4),),
}
FOREIGNER_2017: Layout = {
    "name_latin": ((0, 120),),
    "sex": ((120, 2),),
    "number": ((122, 30),),
    "nationality": ((152, 6),),
    "name": ((158, 30),),
    "valid_from": ((188, 16),),
    "valid_to": ((204, 16),),
    "birth": ((220, 16),),
    "version": ((236, 4),),
    "authority": ((240, 8),),
}
FOREIGNER_2023: Layout = {
    "name": ((0, 30),),
    "sex": ((30, 2),),
    "issue_count": ((32, 4),),
    "birth": ((36, 16),),
    "name_latin": ((52, 70), (220, 22)),
    "number": ((122, 36),),
    "valid_from": ((188, 16),),
    "valid_to": ((204, 16),),
    "nationality": ((242, 6),),
    "earlier_link": ((250, 6),),
}
LAYOUTS: Mapping[str, Layout] = {" ": RESIDENT, "J": HKMT, "I": FOREIGNER_2017, "Y": FOREIGNER_2023}


def decode(block: bytes, newest: bytes = b"") -> CardText:
    """The card's text. `newest` is the appended address, `b""` when there is none.

    Raises ValueError for a block that is not 256 bytes long.
    """
    if len(block) != BLOCK:
        raise ValueError(f"a card's text block has {BLOCK} bytes, this one has {len(block)}")
    kind = _text(block[TYPE_LETTER]) or " "
    if kind not in LAYOUTS:
        return CardText(kind=kind)
    fields = {
        field: _text(b"".join(block[at : at + size] for at, size in places)) for field, places in LAYOUTS[kind].items()
    }
    return CardText(kind=kind, newest_address=decode_newest_address(newest), **fields)


def decode_newest_address(data: bytes) -> str:
    """The appended address. A piece that fills its 35 characters goes on in the next, otherwise a new line begins."""
    lines = [""]
    for at in range(0, len(data), NEWEST_ADDRESS):
        piece = _text(data[at : at + NEWEST_ADDRESS])
        lines[-1] += piece
        if len(piece.encode("utf-16-le")) < NEWEST_ADDRESS:
            lines.append("")
    return "\n".join(line for line in lines if line)


def _text(data: bytes) -> str:
    # Half a surrogate pair (a name cut at the field's end) becomes U+FFFD: the rest of the card is still good.
    return data.decode("utf-16-le", errors="replace").replace("\0", " ").strip(" \u3000")
