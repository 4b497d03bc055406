"""Touch to paint, and last touch to the last byte the printer takes, over whole visits on the real screens.

Touches are injected as a panel reports them, a finger staying 70 ms on the glass; painting is the software renderer's,
at 1080×1920. A touch is answered by the button's pressed look; the next screen follows the lifting of the finger and is
a figure of its own. The printer is the simulated one at full speed, over its pty.
"""

from __future__ import annotations

import time
from typing import Any

from kiosk.bench.running import judged, spread
from kiosk.bench.visits import appliance, run_whole

TARGETS = {"touch_to_paint_p99_ms": 25.0, "last_touch_to_printed_byte_p99_ms": 120.0}


def run(quick: bool = False, visits: str = "120") -> dict[str, Any]:
    """Median and p99 over so many visits."""
    from kiosk.bench.toucher import Toucher

    count = 12 if quick else int(visits)
    with appliance(lambda record: None) as app:
        toucher = Toucher(app, count)
        run_whole(app, toucher, count, lambda: len(toucher.prints))
    change = spread(toucher.changes, 1000)
    paint, last = spread(toucher.paints, 1000), spread(toucher.prints, 1000)
    figures = {
        "touch_to_paint_median_ms": paint[0],
        "touch_to_paint_p99_ms": paint[1],
        "lift_to_next_screen_median_ms": change[0],
        "lift_to_next_screen_p99_ms": change[1],
        "last_touch_to_printed_byte_median_ms": last[0],
        "last_touch_to_printed_byte_p99_ms": last[1],
        "touches": len(toucher.paints),
        "visits": len(toucher.prints),
        "when": time.strftime("%Y-%m-%d"),
    }
    return judged("touch", figures, TARGETS)
