"""IPP on the wire: messages, and everything a server can do wrong, with real bytes over real sockets."""

from __future__ import annotations

import contextlib
import socket
import threading
import time

import pytest

from drivers.contract import LineGone, LineTimeout
from drivers.transport.ipp import IppLine, Refused
from drivers.transport.ipp_message import (
    BOOLEAN,
    INTEGER,
    JOB,
    KEYWORD,
    NAME,
    PRINTER,
    URI,
    Answer,
    BadAnswer,
    decode,
    request,
)
from tests.drivers.page_printer.wire import Asked, Server, http, ipp, serving

STATE = {PRINTER: {"printer-state": 3, "printer-state-reasons": ["none"]}}


def ask(server: Server, deadline: float = 2.0, document: bytes = b"") -> Answer:
    line = IppLine(server.address)
    try:
        return line.ask(request(0x000B, 7, [("printer-uri", URI, line.uri)]), deadline, document)
    finally:
        line.close()


# ------------------------------------------------------------------------------------------------ messages


def test_a_request_is_what_the_standard_shows() -> None:
    """RFC 8010 §A.1, with our operation attributes."""
    assert request(
        0x000A, 0x123, [("printer-uri", URI, "ipp://h/p")], [("copies", INTEGER, 20), ("x", BOOLEAN, True)]
    ) == (
        b"\x02\x00\x00\x0a\x00\x00\x01\x23"
        b"\x01"
        b"\x47\x00\x12attributes-charset\x00\x05utf-8"
        b"\x48\x00\x1battributes-natural-language\x00\x02en"
        b"\x45\x00\x0bprinter-uri\x00\x09ipp://h/p"
        b"\x02"
        b"\x21\x00\x06copies\x00\x04\x00\x00\x00\x14"
        b"\x22\x00\x01x\x00\x01\x01"
        b"\x03"
    )


def test_further_values_of_one_attribute_have_no_name() -> None:
    wanted = request(1, 1, [("requested-attributes", KEYWORD, ["a", "bc"])])
    assert wanted.endswith(b"\x44\x00\x14requested-attributes\x00\x01a\x44\x00\x00\x00\x02bc\x03")


def test_a_chinese_title_is_utf_8() -> None:
    assert "证明".encode() in request(2, 1, [("job-name", NAME, "证明")])


def test_every_kind_of_value_is_read() -> None:
    said = (
        b"\x02\x00\x00\x01\x00\x00\x00\x09\x01\x47\x00\x12attributes-charset\x00\x05utf-8"
        b"\x04\x23\x00\x05state\x00\x04\x00\x00\x00\x05"
        b"\x21\x00\x05level\x00\x04\xff\xff\xff\xfe\x21\x00\x00\x00\x04\x00\x00\x00\x50"
        b"\x22\x00\x02ok\x00\x01\x01"
        b"\x33\x00\x05range\x00\x08\x00\x00\x00\x01\x00\x00\x00\x63"
        b"\x13\x00\x05ready\x00\x00"
        b"\x35\x00\x04text\x00\x08\x00\x02en\x00\x02hi"
        b"\x34\x00\x03col\x00\x00\x4a\x00\x00\x00\x01m\x34\x00\x00\x00\x00\x37\x00\x00\x00\x00\x37\x00\x00\x00\x00"
        b"\x44\x00\x04last\x00\x03end"
        b"\x03the rest is a document"
    )
    answer = decode(said)
    assert (answer.status, answer.number, answer.accepted) == (1, 9, True)
    assert answer.groups[PRINTER] == {
        "state": (5,),
        "level": (-2, 80),
        "ok": (True,),
        "range": ((1, 99),),
        "ready": (None,),
        "text": ("hi",),
        "last": ("end",),
    }


def test_every_cut_of_an_answer_is_bad() -> None:
    whole = ipp(Asked(b"", 11, 7, b""), 0, {PRINTER: {"printer-state": 3, "media-ready": ["iso_a4_210x297mm", "x"]}})
    assert decode(whole).groups[PRINTER]["printer-state"] == (3,)
    for size in range(len(whole)):
        with pytest.raises(BadAnswer):
            decode(whole[:size])


