"""The charts of a period: when citizens come and windows are open, how long they wait, which day and hour is full,
who does how much, and how it is rated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kiosk.center.contract.ratings import Level
from kiosk.hall.manage.counting import By
from kiosk.hall.manage.drawing import WIDTH, Chart, Frame, Path, Rect, Words, framed, grid, plain
from kiosk.hall.manage.rated import Rated
from kiosk.hall.manage.rollup import ByDay
from kiosk.hall.manage.statistics import Breakdown, Line, Statistics
from kiosk.hall.manage.tally import Tally

LEVELS = {
    Level.VERY_SATISFIED: "非常满意",
    Level.SATISFIED: "满意",
    Level.BASICALLY_SATISFIED: "基本满意",
    Level.DISSATISFIED: "不满意",
    Level.VERY_DISSATISFIED: "非常不满意",
}

_STEP = 5
"""Minutes of one bar of the wait distribution."""
_LAST = 60

_RANKED = 12
_ROW = 30.0


def arrivals(statistics: Statistics) -> Chart:
    """Citizens who take a ticket and windows that are open, by hour, on an average day."""
    days = max(1, len(statistics.days(By.TOTAL)))
    lines = [line for line in statistics.lines(Breakdown.HOUR) if line.tally.arrived or line.tally.open]
    came = [line.tally.arrived / days for line in lines]
    opened = [line.tally.open / 3600 / days for line in lines]
    chart = Chart(
        "arrivals",
        "取号人数与开窗数",
        f"平均每天各小时。{_peak(lines, came)}",
        250,
        ("时段", "平均取号（人）", "平均开窗（个）"),
        [(line.name, plain(c), plain(o)) for line, c, o in zip(lines, came, opened, strict=True)],
        legend=(("column", "取号（人/小时）"), ("line", "开窗（个，右轴）")),
    )
    frame = framed(came, chart.height, WIDTH - 40)
    grid(chart, frame, "人")
    _columns(chart, frame, [line.name for line in lines], came, "人", [line.key for line in lines])
    _windows_line(chart, frame, opened)
    return chart


def _peak(lines: Sequence[Line], came: Sequence[float]) -> str:
    if not came or not max(came):
        return "这段时间没有人取号。"
    top = max(range(len(came)), key=came.__getitem__)
    return f"{lines[top].name}最多，{plain(came[top])} 人。"


def _columns(
    chart: Chart, frame: Frame, names: Sequence[str], values: Sequence[float], unit: str, labels: Sequence[str]
) -> None:
    for (x, width), name, value, label in zip(frame.slots(len(values)), names, values, labels, strict=True):
        y = frame.y(value)
        says = f"{name}：{plain(value)} {unit}"
        chart.rects.append(Rect(x + width * 0.16, y, width * 0.68, frame.bottom - y, says=says))
        chart.words.append(Words(x + width / 2, frame.bottom + 18, label))


def _windows_line(chart: Chart, frame: Frame, opened: Sequence[float]) -> None:
    other = Frame(frame.left, frame.right, frame.top, frame.bottom, framed(opened, chart.height).most)
    points: list[tuple[float, float]] = []
    for (x, width), value in zip(frame.slots(len(opened)), opened, strict=True):
        points += [(x, other.y(value)), (x + width, other.y(value))]
    chart.paths.append(Path(tuple(points), "line"))
    for quarter in range(5):
        value = other.most * quarter / 4
        chart.words.append(Words(frame.right + 8, other.y(value) + 4, plain(value), "start"))
    chart.words.append(Words(frame.right + 8, frame.top - 14, "窗", "start", "unit"))


def waits(total: Tally) -> Chart:
    """How many waited how long, in steps of five minutes."""
    steps = list(range(0, _LAST, _STEP))
    counts = [float(sum(total.minutes[m] for m in range(step, step + _STEP))) for step in steps]
    counts.append(float(sum(count for minute, count in total.minutes.items() if minute >= _LAST)))
    labels = [f"{step}" for step in steps] + [f"{_LAST}+"]
    names = [f"{step}–{step + _STEP} 分钟" for step in steps] + [f"{_LAST} 分钟以上"]
    eighty = total.percentile(0.8)
    said = "这段时间没有叫号。" if eighty is None else f"八成的人等候不超过 {eighty:.0f} 分钟。"
    chart = Chart(
        "waits",
        "等候时间分布",
        said,
        250,
        ("等候", "人次"),
        [(n, plain(c)) for n, c in zip(names, counts, strict=True)],
    )
    frame = framed(counts, chart.height)
    grid(chart, frame, "人次")
    _columns(chart, frame, names, counts, "人次", labels)
    if eighty is not None:
        x = frame.left + (frame.right - frame.left) * min(eighty / _STEP, len(counts)) / len(counts)
        chart.paths.append(Path(((x, frame.top), (x, frame.bottom)), "mark"))
        end = x > frame.right - 90
        chart.words.append(Words(x + (-6 if end else 6), frame.top + 10, "80%", "end" if end else "start", "mark"))
    return chart


def heat(days: ByDay) -> Chart:
    """Citizens by weekday and hour, on an average day of that weekday."""
    came, many = _by_weekday_and_hour(days)
    hours = sorted({hour for _, hour in came})
    weekdays = [weekday for weekday in range(7) if many[weekday]]
    most = max((came[(w, h)] / many[w] for w, h in came), default=0.0)
    chart = Chart(
        "heat",
        "一周忙闲",
        _busiest(came, many),
        44 + _ROW * len(weekdays) + 8,
        ("", *(f"{hour} 时" for hour in hours)),
        [(f"周{'一二三四五六日'[w]}", *(plain(came.get((w, h), 0) / many[w]) for h in hours)) for w in weekdays],
    )
    frame = Frame(52, WIDTH - 8, 30, chart.height, 1)
    for column, (x, width) in enumerate(frame.slots(len(hours))):
        chart.words.append(Words(x + width / 2, 20, str(hours[column])))
        for row, weekday in enumerate(weekdays):
            value = came.get((weekday, hours[column]), 0) / many[weekday]
            shade = min(5, int(value / most * 6)) if most else 0
            says = f"周{'一二三四五六日'[weekday]} {hours[column]} 时：{plain(value)} 人"
            y = 30 + _ROW * row
            chart.rects.append(Rect(x + 1, y + 1, width - 2, _ROW - 2, f"heat{shade}", says))
            chart.words.append(Words(x + width / 2, y + 20, plain(round(value)), kind="dark" if shade > 3 else "light"))
    for row, weekday in enumerate(weekdays):
        chart.words.append(Words(44, 30 + _ROW * row + 20, f"周{'一二三四五六日'[weekday]}", "end"))
    return chart


def _by_weekday_and_hour(days: ByDay) -> tuple[dict[tuple[int, int], float], list[int]]:
    came: dict[tuple[int, int], float] = {}
    many = [0] * 7
    for day, halves in days.items():
        many[day.weekday()] += 1
        for key, tally in halves.items():
            if tally.arrived:
                place = (day.weekday(), int(key) // 2)
                came[place] = came.get(place, 0) + tally.arrived
    return came, many


def _busiest(came: Mapping[tuple[int, int], float], many: Sequence[int]) -> str:
    if not came:
        return "这段时间没有人取号。"
    weekday, hour = max(came, key=lambda place: came[place] / many[place[0]])
    busiest = came[(weekday, hour)] / many[weekday]
    return f"平均每小时取号人数。周{'一二三四五六日'[weekday]} {hour} 时最忙，{busiest:.0f} 人。"


def ranking(key: str, title: str, lines: Sequence[Line]) -> Chart:
    """Who finished how many services, most first."""
    ranked = sorted((line for line in lines if line.tally.stays), key=lambda line: (-line.tally.done, line.key))
    shown = ranked[:_RANKED]
    most = max((line.tally.done for line in shown), default=0) or 1
    chart = Chart(
        key,
        title,
        f"办结最多：{shown[0].name}，{shown[0].tally.done} 件。" if shown else "这段时间没有服务。",
        _ROW * max(1, len(shown)) + 8,
        ("", "办结（件）", "办理均时（分钟）"),
        [(line.name, str(line.tally.done), _service(line)) for line in ranked],
    )
    for row, line in enumerate(shown):
        y = _ROW * row + 4
        width = (WIDTH - 330) * line.tally.done / most
        says = f"{line.name}：{line.tally.done} 件，平均 {_service(line)} 分钟"
        chart.words.append(Words(172, y + 19, shortened(line.name, 13), "end", "name"))
        chart.rects.append(Rect(184, y + 4, max(2, width), _ROW - 12, says=says))
        chart.words.append(
            Words(184 + width + 8, y + 19, f"{line.tally.done} 件 · {_service(line)} 分", "start", "value")
        )
    return chart


def _service(line: Line) -> str:
    mean = line.tally.service.mean
    return "–" if mean is None else plain(mean / 60)


def shortened(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def opinions(total: Rated, windows: Sequence[Line]) -> Chart:
    """Ratings of all and of each rated window, as shares of the five levels."""
    rows = [("全部", total), *((line.name, line.rated) for line in windows if line.rated.count)][: _RANKED + 1]
    said = "这段时间没有评价。"
    if total.satisfied is not None:
        said = f"{total.count} 次评价，满意率 {total.satisfied:.1%}，差评 {total.bad} 次。"
    chart = Chart(
        "opinions",
        "评价构成",
        said,
        _ROW * len(rows) + 8,
        ("", *LEVELS.values(), "满意率"),
        [(name, *(str(each.levels[level]) for level in LEVELS), _share(each)) for name, each in rows],
        legend=tuple((f"level{place}", name) for place, name in enumerate(LEVELS.values())),
    )
    for row, (name, each) in enumerate(rows):
        y = _ROW * row + 4
        chart.words.append(Words(172, y + 19, shortened(name, 13), "end", "name"))
        chart.words.append(Words(WIDTH - 8, y + 19, f"{_share(each)} · {each.count}", "end", "value"))
        x = 184.0
        for place, (level, level_name) in enumerate(LEVELS.items()):
            width = (WIDTH - 184 - 110) * each.levels[level] / max(1, each.count)
            if width:
                says = f"{name}：{level_name} {each.levels[level]} 次"
                chart.rects.append(Rect(x, y + 4, width, _ROW - 12, f"level{place}", says))
            x += width
    return chart


def _share(rated: Rated) -> str:
    return "–" if rated.satisfied is None else f"{rated.satisfied:.0%}"
