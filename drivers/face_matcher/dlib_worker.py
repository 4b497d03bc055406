"""The process in which face_recognition (dlib) runs, with an interpreter of its own: the library calls `quit()` when it
dislikes its surroundings, and its native code may crash; the kiosk must not.

    python -I dlib_worker.py SOCKET_NUMBER

One message: four bytes of length (big-endian), then JSON; its `sizes` are the lengths of the raw pictures that follow.
Everything imported before `main` is the standard library, because both sides read this file.
"""

from __future__ import annotations

import json
import socket
import struct
import sys
from importlib import import_module
from importlib.metadata import version
from typing import Any

LONGEST_MESSAGE = 1 << 20


def send(line: socket.socket, message: dict[str, Any], *pictures: bytes | bytearray) -> None:
    text = json.dumps({**message, "sizes": [len(each) for each in pictures]}).encode()
    line.sendall(struct.pack(">I", len(text)) + text)
    for each in pictures:
        line.sendall(each)


def receive(line: socket.socket) -> tuple[dict[str, Any], list[bytearray]]:
    """Raises EOFError when the other side is gone, TimeoutError when the socket's time is over."""
    (length,) = struct.unpack(">I", _exactly(line, 4))
    if length > LONGEST_MESSAGE:
        raise EOFError("not a message")
    message: dict[str, Any] = json.loads(_exactly(line, length))
    return message, [_exactly(line, size) for size in message["sizes"]]


def _exactly(line: socket.socket, size: int) -> bytearray:
    found = bytearray(size)
    view = memoryview(found)
    done = 0
    while done < size:
        got = line.recv_into(view[done:])
        if not got:
            raise EOFError("the other side closed the line")
        done += got
    return found


class Worker:
    """Features never leave this object; `forget` zeroes them."""

    def __init__(self) -> None:
        self.numpy: Any = import_module("numpy")
        self.recognition: Any = import_module("face_recognition")
        self.portrait: Any = None

    def engine(self) -> str:
        dlib: Any = import_module("dlib")
        return f"dlib-{dlib.__version__}+face_recognition-{version('face_recognition')}"

    def answer(self, message: dict[str, Any], pictures: list[bytearray]) -> dict[str, Any]:
        match message["do"]:
            case "enrol":
                self.forget()
                self.portrait = self.feature(message["shapes"][0], pictures[0])
                return {"ok": True}
            case "compare":
                return {"ok": True, "score": self.score(message["shapes"], pictures)}
            case _:
                self.forget()
                return {"ok": True}

    def feature(self, shape: list[int], raw: bytearray) -> Any:
        """Shape: height, width, then the face's box (top, right, bottom, left) for when HOG finds none."""
        height, width, *box = shape
        pixels = self.numpy.frombuffer(raw, self.numpy.uint8).reshape(height, width, 3)
        found = self.recognition.face_locations(pixels, number_of_times_to_upsample=0)
        largest = max(found, key=lambda face: face[2] - face[0], default=tuple(box))
        made = self.recognition.face_encodings(pixels, known_face_locations=[largest])[0]
        pixels.fill(0)
        return made

    def score(self, shapes: list[list[int]], pictures: list[bytearray]) -> float:
        made = [self.feature(shape, raw) for shape, raw in zip(shapes, pictures, strict=True)]
        distance = float(self.numpy.linalg.norm(self.numpy.mean(made, axis=0) - self.portrait))
        for each in made:
            each.fill(0)
        return 1 - distance

    def forget(self) -> None:
        """The last face goes from the network's memory too: it is made to look at nothing."""
        if self.portrait is not None:
            self.portrait.fill(0)
            self.portrait = None
            self.feature([160, 160, 0, 160, 160, 0], bytearray(160 * 160 * 3))


def main() -> None:
    line = socket.socket(fileno=int(sys.argv[1]))
    worker = Worker()
    send(line, {"ok": True, "engine": worker.engine()})
    while True:
        try:
            message, pictures = receive(line)
        except EOFError:
            return
        send(line, worker.answer(message, pictures))


if __name__ == "__main__":
    main()
