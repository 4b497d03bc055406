"""A suite of a hall's own, as a provider brings it: ECDSA P-384 with SHA-384, for files (PAdES) and for codes."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

from asn1crypto import keys as asn1_keys  # type: ignore[import-untyped]
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko_certvalidator.registry import SimpleCertificateStore

_ALGORITHM = ec.ECDSA(hashes.SHA384())


class P384:
    name = "ES384"

    def __init__(self) -> None:
        self.broken = ""
        self._key = ec.generate_private_key(ec.SECP384R1())
        self.certificate = _certificate(self._key)
        secret = self._key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        self._signer = signers.SimpleSigner(
            signing_cert=asn1.Certificate.load(self.certificate.public_bytes(Encoding.DER)),
            signing_key=asn1_keys.PrivateKeyInfo.load(secret),
            cert_registry=SimpleCertificateStore(),  # type: ignore[no-untyped-call]
        )

    def prove(self, content: bytes) -> bytes:
        self._works("prove", content)
        return self._key.sign(content, _ALGORITHM)

    def holds(self, content: bytes, proof: bytes) -> bool:
        try:
            self._key.public_key().verify(proof, content, _ALGORITHM)
        except InvalidSignature:
            return False
        return True

    def sign(self, pdf: bytes, *, reason: str, location: str) -> bytes:
        self._works("sign", pdf)
        meta = signers.PdfSignatureMetadata(
            field_name="Hall",
            md_algorithm="sha384",
            subfilter=SigSeedSubFilter.PADES,
            reason=reason,
            location=location,
        )
        out = io.BytesIO()
        signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), meta, signer=self._signer, output=out)
        return out.getvalue()

    def _works(self, what: str, content: bytes) -> None:
        """`broken`: what fails since the center started, in the words of whoever made it."""
        if self.broken == what:
            raise OSError(f"the HSM in slot 0 was unplugged before {content!r}")

    def public_pem(self) -> str:
        return self._key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


MADE: list[P384] = []
"""What centers of this process were given, the newest last."""


def suite(folder: Path) -> P384:
    assert (folder / "papers.toml").exists(), "a provider is told where the hall's configuration is"
    MADE.append(P384())
    return MADE[-1]


def unplugged(_folder: Path) -> P384:
    raise OSError("no HSM in slot 0")


class _Liar(P384):
    def holds(self, content: bytes, proof: bytes) -> bool:
        return True


def liar(_folder: Path) -> P384:
    return _Liar()


def impostor(_folder: Path) -> P384:
    made = P384()
    made.name = "ES256"
    return made


def nothing(_folder: Path) -> object:
    return object()


def _certificate(key: ec.EllipticCurvePrivateKey) -> x509.Certificate:
    name, now = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "别家的演示签名")]), datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
        .sign(key, hashes.SHA384())
    )
