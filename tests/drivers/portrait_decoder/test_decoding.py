"""A portrait decoder is a stranger in a process of its own: it may fail in every way and takes nobody with it."""

from __future__ import annotations

import io
import os
import random
import sys
import time
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from drivers.card_reader.sam import SamCardReader
from drivers.card_reader.simulated import SimulatedCardReader
from drivers.catalogue import load
from drivers.contract import Health, Outcome, Remedy
from drivers.contract.portrait import PortraitDecoder, PortraitDetail, PortraitResult
from drivers.portrait_decoder.block import ROOM, chip_block, coded_picture
from drivers.portrait_decoder.command import CommandPortraitDecoder

PROGRAM = [sys.executable, "-m", "drivers.portrait_decoder.simulated"]
WAYS = {
    "pipes": [],
    "files": ["--in", "{wlt}", "--out", "{image}"],
    "file in, pipe out": ["--in", "{wlt}"],
    "pipe in, file out": ["--out", "{image}"],
}


@pytest.fixture(scope="module")
def drawn() -> Image.Image:
    """A drawing with the colours and edges of an ID photo."""
    picture = Image.new("RGB", (204, 252), (230, 235, 240))
    picture.paste((40, 45, 60), (20, 180, 184, 252))
    picture.paste((224, 180, 150), (60, 40, 144, 180))
    picture.paste((20, 20, 20), (60, 30, 144, 60))
    return picture


@pytest.fixture(scope="module")
def block(drawn: Image.Image) -> bytes:
    return chip_block(drawn)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def decoder(folder: Path, *more: str) -> PortraitDecoder:
    return CommandPortraitDecoder([*PROGRAM, *more], folder)


def end(result: PortraitResult) -> tuple[Outcome, PortraitDetail | None]:
    return result.outcome, result.detail


@pytest.mark.parametrize("way", WAYS)
def test_the_picture_on_the_chip_comes_out_and_nothing_stays_behind(
    folder: Path, block: bytes, drawn: Image.Image, way: str
) -> None:
    result = decoder(folder, *WAYS[way]).decode(block, 20)
    assert end(result) == (Outcome.SUCCESS, None)
    assert 0 < result.seconds < 20
    with Image.open(io.BytesIO(result.image)) as picture:
        assert (picture.format, picture.size) == ("BMP", (102, 126))
        difference = ImageChops.difference(picture.convert("RGB"), drawn.resize((102, 126)))
    assert max(ImageStat.Stat(difference).mean) < 12
    assert list(folder.iterdir()) == []


def test_a_chip_block_is_1024_bytes_whatever_is_on_the_picture() -> None:
    noise = Image.frombytes("RGB", (300, 200), random.Random(1).randbytes(300 * 200 * 3))
    for picture in (noise, Image.new("L", (9, 5)), Image.linear_gradient("L")):
        made = chip_block(picture)
        assert len(made) == 1024
        assert 0 < len(coded_picture(made)) <= ROOM


@pytest.mark.parametrize("wrong", [b"", bytes(1024), b"WL" + bytes(1022), b"SYNPIC\xff\xff" + bytes(1016), b"SYNPIC"])
def test_what_is_not_a_synthetic_block_is_never_taken_for_one(wrong: bytes) -> None:
    with pytest.raises(ValueError, match="synthetic"):
        coded_picture(wrong)


@pytest.mark.parametrize(
    ("fault", "outcome", "detail"),
    [
        ("crash", Outcome.HARDWARE_ERROR, PortraitDetail.CRASHED),
        ("refuse", Outcome.HARDWARE_ERROR, PortraitDetail.REFUSED),
        ("garbage", Outcome.INVALID_DATA, PortraitDetail.GARBAGE),
        ("flood", Outcome.INVALID_DATA, PortraitDetail.GARBAGE),
        ("cut", Outcome.INVALID_DATA, PortraitDetail.GARBAGE),
        ("silent", Outcome.INVALID_DATA, PortraitDetail.GARBAGE),
    ],
)
def test_a_decoder_that_fails_is_a_value(
    folder: Path, block: bytes, fault: str, outcome: Outcome, detail: PortraitDetail
) -> None:
    result = decoder(folder, "--fault", fault).decode(block, 20)
    assert end(result) == (outcome, detail)
    assert result.image == b""
    assert result.words
    assert list(folder.iterdir()) == []


def test_what_a_decoder_complains_of_is_kept_for_the_installer(folder: Path, block: bytes) -> None:
    assert "licence not valid" in decoder(folder, "--fault", "refuse").decode(block, 20).words


@pytest.mark.parametrize("fault", ["hang", "deaf"])
def test_a_decoder_that_hangs_is_killed_in_time_with_everything_it_started(
    folder: Path, block: bytes, fault: str
) -> None:
    began = time.monotonic()
    result = decoder(folder, "--fault", fault, "--in", "{wlt}").decode(block, 1.5)
    assert end(result) == (Outcome.TIMEOUT, PortraitDetail.SILENT)
    assert time.monotonic() - began < 3
    mark = str(folder).encode()
    ends = time.monotonic() + 3
    while alive := [pid for pid in os.listdir("/proc") if pid.isdigit() and mark in _command_line(pid)]:
        assert time.monotonic() < ends, f"still there: {alive}"
        time.sleep(0.02)
    assert list(folder.iterdir()) == []


