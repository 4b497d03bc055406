"""The signature in a paper's file: PAdES baseline B-B, ECDSA P-256 with SHA-256 (ETSI EN 319 142-1), by pyHanko.

It proves the file. What comes out of a printer carries no signature: there the code proves (`kiosk.paper.proof`).
"""

from __future__ import annotations

import io
import logging
from enum import StrEnum
from typing import NamedTuple

from asn1crypto import cms  # type: ignore[import-untyped]
from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.fields import InvisSigSettings, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.validation import EmbeddedPdfSignature, SignatureCoverageLevel, validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from kiosk.paper.keys import SigningKey

_FIELD = SigFieldSpec("Signature1", invis_sig_settings=InvisSigSettings(box_out_of_bounds=True))
"""Nothing to see. PDF/A wants it printable, PDF/UA (7.18.1) wants what is on the page tagged: so it lies beside it."""
_SHA256 = {"algorithm": "sha256", "parameters": None}

logging.getLogger("pyhanko").setLevel(logging.CRITICAL)  # what it says of a broken file, `Found` says too
logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)


class Fault(StrEnum):
    """Why a file proves nothing."""

    NOT_A_PDF = "notAPdf"
    UNSIGNED = "unsigned"
    CHANGED = "changed"
    """Other bytes than were signed."""
    ADDED_TO = "addedTo"
    """Something was appended after the signature."""
    STRANGER = "stranger"
    """Signed by a key that the given authorities do not vouch for."""


class Found(NamedTuple):
    """What the signature of a file says. `fault` is None when it holds."""

    fault: Fault | None
    signer: str = ""


class Signer:
    """Made once; may be used by several threads."""

    def __init__(self, key: SigningKey) -> None:
        # Without the root: whoever checks has it, and its bytes here would prove nothing.
        store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
        store.register_multiple(_asn1(each) for each in key.above if each.issuer != each.subject)
        secret = key.private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        self._signer = signers.SimpleSigner(
            signing_cert=_asn1(key.certificate),
            signing_key=asn1_keys.PrivateKeyInfo.load(secret),
            cert_registry=store,
        )

    def sign(self, pdf: bytes, *, reason: str, location: str) -> bytes:
        """The file with its signature appended; nothing may be written to it afterwards.

        Not for an event loop's own thread: pyHanko runs one of its own.
        """
        meta = signers.PdfSignatureMetadata(
            field_name=_FIELD.sig_field_name,
            md_algorithm="sha256",
            subfilter=SigSeedSubFilter.PADES,
            reason=reason,
            location=location,
        )
        out, writer = io.BytesIO(), IncrementalPdfFileWriter(io.BytesIO(pdf))
        signers.sign_pdf(writer, meta, signer=self._signer, new_field_spec=_FIELD, output=out)
        return out.getvalue()


def examine(pdf: bytes, authorities: tuple[x509.Certificate, ...]) -> Found:
    """Does the signature hold, and do these authorities vouch for it? Asks nobody else and fetches nothing."""
    try:
        signatures = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
    except Exception:  # somebody else's file and somebody else's reader: whatever it stumbles over, this is no paper
        return Found(Fault.NOT_A_PDF)
    if len(signatures) != 1:
        return Found(Fault.ADDED_TO if signatures else Fault.UNSIGNED)
    trust = ValidationContext(trust_roots=list(map(_asn1, authorities)), allow_fetching=False)
    try:
        status = validate_pdf_signature(signatures[0], trust)
        tidy = _is_tidy(pdf, signatures[0])
    except Exception:
        return Found(Fault.CHANGED)
    signer = str(status.signing_cert.subject.human_friendly)
    if not (status.intact and status.valid and tidy):
        return Found(Fault.CHANGED, signer)
    if status.coverage is not SignatureCoverageLevel.ENTIRE_FILE:
        return Found(Fault.ADDED_TO, signer)
    return Found(None if status.trusted and status.bottom_line else Fault.STRANGER, signer)


def _is_tidy(pdf: bytes, signature: EmbeddedPdfSignature) -> bool:
    """The signature cannot cover the place where it stands itself: there must be nothing but it, spelled in the one way
    DER has, and zeros."""
    begin, end = signature.byte_range[1], signature.byte_range[2]
    gap = pdf[begin + 1 : end - 1]
    content = bytes.fromhex(gap.decode("ascii"))
    there = cms.ContentInfo.load(content)
    signed = there["content"]
    # Said once more in the signer's own part, where it counts.
    said = [signed[name].native for name in ("version", "digest_algorithms", "encap_content_info")]
    spelled = there.dump(force=True)
    return (
        pdf[begin : begin + 1] + pdf[end - 1 : end] == b"<>"
        and gap == content.hex().upper().encode()
        and content == spelled.ljust(len(content), b"\0")
        and said == ["v1", [_SHA256], {"content_type": "data", "content": None}]
        and [each["version"].native for each in signed["signer_infos"]] == ["v1"]
    )


def _asn1(certificate: x509.Certificate) -> asn1.Certificate:
    return asn1.Certificate.load(certificate.public_bytes(Encoding.DER))
