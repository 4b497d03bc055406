"""Sets of windows as bits."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from hypothesis import given
from hypothesis import strategies as st

from kiosk.queueing.pools import mask_of, members

POOLS = st.frozensets(st.text("0123456789AB", min_size=1, max_size=4), max_size=40)


@given(POOLS, POOLS)
def test_masks_answer_as_sets_do(one: frozenset[str], other: frozenset[str]) -> None:
    assert sorted(members(mask_of(one))) == sorted(one)
    assert set(members(mask_of(one) & mask_of(other))) == one & other
    assert mask_of(one) | mask_of(other) == mask_of(one | other)


def test_threads_that_name_the_same_windows_at_once_get_the_same_bits() -> None:
    pools = [frozenset(f"T{number}" for number in range(start, start + 300)) for start in range(0, 900, 100)]
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(mask_of, pools * 8))
    assert found == [mask_of(pool) for pool in pools] * 8
    assert sorted(members(found[0])) == sorted(pools[0])
