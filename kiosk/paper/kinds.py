"""The kinds of certificates: one folder each with `schema.toml` (its fields and rules) and `template.typ` (its look).

A hall adds a kind by adding a folder; assets/certificates/README.md tells how. What may stand in a schema is the
models here; an entry nobody knows is refused.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator, model_validator
from pydantic import Field as Entry

SHIPPED = Path(__file__).resolve().parents[2] / "assets" / "certificates"
SCHEMA, TEMPLATE = "schema.toml", "template.typ"
ROWS_MOST = 5000
"""A table longer than this is not looked at; how many pages may be printed is decided where they are counted."""

FieldType = Literal["text", "date", "month", "money", "number", "id_number", "table"]
Mask = Literal["public_name", "public_number", "public_phone"]
"""Rules of kiosk/identity/masking.py."""

SHAPES: dict[str, tuple[re.Pattern[str], str]] = {
    "date": (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), "a date like 2026-01-31"),
    "month": (re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])"), "a month like 2026-01"),
    "money": (re.compile(r"-?[0-9]{1,12}\.[0-9]{2}"), "an amount in CNY as text, like 1234.50"),
    "number": (re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,6})?"), "a whole number, or digits as text like 89.56"),
    "id_number": (re.compile(r"[0-9A-Za-z()/-]{5,32}"), "5 to 32 letters, digits, brackets, strokes and dashes"),
}
_WORDS = {
    "missing": "is missing",
    "extra_forbidden": "is not an entry of a schema",
    "string_type": "must be text in quotes",
    "int_type": "must be a whole number",
    "bool_type": "must be true or false",
    "model_type": "must be a table",
    "tuple_type": "must be a list",
    "value_error": "{error}",
}
_UNPRINTABLE = frozenset({"Cc", "Cf", "Co", "Cs"})
"""Unicode categories without a picture of their own. Cf holds the marks that turn the order of letters about; a
private character (Co) means another one in every font."""
_SPACES = "\n\r\t"
_LOST = "\ufffd"
"""Stands where some other program could not read a character: there is a glyph for it, but the name is wrong."""
_NAME = r"^[a-z][a-z0-9_]{0,39}$"


class KindWrong(ValueError):
    """A kind's folder cannot be used; the text names the file and the entry."""


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Field(_Table):
    """One entry of the data: a value, or a table whose columns are fields again."""

    name: str = Entry(pattern=_NAME)
    label: str = Entry(min_length=1)
    label_en: str = ""
    type: FieldType = "text"
    required: bool = True
    mask: Mask | None = None
    """How the preview on the kiosk shows it; the certificate itself shows it in full."""
    longest: int = Entry(default=200, ge=1, le=4000)
    """Characters."""
    share: int = Entry(default=1, ge=1, le=20)
    """Width as a column, relative to its neighbours."""
    columns: tuple[Field, ...] = Entry(default=(), strict=False)

    @model_validator(mode="after")
    def _whole(self) -> Field:
        if self.type == "id_number" and self.mask is None:
            raise ValueError('an id_number needs a mask, mostly mask = "public_number"')
        if self.mask and self.type not in ("text", "id_number"):
            raise ValueError("only text and an id_number can be masked")
        if (self.type == "table") != bool(self.columns):
            raise ValueError("a table has columns, and nothing else has")
        if any(column.type == "table" for column in self.columns):
            raise ValueError("a table stands in no table")
        _once(self.columns)
        return self


class Kind(_Table):
    """One kind of certificate."""

    code: str = Entry(pattern=_NAME)
    """The name of its folder."""
    name: str = Entry(min_length=1)
    name_en: str
    department: str = Entry(min_length=1)
    """Who answers for it; who issued one paper is said by its issue."""
    department_en: str
    basis: str
    """Legal basis."""
    valid_days: int = Entry(default=0, ge=0, le=3650)
    """0: no end."""
    fee: str = Entry(default="0.00", pattern=r"^[0-9]{1,6}\.[0-9]{2}$")
    """CNY."""
    copies_most: int = Entry(default=1, ge=1, le=20)
    quota_per_day: int = Entry(default=5, ge=1, le=1000)
    """How many one person may take in a day."""
    face: bool = True
    """Is the face compared before it is handed out?"""
    application: str = Entry(default="", max_length=40)
    """Item that is applied for first: the register has the result once somebody has decided. "": none."""
    fields: tuple[Field, ...] = Entry(min_length=1, strict=False)
    folder: Path
    """Where its template is; not an entry of the schema."""

    @field_validator("fields")
    @classmethod
    def _named_once(cls, fields: tuple[Field, ...]) -> tuple[Field, ...]:
        return _once(fields)


