"""A reader for social-security cards 社会保障卡: chip cards with contacts (devices.md §16)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from drivers.contract.words import Health, Media, Outcome, Remedy


class SocialDetail(StrEnum):
    """Why a card was not read."""

    NO_SOFTWARE = "noSoftware"
    """pyscard is not installed, or the PC/SC service does not run."""
    NO_READER = "noReader"
    NO_CARD = "noMedia"
    SAME_CARD = "mediaNotTaken"
    """It may be the last citizen's: it lay there when nobody stood there, and has not been taken out since."""
    REMOVED = "mediaRemoved"
    UNKNOWN_KIND = "unknownKind"
    """No social-security card, or one of a generation whose application nobody has described to us (the third)."""
    READ_FAILED = "readFailed"
    SILENT = "silent"
    GARBAGE = "garbage"


@dataclass(frozen=True, slots=True)
class SocialStatus:
    """`words`: for whoever installs it. `media`: is a card in the reader?"""

    health: Health
    detail: SocialDetail | None = None
    remedy: Remedy = Remedy.NONE
    words: str = ""
    media: Media = Media.UNKNOWN


@dataclass(frozen=True, slots=True)
class SocialCard:
    """What can be read without a PIN; repr hides it all. Codes and dates (YYYYMMDD) as they stand on the card, empty
    where there is none. `raw`: every record as it came, by file and tag ("EF06.08"), for what no template knows.
    """

    number: str = field(default="", repr=False)
    """社会保障号码: the holder's citizen number."""
    name: str = field(default="", repr=False)
    sex: str = field(default="", repr=False)
    nation: str = field(default="", repr=False)
    birthplace: str = field(default="", repr=False)
    birth: str = field(default="", repr=False)
    card_number: str = field(default="", repr=False)
    """卡号, printed on the card: of the card, not of the holder."""
    card_id: str = field(default="", repr=False)
    kind: str = field(default="", repr=False)
    version: str = field(default="", repr=False)
    issuer: str = field(default="", repr=False)
    valid_from: str = field(default="", repr=False)
    valid_to: str = field(default="", repr=False)
    raw: Mapping[str, bytes] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class SocialResult:
    """`sw`: the status word of the card where it refused something."""

    outcome: Outcome
    detail: SocialDetail | None = None
    card: SocialCard | None = None
    sw: int | None = None
    seconds: float = 0.0


class SocialCardReader(Protocol):
    verified: bool

    def status(self, deadline: float) -> SocialStatus: ...

    def read(self, deadline: float) -> SocialResult:
        """One try. NOT_READY/NO_CARD when no card is in the reader."""

    def close(self) -> None: ...
