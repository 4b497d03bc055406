"""Server-sent events come off the line whole, however it cuts them."""

from __future__ import annotations

import pytest

from kiosk.voice.events import LONGEST, Event, EventReader, NotEvents


def test_events_are_read_however_the_line_cuts_them() -> None:
    text = '\ufeff: hello\r\nevent: call\r\nid: 7\ndata: {"名":\ndata: 1}\n\n\rdata:x\rid\r\rdata: unfinished\n'
    data = text.removeprefix("\ufeff").encode()
    expected = [Event("call", '{"名":\n1}', "7"), Event("message", "x", "")]
    for size in range(1, len(data) + 1):
        reader = EventReader()
        events = [event for at in range(0, len(data), size) for event in reader.feed(data[at : at + size])]
        assert events == expected, size


def test_an_event_without_end_is_refused() -> None:
    reader = EventReader()
    with pytest.raises(NotEvents):
        for _ in range(LONGEST // 1000 + 2):
            list(reader.feed(b"data: " + b"x" * 994))
