"""Files: what they are is seen by their content; pictures are written anew."""

from __future__ import annotations

import base64
import io

import pytest
from PIL import Image

from kiosk.center.contract.filing import FilingReason
from kiosk.hall.filing import pictures
from kiosk.hall.filing.looked import JPEG, Looked
from kiosk.hall.filing.settings import Files
from tests.hall.conftest import fresh
from tests.hall.filing.office import Filing, acting_pdf, ink, pdf, photo, reason

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


def test_a_pdf_that_acts_is_not_taken() -> None:
    assert pictures.looked_at(acting_pdf(), LIMITS) is FilingReason.UNREADABLE


def test_a_picture_that_unpacks_to_more_than_memory_is_not_opened() -> None:
    """9,000 × 9,000 pixels in a few kilobytes."""
    bomb = io.BytesIO()
    Image.new("1", (9000, 9000)).save(bomb, "PNG", optimize=True)
    assert len(bomb.getvalue()) < 100_000
    assert pictures.looked_at(bomb.getvalue(), LIMITS) is FilingReason.UNREADABLE


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
