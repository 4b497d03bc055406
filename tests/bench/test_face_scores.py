"""Error rates of score sets whose answers are known beforehand."""

from __future__ import annotations

import numpy as np
import pytest

from kiosk.bench.face_pairs import cosine, nearness
from kiosk.bench.face_scores import equal_error, fold_accuracy, tar_at, wilson


def test_scores_that_do_not_overlap_have_no_error() -> None:
    genuine, impostor = np.linspace(0.6, 0.9, 50), np.linspace(-0.2, 0.4, 20_000)
    assert equal_error(genuine, impostor)[0].value == 0
    found = tar_at(1e-3, genuine, impostor)
    assert found is not None
    assert found[0].value == 1


def test_scores_of_the_same_distribution_err_in_half() -> None:
    both = np.arange(1000) / 1000
    assert equal_error(both, both)[0].value == pytest.approx(0.5, abs=0.002)


def test_two_normal_distributions_meet_where_theory_says() -> None:
    dice = np.random.default_rng(1)
    genuine, impostor = dice.normal(2, 1, 200_000), dice.normal(0, 1, 200_000)
    rate, threshold = equal_error(genuine, impostor)
    assert rate.value == pytest.approx(0.158655, abs=0.002)  # the normal distribution beyond one deviation
    assert threshold == pytest.approx(1.0, abs=0.02)
    found = tar_at(1e-2, genuine, impostor)
    assert found is not None
    assert found[1] == pytest.approx(2.326, abs=0.03)
    assert found[0].value == pytest.approx(0.372, abs=0.01)


def test_the_threshold_lets_in_exactly_as_many_impostors_as_allowed() -> None:
    impostor = np.arange(100_000, dtype=np.float64)
    genuine = np.array([99_989.0, 99_990.0, 99_991.0, 99_999.0])
    found = tar_at(1e-4, genuine, impostor)
    assert found is not None
    assert (impostor >= found[1]).sum() == 10
    assert found[0].value == 0.75


def test_ties_at_the_threshold_are_kept_out() -> None:
    impostor = np.concatenate([np.zeros(9_000), np.ones(1_000)])
    found = tar_at(1e-2, np.array([1.0, 2.0]), impostor)
    assert found is not None
    assert (impostor >= found[1]).mean() <= 1e-2
    assert found[0].value == 0.5


def test_a_rate_of_too_few_impostors_is_not_told() -> None:
    assert tar_at(1e-4, np.ones(10), np.zeros(99_999)) is None
    assert tar_at(1e-4, np.ones(10), np.zeros(100_000)) is not None


def test_a_face_that_was_not_found_is_a_refusal() -> None:
    genuine = np.array([0.9, 0.9, 0.9, -np.inf])
    found = tar_at(1e-2, genuine, np.zeros(10_000))
    assert found is not None
    assert found[0].value == 0.75
    assert equal_error(np.full(4, -np.inf), np.zeros(100))[0].value == 1


def test_wilsons_interval_has_the_published_values() -> None:
    rate = wilson(0, 10)
    assert [rate.low, rate.high] == pytest.approx([0, 0.2775], abs=5e-4)
    rate = wilson(81, 263)  # Newcombe 1998, table I
    assert [rate.low, rate.high] == pytest.approx([0.2553, 0.3662], abs=5e-4)
    with pytest.raises(ValueError, match="no pairs"):
        wilson(0, 0)


def test_each_fold_is_judged_by_the_threshold_of_the_others() -> None:
    scores = np.array([0.9, 0.1, 0.8, 0.2, 0.7, 0.3])
    same = np.array([True, False] * 3)
    assert fold_accuracy(scores, same, 3) == (1.0, 0.0)
    odd = np.array([0.9, 0.1, 0.8, 0.2, 0.7, 0.85])  # one pair of the last fold lies on the wrong side
    mean, _ = fold_accuracy(odd, same, 3)
    assert mean == pytest.approx(5 / 6)


def test_likeness_is_that_of_the_drivers_and_nobody_is_like_no_one() -> None:
    first = np.array([[1.0, 0.0], [np.nan, np.nan]], np.float32)
    second = np.array([[2.0, 0.0], [0.0, 3.0], [1.0, 1.0]], np.float32)
    assert cosine(first, second)[0].tolist() == pytest.approx([1, 0, 0.7071], abs=1e-4)
    assert nearness(first, second)[0].tolist() == pytest.approx([0, 1 - 10**0.5, 0], abs=1e-4)
    assert np.isneginf(cosine(first, second)[1]).all()
    assert np.isneginf(nearness(first, second)[1]).all()
