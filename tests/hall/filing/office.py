"""The small hall with an allowance that can be filed for, a register that knows somebody, and a clerk."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import Any

import httpx
from PIL import Image, ImageDraw
from pyhanko.pdf_utils.generic import DictionaryObject, NameObject, NullObject, pdf_name
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer

from tests.hall.conftest import LI, Asked, fresh

ITEM = "minlao-001"
ITEMS = """
[department]
code = "minlao"
name = "老龄办"
short = "老龄"

[[items]]
code = "minlao-001"
name = "高龄津贴"
name_en = "Old-age allowance"
family = "hukou"
promised_days = 5
materials = [
  { name = "居民身份证" }, { name = "申请表" }, { name = "银行卡", name_en = "Bank card" },
  { name = "户口簿", required = false }, { name = "低保身份", held = true },
]
"""
FORM = """
item = "minlao-001"
phone = "phone"
form = ["申请表"]
card = ["居民身份证"]

[[page]]
title = "本人"
title_en = "You"
field = [
  { key = "name", label = "姓名", label_en = "Name", from = "card.name", masked = "name" },
  { key = "number", label = "号码", label_en = "Number", type = "idNumber", from = "card.number", masked = "number" },
  { key = "phone", label = "电话", label_en = "Tel", type = "phone", from = "register.contact.phone", masked = "phone" }
]

[[page]]
title = "怎么发"
title_en = "How"
field = [
  { key = "bank", label = "银行", label_en = "Bank", type = "choice", choices = [
    { code = "icbc", label = "工商银行" }, { code = "abc", label = "农业银行" } ] },
  { key = "since", label = "从哪天", label_en = "Since", type = "date", low = "2020-01-01", high = "today" },
  { key = "people", label = "几口人", label_en = "People", type = "number", low = "1", high = "12" },
]

[[page]]
title = "说明"
title_en = "Remarks"
field = [
  { key = "remark", label = "补充说明", label_en = "Remarks", required = false, longest = 20 },
  { key = "true", label = "属实", label_en = "True", type = "statement" },
]

