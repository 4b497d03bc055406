"""The one family of type, and what to do when it is missing."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

FAMILY = "Noto Sans CJK SC"
PACKAGE = "fonts-noto-cjk"


class FontMissing(RuntimeError):
    """Without the font every Chinese character is a box."""


def use_font() -> QFont:
    """The application font. Raises FontMissing, which names the package to install."""
    if not QFontDatabase.hasFamily(FAMILY):
        raise FontMissing(f"The font “{FAMILY}” is not installed. Install it with: apt-get install {PACKAGE}")
    font = QFont(FAMILY)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
