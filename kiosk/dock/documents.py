"""The papers in stock for the simulated document camera: drawn by typst when the first of them is laid, and whatever
pictures stand in the dock's own folder `documents`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from drivers.controls import Handle

if TYPE_CHECKING:
    from drivers.document_camera.scene import Sheet

SOURCE: Final = Path(__file__).resolve().parents[2] / "assets" / "documents" / "papers.typ"
PAPERS: Final[tuple[tuple[str, str, float, float], ...]] = (
    ("contract", "房屋租赁合同 A4", 210, 297),
    ("letter", "英文在职证明 A4", 210, 297),
    ("form", "居住登记申请表 A4", 210, 297),
    ("blank", "白纸 A4", 210, 297),
    ("receipt", "收款收据 A5", 210, 148),
    ("household", "户口簿内页", 143, 105),
    ("card", "身份证（样本）", 85.6, 54),
)
"""Key in SOURCE, name, millimetres wide and high."""
_DOTS: Final = 220
"""An inch: a little more than the camera sees."""
_ROUNDED: Final = {"card": 3.18}
_A4: Final = 210.0
_PICTURES: Final = (".png", ".jpg", ".jpeg")


def in_stock(folder: Path) -> tuple[Mapping[str, Callable[[], Sheet]], Mapping[str, str]]:
    """What makes each paper's picture, and what each is called. Pictures in `folder` are laid as wide as an A4 sheet,
    or on their side when they are wider than high."""
    made: dict[str, Callable[[], Sheet]] = {
        key: partial(_drawn, key, wide, high, _ROUNDED.get(key, 0.0)) for key, _, wide, high in PAPERS
    }
    named = {key: name for key, name, *_ in PAPERS}
    if folder.is_dir():
        for path in sorted(each for each in folder.iterdir() if each.suffix.lower() in _PICTURES):
            made[path.stem], named[path.stem] = partial(_read, path), path.stem
    return made, named


def under_camera(camera: Path) -> list[dict[str, str]]:
    """Every paper in stock of the document camera behind this control socket, for QML: `key` is what the camera knows
    it by, `name` what it is called; none when no camera answers."""
    try:
        documents = Handle(camera).do("list_documents")["documents"]
    except (OSError, ValueError):
        return []
    return [{"key": each["name"], "name": each["shown"]} for each in documents]


def _drawn(key: str, wide: float, high: float, rounded: float) -> Sheet:
    import typst

    from kiosk.paper.certificate import FONT_FOLDERS

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(FONT_FOLDERS))
    compiler = typst.Compiler(root=SOURCE.parent, font_paths=fonts, ignore_system_fonts=True)
    made = compiler.compile(input=SOURCE, format="png", ppi=_DOTS, sys_inputs={"paper": key})
    return _sheet(made[0] if isinstance(made, list) else made or b"", wide, high, rounded)


def _read(path: Path) -> Sheet:
    """Raises ValueError when it is no picture."""
    return _sheet(path.read_bytes(), _A4, 0.0, 0.0)


def _sheet(picture: bytes, wide: float, high: float, rounded: float) -> Sheet:
    """`high` 0: as the picture is shaped."""
    import cv2
    import numpy as np

    from drivers.document_camera.scene import Sheet

    pixels = cv2.imdecode(np.frombuffer(picture, np.uint8), cv2.IMREAD_COLOR)
    if pixels is None:
        raise ValueError("that is no picture of a paper")
    down, across = pixels.shape[:2]
    if not high:
        wide = wide if across <= down else 297.0
        high = wide * down / across
    return Sheet(np.asarray(pixels, np.uint8), wide, high, rounded)