def load(folder: Path = SHIPPED) -> dict[str, Kind]:
    """Every kind in a folder, by code, in the order of the codes. Raises KindWrong in plain words."""
    try:
        found = sorted(path.parent for path in folder.glob(f"*/{SCHEMA}"))
    except OSError as trouble:
        raise KindWrong(f"{folder} cannot be read: {trouble.strerror}") from trouble
    return {kind.code: kind for kind in map(load_kind, found)}


def load_kind(folder: Path) -> Kind:
    """One kind from its folder. Raises KindWrong in plain words."""
    path = folder / SCHEMA
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        if "folder" in table:
            raise KindWrong(f"{path}: folder: is not an entry of a schema")
        kind = Kind(**table, folder=folder)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as broken:
        raise KindWrong(f"{path}: cannot be read: {broken}") from broken
    except ValidationError as wrong:
        raise KindWrong(f"{path}: {'; '.join(_explained(table, fault) for fault in wrong.errors())}") from wrong
    if kind.code != folder.name:
        raise KindWrong(f"{path}: code: is {kind.code}, but the folder is called {folder.name}")
    if not (folder / TEMPLATE).is_file():
        raise KindWrong(f"{folder}: there is no {TEMPLATE} in it")
    return kind


def check(kind: Kind, data: Mapping[str, Any]) -> tuple[str, ...]:
    """Everything that is wrong with the data of one certificate, in words; empty when all is well.

    The words name fields and never repeat a value: they may end up in a log.
    """
    return tuple(_row_faults(kind.fields, data, ""))


def _row_faults(columns: tuple[Field, ...], row: Mapping[str, Any], where: str) -> list[str]:
    faults = []
    for column in columns:
        value = row.get(column.name)
        if value is None or value == "" or value == []:
            faults += [f"{where}{_called(column)} is missing"] if column.required else []
        elif column.type == "table":
            faults += _table_faults(column, value)
        elif fault := _fault(column, value):
            faults.append(f"{where}{_called(column)} {fault}")
    known = {column.name for column in columns}
    return faults + [f"{where}{name} is not a field of this kind" for name in row if name not in known]


def _table_faults(field: Field, rows: object) -> list[str]:
    if not isinstance(rows, list | tuple):
        return [f"{_called(field)} must be a list of rows"]
    if len(rows) > ROWS_MOST:
        return [f"{_called(field)} has {len(rows)} rows, at most {ROWS_MOST} are possible"]
    faults = []
    for position, row in enumerate(rows, start=1):
        where = f"{_called(field)}, row {position}: "
        faults += _row_faults(field.columns, row, where) if isinstance(row, Mapping) else [f"{where}must be a table"]
    return faults


def _fault(column: Field, value: object) -> str:
    """What is wrong with one value; empty when nothing is."""
    if column.type == "number" and type(value) is int and abs(value) < 10**15:
        return ""
    if not isinstance(value, str):
        return f"must be {SHAPES[column.type][1]}" if column.type in SHAPES else "must be text"
    if column.type in SHAPES:
        shape, words = SHAPES[column.type]
        return "" if shape.fullmatch(value) and (column.type != "date" or _is_day(value)) else f"must be {words}"
    if len(value) > column.longest:
        return f"has {len(value)} characters, at most {column.longest} fit"
    if odd := sorted({ch for ch in value if _unprintable(ch)}):
        return f"holds what cannot be printed: {', '.join(f'U+{ord(ch):04X}' for ch in odd)}"
    return "" if value.strip() else "is blank"


def _unprintable(letter: str) -> bool:
    return letter == _LOST or (unicodedata.category(letter) in _UNPRINTABLE and letter not in _SPACES)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _called(column: Field) -> str:
    return f"{column.label} ({column.name})"


def _once(columns: tuple[Field, ...]) -> tuple[Field, ...]:
    names = [column.name for column in columns]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise ValueError(f"{', '.join(twice)} is named twice")
    return columns


def _explained(table: dict[str, Any], fault: Any) -> str:
    """`fields name mask: must be …`; a list's entries by their names where they have one."""
    place, here = [], table
    for part in fault["loc"]:
        try:
            here = here[part]
        except (KeyError, IndexError, TypeError):
            here = {}
        named = here.get("name") if isinstance(part, int) and isinstance(here, dict) else None
        place.append(str(named or part))
    words = _WORDS.get(fault["type"], fault["msg"])
    return f"{' '.join(place) or 'the schema'}: {words.format(**fault['ctx']) if 'ctx' in fault else words}"
