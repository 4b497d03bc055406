"""A signed file proves itself, to the last byte; the code on the paper proves the paper."""

from __future__ import annotations

import io
import os
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
import segno
import zxingcpp
from cryptography.hazmat.primitives.serialization import Encoding
from PIL import Image, ImageFilter
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader

from kiosk.paper import proof
from kiosk.paper.certificate import write
from kiosk.paper.checking import check_file, read_code
from kiosk.paper.keys import KeyUnusable, SigningKey, demonstration_key, read_key
from kiosk.paper.kinds import load
from kiosk.paper.signing import Fault, Signer, examine
from kiosk.paper.suites import PlainSuite
from tests.unit.certificate_samples import SAMPLES, issue_of

SAID = proof.Said("7KM2QX9TRDVA", "ZM20261122000123", "no_property", "2026-11-22", "欧阳* 0019")
ADDRESS = "https://fwzx.example.gov.cn"


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> SigningKey:
    return demonstration_key(tmp_path_factory.mktemp("key"), "样例大厅")


@pytest.fixture(scope="module")
def unsigned() -> bytes:
    kind = load()["no_property"]
    return write(kind, SAMPLES["no_property"], issue_of(kind)).pdf


@pytest.fixture(scope="module")
def signed(key: SigningKey, unsigned: bytes) -> bytes:
    return Signer(key).sign(unsigned, reason="无房证明", location="样例大厅")


def test_the_file_as_it_was_signed_holds(key: SigningKey, signed: bytes) -> None:
    found = examine(signed, key.above)
    assert found.fault is None
    assert "样例大厅 演示" in found.signer


