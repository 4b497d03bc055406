"""Another suite behind the same interface: P-384 for the whole of it, and SM2 for codes with OpenSSL as the hand."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import segno
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

from kiosk.paper import proof
from kiosk.paper.formats import NoWriter, writer
from kiosk.paper.keys import KeyUnusable, demonstration_key
from kiosk.paper.sm import SmSuite, sm2_digest, sm3
from kiosk.paper.suites import PlainSuite, provided
from tests.hall.papers.foreign import P384

SAID = proof.Said("7KM2QX9TRDVA", "ZM20261122000123", "no_property", "2026-11-22", "李* 0019")
ADDRESS = "https://hall.example"


def test_a_code_names_its_suite_and_a_key_of_another_says_neither_yes_nor_no(tmp_path: Path) -> None:
    plain, foreign = PlainSuite(demonstration_key(tmp_path, "示范")), P384()
    text = proof.spell(ADDRESS, SAID, foreign)
    assert text.endswith("&a=ES384")
    assert "&a=" not in proof.spell(ADDRESS, SAID, plain), "codes on paper from before stay as they are"
    assert proof.read(text, foreign) == SAID
    with pytest.raises(proof.OtherSuite, match="signed with ES384, and this key checks ES256"):
        proof.read(text, plain)
    with pytest.raises(proof.OtherSuite, match="signed with ES256"):
        proof.read(text.replace("&a=ES384", ""), foreign)
    with pytest.raises(proof.NotOurs, match="not signed with this key"):
        proof.read(text.replace("7KM2", "7KM3"), foreign)
    with pytest.raises(proof.NotOurs, match="not signed with this key"):
        proof.read(text, P384())


@pytest.mark.parametrize(
    ("provider", "said"),
    [
        ("hall_hsm_that_is_not_there:suite", "is not installed here"),
        ("tests.hall.papers.foreign:nowhere", "is not installed here"),
        ("tests.hall.papers.foreign:unplugged", "no HSM in slot 0"),
        ("tests.hall.papers.foreign:liar", "does not hold what it signed"),
        ("tests.hall.papers.foreign:impostor", "a name of its own"),
        ("tests.hall.papers.foreign:nothing", "is no suite"),
    ],
)
def test_a_provider_that_cannot_be_used_says_so(tmp_path: Path, provider: str, said: str) -> None:
    with pytest.raises(KeyUnusable, match=said):
        provided(provider, tmp_path)


# ------------------------------------------------------------------------------------------------------ SM2, SM3


def test_sm3_is_the_standards_own() -> None:
    """GB/T 32905, annex A."""
    assert sm3(b"abc").hex() == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"


def test_what_sm2_signs_is_the_standards_own() -> None:
    """GB/T 32918.5, annex A."""
    public = (
        0x09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020,
        0xCCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13,
    )
    digest = sm2_digest(public, b"message digest")
    assert digest.hex().upper() == "F0B43E94BA45ACCAACE692ED534382EB17E6AB5A19CE7B31F4486FDFC0D28640"


class OpenSsl:
    """An SM2 key in a file and OpenSSL's own SM2: a second, independent implementation."""

    def __init__(self, folder: Path) -> None:
        self._key, self._public = folder / "sm2.key", folder / "sm2.pem"
        self._digest, self._proof = folder / "digest", folder / "proof"
        self._run("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:SM2", "-out", self._key)
        self._run("pkey", "-in", self._key, "-pubout", "-out", self._public)
        told = self._run("pkey", "-in", self._key, "-noout", "-text").decode()
        point = bytes.fromhex(re.sub(r"[\s:]", "", told.partition("pub:")[2].partition("ASN1")[0]))
        assert point[:1] == b"\x04"
        self.public = int.from_bytes(point[1:33], "big"), int.from_bytes(point[33:65], "big")

    def sign_digest(self, digest: bytes) -> bytes:
        self._digest.write_bytes(digest)
        r, s = decode_dss_signature(self._run("pkeyutl", "-sign", "-inkey", self._key, "-in", self._digest))
        return r.to_bytes(32, "big") + s.to_bytes(32, "big")

    def digest_holds(self, digest: bytes, proof: bytes) -> bool:
        halves = int.from_bytes(proof[:32], "big"), int.from_bytes(proof[32:], "big")
        self._digest.write_bytes(digest)
        self._proof.write_bytes(encode_dss_signature(*halves))
        key = ["-pubin", "-inkey", self._public]
        return self._says_yes("pkeyutl", "-verify", *key, "-in", self._digest, "-sigfile", self._proof)

    def verifies(self, content: bytes, proof: bytes) -> bool:
        """OpenSSL does the whole of it: Z, SM3 and the curve."""
        self._digest.write_bytes(content)
        self._proof.write_bytes(
            encode_dss_signature(int.from_bytes(proof[:32], "big"), int.from_bytes(proof[32:], "big"))
        )
        options = ["-sm3", "-sigopt", "distid:1234567812345678", "-verify", self._public, "-signature", self._proof]
        return self._says_yes("dgst", *options, self._digest)

    def sign_file(self, pdf: bytes, *, reason: str, location: str) -> bytes:
        raise AssertionError("no file is signed here")

    def public_pem(self) -> str:
        return self._public.read_text()

    def _says_yes(self, *command: object) -> bool:
        return subprocess.run(["openssl", *map(str, command)], capture_output=True, check=False).returncode == 0

    def _run(self, *command: object) -> bytes:
        return subprocess.run(["openssl", *map(str, command)], capture_output=True, check=True).stdout


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
def test_a_code_signed_with_sm2_and_read_again(tmp_path: Path) -> None:
    hand = OpenSsl(tmp_path)
    suite = SmSuite(hand)
    text = proof.spell(ADDRESS, SAID, suite)
    assert text.endswith("&a=SM2-SM3")
    assert proof.read(text, suite) == SAID
    with pytest.raises(proof.NotOurs, match="not signed with this key"):
        proof.read(text.replace("7KM2", "7KM3"), suite)
    content = "北京".encode()
    assert hand.verifies(content, suite.prove(content)), "OpenSSL finds the same Z and digest"
    code = segno.make(text, error="m", micro=False)
    assert 32 / code.symbol_size(border=0)[0] >= 0.5, "still coarse enough for paper"


# ----------------------------------------------------------------------------------------------------------- OFD


def test_ofd_is_refused_in_words_as_long_as_nobody_writes_it() -> None:
    assert writer("pdf").media_type == "application/pdf"
    for adapter, said in (("", "e-seal vendor"), ("ofd_of_the_city:writer", "not installed here")):
        with pytest.raises(NoWriter, match=said):
            writer("ofd", adapter)
    with pytest.raises(NoWriter, match="no format doc"):
        writer("doc")
