"""`kiosk bench boards` measures what it says; its figures are never a test."""

from __future__ import annotations

import pytest

from kiosk.bench import boards


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def test_the_bench_gives_every_figure_and_no_board_misses_an_act(kind: str) -> None:
    result = boards.run(clients="6", seconds="1", rate="10", database=kind)
    figures = result["figures"]
    assert result["bench"] == "boards"
    assert set(result["targets"]) == {f"{kind}_{target}" for target in boards.TARGETS}
    assert figures[f"{kind}_acts"] == 10
    assert figures[f"{kind}_shown"] == 60
    assert figures[f"{kind}_missed"] == figures[f"{kind}_refused"] == 0
    assert 0 < figures[f"{kind}_event_to_board_median_ms"] <= figures[f"{kind}_event_to_board_p99_ms"]
    missed = [name for name, ceiling in result["targets"].items() if figures[name] > ceiling]
    assert result["held"] == (not missed)
