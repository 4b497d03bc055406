"""What a voice pack contains: every clip by name, the words to be spoken, and how to speak them.

A hall that records its own announcer reads from this list; a dialect is a pack of the same clips spoken differently.
"""

from __future__ import annotations

import string
from dataclasses import dataclass

DIGITS_ZH = "零一二三四五六七八九"
DIGITS_EN = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
TEENS_EN = ["ten", "eleven", "twelve"]
TEENS_EN += [f"{stem}teen" for stem in ("thir", "four", "fif", "six", "seven", "eigh", "nine")]
TENS_EN = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
CHIME = "chime"
"""叮咚 before an announcement. Made by computation for every pack, never recorded."""


@dataclass(frozen=True, slots=True)
class Clip:
    """One thing to be spoken. `text` is written into the sentence, `hint` tells the reader how to say it."""

    name: str
    text: str
    hint: str = ""


def _letters(hint: str) -> list[Clip]:
    return [Clip(f"letter-{letter.lower()}", letter, hint) for letter in string.ascii_uppercase]


CHINESE = (
    *_letters("按字母名读，平稳，不拖长"),
    *(Clip(f"digit-{value}", sign, "单读，平稳，不上扬") for value, sign in enumerate(DIGITS_ZH)),
    Clip("digit-yao", "幺", "读 yāo：号票里的 1，本厅读“一”时也请录"),
    Clip("tens-1", "十"),
    *(Clip(f"tens-{value}", f"{DIGITS_ZH[value]}十", "连读") for value in range(2, 10)),
    *(Clip(f"hundreds-{value}", f"{DIGITS_ZH[value]}百", "连读；一百读 yì bǎi") for value in range(1, 10)),
    Clip("please", "请", "语气温和，尾音不落"),
    Clip("again", "再次呼叫", "比平时略慢"),
    Clip("number", "号", "轻接在号码后面，不停顿"),
    Clip("to", "到"),
    Clip("below", "负", "地下楼层：负一楼"),
    Clip("floor", "楼"),
    Clip("zone", "区"),
    Clip("window", "号窗口", "一句的结尾，语气落下"),
)
ENGLISH = (
    *_letters("the letter's name, level"),
    *(Clip(f"digit-{value}", word, "level, as in a telephone number") for value, word in enumerate(DIGITS_EN)),
    *(Clip(f"teens-{value}", word) for value, word in enumerate(TEENS_EN)),
    *(Clip(f"tens-{value}", word) for value, word in enumerate(TENS_EN, start=2)),
    Clip("hundred", "hundred"),
    Clip("and", "and"),
    Clip("again", "second call"),
    Clip("floor", "floor"),
    Clip("below", "basement"),
    Clip("zone", "zone"),
    Clip("window", "window", "not the end of the sentence: the number follows"),
    Clip("please", "please", "the end of the sentence, friendly"),
)
SCRIPTS: dict[str, tuple[Clip, ...]] = {"zh": CHINESE, "en": ENGLISH}
"""By language; Chinese dialects are zh."""
TEXTS = {language: {clip.name: clip.text for clip in script} for language, script in SCRIPTS.items()}
