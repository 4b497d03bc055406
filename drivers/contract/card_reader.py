"""An identity-card reader: what a card says, and how reading it ended (XFS4IoT cardReader)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from drivers.contract.words import Health, Media, Outcome, Remedy


class CardDetail(StrEnum):
    """Why a card was not read (XFS4IoT cardReader errors, in the words of the SAM's status codes)."""

    NO_CARD = "noMedia"
    SAME_CARD = "mediaNotTaken"
    REMOVED = "mediaRemoved"
    CARD_INVALID = "invalidMedia"
    UNKNOWN_KIND = "unknownKind"
    READ_FAILED = "readFailed"
    SAM_REFUSED = "samRefused"
    SILENT = "silent"
    UNPLUGGED = "unplugged"
    GARBAGE = "garbage"


@dataclass(frozen=True, slots=True)
class ReaderStatus:
    health: Health
    media: Media = Media.UNKNOWN
    sam_id: str = ""
    detail: CardDetail | None = None
    remedy: Remedy = Remedy.NONE


@dataclass(frozen=True, slots=True)
class CardText:
    """The fields of one card as they stand on the chip, trailing blanks removed; repr hides them.

    `kind`: " " resident, "J" Hong Kong / Macao / Taiwan resident, "I" foreigner 2017, "Y" foreigner 2023, or the
    letter found. Dates are YYYYMMDD or `长期`. Codes (sex, nation, nationality) are kept raw.
    """

    kind: str
    name: str = field(default="", repr=False)
    name_latin: str = field(default="", repr=False)
    number: str = field(default="", repr=False)
    sex: str = field(default="", repr=False)
    nation: str = field(default="", repr=False)
    nationality: str = field(default="", repr=False)
    birth: str = field(default="", repr=False)
    address: str = field(default="", repr=False)
    authority: str = field(default="", repr=False)
    valid_from: str = field(default="", repr=False)
    valid_to: str = field(default="", repr=False)
    pass_number: str = field(default="", repr=False)
    issue_count: str = field(default="", repr=False)
    version: str = field(default="", repr=False)
    earlier_link: str = field(default="", repr=False)
    newest_address: str = field(default="", repr=False)
    management_number: str = field(default="", repr=False)
    """证件管理号: of the card's body, another one on a replacement card; its inner order is not published."""


@dataclass(frozen=True, slots=True)
class ReadResult:
    """One try at a card. `photo` is the 1024-byte WLT block of the chip, `b""` when there is none; a `PortraitDecoder`
    makes a picture of it."""

    outcome: Outcome
    detail: CardDetail | None = None
    card: CardText | None = None
    photo: bytes = field(default=b"", repr=False)
    sw3: int | None = None
    seconds: float = 0.0


class CardReader(Protocol):
    """A contactless reader for the identity cards with the ministry's SAM."""

    verified: bool

    def status(self, deadline: float) -> ReaderStatus: ...

    def read(self, deadline: float) -> ReadResult:
        """One try: find, select, read. NOT_READY/NO_CARD when nothing lies there; the caller polls every 300 ms."""

    def close(self) -> None: ...