[[material]]
name = "银行卡"
help = "有卡号的一面"
"""
FILING = """
forms = ["minlao-001"]
folder = "forms"
[drafts]
wrong_tries = 8
kept_most = 3
[files]
megabytes = 1
of_material = 2
pages = 3
[hands]
uploads = 3
"""
CASES = 'district = "990100"\nsite = "0001"\n'
PAPERS = 'demonstration = true\nkinds = ["no_property"]\n[registers]\nsource = "sandbox"\nmost_per_kiosk = 6\n'
RECORDS = f"""
[[record]]
number = "{LI["number"]}"
name = "{LI["name"]}"
kind = "contact"
data = {{ phone = "13912340019" }}
"""
ANSWERS = {"bank": "abc", "since": "2026-01-05", "people": "2", "true": "yes"}


def furnish(folder: Path) -> Path:
    """Write what filing needs into the hall's folder."""
    files = {
        "items/minlao.toml": ITEMS,
        f"forms/{ITEM}/schema.toml": FORM,
        "filing.toml": FILING,
        "cases.toml": CASES,
        "papers.toml": PAPERS,
        "registers.toml": RECORDS,
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


# ----------------------------------------------------------------------------------------- what is sent


def photo(
    width: int = 640, height: int = 420, *, kind: str = "JPEG", exif: bytes = b"", colour: str = "#3B6EA5"
) -> bytes:
    picture = Image.new("RGB", (width, height), "white")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((40, 40, width - 40, height - 40), fill=colour)
    written = io.BytesIO()
    picture.save(written, kind, **({"exif": exif} if exif else {}))
    return written.getvalue()


def ink(strokes: int = 3) -> bytes:
    """A signature as the screen draws it: dark strokes on nothing."""
    picture = Image.new("RGBA", (900, 300), (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    for stroke in range(strokes):
        pen.line((100 + 200 * stroke, 60, 220 + 200 * stroke, 240), fill=(16, 24, 40, 255), width=8)
    written = io.BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()


def pdf(pages: int = 1, **root: Any) -> bytes:
    sheets = [Image.new("RGB", (300, 400), "white") for _ in range(pages)]
    written = io.BytesIO()
    sheets[0].save(written, "PDF", save_all=True, append_images=sheets[1:])
    if not root:
        return written.getvalue()
    writer = copy_into_new_writer(PdfFileReader(written, strict=False))
    for name, value in root.items():
        writer.root[pdf_name(f"/{name}")] = value
    acting = io.BytesIO()
    writer.write(acting)  # type: ignore[no-untyped-call]
    return acting.getvalue()


def acting_pdf() -> bytes:
    """One that runs a program when it is opened."""
    entries = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): NullObject()}
    return pdf(1, OpenAction=DictionaryObject(entries))  # type: ignore[no-untyped-call]


def written_pdf(
    *, root: str = "", tree: str = "/Kids[3 0 R]/Count 1", page: str = "", more: tuple[str, ...] = ()
) -> bytes:
    """Object by object: 1 is the root, 2 the tree of pages, 3 the page, 4 and on what else there is."""
    bodies = (
        f"<</Type/Catalog/Pages 2 0 R{root}>>",
        f"<</Type/Pages{tree}>>",
        f"<</Type/Page/Parent 2 0 R{page}>>",
        *more,
    )
    written, begins = b"%PDF-1.7\n", []
    for number, body in enumerate(bodies, 1):
        begins.append(len(written))
        written += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{begin:010} 00000 n \n" for begin in begins)
    end = f"xref\n0 {len(begins) + 1}\n0000000000 65535 f \n{table}trailer\n<</Size {len(begins) + 1}/Root 1 0 R>>\n"
    return written + f"{end}startxref\n{len(written)}\n%%EOF\n".encode()


# --------------------------------------------------------------------------------------------- the desk


class Filing:
    """A kiosk that files with this center."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.draft: dict[str, Any] = {}

    def open(self, key: str = "", **more: Any) -> httpx.Response:
        body = {"item": ITEM, "holder": LI, "address": "便民路1号", "confirmed": "face"} | more
        answer = self.asked.post("/v1/filing/drafts", body, key or fresh())
        if answer.status_code == 201:
            self.draft = answer.json()
        return answer

    def post(self, what: str, body: dict[str, Any], key: str = "", kiosk: str = "") -> httpx.Response:
        asked = self.asked.as_kiosk(kiosk) if kiosk else self.asked
        return asked.post(f"/v1/filing/drafts/{self.draft['id']}/{what}", body, key or fresh())

    def see(self, kiosk: str = "") -> httpx.Response:
        asked = self.asked.as_kiosk(kiosk) if kiosk else self.asked
        return asked.get(f"/v1/filing/drafts/{self.draft['id']}")

    def answer(self, key: str = "", /, **values: str) -> httpx.Response:
        return self.post("fields", {"values": values}, key)

    def send(self, content: bytes, material: str = "银行卡", key: str = "") -> httpx.Response:
        return self.post("files", {"material": material, "content": base64.b64encode(content).decode()}, key)

    def submit(self, key: str = "", signature: bytes | None = b"", **more: Any) -> httpx.Response:
        signed = ink() if signature == b"" else signature
        body = {"signature": base64.b64encode(signed).decode() if signed else None} | more
        return self.post("submitted", body, key)

    def fill(self, key: str = "") -> None:
        """Everything but the signature."""
        assert self.open(key).status_code == 201
        assert self.answer(**ANSWERS).status_code == 200
        assert self.send(photo()).status_code == 201

    def resume(self, code: str, kiosk: str = "", key: str = "", **way: Any) -> httpx.Response:
        asked = self.asked.as_kiosk(kiosk) if kiosk else self.asked
        return asked.post("/v1/filing/drafts/resumed", {"code": code, **way}, key or fresh())


def reason(answer: httpx.Response) -> str:
    assert answer.status_code == 409, answer.text
    return str(answer.json()["reason"])
