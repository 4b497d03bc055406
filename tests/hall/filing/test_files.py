"""Files: what they are is seen by their content; pictures are written anew."""

from __future__ import annotations

import base64
import io
import random
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from kiosk.center.contract.filing import FilingReason
from kiosk.hall.filing import pictures
from kiosk.hall.filing.looked import JPEG, Looked
from kiosk.hall.filing.settings import Files
from tests.hall.conftest import fresh
from tests.hall.filing.office import Filing, acting_pdf, ink, pdf, photo, reason, written_pdf

LIMITS = Files(pages=3)


def looked(content: bytes) -> Looked:
    found = pictures.looked_at(content, LIMITS)
    assert isinstance(found, Looked), found
    return found


def exif() -> bytes:
    """As a telephone writes it: turned, and where it was."""
    tags = Image.Exif()
    tags[0x0112] = 6
    tags[0x010F] = "MARKED-PHONE"
    tags.get_ifd(0x8825).update({1: "N", 2: (30.0, 45.0, 0.0)})
    return tags.tobytes()


def test_a_photograph_is_turned_upright_and_keeps_nothing_but_its_pixels() -> None:
    found = looked(photo(640, 420, exif=exif()))
    with Image.open(io.BytesIO(found.content)) as picture:
        assert picture.size == (420, 640)
        assert dict(picture.getexif()) == {}
    assert b"MARKED-PHONE" not in found.content
    assert b"Exif" not in found.content


def test_a_png_becomes_a_jpeg_on_white_and_a_large_one_smaller() -> None:
    see_through = io.BytesIO()
    Image.new("RGBA", (3200, 1600), (0, 0, 0, 0)).save(see_through, "PNG")
    found = looked(see_through.getvalue())
    assert found.kind == JPEG
    with Image.open(io.BytesIO(found.content)) as picture:
        assert picture.size == (2600, 1300)
        assert picture.getpixel((5, 5)) == (255, 255, 255)


def test_what_is_hidden_behind_a_picture_is_gone() -> None:
    found = looked(photo() + b"PK\x03\x04MARKED-ARCHIVE<script>")
    assert b"MARKED-ARCHIVE" not in found.content


def test_a_pdf_is_counted() -> None:
    assert looked(pdf(3)).pages == 3


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"MZ\x90\x00 a program called card.jpg", "wrongType"),
        (b"GIF89a" + bytes(100), "wrongType"),
        (b"", "wrongType"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "wrongType"),
        (photo()[:2000], "unreadable"),
        (b"\xff\xd8\xff" + bytes(400), "unreadable"),
        (b"%PDF-1.7 nothing more", "unreadable"),
        (pdf(4), "tooLarge"),
        (b"\xff\xd8\xff" + bytes(9 * 1024 * 1024), "tooLarge"),
    ],
    ids=["program", "gif", "empty", "svg", "half", "no picture", "no pdf", "pages", "bytes"],
)
def test_what_is_not_taken(content: bytes, why: str) -> None:
    assert pictures.looked_at(content, LIMITS) == FilingReason(why)


SCRIPT = "<</S/JavaScript/JS(app.alert\\(1\\))>>"


@pytest.mark.parametrize(
    "content",
    [
        acting_pdf(),
        written_pdf(root="/OpenAction<</S/URI/URI(http://marked.example)>>"),
        written_pdf(page=f"/AA<</O{SCRIPT}>>"),
        written_pdf(page="/Annots[<</Subtype/Link/A 4 0 R>>]", more=("<</S/URI/Next 5 0 R>>", SCRIPT)),
        written_pdf(page="/Annots[<</Subtype/Link/A<</S/#4caunch/F(marked.exe)>>>>]"),
        written_pdf(page="/Annots[<</Subtype/FileAttachment/FS 4 0 R>>]", more=("<</Type/Filespec>>",)),
        written_pdf(root="/Names<</EmbeddedFiles<</Names[(a)<</EF<</F 4 0 R>>>>]>>>>"),
        written_pdf(root="/AF[<</EF<</F 4 0 R>>>>]"),
        written_pdf(root="/AcroForm<</XFA 4 0 R/Fields[]>>"),
        written_pdf(tree="/Kids[2 0 R]/Count 1"),
    ],
    ids=["opens", "address", "page", "next", "spelt", "attached", "embedded", "associated", "xfa", "circle"],
)
def test_a_pdf_that_does_more_than_show_its_pages_is_not_taken(content: bytes) -> None:
    assert pictures.looked_at(content, LIMITS) is FilingReason.UNREADABLE


def test_pages_are_counted_whatever_a_pdf_says() -> None:
    assert looked(written_pdf(root="/OpenAction[3 0 R/Fit]", page="/Annots[<</A<</S/URI/URI(x)>>>>]")).pages == 1
    assert looked(written_pdf(tree="/Kids[3 0 R 4 0 R]/Count 1", more=("<</Type/Page>>",))).pages == 2
    many = written_pdf(tree="/Kids[3 0 R 3 0 R 3 0 R 3 0 R]/Count 1")
    assert pictures.looked_at(many, LIMITS) is FilingReason.TOO_LARGE


