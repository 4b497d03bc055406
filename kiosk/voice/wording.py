"""A call → the sentence that is spoken, as names of clips. Pure; the clips are those of `script`.

zh  请A零零一号到三号窗口            再次呼叫，请A零零一号到二楼D区二十一号窗口
en  A zero zero one, window three, please
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kiosk.voice.script import CHIME, DIGITS_ZH, TEXTS

COMMA = ","
"""Stands between clips where a speaker takes breath."""
LARGEST_NUMBER = 999
"""Spoken as a number; longer ones digit by digit."""
TICKET = re.compile(r"([A-Z]*)([0-9]{1,6})")
WINDOW_PIECE = re.compile(r"[0-9]+|[A-Z]")
WINDOW = re.compile(r"[0-9A-Z]{1,6}")
ZONE = re.compile(r"([0-9A-Z]{1,3})区?|Zone ([0-9A-Z]{1,3})")
FLOOR = re.compile(r"(负|地下|B)?([0-9]{1,3}|[一二三四五六七八九]?十?[一二三四五六七八九]?)(楼|层|F)")


class CannotSay(ValueError):
    """No clips for these words; the text names them."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a hall likes its sentences."""

    yao: bool = False
    """The 1 of a ticket is 幺, not 一."""
    say_floor: bool = False
    say_zone: bool = False
    say_again: bool = True
    """A repeated call begins with 再次呼叫."""
    chime: bool = True


@dataclass(frozen=True, slots=True)
class Sentence:
    """`clips` are names of `script` with COMMA between phrases; `text` is the same in writing, for engines and logs."""

    language: str
    clips: tuple[str, ...]

    @property
    def text(self) -> str:
        words = TEXTS[self.language]
        if self.language == "zh":
            return "".join("，" if name == COMMA else words[name] for name in self.clips if name != CHIME)
        spoken = " ".join(name if name == COMMA else words[name] for name in self.clips if name != CHIME)
        return spoken.replace(" ,", ",")


def sentence(
    language: str, number: str, window: str, *, zone: str = "", floor: str = "", again: bool = False, style: Style
) -> Sentence:
    """The announcement of `number` (A001) at `window` (3, 21, 3A).

    A zone or floor that has no clips (婚姻登记区) is left out: the window is what people look for. Raises CannotSay
    for a number or window that cannot be spoken.
    """
    ticket = TICKET.fullmatch(number)
    if ticket is None:
        raise CannotSay(f"{number!r} is no ticket number such as A001")
    if not WINDOW.fullmatch(window):
        raise CannotSay(f"{window!r} is no window such as 3, 21 or 3A")
    build = {"zh": _chinese, "en": _english}[language]
    place_floor = _floor(floor) if style.say_floor else None
    place_zone = _zone(zone) if style.say_zone else ""
    clips = [*([CHIME] if style.chime else []), *(["again", COMMA] if again and style.say_again else [])]
    spoken = [*_letters(ticket[1]), *_digits(ticket[2], style.yao and language == "zh")]
    return Sentence(language, (*clips, *build(spoken, window, place_zone, place_floor)))


def chinese_number(value: int) -> list[str]:
    """0 … 999 as it is said: 二十一, 一百零五, 一百一十."""
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    clips = [f"hundreds-{hundreds}"] if hundreds else []
    if hundreds and not tens and ones:
        clips.append("digit-0")
    if hundreds and tens == 1:
        clips.append("digit-1")
    if tens:
        clips.append(f"tens-{tens}")
    if ones or not clips:
        clips.append(f"digit-{ones}")
    return clips


def english_number(value: int) -> list[str]:
    """0 … 999: twenty one, one hundred and five."""
    hundreds, rest = divmod(value, 100)
    clips = [f"digit-{hundreds}", "hundred", *(["and"] if rest else [])] if hundreds else []
    tens, ones = divmod(rest, 10)
    if tens == 1:
        return [*clips, f"teens-{ones}"]
    if tens:
        clips.append(f"tens-{tens}")
    if ones or not clips:
        clips.append(f"digit-{ones}")
    return clips


def _chinese(ticket: list[str], window: str, zone: str, floor: tuple[bool, int] | None) -> list[str]:
    place = []
    if floor:
        place += [*(["below"] if floor[0] else []), *chinese_number(floor[1]), "floor"]
    if zone:
        place += [*_named("zh", zone), "zone"]
    return ["please", *ticket, "number", "to", *place, *_named("zh", window), "window"]


def _english(ticket: list[str], window: str, zone: str, floor: tuple[bool, int] | None) -> list[str]:
    clips = [*ticket, COMMA]
    if floor:
        clips += ["below" if floor[0] else "floor", *english_number(floor[1]), COMMA]
    if zone:
        clips += ["zone", *_named("en", zone), COMMA]
    return [*clips, "window", *_named("en", window), COMMA, "please"]


def _named(language: str, name: str) -> list[str]:
    """A window or zone: letters by name, digits as one number. 3A → 三 A."""
    as_number = chinese_number if language == "zh" else english_number
    clips: list[str] = []
    for piece in WINDOW_PIECE.findall(name):
        if not piece.isdigit():
            clips += _letters(piece)
        elif int(piece) <= LARGEST_NUMBER:
            clips += as_number(int(piece))
        else:
            clips += _digits(piece, yao=False)
    return clips


def _letters(letters: str) -> list[str]:
    return [f"letter-{letter.lower()}" for letter in letters]


def _digits(digits: str, yao: bool) -> list[str]:
    return ["digit-yao" if yao and digit == "1" else f"digit-{digit}" for digit in digits]


def _zone(zone: str) -> str:
    found = ZONE.fullmatch(zone.strip())
    return (found[1] or found[2]) if found else ""


def _floor(floor: str) -> tuple[bool, int] | None:
    """Below ground?, and which: 二楼, 2F, 负一楼, B1层."""
    found = FLOOR.fullmatch(floor.strip())
    if found is None or not found[2]:
        return None
    return bool(found[1]), int(found[2]) if found[2].isdigit() else _counted(found[2])


def _counted(words: str) -> int:
    """十二 → 12, 二十 → 20, 三 → 3."""
    tens, ten, ones = words.rpartition("十")
    value = 10 * (DIGITS_ZH.index(tens) if tens else 1) if ten else 0
    return value + (DIGITS_ZH.index(ones) if ones else 0)
