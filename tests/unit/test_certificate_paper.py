"""Certificates as paper: what stands in the PDF is read back with poppler's own programs."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import zxingcpp
from PIL import Image

from kiosk.paper import certificate
from kiosk.paper.certificate import (
    FieldsWrong,
    GlyphMissing,
    Issue,
    TemplateWrong,
    TooManyPages,
    Written,
    pictures,
    write,
)
from kiosk.paper.kinds import SHIPPED, Kind, load
from kiosk.paper.seal import seal_svg
from kiosk.settings import HOUSE
from tests.unit.certificate_samples import CODE, LI, NUMBER, OUYANG, SAMPLES, UIGHUR, URL, issue_of

KINDS = load()
MM = 72 / 25.4
HOSTILE = '#panic("x") #read("/etc/passwd") *b* _i_ $x$ \\ // /* */ @e <f> `i` ~ [j] {k}'


@cache
def written(code: str) -> Written:
    return write(KINDS[code], SAMPLES[code], issue_of(KINDS[code]))


def ran(program: str, pdf: bytes, *options: str, before: bool = True) -> bytes:
    arguments = [program, *options, "-"] if before else [program, "-", *options]
    return subprocess.run(arguments, input=pdf, capture_output=True, check=True).stdout


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def text_of(pdf: bytes) -> str:
    """All text in the order it was written, without blanks and line ends."""
    return squeezed(ran("pdftotext", pdf, "-raw", "-", before=False).decode())


def words_of(pdf: bytes) -> list[list[tuple[float, float, float, float]]]:
    """The boxes of all words in mm, a list a page: left, top, right, bottom."""
    page = "{http://www.w3.org/1999/xhtml}page"
    root = ElementTree.fromstring(ran("pdftotext", pdf, "-bbox", "-", before=False))
    sides = ("xMin", "yMin", "xMax", "yMax")
    return [
        [tuple(float(word.attrib[side]) / MM for side in sides) for word in found]  # type: ignore[misc]
        for found in root.iter(page)
    ]


def expected(kind: Kind, data: dict[str, Any]) -> Iterator[str]:
    """How each value stands on the paper."""
    for field in kind.fields:
        value = data.get(field.name)
        if field.type == "table":
            yield from (str(cell) for row in value or () for cell in row.values())
        elif value is not None and field.type in ("date", "month"):
            yield "".join(f"{int(part)}{unit}" for part, unit in zip(value.split("-"), "年月日", strict=False))
        elif value is not None:
            yield str(value)


def edited(code: str, **changes: Any) -> Written:
    return write(KINDS[code], SAMPLES[code] | changes, issue_of(KINDS[code]))


@pytest.mark.parametrize("code", KINDS)
def test_all_data_stand_on_the_paper_with_number_issuer_and_code(code: str) -> None:
    text = text_of(written(code).pdf)
    kind, issue = KINDS[code], issue_of(KINDS[code])
    own = [kind.name, issue.issuer, "2026年11月22日", URL, CODE, NUMBER, kind.basis, f"第1页/共{written(code).pages}页"]
    assert [value for value in [*expected(kind, SAMPLES[code]), *own] if squeezed(value) not in text] == []


@pytest.mark.parametrize("code", KINDS)
def test_it_claims_pdf_a_2a_and_ua_1_and_is_tagged(code: str) -> None:
    pdf = written(code).pdf
    xmp = ran("pdfinfo", pdf, "-meta").decode()
    for claim in ("pdfaid:part>2<", "pdfaid:conformance>A<", "pdfuaid:part>1<", f">{KINDS[code].name}<", ">zh-CN<"):
        assert claim in xmp
    facts = ran("pdfinfo", pdf, "-struct").decode(errors="replace")
    assert "H1" in facts and "Table" in facts and facts.count("Figure") == 2
    for alt in (f"印章：{issue_of(KINDS[code]).issuer}", f"核验二维码：{URL}"):
        assert f"/Alt<FEFF{alt.encode('utf-16-be').hex().upper()}>".encode() in pdf


@pytest.mark.parametrize("code", KINDS)
def test_what_may_be_missing_may_be_missing(code: str) -> None:
    kind = KINDS[code]
    needed = {field.name: SAMPLES[code][field.name] for field in kind.fields if field.required}
    empty: dict[str, Any] = {
        field.name: [] if field.type == "table" else "" for field in kind.fields if not field.required
    }
    made = write(kind, needed | empty, issue_of(kind))
    assert "用途：" not in text_of(made.pdf) or "purpose" in needed
    assert made == write(kind, needed | dict.fromkeys(empty), issue_of(kind)), "null is as good as empty"
    _require_order(made.pdf)


def test_most_kinds_are_one_page_and_ten_years_of_insurance_are_three() -> None:
    pages = {code: written(code).pages for code in KINDS}
    assert pages == dict.fromkeys(KINDS, 1) | {"social_insurance": 3}
    insurance = written("social_insurance").pdf
    assert len(words_of(insurance)) == 3
    assert text_of(insurance).count("费款所属期") == 3, "the header is repeated on every page"
    assert text_of(insurance).count(NUMBER) == 3 + 1, "the number is at every foot and under the title"


@pytest.mark.parametrize("code", KINDS)
def test_nothing_leaves_the_margins_or_lies_on_the_qr(code: str) -> None:
    _require_order(written(code).pdf)


def _require_order(pdf: bytes) -> None:
    pages = words_of(pdf)
    for words in pages:
        assert min(left for left, *_ in words) > 24.5 and max(right for _, _, right, _ in words) < 185.5
    last = [box for box in pages[-1] if box[3] > 297 - 25 - 32 and box[1] < 297 - 25 and box[0] < 25 + 32]
    assert last == [], "words where the QR is"


@pytest.mark.parametrize("rows", range(1, 60, 6))
def test_however_much_there_is_the_closing_stays_together(rows: int) -> None:
    row = SAMPLES["low_income"]["members"][0]
    made = edited("low_income", members=[row] * rows)
    _require_order(made.pdf)
    last = ran("pdftotext", made.pdf, "-f", str(made.pages), "-", before=False).decode()
    assert all(words in last for words in ("用途", "说明", "2026年11月22日", "防伪说明"))


def test_a_phone_reads_the_qr_off_the_paper() -> None:
    page = Image.open(io.BytesIO(ran("pdftoppm", written("tax_paid").pdf, "-r", "100", "-png")))
    (found,) = zxingcpp.read_barcodes(page)
    assert found.text == f"{URL}/{CODE}"


def test_equal_input_gives_equal_bytes_and_one_changed_field_others() -> None:
    again = edited("education")
    assert again == written("education")
    assert edited("education", purpose="求学").pdf != again.pdf
    kind = KINDS["education"]
    assert write(kind, SAMPLES["education"], replace(issue_of(kind), issued=date(2026, 11, 22))).pdf != again.pdf


_DIGESTS = """
import hashlib
from kiosk.paper.certificate import write
from kiosk.paper.kinds import load
from tests.unit.certificate_samples import SAMPLES, issue_of
for code, kind in sorted(load().items()):
    print(code, hashlib.sha256(write(kind, SAMPLES[code], issue_of(kind)).pdf).hexdigest())