def _command_line(pid: str) -> bytes:
    try:
        return Path("/proc", pid, "cmdline").read_bytes()
    except OSError:
        return b""


def test_a_card_whose_block_is_damaged_is_refused_by_the_decoder_and_the_next_one_is_decoded(
    folder: Path, block: bytes
) -> None:
    works = decoder(folder)
    assert end(works.decode(block[:40] + b"\xff" * 200 + block[240:], 20))[1] in (PortraitDetail.REFUSED, None)
    assert works.decode(b"WL" + bytes(1022), 20).detail is PortraitDetail.REFUSED
    assert works.decode(block, 20).outcome is Outcome.SUCCESS


def test_a_card_without_a_portrait_asks_no_decoder(folder: Path) -> None:
    assert end(CommandPortraitDecoder("/nowhere/decoder", folder).decode(b"", 1)) == (
        Outcome.INVALID_DATA,
        PortraitDetail.NO_PORTRAIT,
    )


def test_a_decoder_that_is_not_installed_is_said_and_wants_to_be_configured(folder: Path, block: bytes) -> None:
    absent = CommandPortraitDecoder("/nowhere/decoder --fast", folder)
    assert end(absent.decode(block, 5)) == (Outcome.NOT_READY, PortraitDetail.NO_DECODER)
    status = absent.status(1)
    assert (status.health, status.detail, status.remedy) == (
        Health.OFFLINE,
        PortraitDetail.NO_DECODER,
        Remedy.CONFIGURE,
    )


def test_a_decoder_that_may_not_be_run_is_said(folder: Path, block: bytes) -> None:
    locked = folder / "decoder"
    locked.write_text("#!/bin/sh\n")
    locked.chmod(0o644)
    refused = CommandPortraitDecoder([str(locked)], folder)
    assert end(refused.decode(block, 5)) == (Outcome.NOT_READY, PortraitDetail.NOT_ALLOWED)
    assert refused.status(1).detail is PortraitDetail.NOT_ALLOWED


def test_an_installed_decoder_is_online(folder: Path) -> None:
    assert decoder(folder).status(1).health is Health.ONLINE


def test_a_command_can_be_one_line_and_must_not_be_empty(folder: Path, block: bytes) -> None:
    by_line = CommandPortraitDecoder("{python} -m drivers.portrait_decoder.simulated --out '{image}'", folder)
    assert by_line.status(1).health is Health.ONLINE
    assert by_line.decode(block, 20).outcome is Outcome.SUCCESS
    with pytest.raises(ValueError, match="empty"):
        CommandPortraitDecoder("  ", folder)


def test_what_a_killed_kiosk_left_is_removed_and_what_a_living_one_has_stays(folder: Path) -> None:
    dead, living = folder / "portrait-999999999-abc", folder / f"portrait-{os.getpid()}-abc"
    for each in (dead, living):
        each.mkdir()
        (each / "card.wlt").write_bytes(b"someone")
    decoder(folder)
    assert list(folder.iterdir()) == [living]


def test_the_portrait_shows_in_nothing_that_is_printed_and_can_be_wiped(folder: Path, block: bytes) -> None:
    result = decoder(folder).decode(block, 20)
    assert "image" not in repr(result)
    size = len(result.image)
    result.wipe()
    assert result.image == bytes(size)


def test_it_leaves_no_core_dump(folder: Path, block: bytes) -> None:
    told = [sys.executable, "-c", "import resource,sys; sys.exit(str(resource.getrlimit(resource.RLIMIT_CORE)))"]
    assert CommandPortraitDecoder(told, folder).decode(block, 20).words == "(1, 1)"


def test_a_portrait_comes_from_the_card_on_the_reader_to_the_picture_it_was_made_of(
    folder: Path, device_folder: Path, drawn: Image.Image
) -> None:
    drawn.save(device_folder / "drawn.png")
    people = device_folder / "people.toml"
    people.write_text('[one]\nkind = "resident"\nnumber = "990101199001010019"\nportrait = "drawn"\n')
    simulated = SimulatedCardReader(
        device_folder / "r.tty", device_folder / "r.sock", people, baud=0, portraits=device_folder
    )
    simulated.start()
    reader = SamCardReader(f"serial:{device_folder}/r.tty")
    simulated.present_card("one")
    photo = reader.read(5).photo
    reader.close()
    simulated.stop()
    with Image.open(io.BytesIO(decoder(folder).decode(photo, 20).image)) as picture:
        difference = ImageChops.difference(picture.convert("RGB"), drawn.resize((102, 126)))
    assert max(ImageStat.Stat(difference).mean) < 12


def test_the_catalogue_knows_it() -> None:
    assert load("portrait_decoder", "command") is CommandPortraitDecoder
