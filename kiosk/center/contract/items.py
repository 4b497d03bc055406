"""The catalogue 事项: what can be done here, and the five disclosures 五公开 of each item."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from kiosk.center.contract.message import Message


class HandleType(StrEnum):
    """件类 (GB/T 39046 A.6: 1, 2, 9)."""

    IMMEDIATE = "immediate"  # 即办件
    PROMISED = "promised"  # 承诺件
    OTHER = "other"


class Commitment(Message):
    """告知承诺 of an item: what is told, and what the applicant signs for instead of papers (国办发〔2020〕42号)."""

    text: str
    """What the applicant declares, 承诺内容."""
    text_en: str = ""
    checking: str
    """How it will be looked into, 核查方式."""
    checking_en: str = ""
    consequence: str
    """What follows when it is not true, 不实承诺的责任."""
    consequence_en: str = ""
    days: int
    """Working days from the decision until it has been looked into."""
    disclosure: str = "承诺书存入办件档案，不对外公开。"
    """Whether the commitment is made public, where and how long."""


class Material(Message):
    """One paper to bring (GB/T 39046 table 4, per material)."""

    name: str
    name_en: str = ""
    originals: int = 1
    copies: int = 0
    required: bool = True
    note: str = ""
    held: bool = False
    """The state already has it: it must not be asked for again (国务院令716号 第七条)."""
    by_commitment: bool = False
    """The applicant may sign the item's commitment instead."""


class Department(Message):
    code: str
    name: str
    short: str
    name_en: str = ""


class Family(Message):
    """A shelf of items in plain words, with an icon of `assets/icons`."""

    code: str
    name: str
    hint: str = ""
    name_en: str = ""
    hint_en: str = ""
    icon: str = "file"


class Place(Message):
    """Somewhere outside the hall. Without a name nobody has said where."""

    name: str = ""
    name_en: str = ""
    address: str = ""
    address_en: str = ""
    phone: str = ""


class Item(Message):
    """事项, with the five disclosures 五公开: content, procedure, materials, promised limit, fee."""

    code: str
    name: str
    """The official name, 事项名称."""
    plain: str = ""
    """What it is in the citizen's words, at most 20 characters."""
    name_en: str = ""
    aliases: tuple[str, ...] = ()
    initials: str = ""
    """Pinyin initials of name and aliases, blank-separated, lower case."""
    pinyin: str = ""
    """Full pinyin of the name, of each alias and of the plain words, blank-separated, no tones."""
    family: str
    department: str
    handle_type: HandleType = HandleType.PROMISED
    content: str = ""
    procedure: tuple[str, ...] = ()
    materials: tuple[Material, ...] = ()
    statutory_days: int | None = None
    """法定办结时限, working days; 0 is on the spot."""
    promised_days: int | None = None
    fee: str = "不收费"
    fee_en: str = "No fee"
    fee_yuan: float = 0.0
    basis: str = ""
    """设定依据."""
    phone: str = ""
    identity: str = ""
    """Overrides the hall's identity rule for this item: "", "required", "optional" or "none"."""
    elsewhere: Place | None = None
    """Where it is done; None when windows of this hall do it."""
    commitment: Commitment | None = None
    """None: no material of it is replaced by a commitment."""


class Catalogue(Message):
    version: str
    departments: tuple[Department, ...]
    families: tuple[Family, ...]
    items: tuple[Item, ...]
    wanted: tuple[str, ...]
    """Codes of the ten items most asked for, first first."""
    sounds: dict[str, str] = Field(default_factory=dict)
    """Each Chinese character of items and departments → its pinyin without tones, blank-separated where it has several
    readings. With it a kiosk finds any word by its letters."""
