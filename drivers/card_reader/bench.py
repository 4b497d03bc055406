"""Figures of the card reader: what decoding costs, what damage on the line can do, how long a read takes.

`kiosk bench card` puts them together. Everything here runs the real driver: against the simulated reader's pty or,
where a million readings are wanted, against the simulated SAM without a line's waiting.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from drivers.card_reader.answers import answer_of, belongs, text_and_photo
from drivers.card_reader.codes import Command
from drivers.card_reader.frames import FrameParser, build
from drivers.card_reader.layouts import decode
from drivers.card_reader.sam import SamCardReader
from drivers.card_reader.simulated import SimulatedCardReader
from drivers.card_reader.simulated_sam import SimulatedSam
from drivers.card_reader.synthetic_cards import SyntheticCard
from drivers.contract import CardText, Outcome, ReadResult

READ_BYTES = 10 + 15 + 10 + 19 + 10 + 1295 + 10 + 11 + 10 + 39
"""Bytes both ways in one read of a card without a newest address: find, select, read, newest address, body number."""
KINDS = ("byte", "burst", "cut", "hole", "noise", "scatter")


def read_frame(card: SyntheticCard) -> bytes:
    """The 1295 bytes a SAM answers to `30 01` with this card."""
    sam = SimulatedSam()
    sam.lay(card)
    for command in (Command.FIND, Command.SELECT):
        sam.answer(command)
    return build(sam.answer(Command.READ))


def decoded(stream: bytes) -> CardText | None:
    """The card in the stream, as one reading of the driver would take it, or None."""
    parser = FrameParser()
    for body in parser.feed(stream) + parser.cut_off():
        answer = answer_of(body)
        if belongs(answer, Command.READ) and answer.good:
            try:
                return decode(text_and_photo(answer.data)[0])
            except ValueError:
                return None
    return None


def damaged(frame: bytes, dice: random.Random) -> tuple[str, bytes]:
    """The frame with one kind of damage that lines do: a wrong byte, a burst, a lost end or middle, noise around it, or
    several wrong bytes at once."""
    at = dice.randrange(len(frame))
    match dice.choice(KINDS):
        case "byte":
            return "byte", frame[:at] + bytes([frame[at] ^ dice.randrange(1, 256)]) + frame[at + 1 :]
        case "burst":  # at most 8 neighbouring bits
            at, bits = dice.randrange(len(frame) - 1), dice.randrange(1, 256) << dice.randrange(9)
            pair = int.from_bytes(frame[at : at + 2], "big") ^ (bits & 0xFFFF)
            return "burst", frame[:at] + pair.to_bytes(2, "big") + frame[at + 2 :]
        case "cut":
            return "cut", frame[:at]
        case "hole":
            return "hole", frame[:at] + frame[at + dice.randrange(1, 64) :]
        case "noise":
            return "noise", dice.randbytes(dice.randrange(64)) + frame + dice.randbytes(dice.randrange(64))
    scattered = bytearray(frame)
    for _ in range(dice.randrange(2, 9)):
        scattered[dice.randrange(len(frame))] ^= dice.randrange(1, 256)
    return "scatter", bytes(scattered)


@dataclass
class BadLine:
    """A line to the simulated SAM that never waits and damages every frame that carries a card.

    `frames` counts them by damage, `undetected` those that pass the XOR byte with another card than the true one.
    """

    card: SyntheticCard
    dice: random.Random
    frames: Counter[str] = field(default_factory=Counter)
    undetected: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._sam, self._waiting = SimulatedSam(), b""
        self._frame = read_frame(self.card)
        self._truth = decoded(self._frame)
        self.lay()

    def lay(self) -> None:
        """The card is lifted and laid down again."""
        self._sam.lay(self.card)

    def damage(self, frame: bytes) -> tuple[str, bytes]:
        """What becomes of a frame that carries a card, and the name of it."""
        return damaged(frame, self.dice)

    def write(self, data: bytes, deadline: float) -> int:
        request = data[7:-1]
        answer = self._sam.answer(request)
        if request == Command.READ and len(answer) > len(self._frame) // 2:
            kind, self._waiting = self.damage(self._frame)
            self.frames[kind] += 1
            if decoded(self._waiting) not in (None, self._truth):
                self.undetected[kind] += 1
        else:
            self._waiting = build(answer)
        return len(data)

    def read(self, most: int, deadline: float) -> bytes:
        data, self._waiting = self._waiting[:most], self._waiting[most:]
        return data

    def drain(self, deadline: float) -> bool:
        return True

    def close(self) -> None: ...


def readings(line: BadLine, frames: int) -> Iterator[tuple[ReadResult, float]]:
    """What the real driver says to the card on this line, laid down again and again until so many damaged frames have
    gone over it; and the seconds of processor time each reading took."""
    reader = SamCardReader("bad:line", opener=lambda address: line)
    while line.frames.total() < frames:
        line.lay()
        began = time.thread_time()
        result = reader.read(deadline=5)
        yield result, time.thread_time() - began


@contextmanager
def simulated_reader(people: Path, baud: int = 115200) -> Iterator[tuple[SimulatedCardReader, str]]:
    """A simulated reader on a pty paced like a serial line, and the address of its near end."""
    with tempfile.TemporaryDirectory(prefix="card-") as folder:
        port = Path(folder, "reader.tty")
        simulated = SimulatedCardReader(port, Path(folder, "reader.sock"), people, baud)
        simulated.start()
        try:
            yield simulated, f"serial:{port}?baud={baud}"
        finally:
            simulated.stop()


def read_seconds(people: Path, who: str, reads: int, baud: int = 115200) -> list[float]:
    """Seconds from the card lying there to its text, over a paced pty. Raises RuntimeError when it is not read."""
    times = []
    with simulated_reader(people, baud) as (simulated, address):
        reader = SamCardReader(address)
        try:
            reader.status(deadline=2)
            for _ in range(reads):
                simulated.present_card(who)
                result = reader.read(deadline=5)
                if result.outcome is not Outcome.SUCCESS:
                    raise RuntimeError(f"the simulated card was not read: {result}")
                times.append(result.seconds)
                simulated.remove_card()
        finally:
            reader.close()
    return times
