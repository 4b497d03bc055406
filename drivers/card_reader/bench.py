"""Figures of the card reader: what decoding costs, what damage on the line can do, how long a read takes.

    python -m drivers.card_reader.bench [PEOPLE_FILE]

prints one JSON object; `decode_figures`, `damage_figures` and `read_figures` can be called one by one.
"""

from __future__ import annotations

import json
import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from drivers.card_reader.answers import answer_of, belongs, text_and_photo
from drivers.card_reader.codes import Command
from drivers.card_reader.frames import FrameParser, build
from drivers.card_reader.layouts import decode
from drivers.card_reader.sam import SamCardReader
from drivers.card_reader.simulated import SimulatedCardReader
from drivers.card_reader.simulated_sam import SimulatedSam
from drivers.card_reader.synthetic_cards import SyntheticCard, load_people
from drivers.contract import CardText, Outcome

Figures = dict[str, float]

_READ_BYTES = 10 + 15 + 10 + 19 + 10 + 1295 + 10 + 11
"""Bytes both ways in one read of a card without a newest address: find, select, read, newest address."""


def read_frame(card: SyntheticCard) -> bytes:
    """The 1295 bytes a SAM answers to `30 01` with this card."""
    sam = SimulatedSam()
    sam.lay(card)
    for command in (Command.FIND, Command.SELECT):
        sam.answer(command)
    return build(sam.answer(Command.READ))


def decoded(stream: bytes) -> CardText | None:
    """The card in the stream, as the driver would take it, or None."""
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
    match dice.choice(("byte", "burst", "cut", "hole", "noise", "scatter")):
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


def decode_figures(card: SyntheticCard, rounds: int = 500) -> Figures:
    """Microseconds from the bytes of a read answer to the card's text."""
    frame = read_frame(card)
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        decoded(frame)
        times.append(time.perf_counter() - began)
    return {"decode_us_median": round(statistics.median(times) * 1e6, 1), "decode_us_worst": round(max(times) * 1e6, 1)}


def damage_figures(card: SyntheticCard, frames: int, seed: int = 1) -> Figures:
    """What became of so many damaged frames. `wrong_*` is a card other than the true one, by kind of damage.

    The frame's only guard is one XOR byte: damage in one byte or in 8 neighbouring bits cannot pass it, several wrong
    bytes pass it once in 256 times (and most of those hit the photo).
    """
    frame, dice = read_frame(card), random.Random(seed)
    truth = decoded(frame)
    fates: Counter[str] = Counter()
    for _ in range(frames):
        kind, stream = damaged(frame, dice)
        found = decoded(stream)
        fate = "refused" if found is None else "identical" if found == truth else f"wrong_{kind}"
        fates[fate] += 1
    wrong = {f"wrong_{kind}": 0 for kind in ("byte", "burst", "cut", "hole", "noise", "scatter")}
    return {"frames": frames, **wrong, **fates}


def read_figures(people: Path, who: str, reads: int = 20, baud: int = 115200) -> Figures:
    """Milliseconds from the card lying there to its text, over a paced pty, and how much of it is not line time."""
    times = []
    with tempfile.TemporaryDirectory(prefix="card-") as folder:
        port = Path(folder, "reader.tty")
        simulated = SimulatedCardReader(port, Path(folder, "reader.sock"), people, baud)
        simulated.start()
        reader = SamCardReader(f"serial:{port}?baud={baud}")
        try:
            reader.status(deadline=2)
            for _ in range(reads):
                simulated.present_card(who)
                result = reader.read(deadline=5)
                if result.outcome is not Outcome.SUCCESS:
                    raise RuntimeError(f"the simulated card was not read: {result}")
                times.append(result.seconds * 1000)
                simulated.remove_card()
        finally:
            reader.close()
            simulated.stop()
    line = _READ_BYTES * 10 / baud * 1000
    worst = max(times)
    return {
        "read_ms_median": round(statistics.median(times), 1),
        "read_ms_worst": round(worst, 1),
        "line_ms": round(line, 1),
        "over_line_ms_worst": round(worst - line, 1),
    }


def main() -> int:
    people = Path(sys.argv[1] if len(sys.argv) > 1 else "config/people.toml")
    card = load_people(people)["li"]
    figures = decode_figures(card) | damage_figures(card, 100_000) | read_figures(people, "li")
    targets = {"over_line_ms_worst": 50, "wrong_byte": 0, "wrong_burst": 0, "wrong_cut": 0, "wrong_noise": 0}
    held = all(figures[name] <= most for name, most in targets.items())
    print(json.dumps({"bench": "card_reader", "figures": figures, "targets": targets, "held": held}))
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
