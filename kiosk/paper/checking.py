"""What `kiosk paper` does: look at a paper without asking anybody. The exit status is 0 only for one that holds."""

from __future__ import annotations

import sys
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from kiosk.paper import proof
from kiosk.paper.signing import Fault, examine
from kiosk.paper.suites import PLAIN, PlainChecker

_LARGEST = 64 * 1024 * 1024
"""Bytes of a file that is looked at."""
_SAYS = {
    Fault.NOT_A_PDF: "this is no PDF that can be read",
    Fault.UNSIGNED: "this file is not signed",
    Fault.CHANGED: "this file was changed after it was signed",
    Fault.ADDED_TO: "something was added to this file after it was signed",
    Fault.STRANGER: "this file was signed by somebody these authorities do not vouch for",
}


def check_file(file: Path, authorities: Path) -> int:
    """Does the signature hold, and do these authorities (PEM) vouch for it? Says so in words."""
    try:
        above = tuple(x509.load_pem_x509_certificates(authorities.read_bytes()))
        if file.stat().st_size > _LARGEST:
            return _trouble(f"{file} has more than 64 MiB: no paper has")
        found = examine(file.read_bytes(), above)
    except (OSError, ValueError) as fault:
        return _trouble(str(fault))
    if found.fault is not None:
        return _trouble(_SAYS[found.fault])
    print(f"holds: signed by {found.signer}, and not a byte was changed")
    return 0


def read_code(text: str, key: Path) -> int:
    """What the code on a paper says, if it was signed with this public key (PEM); to be compared with the paper."""
    try:
        public = load_pem_public_key(key.read_bytes())
        if not isinstance(public, ec.EllipticCurvePublicKey):
            return _trouble(f"{key} is not the public key of a center")
        said = proof.read(text, PlainChecker(public))
    except (OSError, ValueError) as fault:
        return _trouble(str(fault))
    print(f"suite: {PLAIN}")
    for name, value in said._asdict().items():
        print(f"{name}: {value}")
    return 0


def _trouble(words: str) -> int:
    print(f"kiosk paper: {words}", file=sys.stderr)
    return 1
