"""Forms: a folder each, wrong ones refused in plain words; those that ship fit the published lists of this hall."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kiosk.center.contract.filing import Comes
from kiosk.hall.catalogue import read_stock
from kiosk.hall.filing import answering
from kiosk.hall.filing.forms import SHIPPED, FormWrong, Mask, Question, load, load_form, offered
from kiosk.hall.pinyin import spell
from kiosk.settings import HOUSE

PLAIN = """
item = "a-1"
[[page]]
title = "一"
title_en = "One"
field = [{ key = "a", label = "甲", label_en = "A"%s }]
%s
"""
TODAY = date(2026, 11, 22)


def written(folder: Path, more: str = "", rest: str = "") -> Path:
    (folder / "a-1").mkdir(exist_ok=True)
    (folder / "a-1" / "schema.toml").write_text(PLAIN % (more, rest), "utf-8")
    return folder / "a-1"


@pytest.mark.parametrize(
    ("more", "rest", "said"),
    [
        (", kind = 1", "", "kind"),
        (', type = "colour"', "", "type"),
        (', type = "choice"', "", "a choice has choices"),
        (', type = "idNumber"', "", "needs a mask"),
        (', from = "card.photo"', "", "card.name, card.number, card.address"),
        (', from = "register.household"', "", "register.KIND.FIELD"),
        (', type = "number", low = "one"', "", "digits in quotes"),
        (', type = "date", high = "2026-02-30"', "", "day"),
        (', low = "1"', "", "only a number or a date"),
        ("", 'phone = "b"', "phone"),
        ("", "[[material]]\nname = 3", "material"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, more: str, rest: str, said: str) -> None:
    with pytest.raises(FormWrong, match=r"schema\.toml") as wrong:
        load_form(written(tmp_path, more, rest))
    assert said in str(wrong.value)


def test_a_folder_of_another_name_and_no_toml(tmp_path: Path) -> None:
    written(tmp_path).rename(tmp_path / "b-1")
    with pytest.raises(FormWrong, match="the folder is called b-1"):
        load(tmp_path)
    (tmp_path / "b-1" / "schema.toml").write_text("item = ", "utf-8")
    with pytest.raises(FormWrong, match="cannot be read"):
        load(tmp_path)


def test_those_that_ship_fit_the_published_lists() -> None:
    stock = read_stock(HOUSE / "config" / "hall", spell)
    items = {entry.item.code: entry.item for entry in stock.entries}
    departments = {each.code: each for each in stock.departments}
    forms = {code: offered(schema, items[code], departments, 6, True).form for code, schema in load(SHIPPED).items()}
    assert len(forms) >= 6
    for form in forms.values():
        assert form.name_en
        assert all(field.label_en for field in form.fields)
        assert all(choice.label_en for field in form.fields for choice in field.choices)
        assert all(each.help and each.help_en for each in form.materials if each.comes is Comes.FILE), form.item


def test_a_list_that_changed_makes_a_form_unusable(tmp_path: Path) -> None:
    stock = read_stock(HOUSE / "config" / "hall", spell)
    item = next(entry.item for entry in stock.entries if entry.item.code == "gongan-009-02")
    schema = load(SHIPPED)["gongan-009-02"]
    with pytest.raises(FormWrong, match="has no 居住证"):
        offered(schema, item.model_copy(update={"materials": item.materials[1:]}), {}, 6, True)


@pytest.mark.parametrize(
    ("mask", "value", "shown"),
    [
        ("name", "李示范", "李*"), ("number", "990101199001010019", "990***********0019"),
        ("phone", "13800000019", "138****0019"), ("tail", "123", "***"),
        ("tail", "6222000000001234", "************1234"),
        (None, "便民路1号", "便民路1号"),
    ],
)  # fmt: skip
def test_how_an_answer_is_shown(mask: Mask | None, value: str, shown: str) -> None:
    assert answering.shown(mask, value) == shown


@pytest.mark.parametrize(
    ("kind", "value", "holds"),
    [
        ("phone", "13800000019", True), ("phone", "05718888888", True), ("phone", "1380000001", False),
        ("phone", "１３８００００００１９", True), ("date", "2026-11-22", True), ("date", "20261122", False),
        ("number", "007", True), ("number", "-7", False), ("yesNo", "maybe", False), ("text", "a\u202eb", False),
        ("idNumber", "99010119900101001 9", True), ("idNumber", "990101199001010018", False),
    ],
)  # fmt: skip
def test_what_can_be_an_answer(kind: str, value: str, holds: bool) -> None:
    asked = {"key": "a", "label": "甲", "label_en": "A", "type": kind}
    question = Question.model_validate(asked | ({"masked": "number"} if kind == "idNumber" else {}))
    assert answering.holds(question, answering.tidied(question, value), TODAY) is holds
