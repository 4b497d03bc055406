"""How this citizen likes the screen: text size, contrast, reach, language, speech. Reset at the end of every visit."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot

LANGUAGES = ("zh", "en")
USUAL_VOLUME = 70
"""Percent; EN 301 549 5.1.3: the volume goes back to its usual value after every use."""


class Comfort(QObject):
    """Bound by Theme.qml and the bars; one touch each on every screen."""

    changed = Signal()
    languageChanged = Signal()

    def __init__(self, language: str = "zh") -> None:
        super().__init__()
        self._usual_language = self._language = language
        self._elder = self._bright = self._low = self._speech = False
        self._volume = USUAL_VOLUME

    def _get_elder(self) -> bool:
        return self._elder

    def _get_bright(self) -> bool:
        return self._bright

    def _get_low(self) -> bool:
        return self._low

    def _get_speech(self) -> bool:
        return self._speech

    def _get_language(self) -> str:
        return self._language

    def _get_volume(self) -> int:
        return self._volume

    elder = Property(bool, _get_elder, notify=changed)
    """大字: text × 1.35 and fewer things on a screen."""
    highContrast = Property(bool, _get_bright, notify=changed)
    lowReach = Property(bool, _get_low, notify=changed)
    """下移: everything to be touched in the lower half."""
    speech = Property(bool, _get_speech, notify=changed)
    language = Property(str, _get_language, notify=languageChanged)
    volume = Property(int, _get_volume, notify=changed)
    """Percent, 0 to 100."""

    @Slot()
    def toggleElder(self) -> None:
        self.set(elder=not self._elder)

    @Slot()
    def toggleContrast(self) -> None:
        self.set(contrast=not self._bright)

    @Slot()
    def toggleReach(self) -> None:
        self.set(reach=not self._low)

    @Slot()
    def toggleSpeech(self) -> None:
        self.set(speech=not self._speech)

    @Slot()
    def toggleLanguage(self) -> None:
        self.set(language="zh" if self._language == "en" else "en")

    def set(
        self,
        *,
        elder: bool | None = None,
        contrast: bool | None = None,
        reach: bool | None = None,
        speech: bool | None = None,
        language: str | None = None,
        volume: int | None = None,
    ) -> None:
        """Change what is given, leave the rest. Raises ValueError for an unknown language or volume."""
        if language is not None and language not in LANGUAGES:
            raise ValueError(f"no such language: {language}; known: {', '.join(LANGUAGES)}")
        if volume is not None and not 0 <= volume <= 100:
            raise ValueError(f"volume is 0 to 100 percent, not {volume}")
        before = self._language
        self._elder = self._elder if elder is None else elder
        self._bright = self._bright if contrast is None else contrast
        self._low = self._low if reach is None else reach
        self._speech = self._speech if speech is None else speech
        self._volume = self._volume if volume is None else volume
        self._language = language or before
        self.changed.emit()
        if self._language != before:
            self.languageChanged.emit()

    def reset(self) -> None:
        self.set(
            elder=False,
            contrast=False,
            reach=False,
            speech=False,
            language=self._usual_language,
            volume=USUAL_VOLUME,
        )
