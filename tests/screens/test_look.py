"""The rules of the look: one place for colours and sizes, contrast, icons, words in both languages, clean QML."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QColor

from kiosk.screens.drawing import ICONS, IconProvider
from kiosk.screens.pictures import Picture, settle, stand
from kiosk.screens.translations import TRANSLATIONS, TranslationMissing, compiled
from kiosk.screens.window import ROOT, Opened
from tests.screens.scenes import ALL

SCREENS = ROOT / "kiosk" / "screens"
FILES = sorted([*SCREENS.glob("*.qml"), *(SCREENS / "components").glob("*.qml")])
PAIRS = [
    ("ink", "paper"),
    ("ink", "card"),
    ("soft", "paper"),
    ("soft", "card"),
    ("soft", "button"),
    ("idle", "card"),
    ("ink", "button"),
    ("ink", "buttonDown"),
    ("ink", "washDown"),
    ("ink", "wash"),
    ("blue", "card"),
    ("blue", "paper"),
    ("blue", "wash"),
    ("blueInk", "blue"),
    ("blueInk", "blueDown"),
    ("blueInk", "amber"),
    ("blueInkSoft", "blue"),
    ("blueInkSoft", "blueDown"),
    ("blueInk", "blueChip"),
    ("green", "card"),
    ("green", "greenWash"),
    ("amber", "card"),
    ("amber", "amberWash"),
    ("ink", "amberWash"),
    ("ink", "greenWash"),
    ("ink", "redWash"),
    ("red", "redWash"),
    ("focusInk", "focus"),
    ("signLine", "signPaper"),
]


def code_of(path: Path) -> str:
    """The QML without comments and without what stands in quotes."""
    text = re.sub(r"//.*", "", path.read_text("utf-8"))
    return re.sub(r'"(?:[^"\\]|\\.)*"|/\^.*?/\.exec', '""', text)


@pytest.mark.parametrize("path", [path for path in FILES if path.name != "Theme.qml"], ids=lambda path: path.stem)
def test_only_the_theme_holds_colours_sizes_and_durations(path: Path) -> None:
    """0, 1, 2 and ratios below 2 may stand anywhere; text in quotes may hold numbers but no colour."""
    numbers = re.findall(r"(?<![\w.])\d+(?:\.\d+)?(?![\w.%])", code_of(path))
    assert [number for number in numbers if float(number) > 2] == []
    assert re.findall(r'"#[0-9A-Fa-f]{3,8}"|Qt\.rgba|Qt\.hsla', path.read_text("utf-8")) == []


def luminance(colour: QColor) -> float:
    """WCAG 2.2 relative luminance."""
    red, green, blue = (_linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


@pytest.mark.parametrize("contrast", [False, True])
def test_every_pair_of_ink_and_ground_has_contrast_enough(opened: Opened, contrast: bool) -> None:
    opened.stage.comfort.set(contrast=contrast)
    theme = opened.engine.singletonInstance("kiosk.screens", "Theme")
    assert isinstance(theme, QObject)
    for ink, ground in PAIRS:
        light, dark = sorted((luminance(theme.property(name)) for name in (ink, ground)), reverse=True)
        ratio = (light + 0.05) / (dark + 0.05)
        assert ratio >= 4.5, f"{ink} on {ground} is only {ratio:.2f} : 1"


def test_no_light_text_is_drawn_on_a_ground_that_is_not_in_the_pairs() -> None:
    """Every colour of the theme that words or grounds wear is checked above; a new one must be added there."""
    names = set(re.findall(r"property color (\w+):", (SCREENS / "Theme.qml").read_text("utf-8")))
    without_words = {"line", "edge", "idleEdge", "veil", "clear"}
    assert names - without_words == {name for pair in PAIRS for name in pair}


@pytest.mark.parametrize("path", sorted(ICONS.glob("*.svg")), ids=lambda path: path.stem)
def test_an_icon_is_drawn_in_the_house_style(path: Path, qapp: object) -> None:
    drawing = ElementTree.parse(path).getroot()
    style = {name: drawing.get(name) for name in ("viewBox", "fill", "stroke", "stroke-width", "stroke-linecap")}
    assert style == {
        "viewBox": "0 0 48 48",
        "fill": "none",
        "stroke": "currentColor",
        "stroke-width": "2.8",
        "stroke-linecap": "round",
    }
    image = IconProvider().requestImage(f"{path.stem}/14508c/48", QSize(), QSize())
    inked = [image.pixelColor(x, y) for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() == 255]
    assert len(inked) > 25
    assert {colour.name() for colour in inked} == {"#14508c"}
    rim = [image.pixelColor(at, edge).alpha() for at in range(48) for edge in (0, 47)]
    assert max(rim) == 0, "the drawing runs over its edge"


def test_every_icon_that_a_screen_or_a_family_names_is_drawn() -> None:
    drawn = {path.stem for path in ICONS.glob("*.svg")}
    named = {name for path in FILES for name in re.findall(r'(?:icon|name): "(\w+)"', path.read_text("utf-8"))}
    named |= {"id", "work", "heart", "family", "house", "shop", "food", "car", "book", "care", "crane", "leaf"}
    assert named - drawn == set()


def messages() -> list[tuple[str, str, str, str]]:
    """Context, source, translation and its state, of every message."""
    found = []
    for context in ElementTree.parse(TRANSLATIONS / "bianmin_en.ts").getroot().iter("context"):
        for message in context.iter("message"):
            english = message.find("translation")
            assert english is not None
            name, source = context.findtext("name") or "", message.findtext("source") or ""
            found.append((name, source, english.text or "", english.get("type", "")))
    return found


def test_every_word_has_its_english() -> None:
    assert [message for message in messages() if not message[2] or message[3]] == []


def test_english_keeps_the_places_of_the_facts() -> None:
    def places(text: str) -> list[str]:
        return sorted(re.findall(r"%\d", text))

    assert [message for message in messages() if places(message[1]) != places(message[2])] == []


def test_english_has_straight_quotes() -> None:
    """The font draws the curly ones as wide as a Chinese sign: don’ t."""
    assert [message for message in messages() if re.search("[‘’“”]", message[2])] == []


def test_every_qstr_is_in_the_translation_file() -> None:
    known = {(context, source) for context, source, _, _ in messages()}
    texts = {path.stem: path.read_text("utf-8") for path in FILES}
    asked = {(name, words) for name, text in texts.items() for words in re.findall(r'qsTr\("((?:[^"\\]|\\.)*)"', text)}
    assert asked == known


def test_no_chinese_stands_on_a_screen_without_qstr() -> None:
    """Punctuation between spoken sentences and the name of the other language may stand as they are."""
    for path in FILES:
        bare = re.sub(r'qsTr\("(?:[^"\\]|\\.)*"', "", re.sub(r"//.*", "", path.read_text("utf-8")))
        literals = [text for text in re.findall(r'"((?:[^"\\]|\\.)*)"', bare) if re.search(r"[一-鿿]", text)]
        assert set(literals) <= {"中文", "一二三四五六七八九"}, path.name


def test_the_language_changes_while_a_screen_stands_and_what_was_typed_stays(opened: Opened) -> None:
    stand(opened, Picture("type", ALL["type"]))
    for digit in "990101":
        opened.number.add(digit)
    opened.stage.comfort.toggleLanguage()
    settle(opened)
    from tests.screens.walking import words

    shown = [word.text for word in words(opened)]
    assert "Type your ID number" in shown
    assert "990101" in shown


def test_a_missing_translation_says_so(tmp_path: Path) -> None:
    with pytest.raises(TranslationMissing, match=r"bianmin_fr\.ts"):
        compiled("fr", tmp_path)


def test_a_broken_translation_says_so(tmp_path: Path) -> None:
    (tmp_path / "bianmin_en.ts").write_text("this is not XML", "utf-8")
    with pytest.raises(TranslationMissing, match="Could not compile"):
        compiled("en", tmp_path)


def test_a_translation_is_compiled_again_only_when_its_words_changed(tmp_path: Path) -> None:
    source = tmp_path / "bianmin_en.ts"
    source.write_bytes((TRANSLATIONS / "bianmin_en.ts").read_bytes())
    first = compiled("en", tmp_path)
    made = first.stat().st_mtime_ns
    assert compiled("en", tmp_path).stat().st_mtime_ns == made
    later = first.stat().st_mtime + 10
    import os

    os.utime(source, (later, later))
    assert compiled("en", tmp_path).stat().st_mtime_ns != made


def test_qmllint_has_nothing_to_say() -> None:
    told = subprocess.run([str(SCREENS / "lint.sh")], capture_output=True, text=True, timeout=110, check=False)
    assert (told.returncode, told.stdout + told.stderr) == (0, "")


def test_the_lists_of_qml_files_are_complete() -> None:
    for folder in (SCREENS, SCREENS / "components"):
        listed = set(re.findall(r"(\w+\.qml)", (folder / "qmldir").read_text("utf-8")))
        assert listed == {path.name for path in folder.glob("*.qml")}
