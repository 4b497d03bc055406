"""Touch to paint, and last touch to the last byte the printer takes, over whole visits on the real screens.

Touches are injected as a panel reports them; painting is the software renderer's, at 1080×1920. The printer is the
simulated one at full speed, over its pty.
"""

from __future__ import annotations

import time
from typing import Any

from kiosk.bench.running import judged, spread
from kiosk.bench.visits import appliance

TARGETS = {"touch_to_paint_p99_ms": 25.0, "last_touch_to_printed_byte_p99_ms": 120.0}


def run(quick: bool = False, visits: str = "120") -> dict[str, Any]:
    """Median and p99 over so many visits."""
    from kiosk.bench.toucher import Toucher

    count = 12 if quick else int(visits)
    with appliance(lambda record: None) as app:
        toucher = Toucher(app, count)
        toucher.start()
        app.run()
    if toucher.trouble:
        raise RuntimeError(toucher.trouble)
    paint, last = spread(toucher.paints, 1000), spread(toucher.prints, 1000)
    figures = {
        "touch_to_paint_median_ms": paint[0],
        "touch_to_paint_p99_ms": paint[1],
        "last_touch_to_printed_byte_median_ms": last[0],
        "last_touch_to_printed_byte_p99_ms": last[1],
        "touches": len(toucher.paints),
        "visits": len(toucher.prints),
        "when": time.strftime("%Y-%m-%d"),
    }
    return judged("touch", figures, TARGETS)
