"""Tables as an Excel workbook: real numbers and dates, a heading that stays, no text that could run as a formula."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from itertools import chain
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

Value = str | float | int | date | None

_FORMATS = {
    "": "#,##0",
    "minutes": "0.0",
    "seconds": "0",
    "hours": "0.0",
    "share": "0.0%",
    "change": "+0.0%;-0.0%;0.0%",
    "plain": "#,##0.0",
    "yuan": "#,##0.00",
}
_UNITS = {"minutes": "（分钟）", "seconds": "（秒）", "hours": "（小时）", "share": "", "change": "", "yuan": "（元）"}
_DATE = "yyyy-mm-dd"
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of a formula when a text is opened or saved again as CSV (OWASP)."""

_LONGEST_NAME = 31
_NOT_IN_NAMES = str.maketrans({mark: "_" for mark in "[]:*?/\\"})


@dataclass(frozen=True, slots=True)
class Heading:
    name: str
    unit: str = ""
    """As in `statistics.Column`; "change": a share with its sign; "plain": any number; "yuan": money."""
    width: float = 0.0
    """In letters; 0: as the texts need it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    headings: tuple[Heading, ...]
    rows: Sequence[Sequence[Value]]


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """One worksheet per table, in this order. Texts are kept exactly; control characters Excel refuses are left out."""
    book = Workbook(write_only=True)
    for sheet in sheets:
        _write(book, sheet)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _write(book: Workbook, sheet: Sheet) -> None:
    page: Any = book.create_sheet(sheet.name.translate(_NOT_IN_NAMES)[:_LONGEST_NAME])
    # In write-only mode these must be known before the first row.
    page.freeze_panes = "B2"
    for place, heading in enumerate(sheet.headings):
        page.column_dimensions[get_column_letter(place + 1)].width = heading.width or _needed(sheet, place)
    page.append([_heading(page, heading) for heading in sheet.headings])
    for row in sheet.rows:
        page.append([_cell(page, value, heading.unit) for value, heading in zip(row, sheet.headings, strict=True)])


def _heading(page: Any, heading: Heading) -> Any:
    cell = _text(page, heading.name + _UNITS.get(heading.unit, ""))
    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", start_color="E7F0F9")
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    return cell


def _cell(page: Any, value: Value, unit: str) -> Any:
    if value is None:
        return None
    if isinstance(value, str):
        return _text(page, value)
    cell: Any = WriteOnlyCell(page)
    cell.value = value
    cell.number_format = _DATE if isinstance(value, date) else _FORMATS[unit]
    return cell


def _text(page: Any, text: str) -> Any:
    clean = ILLEGAL_CHARACTERS_RE.sub("", text)
    cell = WriteOnlyCell(page, value=clean)
    # A leading = makes openpyxl write a formula. The apostrophe of quotePrefix is Excel's own mark for "this is text".
    cell.data_type = "s"
    if clean.startswith(_RISKY):
        cell.quotePrefix = True
    return cell


def _needed(sheet: Sheet, place: int) -> float:
    """Wide enough for the first rows' texts: a Chinese letter takes two."""
    texts = (str(row[place]) for row in sheet.rows[:200] if isinstance(row[place], str | date))
    heading = sheet.headings[place]
    longest = max(map(_letters, chain([heading.name + _UNITS.get(heading.unit, "")], texts)))
    return float(min(48, max(9, longest + 2)))


def _letters(text: str) -> int:
    return sum(2 if ord(letter) > 0x2E7F else 1 for letter in text)