@pytest.mark.parametrize(
    "inside",
    [
        b"\x21\x00\x01a\x00\x04\x00\x00\x00\x01\x03",  # no group
        b"\x04\x21\x00\x01a\x00\x02\x00\x01\x03",  # an integer of two bytes
        b"\x04\x37\x00\x00\x00\x00\x03",  # the end of a collection that never began
        b"\x04\x21\xff\xffa",
    ],
)
def test_nonsense_inside_an_answer_is_bad(inside: bytes) -> None:
    with pytest.raises(BadAnswer):
        decode(b"\x02\x00\x00\x00\x00\x00\x00\x07" + inside)


# ------------------------------------------------------------------------------------------------ exchange


def test_a_question_is_posted_and_its_answer_read() -> None:
    with serving(lambda link, asked: link.sendall(http(ipp(asked, 0, STATE)))) as server:
        assert ask(server).groups[JOB + 2] == {"printer-state": (3,), "printer-state-reasons": ("none",)}
        (asked,) = server.asked
    assert asked.head.startswith(b"POST /ipp/print HTTP/1.1\r\n")
    assert b"content-type: application/ipp" in asked.head.lower()
    assert b"printer-uri" in asked.body and server.address.encode() in asked.body


def test_an_answer_in_chunks_is_read() -> None:
    def chunked(link: socket.socket, asked: Asked) -> None:
        link.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        said = ipp(asked, 0, STATE)
        for start in range(0, len(said), 10):
            piece = said[start : start + 10]
            link.sendall(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
        link.sendall(b"0\r\n\r\n")

    with serving(chunked) as server:
        line = IppLine(server.address)
        for _ in range(2):
            assert line.ask(request(11, 7, []), 2).groups[PRINTER]["printer-state"] == (3,)
        line.close()


def test_a_connection_is_kept_and_one_that_the_printer_gave_up_is_opened_anew() -> None:
    gone = threading.Event()

    def behave(link: socket.socket, asked: Asked) -> None:
        link.sendall(http(ipp(asked, 0, STATE)))
        if len(server.asked) == 2:
            link.shutdown(socket.SHUT_RDWR)
            gone.set()

    with serving(behave) as server:
        line = IppLine(server.address)
        for number in range(1, 4):
            assert line.ask(request(11, number, []), 2).number == number
            assert number != 2 or gone.wait(2)
        assert len(server._links) == 2
        line.close()


def test_what_must_not_be_sent_twice_is_sent_once() -> None:
    def behave(link: socket.socket, asked: Asked) -> None:
        if asked.operation == 11:
            link.sendall(http(ipp(asked, 0, STATE)))
        else:
            link.shutdown(socket.SHUT_RDWR)

    with serving(behave) as server:
        line = IppLine(server.address)
        line.ask(request(11, 1, []), 2)
        line.renew(2)
        with pytest.raises(LineGone):
            line.ask(request(2, 2, []), 2, b"%PDF", once=True)
        line.close()
        assert [each.operation for each in server.asked] == [11, 2]


@pytest.mark.parametrize("status", ["401 Unauthorized", "404 Not Found", "413 Too Large", "500 Error", "301 Moved"])
def test_a_no_of_the_http_server_is_told_and_no_redirect_is_followed(status: str) -> None:
    with serving(lambda link, asked: link.sendall(http(b"", status, "Location: /other"))) as server:
        with pytest.raises(Refused) as refused:
            ask(server)
        assert refused.value.status == int(status[:3]) and len(server.asked) == 1


def test_a_no_that_comes_before_the_whole_document_is_heard() -> None:
    def early(listener: socket.socket) -> None:
        link, _ = listener.accept()
        with link:
            link.recv(1000)
            link.sendall(http(b"", "413 Too Large", "Connection: close"))

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=early, args=(listener,))
        thread.start()
        line = IppLine(f"ipp://127.0.0.1:{listener.getsockname()[1]}/")
        with pytest.raises(Refused, match="413"):
            line.ask(request(2, 1, []), 3, b"x" * 3_000_000, once=True)
        line.close()
        thread.join()


