"""The card reader: how fast a card becomes a person, how often it is looked for, and what a bad line can do to it.

Reading runs over a pty paced at 115,200 baud. Looking is counted by the simulated reader while a whole kiosk stands on
「请刷身份证」. Damage runs the real driver and the journey's rule against the simulated SAM, without a line's waiting.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from typing import Any

from drivers.card_reader.bench import KINDS, READ_BYTES, BadLine, read_seconds, readings
from drivers.card_reader.layouts import decode
from drivers.card_reader.synthetic_cards import load_people
from drivers.contract import Outcome
from kiosk.bench.running import judged, spread_of_turns
from kiosk.identity.person import Person, person_from
from kiosk.settings import HOUSE

TARGETS = {
    "over_line_ms_p99": 50.0,
    "finds_nearer_than_300_ms": 0.0,
    "wrong_persons": 0.0,
    "crashes": 0.0,
    "reading_cpu_ms_worst": 100.0,
}
BAUD = 115200
WHO = "li"
PEOPLE = HOUSE / "config" / "people.toml"
TURN = 8
"""Readings in one turn; judged is the usual turn (`spread_of_turns`), told is the worst reading of all too."""
FIND_GAP = 300
"""Milliseconds a reader wants between two looks for a card (devices.md §6)."""


def run(quick: bool = False, frames: str = "1000000", reads: str = "40") -> dict[str, Any]:
    """`frames` damaged frames and `reads` timed readings."""
    figures = (
        read_figures(8 if quick else int(reads))
        | polling_figures(2.0 if quick else 6.0)
        | damage_figures(BadLine(load_people(PEOPLE)[WHO], random.Random(1)), 20_000 if quick else int(frames))
    )
    return judged("card", figures | {"when": time.strftime("%Y-%m-%d")}, TARGETS)


def read_figures(reads: int) -> dict[str, Any]:
    """From the card on the glass to its text: find, select, read, newest address, body number."""
    samples = read_seconds(PEOPLE, WHO, reads, BAUD)
    turns = [samples[at : at + TURN] for at in range(0, len(samples), TURN)]
    line = READ_BYTES * 10 / BAUD * 1000
    middle, usual, _ = spread_of_turns(turns, 1000)
    return {
        "read_ms_median": middle,
        "line_ms": round(line, 1),
        "over_line_ms_p99": round(usual - line, 1),
        "over_line_ms_worst": round(max(samples) * 1000 - line, 1),
        "reads": reads,
    }


def polling_figures(seconds: float) -> dict[str, Any]:
    """How far apart a waiting kiosk's looks for a card are, as the reader counts them."""
    from kiosk.bench.card_waiting import looks_for_a_card

    looks, least = looks_for_a_card(seconds)
    return {"finds": looks, "find_gap_ms_least": least, "finds_nearer_than_300_ms": int(least < FIND_GAP)}


def damage_figures(line: BadLine, frames: int) -> dict[str, Any]:
    """What so many damaged frames come to, one card laid down again and again on this line.

    `undetected`: frames with another text that pass the only guard of the wire, one XOR byte. They reach the driver,
    which reads twice on a line that damages, and the journey, which wants a second laying of a card whose number and
    birth date disagree. `wrong_persons` is what gets past both.
    """
    truth = person_from(decode(line.card.text))
    fates, worst, doubted, crashes = Counter[str](), 0.0, "", 0
    began = time.monotonic()
    tries = readings(line, frames)
    while True:
        try:
            result, seconds = next(tries)
        except StopIteration:
            break
        except Exception:
            crashes, tries = crashes + 1, readings(line, frames)
            continue
        worst = max(worst, seconds)
        person = person_from(result.card) if result.outcome is Outcome.SUCCESS and result.card else None
        fate, doubted = _fate(person, truth, doubted)
        fates[fate] += 1
    return {
        "frames": line.frames.total(),
        "readings": fates.total(),
        **{fate: fates[fate] for fate in ("true_persons", "wrong_persons", "laid_again", "refused")},
        "undetected": line.undetected.total(),
        **{f"undetected_{kind}": line.undetected[kind] for kind in KINDS},
        "crashes": crashes,
        "reading_cpu_ms_worst": round(worst * 1000, 2),
        "damage_seconds": round(time.monotonic() - began, 1),
    }


def _fate(person: Person | None, truth: Person, doubted: str) -> tuple[str, str]:
    """What the journey makes of one reading (`kiosk.journeys.identifying`), and the number it now doubts."""
    if person is None:
        return "refused", doubted
    if not person.believed(doubted):
        return "laid_again", person.number
    return "true_persons" if _same(person, truth) else "wrong_persons", ""


def _same(person: Person, truth: Person) -> bool:
    """Everything the damaged frame can have changed; the body's number comes in another one."""
    fields = [name for name in Person.__slots__ if name != "management_number"]
    return all(getattr(person, name) == getattr(truth, name) for name in fields)
