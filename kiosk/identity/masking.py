"""What may be shown of a person. The only place that decides it; every screen, slip and log goes through here.

Rule (domain.md §9): a public screen shows the surname and the last four characters, never the middle of a number;
a number in full stands only on a certificate.
"""

from __future__ import annotations

import re

_DOTS = re.compile("[·•・‧∙．]")
"""The separating dot of ethnic and foreign names as different input methods and cards write it."""
_COMPOUND = (
    "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 "
    "公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 亓官 司寇 巫马 公西 颛孙 壤驷 "
    "公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 梁丘 左丘 西门 "
    "第五 即墨 达奚 褚师"
)
_TAIL = 4
_MOBILE = 11


def public_name(name: str) -> str:
    """A name for everybody's eyes: 李小龙 → 李*, 欧阳样本 → 欧阳*, 买买提·艾力 → 买买提·*, SMITH JOHN → SMITH *."""
    name = name.strip()
    if not name:
        return ""
    if dot := _DOTS.search(name):
        return f"{name[: dot.start()]}·*" if dot.start() else "*"
    if " " in name:
        return f"{name.split()[0].rstrip(',')} *"
    if len(name) > 2 and name[:2] in _COMPOUND:
        return f"{name[:2]}*"
    return f"{name[0]}*"


def public_number(number: str) -> str:
    """A number for everybody's eyes, as long as the number itself: 990***********0019, H****5678, 1234 → ****.

    At most the first three and the last four characters stay; a number too short to hide anything is all stars.
    """
    return _starred(number, head=max(0, min(3, (len(number) - 2 * _TAIL + 2) // 3)))


def last_four(number: str) -> str:
    """The end of a number, for a slip; empty when the number is too short to hide anything."""
    return number[-_TAIL:] if len(number) >= 2 * _TAIL else ""


def public_phone(phone: str) -> str:
    """A telephone number for everybody's eyes: 13800138000 → 138****8000, 12345678 → ****5678."""
    digits = re.sub(r"[\s-]", "", phone)
    return _starred(digits, head=3 if len(digits) == _MOBILE else 0)


def _starred(text: str, head: int) -> str:
    if len(text) < 2 * _TAIL:
        return "*" * len(text)
    return text[:head] + "*" * (len(text) - head - _TAIL) + text[-_TAIL:]