@pytest.mark.filterwarnings("ignore")  # what a library says of a broken file
@pytest.mark.parametrize("kind", ["pdf", "jpeg", "png"])
def test_whatever_is_broken_is_answered(kind: str) -> None:
    whole = {"pdf": pdf(2), "jpeg": photo(200, 120, exif=exif()), "png": photo(200, 120, kind="PNG")}[kind]
    chance = random.Random(1)
    for _ in range(60):
        broken = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            broken[chance.randrange(8, len(broken))] = chance.randrange(256)
        assert isinstance(pictures.looked_at(bytes(broken), LIMITS), Looked | FilingReason)
        assert isinstance(pictures.signature(bytes(broken)), Looked | FilingReason)


def test_a_slip_in_what_a_phone_wrote_beside_the_picture_is_no_reason() -> None:
    slip = exif().replace(b"MARKED-PHONE", b"MARKED-PH\0\0\0").replace(b"\x01\x0f\x00\x02", b"\x01\x0f\x00\x04")
    with pytest.warns(UserWarning, match="."):
        found = looked(photo(exif=slip))
    with Image.open(io.BytesIO(found.content)) as picture:
        assert picture.size == (420, 640), "and it is still turned upright"


@pytest.mark.parametrize("width", [9000, 4100])
def test_a_picture_that_unpacks_to_more_than_memory_is_not_opened(width: int) -> None:
    """A hundred kilobytes."""
    assert len(empty(width)) < 100_000
    assert pictures.looked_at(empty(width), LIMITS) is FilingReason.TOO_LARGE


def empty(width: int, mode: str = "1") -> bytes:
    written = io.BytesIO()
    Image.new(mode, (width, width)).save(written, "PNG")
    return written.getvalue()


_PEAK = """
import resource, sys
from pathlib import Path
from kiosk.hall.filing import pictures
from kiosk.hall.filing.settings import Files
small, *large = map(Path.read_bytes, map(Path, sys.argv[1:]))
pictures.looked_at(small, Files())
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for each in large:
    pictures.signature(each)
    pictures.looked_at(each, Files())
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


@pytest.mark.slow
def test_one_picture_takes_so_much_memory_and_no_more(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("small", "see-through", "huge", "photo")]
    photograph = io.BytesIO()
    Image.new("RGB", (8000, 6000), "white").save(photograph, "JPEG")
    for file, content in zip(
        files, (photo(), empty(3900, "RGBA"), empty(7000, "L"), photograph.getvalue()), strict=True
    ):
        file.write_bytes(content)
    told = subprocess.run([sys.executable, "-c", _PEAK, *files], capture_output=True, check=True, timeout=60)
    assert int(told.stdout) < 240 * 1024, "kilobytes"


def test_a_signature_has_ink() -> None:
    found = pictures.signature(ink())
    assert isinstance(found, Looked)
    with Image.open(io.BytesIO(found.content)) as picture:
        assert picture.mode == "L"
        assert picture.width < 900, "cut to its ink"
    for nothing in (ink(0), photo(), b"", photo(2000, 400, kind="PNG")):
        assert pictures.signature(nothing) is FilingReason.NO_SIGNATURE


def test_files_of_a_draft(both: Filing) -> None:
    both.open()
    first = both.send(photo()).json()
    assert (first["n"], first["material"], first["kind"], first["pages"]) == (1, "银行卡", "image/jpeg", 1)
    assert both.send(pdf(2), "户口簿").json()["pages"] == 2
    assert [line["n"] for line in both.see().json()["files"]] == [1, 2]
    draft = both.post("files/removed", {"n": 1}).json()
    assert [line["n"] for line in draft["files"]] == [2]
    assert "银行卡" in [gap["name"] for gap in draft["gaps"]]


def test_only_what_the_published_list_asks_for(desk: Filing) -> None:
    desk.open()
    for material in ("护照", "低保身份", "申请表", "居民身份证"):
        answer = desk.send(photo(), material)
        assert reason(answer) == "notOnList"
        assert answer.json()["names"] == [material]


def test_not_too_many_and_not_too_large(desk: Filing) -> None:
    desk.open()
    assert reason(desk.send(b"\xff\xd8\xff" + bytes(1024 * 1024))) == "tooLarge"
    assert reason(desk.send(b"MZ")) == "wrongType"
    assert [desk.send(photo()).status_code for _ in range(2)] == [201, 201]
    assert reason(desk.send(photo())) == "tooManyFiles"
    assert desk.send(photo(), "户口簿").status_code == 201


def test_a_large_request_is_for_enrolled_kiosks_and_for_this_door(desk: Filing) -> None:
    desk.open()
    large = {"material": "银行卡", "content": base64.b64encode(bytes(800_000)).decode()}
    path = f"/v1/filing/drafts/{desk.draft['id']}/files"
    assert desk.asked.client.post(path, json=large, headers={"Idempotency-Key": fresh()}).status_code == 401
    assert reason(desk.asked.post(path, large, fresh())) == "wrongType", "it was read"
    assert desk.asked.post("/v1/quote", large).status_code == 413
    assert desk.asked.post(path, {"material": "银行卡"}, fresh()).status_code == 422
