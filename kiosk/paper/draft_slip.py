"""The slip of a draft: what it is, until when it is kept, and the code to go on with. It names nobody."""

from __future__ import annotations

from drivers.contract import Slip, SlipCode, SlipFeed, SlipLine, SlipRule
from kiosk.center.contract.filing import Kept

QR_MODULE = 6

_WORDS = {
    "zh": {
        "title": "没交的申请",
        "until": "保存到 {day}，过期自动删除。",
        "how": "到任何一台自助机，选“申请办事”里的“接着办”，扫这个码，再放身份证，或者输入身份证后四位。",
        "mind": "还没有提交，不算申请。",
        "spoilt": "此单未印完，请按屏幕上的提示重印",
    },
    "en": {
        "title": "Not handed in yet",
        "until": "Kept until {day}, then erased.",
        "how": "At any kiosk choose “Apply”, then “Go on”. Scan this code, then lay your ID card or type the last four "
        "characters of its number.",
        "mind": "Nothing has been applied for yet.",
        "spoilt": "Incomplete slip; print it again as the screen says",
    },
}


def draft_slip(kept: Kept, hall: str, language: str = "zh") -> Slip:
    """`hall` in the citizen's language."""
    words = _WORDS.get(language, _WORDS["zh"])
    name = (kept.item_name_en if language == "en" else "") or kept.item_name
    return Slip(
        (
            SlipLine(hall, align="center"),
            SlipLine(words["title"], size=2, bold=True, align="center"),
            SlipRule(),
            SlipLine(name, bold=True),
            SlipLine(words["until"].format(day=kept.until.isoformat())),
            SlipLine(words["mind"], bold=True),
            SlipRule(),
            SlipCode(kept.url, module=QR_MODULE),
            SlipLine(words["how"]),
            SlipFeed(16),
        )
    )


def spoilt_words(language: str = "zh") -> str:
    """For half a slip."""
    return _WORDS.get(language, _WORDS["zh"])["spoilt"]
