"""A center that signs with a suite of the hall's own, one that changed to it, and one whose provider is missing."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from asn1crypto import x509 as asn1  # type: ignore[import-untyped]
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from kiosk.hall import Settings
from kiosk.hall.clock import shift_to
from kiosk.hall.papers.settings import read_papers_plan
from kiosk.hall.plan import ConfigError
from kiosk.paper import proof
from tests.hall.conftest import MONDAY, TOKENS, Asked, running
from tests.hall.papers.foreign import MADE, P384
from tests.hall.papers.test_papers import PLAN, RECORDS, SAMPLE, inline, issue, offered, reason

PROVIDED = '[signing]\nprovider = "tests.hall.papers.foreign:{}"\n'


@pytest.fixture
def hall_folder(hall_folder: Path) -> Path:
    (hall_folder / "registers.toml").write_text(RECORDS.replace("{DATA}", inline(SAMPLE)))
    (hall_folder / "papers.toml").write_text(PLAN + PROVIDED.format("suite"))
    return hall_folder


def settings(folder: Path, data: Path) -> Settings:
    return Settings(
        database=f"sqlite:///{data / 'papers.db'}", config=folder, tokens=TOKENS, clock_shift=shift_to(MONDAY)
    )


def verified(center: Asked, suite: P384, code: str, number: str) -> str:
    """The page behind the code on this paper."""
    text = proof.spell("", proof.Said(code, number, "no_property", "2026-10-12", "李* 0019"), suite)
    return center.client.get(text).text


def test_a_suite_of_the_halls_own_signs_file_and_code_and_the_page_names_it(
    hall_folder: Path, tmp_path: Path, migrated_file: Path
) -> None:
    with running(settings(hall_folder, tmp_path)) as center:
        suite, paper = MADE[-1], issue(center).json()
        content = center.get(f"/v1/papers/{paper['id']}/file").content
        page = verified(center, suite, paper["code"], paper["number"])
        assert "真实有效" in page
        assert "算法 ES384" in page
        assert "二维码与存档不符" in verified(center, P384(), paper["code"], paper["number"]), "another key"
        old = f"/verify/{paper['code']}?p=eA&s=eA"
        assert "二维码与存档不符" in center.client.get(old).text, "no suite named, and nothing that could be read"
        assert center.client.get("/verify/key.pem").text == suite.public_pem()
    [signature] = PdfFileReader(io.BytesIO(content)).embedded_signatures
    root = asn1.Certificate.load(suite.certificate.public_bytes(Encoding.DER))
    status = validate_pdf_signature(signature, ValidationContext(trust_roots=[root], allow_fetching=False))
    assert (status.intact, status.valid, status.md_algorithm) == (True, True, "sha384")
    assert not (tmp_path / "papers").exists(), "no key of ours was made beside it"


def test_a_code_from_before_the_hall_changed_its_suite_is_checked_by_the_book(sqlite_center: Asked) -> None:
    office = sqlite_center.client.get("/verify/key.pem")
    assert office.status_code == 200
    paper = issue(sqlite_center).json()
    older = P384()
    older.name = "ES385"
    page = verified(sqlite_center, older, paper["code"], paper["number"])
    assert "真实有效" in page
    assert "另一种算法（ES385）" in page
    unknown = verified(sqlite_center, older, "000000000000", paper["number"])
    assert "没有这份证明" in unknown


@pytest.mark.logs_errors
@pytest.mark.parametrize("broken", ["prove", "sign"])
def test_a_signer_that_fails_while_it_runs_is_no_paper_and_takes_no_quota(
    sqlite_center: Asked, caplog: pytest.LogCaptureFixture, broken: str
) -> None:
    left = offered(sqlite_center)["no_property"]["left"]
    MADE[-1].broken = broken
    assert reason(issue(sqlite_center)) == "notSigned"
    assert offered(sqlite_center)["no_property"]["left"] == left
    assert [row["state"] for row in sqlite_center.rows("SELECT state FROM papers")] == ["void"]
    assert "a paper could not be signed (OSError)" in caplog.text
    assert "HSM" not in caplog.text, "its words may hold what it was to sign"
    MADE[-1].broken = ""
    assert issue(sqlite_center).status_code == 201


@pytest.mark.logs_errors
@pytest.mark.parametrize("provider", ["unplugged", "that_is_not_there"])
def test_a_provider_that_is_missing_stops_papers_and_no_other_key_stands_in(
    hall_folder: Path, tmp_path: Path, migrated_file: Path, caplog: pytest.LogCaptureFixture, provider: str
) -> None:
    (hall_folder / "papers.toml").write_text(PLAN + PROVIDED.format(provider))
    with running(settings(hall_folder, tmp_path)) as center:
        assert f"no paper can be signed: signing.provider tests.hall.papers.foreign:{provider}" in caplog.text
        assert reason(issue(center)) == "notSigned"
        assert center.client.get("/verify/key.pem").status_code == 404
        assert center.take("shijian-001").status_code == 201
    assert not (tmp_path / "papers").exists()


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        ('[signing]\nkey = "a"\ncertificate = "b"\nauthorities = "c"\nprovider = "a:b"', "not both"),
        ('[signing]\nprovider = "no function"', "provider"),
        ('format = "ofd"', "kiosks print PDF"),
        ("[reprints]\nmost = 9", "most"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_in_words(tmp_path: Path, plan: str, said: str) -> None:
    (tmp_path / "papers.toml").write_text(plan)
    with pytest.raises(ConfigError, match=said):
        read_papers_plan(tmp_path)
