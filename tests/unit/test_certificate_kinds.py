"""What a kind's schema may say, and what is told about data that do not fit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kiosk.paper.kinds import Kind, KindWrong, check, load, load_kind
from tests.unit.certificate_samples import SAMPLES

KINDS = load()
SCHEMA = """
code = "no_arrears"
name = "无欠费证明"
name_en = "No arrears"
department = "水务局"
department_en = "Water Bureau"
basis = "《城市供水条例》"

[[fields]]
name = "name"
label = "姓名"
longest = 8

[[fields]]
name = "paid"
label = "缴至"
type = "month"
required = false

[[fields]]
name = "bills"
label = "账单"
type = "table"
required = false
[[fields.columns]]
name = "day"
label = "日期"
type = "date"
[[fields.columns]]
name = "amount"
label = "金额"
type = "money"
"""


def kind_from(folder: Path, schema: str = SCHEMA) -> Kind:
    place = folder / "no_arrears"
    place.mkdir(exist_ok=True)
    (place / "schema.toml").write_text(schema, encoding="utf-8")
    (place / "template.typ").write_text("", encoding="utf-8")
    return load_kind(place)


def test_every_kind_of_the_house_has_a_sample_that_fits() -> None:
    assert len(KINDS) >= 14 and set(KINDS) == set(SAMPLES)
    assert {code: check(kind, SAMPLES[code]) for code, kind in KINDS.items()} == dict.fromkeys(KINDS, ())


def test_every_kind_says_what_the_screens_need() -> None:
    for kind in KINDS.values():
        assert kind.name_en and kind.department_en and kind.basis.startswith("《") and kind.face
        assert all(field.label_en for field in kind.fields)
    assert [code for code, kind in KINDS.items() if kind.application] == ["no_crime_record"]


def test_whoever_is_named_on_a_paper_is_masked_in_its_preview() -> None:
    for kind in KINDS.values():
        for field in [one for whole in kind.fields for one in (whole, *whole.columns)]:
            if field.type == "id_number" or "公民身份号码" in field.label or "证件号码" in field.label:
                assert field.mask == "public_number", (kind.code, field.name)
            if "姓名" in field.label:
                assert field.mask == "public_name", (kind.code, field.name)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('name_en = "No arrears"', "", "name_en: is missing"),
        ("longest = 8", "longset = 8", "fields name longset: is not an entry of a schema"),
        ("longest = 8", 'longest = "8"', "fields name longest: must be a whole number"),
        ('type = "month"', 'type = "week"', "fields paid type: "),
        ('type = "month"', 'type = "id_number"', "fields paid: an id_number needs a mask"),
        ('type = "month"', 'type = "month"\nmask = "public_number"', "fields paid: only text and an id_number"),
        ('type = "month"', 'type = "table"', "fields paid: a table has columns"),
        ('type = "date"', 'type = "table"', "fields bills columns day: a table has columns"),
        ("longest = 8", 'mask = "eval"', "fields name mask: "),
        ('name = "paid"', 'name = "name"', "fields: name is named twice"),
        ('name = "amount"', 'name = "day"', "fields bills: day is named twice"),
        ('code = "no_arrears"', 'code = "arrears"', "code: is arrears, but the folder is called no_arrears"),
        ('code = "no_arrears"', 'code = "no_arrears"\nfolder = "/"', "folder: is not an entry"),
        ('code = "no_arrears"', 'code = "no_arrears"\nfee = 5.0', "fee: must be text in quotes"),
        ('code = "no_arrears"', "code = ", "cannot be read"),
    ],
)
def test_a_wrong_schema_is_refused_with_its_file_and_entry(tmp_path: Path, old: str, new: str, said: str) -> None:
    kind_from(tmp_path)
    with pytest.raises(KindWrong) as wrong:
        kind_from(tmp_path, SCHEMA.replace(old, new, 1))
    assert said in str(wrong.value) and str(tmp_path / "no_arrears" / "schema.toml") in str(wrong.value)


def test_a_kind_without_a_template_is_refused(tmp_path: Path) -> None:
    place = kind_from(tmp_path).folder
    (place / "template.typ").unlink()
    with pytest.raises(KindWrong, match=r"no template\.typ"):
        load(tmp_path)


def test_all_that_is_wrong_with_the_data_is_told_at_once(tmp_path: Path) -> None:
    data: dict[str, Any] = {
        "paid": "2026-13",
        "bills": [{"day": "2026-02-30", "amount": 5}, "x", {"day": "2026-01-31", "amount": "5.00", "note": "x"}],
        "sex": "男",
    }
    assert check(kind_from(tmp_path), data) == (
        "姓名 (name) is missing",
        "缴至 (paid) must be a month like 2026-01",
        "账单 (bills), row 1: 日期 (day) must be a date like 2026-01-31",
        "账单 (bills), row 1: 金额 (amount) must be an amount in CNY as text, like 1234.50",
        "账单 (bills), row 2: must be a table",
        "账单 (bills), row 3: note is not a field of this kind",
        "sex is not a field of this kind",
    )


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("张" * 9, "has 9 characters, at most 8 fit"),
        ("张\u202e三", "holds what cannot be printed: U+202E"),
        ("张\ue000\u0007", "holds what cannot be printed: U+0007, U+E000"),
        ("张\ud800", "holds what cannot be printed: U+D800"),
        ("张\ufffd", "holds what cannot be printed: U+FFFD"),
        ("  ", "is blank"),
        (5, "must be text"),
        (None, "is missing"),
        ("𠮷\n行", ""),
    ],
)
def test_a_name_that_cannot_be_printed_is_told_without_repeating_it(tmp_path: Path, name: object, said: str) -> None:
    assert check(kind_from(tmp_path), {"name": name}) == ((f"姓名 (name) {said}",) if said else ())


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("number", [0, -3, "89.56"], [True, 1.5, "1e9", "１", 10**15]),
        ("money", ["0.00", "-12.30", "999999999999.99"], ["1", "1.5", "1,000.00", "1000000000000.00", 3]),
        ("date", ["2024-02-29"], ["2023-02-29", "20240229", "2024-2-9"]),
        ("id_number", ["990101199001010019", "H1234567(8)"], ["99", "9901 0119", "９" * 18]),
    ],
)
def test_values_have_one_form(tmp_path: Path, kind: str, good: list[object], bad: list[object]) -> None:
    schema = SCHEMA.replace('type = "month"', f'type = "{kind}"' + '\nmask = "public_number"' * (kind == "id_number"))
    made = kind_from(tmp_path, schema)
    assert [value for value in good if check(made, {"name": "张", "paid": value})] == []
    assert [value for value in bad if not check(made, {"name": "张", "paid": value})] == []


def test_a_table_too_long_to_look_at_is_refused(tmp_path: Path) -> None:
    row = {"day": "2026-01-31", "amount": "5.00"}
    assert check(kind_from(tmp_path), {"name": "张", "bills": [row] * 5001}) == (
        "账单 (bills) has 5001 rows, at most 5000 are possible",
    )
    assert check(kind_from(tmp_path), {"name": "张", "bills": "x"}) == ("账单 (bills) must be a list of rows",)
