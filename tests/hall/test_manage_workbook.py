"""Workbooks: what a spreadsheet makes of them, and what it must not."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from kiosk.hall.workbook import Heading, Sheet, workbook

HEADINGS = (Heading("名称"), Heading("日期"), Heading("等候", "minutes"), Heading("率", "share"), Heading("件"))


def made(*rows: tuple[str | date | float | None, ...]) -> bytes:
    return workbook([Sheet("表一", HEADINGS, rows)])


def test_numbers_and_dates_are_real_ones() -> None:
    page = load_workbook(BytesIO(made(("一号", date(2026, 9, 1), 12.34, 0.956, 7))))["表一"]
    name, day, wait, share, count = page[2]
    assert (name.value, name.data_type) == ("一号", "s")
    assert (day.value, day.number_format) == (datetime(2026, 9, 1), "yyyy-mm-dd")
    assert (wait.value, wait.data_type, wait.number_format) == (12.34, "n", "0.0")
    assert (share.value, share.number_format) == (0.956, "0.0%")
    assert count.value == 7


def test_the_heading_stays_in_sight_and_columns_are_wide_enough() -> None:
    page = load_workbook(BytesIO(made(("区人力资源和社会保障局窗口", None, None, None, None))))["表一"]
    assert page.freeze_panes == "B2"
    assert page["C1"].value == "等候（分钟）"
    assert page["A1"].font.bold
    assert page.column_dimensions["A"].width >= 26


@pytest.mark.parametrize(
    "text", ["=1+1", '=HYPERLINK("http://x","y")', "+1", "-1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0"]
)
def test_a_text_that_looks_like_a_formula_stays_a_text(text: str) -> None:
    cell = load_workbook(BytesIO(made((text, None, None, None, None))))["表一"]["A2"]
    assert cell.value == text
    assert cell.data_type == "s"
    assert cell.quotePrefix


def test_an_ordinary_text_carries_no_mark_and_control_letters_are_left_out() -> None:
    cell = load_workbook(BytesIO(made(("一\x00号\x0b", None, None, None, None))))["表一"]["A2"]
    assert cell.value == "一号"
    assert not cell.quotePrefix


def test_what_is_not_known_is_an_empty_cell() -> None:
    page = load_workbook(BytesIO(made(("一号", None, None, None, 0))))["表一"]
    assert page["C2"].value is None
    assert page["E2"].value == 0


def test_a_sheet_may_have_any_name() -> None:
    book = load_workbook(BytesIO(workbook([Sheet("a/b:c[d]*?" + "长" * 40, (Heading("x"),), [])])))
    assert len(book.sheetnames[0]) <= 31
