"""Which record of a social-security card holds what, from a file: cities differ and the standard is not public."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from drivers.contract.social_card import SocialCard

BELIEVED = Path(__file__).with_name("records.toml")
CODINGS = ("gb18030", "ascii", "bcd", "hex")
FORMS = ("tlv", "plain")
_FIELDS = frozenset(field.name for field in fields(SocialCard)) - {"raw"}
_KEYS = {"tag": int, "coding": str, "form": str, "offset": int, "length": int}


@dataclass(frozen=True, slots=True)
class Template:
    """One field of `SocialCard` in one record. `length` None: to the record's end."""

    field: str
    file: str
    tag: int
    coding: str
    form: str = "tlv"
    offset: int = 0
    length: int | None = None

    @property
    def place(self) -> str:
        return f"{self.file}.{self.tag:02X}"

    def text(self, record: bytes) -> str:
        """The field's text. Raises ValueError for a record that is not built like this."""
        value = self._value(record)
        if self.coding in ("bcd", "hex"):
            return value.hex().upper() if any(value) else ""
        return value.partition(b"\0")[0].decode(self.coding).strip()

    def _value(self, record: bytes) -> bytes:
        if self.form == "tlv":
            if len(record) < 2 or record[0] != self.tag or len(record) < 2 + record[1]:
                raise ValueError(f"record {self.place} is not tag, length, value")
            record = record[2 : 2 + record[1]]
        ends = len(record) if self.length is None else self.offset + self.length
        if ends > len(record):
            raise ValueError(f"record {self.place} has {len(record)} bytes, {ends} are wanted")
        return record[self.offset : ends]


@dataclass(frozen=True, slots=True)
class Layout:
    """`aid` names the application; `by` is P2 of READ RECORD."""

    aid: bytes
    by: int
    templates: tuple[Template, ...]


def load_layout(path: Path = BELIEVED) -> Layout:
    """Raises ValueError, naming the file and the field, for what makes no sense."""
    with path.open("rb") as file:
        table = tomllib.load(file)
    try:
        templates = [
            _template(field, name, entry)
            for name, entries in table["files"].items()
            for field, entry in entries.items()
        ]
        return Layout(bytes.fromhex(table["aid"]), int(table.get("by", 0)), tuple(templates))
    except (KeyError, TypeError, AttributeError) as missing:
        raise ValueError(f"{path.name}: {missing} is missing or no table") from None
    except ValueError as wrong:
        raise ValueError(f"{path.name}: {wrong}") from None


def with_layout(address: str) -> tuple[str, Layout]:
    """A reader's address without its `?records=/PATH.toml`, and what that file says; without one what is believed.
    Raises ValueError."""
    place, question, query = address.partition("?")
    if not question:
        return place, load_layout()
    key, _, path = query.partition("=")
    if key != "records" or not path:
        raise ValueError(f"{address!r}: only ?records=/PATH.toml may follow a reader")
    try:
        return place, load_layout(Path(path))
    except OSError as trouble:
        raise ValueError(f"{address!r}: {path}: {trouble.strerror}") from None


def _template(field: str, file: str, entry: dict[str, Any]) -> Template:
    if field not in _FIELDS:
        raise ValueError(f"a card has no field {field}; known: {', '.join(sorted(_FIELDS))}")
    if len(file) != 4 or not set(file) <= set("0123456789ABCDEF"):
        raise ValueError(f"{field}: a file is four hexadecimal digits like EF06, not {file!r}")
    for key, value in entry.items():
        if key not in _KEYS or not isinstance(value, _KEYS[key]):
            raise ValueError(f"{field}: {key} = {value!r} makes no sense; keys are {', '.join(_KEYS)}")
    template = Template(field, file, **entry)
    if template.coding not in CODINGS or template.form not in FORMS:
        raise ValueError(f"{field}: coding is one of {', '.join(CODINGS)}, form one of {', '.join(FORMS)}")
    if not 0 <= template.tag <= 0xFF or template.offset < 0 or (template.length or 0) < 0:
        raise ValueError(f"{field}: tag is one byte, offset and length are 0 or more")
    return template
