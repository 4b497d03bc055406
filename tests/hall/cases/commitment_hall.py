"""The small hall with an item whose 平面图 a commitment may stand for: TWO_PAPERS; the 申请表 is always handed in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kiosk.hall import Settings
from tests.hall.cases.case_hall import CASES_TOML, TWO_PAPERS, Hall, opened

DAYS = 10
"""Working days in which it is looked into."""
TEXT = "场所平面图与实际布局一致，出入口和通道畅通。"
CHECKING = "派人到现场查看。"
CONSEQUENCE = "依法撤销批准，记入信用记录。"
COMMITMENT = f"""
[items.commitment]
text = "{TEXT}"
text_en = "The floor plan shows the premises as they are."
checking = "{CHECKING}"
consequence = "{CONSEQUENCE}"
days = {DAYS}
"""
FORM = {"name": "申请表", "originals": 1}
PLAN = "平面图"


@contextmanager
def committing(settings: Settings, plan: str = CASES_TOML) -> Iterator[Hall]:
    furnish(settings.config)
    with opened(settings, plan) as hall:
        yield hall


def furnish(folder: Path) -> None:
    """As `opened` makes them, TWO_PAPERS asks for 申请表 and 平面图."""
    items = folder / "items" / "weijian.toml"
    text = items.read_text("utf-8")
    two = '[{ name = "申请表" }, { name = "平面图", name_en = "Floor plan", by_commitment = true }]'
    text = text.replace(
        'materials = [{ name = "原许可证" }]', f"materials = {two}\n" + COMMITMENT.replace("items.", "items.variants.")
    )
    items.write_text(text, "utf-8")


def begun(hall: Hall, **more: Any) -> str:
    """The form was handed in, the plan was not."""
    return str(hall.receive(item=TWO_PAPERS, materials=[FORM], **more).json()["id"])


def granted(hall: Hall, day: str, **more: Any) -> str:
    """Accepted on a commitment and decided on, that day."""
    hall.at(day)
    case = begun(hall, **more)
    hall.done(case, "accept", committed=[PLAN])
    hall.done(case, "grant")
    return case


def delivered(hall: Hall, day: str, **more: Any) -> str:
    case = granted(hall, day, **more)
    hall.done(case, "issue", result="公共场所卫生许可证")
    hall.done(case, "deliver")
    return case