def test_poppler_says_the_same(signed: bytes, tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(signed)
    said = subprocess.run(
        ["pdfsig", "-nocert", str(tmp_path / "paper.pdf")], capture_output=True, text=True, check=False
    ).stdout
    assert "Signature is Valid" in said
    assert "ETSI.CAdES.detached" in said
    assert "Total document signed" in said


def test_one_bit_anywhere_and_it_holds_no_more(key: SigningKey, signed: bytes) -> None:
    """All over the file, and every byte around the signature itself."""
    place = signed.rindex(b"/Contents <")
    around = range(place, min(place + 2800, len(signed)), 97)
    for position in (*range(0, len(signed), len(signed) // 15), *around, len(signed) - 2):
        changed = bytearray(signed)
        changed[position] ^= 1
        assert examine(bytes(changed), key.above).fault is not None, f"byte {position} of {len(signed)}"


def test_the_signed_file_claims_what_the_unsigned_did_and_its_field_lies_beside_the_page(signed: bytes) -> None:
    meta = subprocess.run(["pdfinfo", "-meta", "-"], input=signed, capture_output=True, check=True).stdout.decode()
    for claim in ('pdfaid:part="2"', 'pdfaid:conformance="A"', 'pdfuaid:part="1"', ">zh-CN<"):  # pyHanko writes it anew
        assert claim in meta
    facts = subprocess.run(["pdfinfo", "-"], input=signed, capture_output=True, check=True).stdout.decode()
    assert re.search(r"Tagged: +yes", facts)
    page = PdfFileReader(io.BytesIO(signed)).root["/Pages"]["/Kids"][0]
    field = page["/Annots"][0].get_object()
    assert len(page["/Annots"]) == 1
    left, bottom, right, top = map(float, page["/MediaBox"])
    x, y, *other = map(float, field["/Rect"])
    assert other == [x, y]
    assert not (left <= x <= right and bottom <= y <= top), "ISO 14289-1, 7.18.1: what lies beside the page has no tag"
    assert field["/F"] & 4, "ISO 19005-2, 6.3.2: every annotation is printable"


def test_a_later_revision_is_noticed(key: SigningKey, signed: bytes) -> None:
    """A whole one, as an editor would append it: the catalog changed, or what the page says replaced."""

    def catalog(writer: IncrementalPdfFileWriter) -> None:
        writer.root["/Lang"] = generic.pdf_string("en")
        writer.mark_update(writer.root_ref)

    def words(writer: IncrementalPdfFileWriter) -> None:
        page = writer.root["/Pages"]["/Kids"][0]
        page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=b"BT ET"))
        writer.mark_update(page.container_ref)

    for change in (catalog, words):
        writer, out = IncrementalPdfFileWriter(io.BytesIO(signed)), io.BytesIO()
        change(writer)
        writer.write(out)  # type: ignore[no-untyped-call]
        assert out.getvalue().startswith(signed) and len(out.getvalue()) > len(signed) + 100
        assert examine(out.getvalue(), key.above).fault is Fault.ADDED_TO


def test_what_is_appended_is_noticed(key: SigningKey, signed: bytes) -> None:
    assert examine(signed + b"\n% one more line\n", key.above).fault is Fault.ADDED_TO
    again = Signer(key)
    with pytest.raises(Exception, match=r"[Ss]ignature"):
        again.sign(signed, reason="once more", location="elsewhere")  # there is one already


def test_a_foreign_key_proves_nothing(signed: bytes, tmp_path: Path) -> None:
    other = demonstration_key(tmp_path, "样例大厅")
    assert examine(signed, other.above).fault is Fault.STRANGER


def test_a_file_without_signature_and_no_pdf_at_all(key: SigningKey, unsigned: bytes, signed: bytes) -> None:
    assert examine(unsigned, key.above).fault is Fault.UNSIGNED
    for junk in (b"", b"%PDF-1.7\n", signed[: len(signed) // 2], os.urandom(3000), b"<html></html>"):
        assert examine(junk, key.above).fault is Fault.NOT_A_PDF


def test_a_halls_own_key_is_looked_at_before_it_is_used(key: SigningKey, tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    demonstration_key(one, "甲")
    demonstration_key(two, "乙")
    assert read_key(one / "paper.key", one / "paper.pem", one / "authority.pem").above
    with pytest.raises(KeyUnusable, match="belongs to another key"):
        read_key(one / "paper.key", two / "paper.pem", two / "authority.pem")
    with pytest.raises(KeyUnusable, match=r"cannot be read \(No such file"):
        read_key(one / "none.key", one / "paper.pem", one / "authority.pem")
    (one / "paper.pem").write_text("nothing")
    with pytest.raises(KeyUnusable, match="cannot be read"):
        read_key(one / "paper.key", one / "paper.pem", one / "authority.pem")
    (two / "paper.key").chmod(0o644)
    with pytest.raises(KeyUnusable, match="can be read by others"):
        read_key(two / "paper.key", two / "paper.pem", two / "authority.pem")


def test_the_demonstration_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    first = demonstration_key(tmp_path, "甲")
    assert demonstration_key(tmp_path, "甲").public_pem() == first.public_pem()
    assert (tmp_path / "paper.key").stat().st_mode & 0o777 == 0o600
    assert "BEGIN" not in repr(first)


def test_the_command_says_it_in_words(
    key: SigningKey, signed: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper, above, public = tmp_path / "paper.pdf", tmp_path / "above.pem", tmp_path / "key.pem"
    above.write_bytes(b"".join(each.public_bytes(Encoding.PEM) for each in key.above))
    public.write_text(key.public_pem())
    paper.write_bytes(signed)
    assert check_file(paper, above) == 0
    assert "holds: signed by" in capsys.readouterr().out
    paper.write_bytes(signed.replace(b"%PDF-1.7", b"%PDF-1.6", 1))
    assert check_file(paper, above) == 1
    assert "was changed after it was signed" in capsys.readouterr().err
    assert check_file(tmp_path / "none.pdf", above) == 1
    assert "No such file" in capsys.readouterr().err
    text = proof.spell(ADDRESS, SAID, PlainSuite(key))
    assert read_code(text, public) == 0
    assert "number: ZM20261122000123" in capsys.readouterr().out
    assert read_code(text.replace("7KM2", "7KM3"), public) == 1
    assert "not signed with this key" in capsys.readouterr().err
    assert read_code(text, above) == 1


# ----------------------------------------------------------------------------------------- the code on the paper


def test_the_code_says_what_the_paper_says(key: SigningKey) -> None:
    text = proof.spell(ADDRESS, SAID, PlainSuite(key))
    assert text.startswith(f"{ADDRESS}/verify/7KM2QX9TRDVA?p=")
    assert proof.read(text, PlainSuite(key)) == SAID


@pytest.mark.parametrize(
    "changed",
    [
        lambda text: text.replace("7KM2", "7KM3"),
        lambda text: text[:-3] + ("AAA" if text[-3:] != "AAA" else "BBB"),
        lambda text: text.replace("?p=", "?p=A"),
        lambda text: text[:-10],
        lambda text: text.partition("?")[0],
        lambda text: text.replace("&s=", "&s=%%%"),
        lambda text: "",
        lambda text: text + "A" * 600,
    ],
)
def test_a_changed_code_is_refused(key: SigningKey, changed: object) -> None:
    assert callable(changed)
    with pytest.raises(proof.NotOurs):
        proof.read(changed(proof.spell(ADDRESS, SAID, PlainSuite(key))), PlainSuite(key))


def test_a_code_signed_by_somebody_else_is_refused(key: SigningKey, tmp_path: Path) -> None:
    theirs = PlainSuite(demonstration_key(tmp_path, "别的中心"))
    with pytest.raises(proof.NotOurs, match="not signed with this key"):
        proof.read(proof.spell(ADDRESS, SAID, theirs), PlainSuite(key))


def test_the_signature_of_one_paper_is_none_for_another(key: SigningKey) -> None:
    one = proof.spell(ADDRESS, SAID, PlainSuite(key))
    two = proof.spell(ADDRESS, SAID._replace(number="ZM20261122000124"), PlainSuite(key))
    mixed = two.partition("&s=")[0] + "&s=" + one.partition("&s=")[2]
    with pytest.raises(proof.NotOurs):
        proof.read(mixed, PlainSuite(key))


def test_a_photographed_paper_is_verified_by_its_code(key: SigningKey, tmp_path: Path) -> None:
    """Tilted, blurred, small: as a phone sees it. The file with one byte changed is not (above)."""
    from kiosk.hall.papers.press import code_svg

    kind = load()["no_property"]
    text = proof.spell(ADDRESS, SAID, PlainSuite(key))
    issue = replace(issue_of(kind), qr_svg=code_svg(text))
    paper, picture = tmp_path / "paper.pdf", tmp_path / "photo"
    paper.write_bytes(Signer(key).sign(write(kind, SAMPLES["no_property"], issue).pdf, reason="", location=""))
    subprocess.run(["pdftoppm", "-r", "170", "-png", "-singlefile", paper, picture], check=True)
    with Image.open(picture.with_suffix(".png")) as sheet:
        photo = sheet.convert("L").rotate(7, expand=True, fillcolor=90).filter(ImageFilter.GaussianBlur(1.0))
    [found] = zxingcpp.read_barcodes(photo)
    assert proof.read(found.text, PlainSuite(key)) == SAID


def test_the_code_stays_coarse_enough_for_paper(key: SigningKey) -> None:
    """At 32 mm no module is smaller than 0.5 mm."""
    code = segno.make(proof.spell(ADDRESS, SAID, PlainSuite(key)), error="m", micro=False)
    assert 32 / (code.symbol_size(border=0)[0]) >= 0.5
