"""The preview's shared memory: what is put in is seen, mirrored and cut; what is wiped is gone; nothing is torn."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from drivers.camera.window import NoWindow, PreviewReader, PreviewWriter

HOUSE = Path(__file__).parents[3]


@pytest.fixture
def writer() -> Iterator[PreviewWriter]:
    writer = PreviewWriter(30, 40)
    yield writer
    writer.close()


@pytest.fixture
def reader(writer: PreviewWriter) -> Iterator[PreviewReader]:
    reader = PreviewReader(writer.name)
    yield reader
    reader.close()


def seen(reader: PreviewReader) -> npt.NDArray[np.uint8]:
    memory = bytearray(reader.height * reader.stride)
    assert reader.copy_newest(memoryview(memory))
    return np.frombuffer(memory, np.uint8).reshape(reader.height, reader.stride // 4, 4)


def test_a_picture_is_seen_mirrored_with_four_bytes_a_pixel(writer: PreviewWriter, reader: PreviewReader) -> None:
    picture = np.zeros((40, 30, 3), np.uint8)
    picture[:, :10] = (10, 20, 30)
    writer.put(picture)
    assert seen(reader)[5, 25].tolist() == [10, 20, 30, 255]
    assert seen(reader)[5, 5].tolist() == [0, 0, 0, 255]


def test_the_middle_of_a_wide_picture_is_shown_at_the_windows_size(
    writer: PreviewWriter, reader: PreviewReader
) -> None:
    picture = np.zeros((480, 640, 3), np.uint8)
    picture[:, 140:500] = 200
    writer.put(picture)
    assert seen(reader).shape == (40, 30, 4)
    assert int(seen(reader)[..., :3].min()) == 200


def test_the_sequence_grows_with_every_picture_and_is_zero_without_one(
    writer: PreviewWriter, reader: PreviewReader
) -> None:
    assert reader.sequence == 0
    assert reader.copy_newest(memoryview(bytearray(30 * 40 * 4))) == 0
    writer.put(np.full((40, 30, 3), 7, np.uint8))
    first = reader.sequence
    writer.put(np.full((40, 30, 3), 8, np.uint8))
    assert reader.sequence > first > 0


def test_wiping_leaves_no_byte_of_any_picture_and_tells_the_reader(
    writer: PreviewWriter, reader: PreviewReader
) -> None:
    for level in (50, 60, 70, 80):
        writer.put(np.full((40, 30, 3), level, np.uint8))
    writer.wipe()
    assert reader.sequence == 0
    slots = Path(writer.name.partition("#")[0]).read_bytes()[4096:]
    assert slots == bytes(len(slots))
    writer.put(np.full((40, 30, 3), 90, np.uint8))
    assert int(seen(reader)[0, 0, 0]) == 90


def test_a_reader_that_is_still_there_sees_only_zeroes_after_the_writer_closed(reader: PreviewReader) -> None:
    writer = PreviewWriter(30, 40)
    writer.put(np.full((40, 30, 3), 77, np.uint8))
    late = PreviewReader(writer.name)
    writer.close()
    writer.close()
    assert late.sequence == 0
    assert bytes(late._memory[4096:]) == bytes(3 * 30 * 40 * 4)
    late.close()
    late.close()
    with pytest.raises(NoWindow):
        PreviewReader(writer.name)


def test_a_picture_is_never_half_of_one_and_half_of_another() -> None:
    writer = PreviewWriter(320, 240)
    writer.put(np.full((240, 320, 3), 1, np.uint8))
    reader, over = PreviewReader(writer.name), threading.Event()
    pictures = [np.full((240, 320, 3), level, np.uint8) for level in range(1, 200, 7)]

    def paint() -> None:
        while not over.is_set():
            for picture in pictures:
                writer.put(picture)

    painter = threading.Thread(target=paint)
    painter.start()
    memory, good = bytearray(240 * reader.stride), 0
    for _ in range(400):
        if reader.copy_newest(memoryview(memory)):
            good += 1
            assert len(set(memory[0::4])) == 1
    over.set()
    painter.join()
    reader.close()
    writer.close()
    assert good > 100


@pytest.mark.parametrize("name", ["", "/proc/1/fd/99999", "/etc/hostname", "no\0thing", "/proc/self/exe"])
def test_what_is_no_preview_is_refused_in_plain_words(name: str) -> None:
    with pytest.raises(NoWindow, match="preview"):
        PreviewReader(name)


def test_a_preview_of_another_version_is_refused(writer: PreviewWriter) -> None:
    writer._memory[8] = 9
    with pytest.raises(NoWindow, match="version"):
        PreviewReader(writer.name)


@pytest.mark.parametrize("size", [(0, 10), (10, -1), (5000, 10)])
def test_an_absurd_size_is_refused(size: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="pixels"):
        PreviewWriter(*size)


def test_no_two_previews_are_called_the_same_even_in_the_same_place() -> None:
    names = set()
    for _ in range(20):
        writer = PreviewWriter(10, 10)
        names.add(writer.name)
        writer.close()
    assert len(names) == 20


def test_it_has_no_name_in_the_file_system(writer: PreviewWriter) -> None:
    assert Path(writer.name.partition("#")[0]).readlink().name.startswith("memfd:")


def test_the_side_that_draws_reads_another_process_without_numpy_or_opencv(writer: PreviewWriter) -> None:
    writer.put(np.full((40, 30, 3), 33, np.uint8))
    program = (
        "import sys; from drivers.camera.window import PreviewReader; r = PreviewReader(sys.argv[1]);"
        "m = bytearray(r.height * r.stride); assert r.copy_newest(memoryview(m)); r.close();"
        "print(m[0], m[3], 'numpy' in sys.modules, 'cv2' in sys.modules)"
    )
    command = [sys.executable, "-W", "error", "-c", program, writer.name]
    ran = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, check=False)
    assert (ran.stdout, ran.stderr) == ("33 255 False False\n", "")
