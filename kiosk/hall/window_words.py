"""The words a hall chooses for its counters: why a window pauses, why a citizen steps aside or is sent on.

`window_page.toml` beside `hall.toml`; a hall without the file has the words below.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field

from kiosk.center.contract.windows import MOST_REASON
from kiosk.hall.plan import Strict, checked

Words = Annotated[str, Field(min_length=1, max_length=MOST_REASON)]


class Absence(Strict):
    """A reason to leave the window. The clerk picks `label`; only `public` leaves the page, to be shown."""

    label: Words
    public: Words


class WindowWords(Strict):
    pauses: tuple[Absence, ...] = Field(
        default=(
            Absence(label="短暂离开", public="暂离"),
            Absence(label="上厕所", public="暂离"),
            Absence(label="取材料、复印", public="正在取材料"),
            Absence(label="开会、请示", public="暂离"),
            Absence(label="交接班", public="正在交接"),
            Absence(label="系统或设备故障", public="设备检修"),
        ),
        min_length=1,
        max_length=9,
    )
    holds: tuple[Words, ...] = Field(default=("去复印材料", "去补填表格", "去缴费", "等家人送材料"), max_length=9)
    hold_minutes: tuple[Annotated[int, Field(ge=1, le=240)], ...] = Field(
        default=(5, 10, 20, 40), min_length=1, max_length=6
    )
    transfers: tuple[Words, ...] = Field(default=("事项归那个窗口办", "还要办另一件事", "材料要那边审核"), max_length=9)
    calls: tuple[Words, ...] = Field(
        default=("年长或行动不便", "带着小孩", "刚才办到一半", "值班领导同意"), max_length=9
    )
    notice_days: int = Field(default=10, ge=0, le=180)
    """Working days a citizen has to bring what is missing, as the page proposes it."""
    notice_basis: str = Field(default="根据《行政许可法》第三十二条，需要补正的全部内容一次告知如下。", max_length=120)


def read_window_words(folder: Path) -> WindowWords:
    """ConfigError when the file is there and says something impossible."""
    path = folder / "window_page.toml"
    return checked(WindowWords, path) if path.exists() else WindowWords()
