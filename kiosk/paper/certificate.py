"""A certificate as PDF/A-2a and PDF/UA-1, and its masked preview as pictures. Written by typst from a kind's template.

The data reach the template as one JSON text, so markup in them is letters like any other (printing.md §6.2). Equal
input gives equal bytes: the document's date is the date of issue, never the clock.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime, time, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any

import typst

from kiosk.center.contract.papers import MOST_PAGES
from kiosk.identity import masking
from kiosk.paper.kinds import SHIPPED, TEMPLATE, Field, Kind, check

FONT_FOLDERS = ("/usr/share/fonts/opentype/noto", "/usr/share/fonts/truetype/hanazono")
"""Debian's fonts-noto-cjk and fonts-hanazono; no other font is ever looked at."""
LETTERS = "letters.typ"
"""Beside the shipped kinds: a sheet of nothing but letters, to see whether there is a font for each."""
STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
"""With one of them a missing glyph is an error; without any it is an empty box and no word about it."""
CHINA = timezone(timedelta(hours=8))
_A4_INCHES = 210 / 25.4
_PAGES = re.compile(rb"/Type/Pages/Count (\d+)")
_UNSHOWN = re.compile(r"the text `\"(.*?)\"` could not be displayed")
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_turn = threading.Lock()
"""A typst.Compiler refuses a second caller (`Already borrowed`); one at a time also keeps the memory of one."""


@dataclass(frozen=True)
class Issue:
    """What the office adds to the data: number, verification code, who and when."""

    number: str
    code: str
    """Verification code; printed in groups of four unless it has dashes already."""
    issued: date | datetime
    """A time without a zone is China's; a date counts from midnight. The paper shows China's day."""
    issuer: str
    issuer_en: str
    url: str
    """Where the code is checked; goes beside the QR."""
    qr_svg: str
    """A whole SVG document; empty: no QR and no word about one."""
    seal_svg: str
    """A whole SVG document, 42 mm when printed; empty: no seal."""


@dataclass(frozen=True)
class Written:
    pdf: bytes = field(repr=False)
    pages: int


class CannotWrite(Exception):
    """No paper came of it. Each cause is a class of its own."""


class FieldsWrong(CannotWrite):
    """The data do not fit the kind; `faults` is what check() says."""

    def __init__(self, kind: Kind, faults: tuple[str, ...]) -> None:
        super().__init__(f"{kind.code}: {'; '.join(faults)}")
        self.faults = faults


class GlyphMissing(CannotWrite):
    """A character stands in none of our fonts: a case for staff, never a blank on the paper."""

    def __init__(self, characters: str) -> None:
        super().__init__(f"no font for {', '.join(f'U+{ord(ch):04X}' for ch in characters)}")
        self.characters = characters


class TooManyPages(CannotWrite):
    def __init__(self, pages: int) -> None:
        super().__init__(f"{pages} pages, at most {MOST_PAGES} are printed")
        self.pages = pages


class TemplateWrong(CannotWrite):
    """typst's own words about a template. They may quote the data: for whoever mends the template, not for a log."""


def write(kind: Kind, data: Mapping[str, Any], issue: Issue) -> Written:
    """The finished certificate, unsigned. Raises one of CannotWrite. Safe from any thread; one is written at a time."""
    _require_fields(kind, data)
    pdf = _pdf(kind, _given(kind, data, issue), issue)
    return Written(pdf, _pages(pdf))


def pictures(kind: Kind, data: Mapping[str, Any], issue: Issue, width_px: int) -> tuple[bytes, ...]:
    """What it will look like: a PNG a page, `width_px` wide, masked, marked 预览, without QR, seal and code.

    Raises one of CannotWrite for whatever would keep the certificate itself from being written.
    """
    _require_fields(kind, data)
    _require_glyphs(data)
    bare = replace(issue, code="", url="", qr_svg="", seal_svg="")
    given = _given(kind, masked(kind.fields, data), bare, preview=True)
    _pages(_pdf(kind, given, issue))
    source = kind.folder / TEMPLATE
    return tuple(_compile(kind.folder.parent, source, given, _moment(issue.issued), ppi=width_px / _A4_INCHES))


