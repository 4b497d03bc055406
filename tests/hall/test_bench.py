"""`kiosk bench tickets` measures what it says; its figures are never a test."""

from __future__ import annotations

import pytest

from kiosk.bench import tickets


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def test_the_bench_gives_every_figure_and_finds_no_number_twice(kind: str) -> None:
    result = tickets.run(clients="4", seconds="1", past="1500", database=kind)
    assert result["bench"] == "tickets"
    assert set(result["targets"]) == {f"{kind}_{target}" for target in tickets.TARGETS}
    assert set(result["targets"]) <= set(result["figures"])
    assert result["figures"][f"{kind}_tickets"] > 50
    assert result["figures"][f"{kind}_duplicates"] == 0
    assert result["figures"][f"{kind}_old_tickets"] == 1500
    # The database's own cost is told where it has processes of its own, and is no promise.
    assert ("postgresql_database_cpu_ms_per_ticket" in result["figures"]) == (kind == "postgresql")
    assert result["figures"].get("postgresql_database_cpu_ms_per_ticket", 1.0) > 0
    missed = [name for name, ceiling in result["targets"].items() if result["figures"][name] > ceiling]
    assert result["held"] == (not missed)