"""


def test_equal_input_gives_equal_bytes_in_another_process_too() -> None:
    """One that orders its sets and maps otherwise, and was never asked for anything."""
    environment = os.environ | {"PYTHONHASHSEED": "1", "PYTHONPATH": str(HOUSE)}
    order = [sys.executable, "-c", _DIGESTS]
    told = subprocess.run(order, capture_output=True, check=True, cwd=HOUSE, env=environment).stdout.decode()
    assert dict(line.split() for line in told.splitlines()) == {
        code: hashlib.sha256(written(code).pdf).hexdigest() for code in KINDS
    }


def test_the_day_on_the_paper_is_chinas() -> None:
    kind = KINDS["education"]
    early = replace(issue_of(kind), issued=datetime(2026, 11, 30, 17, 5, tzinfo=UTC))
    assert "2026年12月1日" in text_of(write(kind, SAMPLES["education"], early).pdf)


def test_markup_is_text_and_line_ends_are_line_ends() -> None:
    made = edited("no_property", name=UIGHUR, scope=f"{HOSTILE}\r\n第二行\t尾", purpose="W" * 60)
    assert squeezed(HOSTILE) in text_of(made.pdf) and "第二行尾" in text_of(made.pdf)
    _require_order(made.pdf)


def test_long_words_stay_in_their_cells() -> None:
    member = {"relation": "很长" * 10, "name": UIGHUR, "id_number": "9" * 32, "result": "W" * 60}
    made = edited("no_property", family=[member] * 3, name="Ж" * 60)
    _require_order(made.pdf)
    assert "W" * 60 in text_of(made.pdf) and "9" * 32 in text_of(made.pdf)


def test_a_long_agency_fits_beside_the_qr() -> None:
    kind, name = KINDS["education"], "示范省样例自治州示范县自然资源和规划局不动产登记中心"
    issue = replace(
        issue_of(kind), issuer=name, seal_svg=seal_svg(name, "专用章", "9901010012345"), url=URL + "/a" * 40
    )
    made = write(kind, SAMPLES["education"], issue)
    _require_order(made.pdf)
    assert text_of(made.pdf).count(name) == 2 and made.pages == 1


@pytest.mark.parametrize(
    ("name", "font"), [("欧阳䶮", "Noto"), ("𠮷安", "Noto"), ("王𠄀", "HanaMinB"), (UIGHUR, "Noto")]
)
def test_rare_names_are_printed_from_embedded_fonts(name: str, font: str) -> None:
    pdf = edited("education", name=name).pdf
    fonts = ran("pdffonts", pdf).decode().splitlines()[2:]
    assert name in text_of(pdf) and any(font in line for line in fonts)
    assert all(re.search(r" yes yes yes +\d+ +\d+$", line) for line in fonts), "embedded, subset, with Unicode"


def test_a_character_without_a_font_is_named_and_never_blank() -> None:
    name = "王\U00031350\u0f40"
    with pytest.raises(GlyphMissing, match="U\\+0F40, U\\+31350") as missing:
        edited("education", name=name)
    assert missing.value.characters == "\u0f40\U00031350"
    kind = KINDS["education"]
    with pytest.raises(GlyphMissing, match="U\\+0F40, U\\+31350"):
        pictures(kind, SAMPLES["education"] | {"name": name}, issue_of(kind), 300)


def test_wrong_data_are_refused_with_all_that_is_wrong() -> None:
    data = {name: value for name, value in SAMPLES["education"].items() if name != "major"} | {"level": "", "x": 1}
    with pytest.raises(FieldsWrong) as wrong:
        write(KINDS["education"], data | {"entered": "2019"}, issue_of(KINDS["education"]))
    assert [fault.split(" ")[-2:] for fault in wrong.value.faults] == [
        ["is", "missing"],
        ["like", "2026-01-31"],
        ["this", "kind"],
    ]
    assert "层次 (level)" in str(wrong.value)


def test_a_document_of_a_hundred_pages_is_refused() -> None:
    kind, tax = KINDS["tax_paid"], SAMPLES["tax_paid"]["taxes"][0]
    with pytest.raises(TooManyPages) as many:
        write(kind, SAMPLES["tax_paid"] | {"taxes": [tax] * 4300}, issue_of(kind))
    assert many.value.pages >= 100


def test_the_preview_is_masked_marked_and_without_qr_and_seal(monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[str] = []
    real = certificate._compile

    def listening(root: Path, source: Path, given: str, *more: Any, **named: Any) -> list[bytes]:
        handed.append(given)
        return real(root, source, given, *more, **named)

    monkeypatch.setattr(certificate, "_compile", listening)
    kind = KINDS["household"]
    (shown,) = pictures(kind, SAMPLES["household"], issue_of(kind), 800)
    data = SAMPLES["household"]
    for secret in (LI, LI[3:14], OUYANG, data["name"], data["household_number"], CODE, "<svg"):
        assert not any(secret in given for given in handed), secret
    given = json.loads(handed[-1])
    assert given["preview"] and given["data"]["id_number"] == f"990{'*' * 11}{LI[-4:]}"
    assert [member["name"] for member in given["data"]["members"]] == ["欧阳*", "𠮷*"]
    page = Image.open(io.BytesIO(shown)).convert("RGB")
    assert abs(page.width - 800) <= 1 and abs(page.height - 800 * 297 / 210) <= 2
    assert not zxingcpp.read_barcodes(page)
    pixels = list(zip(*(band.tobytes() for band in page.split()), strict=True))
    assert not any(red > green + 40 for red, green, _ in pixels), "no seal"
    assert sum(200 < red < 235 for red, *_ in pixels) > 10_000, "the watermark's grey"


def test_a_preview_of_many_pages_is_a_picture_a_page() -> None:
    kind = KINDS["social_insurance"]
    assert len(pictures(kind, SAMPLES["social_insurance"], issue_of(kind), 300)) == 3


def readme_kind(folder: Path) -> tuple[Kind, Path]:
    """The example of assets/certificates/README.md, set up as a hall would."""
    found = re.findall(r"(?m)(?:^ {4}.*\n|^\n)+", (SHIPPED / "README.md").read_text(encoding="utf-8"))
    schema, template = (re.sub(r"(?m)^ {4}", "", block) for block in found if block.strip())
    place = folder / "no_arrears"
    place.mkdir()
    shutil.copy(SHIPPED / "layout.typ", folder)
    (place / "schema.toml").write_text(schema, encoding="utf-8")
    (place / "template.typ").write_text(template, encoding="utf-8")
    return load(folder)["no_arrears"], place / "template.typ"


def test_the_readmes_kind_works_without_python(tmp_path: Path) -> None:
    kind, _ = readme_kind(tmp_path)
    data = {"name": "王𠄀", "bills": [{"month": "2026-10"}]}
    made = write(kind, data, issue_of(kind))
    text = text_of(made.pdf)
    assert made.pages == 1 and "兹证明王𠄀截至2026年11月22日无欠缴水费。" in text and "2026-10" in text
    assert "自出具之日起30日内有效（至2026年12月22日）" in text
    assert "缴费记录" not in text_of(write(kind, {"name": "王𠄀"}, issue_of(kind)).pdf)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ('#say("nobody")', "has no field nobody"),
        ('#read("/etc/passwd")', "file not found|not found|access"),
        ('#read("../../../../../../../etc/passwd")', "outside|escape|denied"),
        ("#nothing", "unknown variable: nothing"),
    ],
)
def test_a_wrong_template_is_told_in_typsts_words(tmp_path: Path, wrong: str, said: str) -> None:
    kind, template = readme_kind(tmp_path)
    template.write_text(template.read_text(encoding="utf-8") + wrong, encoding="utf-8")
    with pytest.raises(TemplateWrong, match=said):
        write(kind, {"name": "王"}, issue_of(kind))


def test_amounts_in_capitals(tmp_path: Path) -> None:
    amounts = {
        "0.00": "零元整",
        "0.05": "伍分",
        "10.05": "壹拾元零伍分",
        "1050.30": "壹仟零伍拾元叁角整",
        "-20.00": "负贰拾元整",
        "100000.01": "壹拾万元零壹分",
        "1000400.12": "壹佰万零肆佰元壹角贰分",
        "200000001.00": "贰亿零壹元整",
        "123456789012.34": "壹仟贰佰叁拾肆亿伍仟陆佰柒拾捌万玖仟零壹拾贰元叁角肆分",
    }
    kind, template = readme_kind(tmp_path)
    lines = "".join(f'\n#par[{number}=#capitals("{amount}")。]' for number, amount in enumerate(amounts))
    template.write_text(template.read_text(encoding="utf-8") + lines, encoding="utf-8")
    text = text_of(write(kind, {"name": "王"}, issue_of(kind)).pdf)
    assert re.findall(r"\d=([^。]*)。", text) == list(amounts.values())


def test_four_threads_write_as_one_does() -> None:
    codes = ["education", "household", "tax_paid", "no_property"] * 3
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(edited, codes)) == [written(code) for code in codes]


def test_an_issue_without_qr_and_seal_prints_without_them() -> None:
    kind = KINDS["education"]
    bare: Issue = replace(issue_of(kind), qr_svg="", seal_svg="")
    pdf = write(kind, SAMPLES["education"], bare).pdf
    assert b"Figure" not in ran("pdfinfo", pdf, "-struct") and "防伪说明" not in text_of(pdf)
