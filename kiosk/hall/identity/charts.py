"""The year's face checks, month by month: how many, and how many of them did not end with a match."""

from __future__ import annotations

from kiosk.center.contract.identity import Verdict
from kiosk.hall.identity.figures import Year
from kiosk.hall.manage.drawing import Chart, Rect, Words, framed, grid


def months_chart(year: Year) -> Chart:
    tallies = list(year.months.items())
    counts = [tally.checks for _, tally in tallies]
    chart = Chart(
        "months",
        "各月人脸核对次数",
        _says(year),
        230,
        ("月份", "核对次数", "核对一致", "没有通过", "本人停止"),
        [
            (
                f"{month} 月",
                str(tally.checks),
                str(tally.verdicts[Verdict.MATCH]),
                str(tally.failed),
                str(tally.verdicts[Verdict.CANCELED]),
            )
            for month, tally in tallies
        ],
        legend=(("column", "核对次数"), ("level3", "其中没有通过")),
    )
    frame = framed(counts, chart.height)
    grid(chart, frame, "次")
    for (x, width), (month, tally) in zip(frame.slots(len(tallies)), tallies, strict=True):
        says = f"{month} 月：{tally.checks} 次，没有通过 {tally.failed} 次"
        for count, kind in ((tally.checks, "column"), (tally.failed, "level3")):
            y = frame.y(count)
            chart.rects.append(Rect(x + width * 0.2, y, width * 0.6, frame.bottom - y, kind, says))
        chart.words.append(Words(x + width / 2, frame.bottom + 18, f"{month} 月"))
    return chart


def _says(year: Year) -> str:
    if not year.total.checks:
        return "这一年没有做过人脸核对。"
    most = max(year.months, key=lambda month: year.months[month].checks)
    return f"{most} 月最多，{year.months[most].checks} 次。"
