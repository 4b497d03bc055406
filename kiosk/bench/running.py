"""Finds a bench by its name, runs it, prints its figures."""

from __future__ import annotations

import importlib
import json
import sys
from typing import Any

BENCHES = {
    "startup": "kiosk.bench.startup",
    "touch": "kiosk.bench.touch",
    "tickets": "kiosk.bench.tickets",
    "soak": "kiosk.bench.soak",
}


def run_bench(
    name: str | None, list_names: bool, as_json: bool, quick: bool, options: tuple[str, ...], clients: int | None
) -> int:
    """The exit status: 0 when every target held, 1 when one was missed, 2 for a bench nobody knows."""
    if list_names or name is None:
        print("\n".join(BENCHES))
        return 0
    if name not in BENCHES:
        print(f"kiosk bench: there is no bench {name}; known: {', '.join(BENCHES)}", file=sys.stderr)
        return 2
    settings: dict[str, str] = dict(_pair(option) for option in options)
    if clients is not None:
        settings["clients"] = str(clients)
    result: dict[str, Any] = importlib.import_module(BENCHES[name]).run(quick=quick, **settings)
    if not as_json:
        for figure, value in result["figures"].items():
            target = result["targets"].get(figure)
            print(f"{figure}: {value}" + (f"   target {target}" if target is not None else ""))
    print(json.dumps(result, ensure_ascii=False), flush=True)
    return 0 if result["held"] else 1


def _pair(option: str) -> tuple[str, str]:
    key, equals, value = option.partition("=")
    if not equals:
        raise SystemExit(f"kiosk bench: an option is KEY=VALUE, not {option}")
    return key, value


def judged(bench: str, figures: dict[str, Any], targets: dict[str, float]) -> dict[str, Any]:
    """The result in its one shape. A target is a ceiling on the figure of the same name."""
    held = all(name in figures and figures[name] <= ceiling for name, ceiling in targets.items())
    return {"bench": bench, "figures": figures, "targets": targets, "held": held}


def spread(samples: list[float], scale: float = 1.0, digits: int = 2) -> tuple[float, float]:
    """Median and 99th percentile (nearest rank) of at least one sample."""
    ordered = sorted(samples)
    last = len(ordered) - 1
    middle, far = ordered[last // 2], ordered[min(last, -(-len(ordered) * 99 // 100) - 1)]
    return round(middle * scale, digits), round(far * scale, digits)
