"""What kiosk and station say to each other survives the way, and nonsense is refused."""

from __future__ import annotations

import os
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.station import wire
from kiosk.identity.face.words import Challenge, Ended, Guide, Progress, Verdict

NUMBERS = st.floats(-10, 100, allow_nan=False)
EVENTS = st.one_of(
    st.builds(
        Progress,
        guide=st.sampled_from(Guide),
        challenge=st.one_of(st.none(), st.sampled_from(Challenge)),
        done=st.integers(0, 9),
        of=st.integers(0, 9),
        left=NUMBERS,
    ),
    st.builds(
        Ended,
        verdict=st.sampled_from(Verdict),
        score=st.one_of(st.none(), NUMBERS),
        real=st.one_of(st.none(), NUMBERS),
        engine=st.text(max_size=40),
        shots=st.integers(0, 5),
        seconds=NUMBERS,
        detail=st.text(max_size=40),
    ),
)


@given(event=EVENTS, check=st.integers(1, 10**9))
def test_what_is_told_is_heard(event: Progress | Ended, check: int) -> None:
    text = wire.told(check, event)
    assert text.endswith(b"\n") and text.count(b"\n") == 1
    message = wire.parsed(text)
    assert message["check"] == check
    assert wire.event_of(message) == event


@given(st.binary(max_size=200))
def test_garbage_is_refused_and_never_an_event(text: bytes) -> None:
    try:
        message = wire.parsed(text)
    except wire.WireError:
        return
    with pytest.raises(wire.WireError):
        wire.event_of(message)


@pytest.mark.parametrize(
    "text",
    [
        b'{"is": "progress"}',
        b'{"is": "progress", "guide": "dance"}',
        b'{"is": "progress", "guide": "hold", "challenge": "jump"}',
        b'{"is": "ended", "verdict": "perhaps"}',
        b'{"is": "ended", "verdict": "match", "picture": "AAAA"}',
    ],
)
def test_half_an_event_is_none(text: bytes) -> None:
    with pytest.raises(wire.WireError):
        wire.event_of(wire.parsed(text))


def test_a_line_is_read_up_to_its_end_and_what_follows_stays() -> None:
    out, into = os.pipe()
    try:
        os.write(into, b'{"is": "check"}\nPORTRAIT')
        assert wire.read_line(out) == b'{"is": "check"}'
        portrait = bytearray(8)
        assert wire.read_into(out, portrait)
        assert portrait == b"PORTRAIT"
    finally:
        os.close(out)
        os.close(into)


def test_a_line_without_end_is_refused_and_a_portrait_cut_short_is_none() -> None:
    out, into = os.pipe()
    writer = threading.Thread(target=_write_and_close, args=(into, b"x" * (wire.MOST_LINE + 2) + b"half"))
    writer.start()
    with pytest.raises(wire.WireError, match="without end"):
        wire.read_line(out)
    assert not wire.read_into(out, bytearray(100))
    assert wire.read_line(out) == b""
    writer.join()
    os.close(out)


def _write_and_close(file: int, text: bytes) -> None:
    os.write(file, text[: wire.MOST_LINE])
    os.write(file, text[wire.MOST_LINE :])
    os.close(file)
