"""Finds a bench by its name, runs it, prints its figures."""

from __future__ import annotations

import importlib
import inspect
import json
import sys
from collections.abc import Callable, Sequence
from typing import Any

from kiosk.settings import SettingsError

BENCHES = {
    "startup": "kiosk.bench.startup",
    "touch": "kiosk.bench.touch",
    "tickets": "kiosk.bench.tickets",
    "calls": "kiosk.bench.calls",
    "boards": "kiosk.bench.boards",
    "soak": "kiosk.bench.soak",
    "estimate": "kiosk.bench.estimate",
    "card": "kiosk.bench.card",
    "certificate": "kiosk.bench.certificate",
    "cases": "kiosk.bench.cases",
    "voice": "kiosk.voice.measuring",
    "face": "kiosk.bench.face",
    "documents": "kiosk.bench.documents",
}


def run_bench(
    name: str | None,
    list_names: bool,
    as_json: bool,
    quick: bool,
    options: tuple[str, ...],
    settings: tuple[str, ...] = (),
) -> int:
    """The exit status: 0 when every target held, 1 when one was missed or the run failed, 2 for a bench or an option
    nobody knows. What went wrong is one sentence on stderr; a run that failed has no result. `options` are KEY=VALUE,
    `settings` the same as words of a command line: --KEY VALUE or --KEY=VALUE."""
    if list_names or name is None:
        print("\n".join(BENCHES))
        return 0
    if name not in BENCHES:
        print(f"kiosk bench: there is no bench {name}; known: {', '.join(BENCHES)}", file=sys.stderr)
        return 2
    run: Callable[..., dict[str, Any]] = importlib.import_module(BENCHES[name]).run
    try:
        result = run(quick=quick, **checked(name, run, [*options, *_spelled(settings)]))
    except OptionError as wrong:
        print(f"kiosk bench: {wrong}", file=sys.stderr)
        return 2
    except (RuntimeError, SettingsError) as trouble:
        print(f"kiosk bench: {trouble}", file=sys.stderr)
        return 1
    _show(result, as_json)
    return 0 if result["held"] else 1


def _show(result: dict[str, Any], as_json: bool) -> None:
    if not as_json:
        for figure, value in result["figures"].items():
            target = result["targets"].get(figure)
            print(f"{figure}: {value}" + (f"   target {target}" if target is not None else ""))
    print(json.dumps(result, ensure_ascii=False), flush=True)


class OptionError(ValueError):
    """An option the bench does not have, or a value it cannot take; the text says what it can."""


def _spelled(words: Sequence[str]) -> list[str]:
    """Words of a command line as KEY=VALUE."""
    found, left = [], iter(words)
    for word in left:
        key, equals, value = word.removeprefix("--").partition("=")
        if not word.startswith("--") or not key:
            raise OptionError(f"a setting is --NAME VALUE, and {word} follows none")
        rest = value if equals else next(left, None)
        if rest is None or (not equals and rest.startswith("--")):
            raise OptionError(f"--{key} needs a value")
        found.append(f"{key}={rest}")
    return found


def checked(bench: str, run: Callable[..., object], options: list[str]) -> dict[str, str]:
    """KEY=VALUE options as the arguments of `run`: where its own default is a number, a number must be given."""
    known = {name: each.default for name, each in inspect.signature(run).parameters.items() if name != "quick"}
    settings = {}
    for option in options:
        key, equals, value = option.partition("=")
        if not equals:
            raise OptionError(f"an option is KEY=VALUE, not {option}")
        if key not in known:
            raise OptionError(f"{bench} has no option {key}; it has {', '.join(known)}")
        if known[key].isdecimal() and not (value.isdecimal() and int(value)):
            raise OptionError(f"{key} must be a whole number above 0, not {value!r}")
        settings[key] = value
    return settings


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


def spread_of_turns(turns: list[list[float]], scale: float = 1.0, digits: int = 2) -> tuple[float, float, float]:
    """Median of all samples, the middle one of the turns' own 99th percentiles, and the 99th percentile of all.

    Measured many times for a short while rather than once for a long one: a machine that stood still in one turn (a
    disk that answered after 300 ms, a neighbour on the same host) is seen in the last figure only. A turn so
    stalled that it gave no sample at all has no percentile of its own."""
    middle, far = spread([sample for turn in turns for sample in turn], scale, digits)
    ends = sorted(spread(turn, scale, digits)[1] for turn in turns if turn)
    return middle, ends[(len(ends) - 1) // 2], far
