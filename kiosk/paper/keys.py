"""The key that signs papers: ECDSA P-256, its certificate, and the authorities above it.

A hall brings its own as PEM files. A demonstration makes an authority of its own that nobody trusts, once.
"""

from __future__ import annotations

import fcntl
import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import NameOID

_KEY, _OWN, _ABOVE = "paper.key", "paper.pem", "authority.pem"
_MADE_FOR = timedelta(days=3650)


class KeyUnusable(RuntimeError):
    """The key or a certificate cannot be used; the text says which file and why."""


class SigningKey(NamedTuple):
    private: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate
    above: tuple[x509.Certificate, ...]
    """The authorities above it, the root last."""

    def __repr__(self) -> str:
        return f"SigningKey({self.certificate.subject.rfc4514_string()})"

    def public_pem(self) -> str:
        """For whoever checks a code without this center."""
        return self.private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def read_key(key: Path, certificate: Path, authorities: Path) -> SigningKey:
    """A hall's own, PEM: the private key (mode 0600), its certificate, and the authorities above it, the root last.

    Raises KeyUnusable when a file cannot be read, is open to others, or does not belong to the others.
    """
    if stat.S_IMODE(_stat(key).st_mode) & 0o077:
        raise KeyUnusable(f"{key} can be read by others; it must be mode 0600")
    try:
        private = load_pem_private_key(key.read_bytes(), None)
        own = x509.load_pem_x509_certificate(certificate.read_bytes())
        above = tuple(x509.load_pem_x509_certificates(authorities.read_bytes()))
    except (OSError, ValueError, TypeError) as fault:
        raise KeyUnusable(f"{key.parent}: the papers' key or certificates cannot be read ({fault})") from None
    if not isinstance(private, ec.EllipticCurvePrivateKey) or not isinstance(private.curve, ec.SECP256R1):
        raise KeyUnusable(f"{key} is not an ECDSA key on the curve P-256")
    if own.public_key() != private.public_key():
        raise KeyUnusable(f"{certificate} belongs to another key than {key}")
    if not own.not_valid_before_utc <= datetime.now(UTC) < own.not_valid_after_utc:
        raise KeyUnusable(
            f"{certificate} is good from {own.not_valid_before_utc:%Y-%m-%d} to {own.not_valid_after_utc:%Y-%m-%d}"
        )
    return SigningKey(private, own, above)


def demonstration_key(folder: Path, hall: str) -> SigningKey:
    """The key of an invented hall; made when there is none. Safe with several processes starting at once."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = tuple(folder / name for name in (_KEY, _OWN, _ABOVE))
    with (folder / "paper.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not all(path.exists() for path in paths):
            _make(hall, *paths)
    return read_key(*paths)


def _make(hall: str, key: Path, own: Path, above: Path) -> None:
    root_key, private = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root_name, name = _named(f"{hall[:40]} 演示根"), _named(f"{hall[:40]} 演示")
    root = _certificate(root_name, root_name, root_key, root_key, authority=True)
    leaf = _certificate(name, root_name, private, root_key, authority=False)
    own.write_bytes(leaf.public_bytes(Encoding.PEM))
    above.write_bytes(root.public_bytes(Encoding.PEM))
    secret = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    key.unlink(missing_ok=True)
    handle = os.open(key, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(secret)
        os.fsync(handle)


def _certificate(
    name: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    signer: ec.EllipticCurvePrivateKey,
    *,
    authority: bool,
) -> x509.Certificate:
    now = datetime.now(UTC)
    signs = x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=not authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + _MADE_FOR)
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(signs, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False)
        .sign(signer, hashes.SHA256())
    )


def _named(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _stat(path: Path) -> os.stat_result:
    try:
        return path.stat()
    except OSError as missing:
        raise KeyUnusable(f"{path} cannot be read ({missing.strerror})") from None