def masked(fields: tuple[Field, ...], row: Mapping[str, Any]) -> dict[str, Any]:
    """The data as the preview may show them: every field with a mask by its rule, in tables too."""
    shown = dict(row)
    for each in fields:
        value = row.get(each.name)
        if each.type == "table" and value:
            shown[each.name] = [masked(each.columns, line) for line in value]
        elif each.mask and value:
            shown[each.name] = getattr(masking, each.mask)(value)
    return shown


def _require_fields(kind: Kind, data: Mapping[str, Any]) -> None:
    if faults := check(kind, data):
        raise FieldsWrong(kind, faults)


def _require_glyphs(data: Mapping[str, Any]) -> None:
    """Raises GlyphMissing. Only the letters are handed over, sorted and once each: no value can be read from them."""
    letters = "".join(sorted(set("".join(_texts(data)))))
    _compile(SHIPPED, SHIPPED / LETTERS, letters, _moment(date(2000, 1, 1)))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, str):
        yield value


def _given(kind: Kind, data: Mapping[str, Any], issue: Issue, preview: bool = False) -> str:
    given = {
        "data": data,
        "issue": asdict(issue) | {"issued": _moment(issue.issued).strftime("%Y-%m-%d")},
        "kind": kind.model_dump(mode="json", exclude={"folder"}),
        "preview": preview,
    }
    return json.dumps(_plain(given), ensure_ascii=False)


def _plain(value: Any) -> Any:
    """Line ends as typst knows them, whoever wrote them."""
    if isinstance(value, Mapping):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return "\n".join(value.splitlines()) if isinstance(value, str) else value


def _pdf(kind: Kind, given: str, issue: Issue) -> bytes:
    return _compile(kind.folder.parent, kind.folder / TEMPLATE, given, _moment(issue.issued))[0]


def _pages(pdf: bytes) -> int:
    """How many there are. Raises TooManyPages."""
    found = _PAGES.search(pdf)
    assert found, "typst writes the page tree uncompressed"
    if (pages := int(found[1])) > MOST_PAGES:
        raise TooManyPages(pages)
    return pages


def _moment(issued: date | datetime) -> datetime:
    moment = issued if isinstance(issued, datetime) else datetime.combine(issued, time())
    return moment.astimezone(CHINA) if moment.tzinfo else moment.replace(tzinfo=CHINA)


def _compile(root: Path, source: Path, given: str, moment: datetime, ppi: float | None = None) -> list[bytes]:
    """One PDF, or with `ppi` (pixels an inch) a PNG a page. Raises GlyphMissing or TemplateWrong."""
    with _turn:
        try:
            made = _compiler(root).compile(
                input=source,
                format="png" if ppi else "pdf",
                ppi=ppi,
                sys_inputs={"given": given},
                pdf_standards=[] if ppi else STANDARDS,
                timestamp=moment,
            )
        except typst.TypstError as wrong:
            raise _explained(wrong) from None
    return made if isinstance(made, list) else [made or b""]


@cache
def _compiler(root: Path) -> typst.Compiler:
    """Kept with its fonts: 16 ms a certificate of one page; with the fonts looked through each time it was 105."""
    return typst.Compiler(root=root, font_paths=_fonts(), ignore_system_fonts=True)


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(FONT_FOLDERS))


def _explained(wrong: typst.TypstError) -> CannotWrite:
    runs = _UNSHOWN.findall(wrong.diagnostic)
    if letters := {letter for run in runs for letter in _ESCAPED.sub(lambda code: chr(int(code[1], 16)), run)}:
        return GlyphMissing("".join(sorted(letters)))
    return TemplateWrong(wrong.diagnostic or wrong.message)
