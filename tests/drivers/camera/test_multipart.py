"""The stream of a network camera, cut anywhere, sent in every form cameras use, and broken."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.camera.multipart import (
    LARGEST_HEAD,
    LARGEST_PART,
    BadStream,
    Dechunker,
    Parts,
    boundary_of,
    jpeg_size,
    parse_head,
)

PICTURES = [b"\xff\xd8\xff first \r\n\r\n\xff\xd9", b"", b"--not the boundary--", bytes(range(256)) * 9]
CUTS = st.lists(st.integers(0, 4000), max_size=12)


def body(with_length: bool) -> bytes:
    out = b"a preamble to pass over\r\n"
    for picture in PICTURES:
        length = b"Content-Length: %d\r\n" % len(picture) if with_length else b""
        out += b"--next\r\nContent-Type: image/jpeg\r\n" + length + b"\r\n" + picture + b"\r\n"
    return out + b"--next\r\n"


def pieces(data: bytes, cuts: list[int]) -> list[bytes]:
    marks = [0, *sorted(min(cut, len(data)) for cut in cuts), len(data)]
    return [data[start:end] for start, end in itertools.pairwise(marks)]


@given(CUTS, st.booleans())
def test_every_picture_arrives_whole_however_the_stream_is_cut(cuts: list[int], with_length: bool) -> None:
    parts = Parts(b"--next")
    assert [part for piece in pieces(body(with_length), cuts) for part in parts.feed(piece)] == PICTURES


@given(st.lists(st.binary(min_size=1, max_size=300), min_size=1, max_size=8), CUTS)
def test_a_body_sent_in_chunks_is_put_together_again(chunks: list[bytes], cuts: list[int]) -> None:
    sent = b"".join(b"%X;name=value\r\n%b\r\n" % (len(chunk), chunk) for chunk in chunks)
    dechunker = Dechunker()
    assert b"".join(dechunker.feed(piece) for piece in pieces(sent, cuts)) == b"".join(chunks)


@given(st.binary(max_size=2000), CUTS)
def test_any_bytes_give_pictures_or_a_plain_refusal(data: bytes, cuts: list[int]) -> None:
    parts, dechunker = Parts(b"--next"), Dechunker()
    try:
        for piece in pieces(data, cuts):
            list(parts.feed(dechunker.feed(piece)))
    except BadStream as refused:
        assert str(refused)


@pytest.mark.parametrize(
    "stream",
    [
        b"x" * (LARGEST_HEAD + 1),
        b"--next\r\nContent-Length: %d\r\n\r\n" % (LARGEST_PART + 1),
        b"--next\r\n\r\n" + b"x" * (LARGEST_PART + 1),
    ],
    ids=["no boundary", "too long by its own word", "never ends"],
)
def test_what_grows_beyond_its_bounds_is_refused(stream: bytes) -> None:
    parts = Parts(b"--next")
    with pytest.raises(BadStream):
        list(parts.feed(stream))


@pytest.mark.parametrize("chunk", [b"zz\r\n", b"\r\n", b"FFFFFFFFF\r\n", b"1" * (LARGEST_HEAD + 1)])
def test_a_chunk_without_a_size_is_refused(chunk: bytes) -> None:
    with pytest.raises(BadStream, match="chunk"):
        Dechunker().feed(chunk)


@pytest.mark.parametrize("written", ["next", '"next"', "--next"])
def test_the_boundary_is_understood_as_cameras_write_it(written: str) -> None:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary={written}".encode()
    status, headers = parse_head(head)
    assert status == 200
    assert boundary_of(headers) == b"--next"


@pytest.mark.parametrize("kind", ["text/html", "multipart/x-mixed-replace", "image/jpeg"])
def test_an_address_that_sends_something_else_is_refused(kind: str) -> None:
    with pytest.raises(BadStream, match="not a stream of pictures"):
        boundary_of(parse_head(f"HTTP/1.0 200 OK\r\nContent-Type: {kind}".encode())[1])


def test_an_answer_that_is_not_http_is_refused() -> None:
    with pytest.raises(BadStream, match="HTTP"):
        parse_head(b"RTSP/1.0 200 OK")


def test_a_jpeg_tells_its_size_before_it_is_unpacked_and_a_torn_one_tells_none() -> None:
    frame = b"\xff\xc0\x00\x11\x08" + (480).to_bytes(2, "big") + (640).to_bytes(2, "big") + bytes(10)
    whole = b"\xff\xd8" + b"\xff\xe0\x00\x04ab" + frame + b"\xff\xd9"
    assert jpeg_size(whole) == (640, 480)
    assert jpeg_size(whole[:-2]) is None
    assert jpeg_size(b"GIF89a") is None
    assert jpeg_size(b"\xff\xd8\xff\xd9") is None