def drip(link: socket.socket, asked: Asked) -> None:
    said = http(ipp(asked, 0, STATE))
    with contextlib.suppress(OSError):
        for byte in said:
            link.sendall(bytes([byte]))
            time.sleep(0.02)


def endless(link: socket.socket, asked: Asked) -> None:
    link.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/ipp\r\n\r\n")
    with contextlib.suppress(OSError):
        while True:
            link.sendall(b"\0" * 65536)


def endless_head(link: socket.socket, asked: Asked) -> None:
    with contextlib.suppress(OSError):
        link.sendall(b"HTTP/1.1 200 OK\r\nX: ")
        while True:
            link.sendall(b"a" * 65536)


def cut(link: socket.socket, asked: Asked) -> None:
    link.sendall(http(ipp(asked, 0, STATE))[:-9])
    link.shutdown(socket.SHUT_RDWR)


def noise(link: socket.socket, asked: Asked) -> None:
    link.sendall(bytes(range(1, 256)) * 4 + b"\r\n\r\n")
    link.shutdown(socket.SHUT_RDWR)


def page(link: socket.socket, asked: Asked) -> None:
    link.sendall(http(b"<html>hello</html>"))


def stale(link: socket.socket, asked: Asked) -> None:
    asked.number += 1
    link.sendall(http(ipp(asked, 0, STATE)))


def silence(link: socket.socket, asked: Asked) -> None:
    pass


def hang_up(link: socket.socket, asked: Asked) -> None:
    link.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize(
    ("behave", "trouble"),
    [
        (drip, LineTimeout),
        (silence, LineTimeout),
        (endless, BadAnswer),
        (endless_head, BadAnswer),
        (noise, BadAnswer),
        (page, BadAnswer),
        (stale, BadAnswer),
        (cut, LineGone),
        (hang_up, LineGone),
    ],
)
def test_every_misbehaviour_has_a_name_and_ends_in_time(behave: object, trouble: type[Exception]) -> None:
    assert callable(behave)
    with serving(behave) as server:
        start = time.monotonic()
        with pytest.raises(trouble):
            ask(server, 0.4)
        assert time.monotonic() - start < 1.5
        assert len(server.asked) == 1


def test_nobody_there_is_gone_at_once() -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    start = time.monotonic()
    with pytest.raises(LineGone):
        IppLine(f"ipp://127.0.0.1:{port}/").ask(request(11, 1, []), 2)
    assert time.monotonic() - start < 0.5


def test_a_printer_that_takes_no_bytes_is_given_up_in_time() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        line = IppLine(f"ipp://127.0.0.1:{listener.getsockname()[1]}/")
        start = time.monotonic()
        with pytest.raises(LineTimeout):
            line.ask(request(2, 1, []), 0.4, b"x" * 30_000_000)
        assert time.monotonic() - start < 1.5
        line.close()


@pytest.mark.parametrize("address", ["http://h/p", "ipp:///p", "ipp://user:secret@h/p", "h:631", ""])
def test_an_address_of_another_kind_is_refused_without_its_password(address: str) -> None:
    with pytest.raises(ValueError) as refused:
        IppLine(address)
    assert "secret" not in str(refused.value)


def test_an_address_says_where_and_how(tmp_path: object) -> None:
    assert IppLine("ipp://192.0.2.9/ipp/print").uri == "ipp://192.0.2.9/ipp/print"
    assert IppLine("ipps://printer.example:8443/ipp").uri == "ipps://printer.example:8443/ipp"
    with pytest.raises(ValueError, match="certificate"):
        IppLine(f"ipps://h/?certificate={tmp_path}/none.pem")
