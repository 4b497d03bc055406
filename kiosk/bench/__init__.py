"""`kiosk bench NAME`: every measurement in one shape (DESIGN §9).

A bench is a module with `run(quick: bool, **options: str) -> Result`. The last line printed is one JSON object
`{"bench", "figures", "targets", "held"}`, and the exit status is 0 only when every target holds.
"""

from __future__ import annotations

from kiosk.bench.running import BENCHES, run_bench

__all__ = ["BENCHES", "run_bench"]
