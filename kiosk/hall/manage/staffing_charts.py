"""The staffing plan drawn: per lane the windows suggested, those that were open, and who comes."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.hall.manage.drawing import WIDTH, Chart, Frame, Path, Rect, Words, framed, grid, plain
from kiosk.hall.manage.planning import LaneStaffing, StaffingPlan

_LEGEND = (("column", "建议开窗"), ("line", "实际开窗（往日平均）"))
_HEIGHT = 190.0


def staffing_charts(plan: StaffingPlan) -> list[Chart]:
    """All lanes together first, then each."""
    if not plan.lanes:
        return []
    share, minutes = f"{plan.target.share:.0%}", f"{plan.target.minutes:.0f}"
    together = _chart(
        "all", "全部队列", f"目标：{share} 的人 {minutes} 分钟内叫到。", plan.names, plan.totals, plan.opened, {}
    )
    return [together, *(_of_lane(lane, plan.names) for lane in plan.lanes)]


def _of_lane(lane: LaneStaffing, names: Sequence[str]) -> Chart:
    peak = max(lane.halves, key=lambda half: half.suggested.windows)
    said = (
        f"每天约 {lane.arrivals:.0f} 人，每人在窗口 {plain(lane.service_minutes)} 分钟。"
        f"{peak.name} 需要最多：{peak.suggested.windows} 个（能办的窗口 {lane.windows} 个）。"
    )
    return _chart(
        lane.prefix,
        f"{lane.prefix} {lane.name}",
        said,
        names,
        [half.suggested.windows for half in lane.halves],
        [half.opened for half in lane.halves],
        {place for place, half in enumerate(lane.halves) if half.suggested.windows > lane.windows},
    )


def _chart(
    key: str,
    title: str,
    says: str,
    names: Sequence[str],
    suggested: Sequence[int],
    opened: Sequence[float],
    beyond: set[int] | dict[int, int],
) -> Chart:
    chart = Chart(
        f"staffing-{key}",
        title,
        says,
        _HEIGHT,
        ("时段", "建议", "实际"),
        [(name, str(want), plain(had)) for name, want, had in zip(names, suggested, opened, strict=True)],
        legend=_LEGEND + ((("over", "超过现有窗口"),) if beyond else ()),
    )
    frame = framed([*map(float, suggested), *opened], _HEIGHT)
    grid(chart, frame, "窗")
    for place, ((x, width), name, want) in enumerate(zip(frame.slots(len(names)), names, suggested, strict=True)):
        y = frame.y(want)
        kind = "over" if place in beyond else "column"
        chart.rects.append(Rect(x + width * 0.14, y, width * 0.72, frame.bottom - y, kind, f"{name}：建议 {want} 个"))
        if name.endswith(":00"):
            chart.words.append(Words(x + width / 2, frame.bottom + 18, name))
    chart.paths.append(Path(_stairs(frame, opened), "line"))
    return chart


def _stairs(frame: Frame, values: Sequence[float]) -> tuple[tuple[float, float], ...]:
    points: list[tuple[float, float]] = []
    for (x, width), value in zip(frame.slots(len(values)), values, strict=True):
        points += [(x, frame.y(value)), (min(WIDTH, x + width), frame.y(value))]
    return tuple(points)
