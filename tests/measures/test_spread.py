import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.spread import dp, dp_many, range_of

PARTS = "bamnibeup basatbewqn bcagabesta baghabeaat bahaabeaxat".split()
"""The corpus that Gries 2008 works through: fifty words, here letters, in five parts of 9, 10, 10, 10 and 11."""
SIZES = [len(part) for part in PARTS]

matrices = st.integers(1, 7).flatmap(
    lambda parts: st.tuples(
        st.lists(st.lists(st.integers(0, 9), min_size=parts, max_size=parts), min_size=1, max_size=6),
        st.lists(st.integers(1, 50), min_size=parts, max_size=parts),
    )
)


def by_loop(counts: list[int], sizes: list[int]) -> float:
    total, whole = sum(counts), sum(sizes)
    return sum(abs(count / total - size / whole) for count, size in zip(counts, sizes, strict=True)) / 2


def letters(letter: str) -> list[int]:
    return [part.count(letter) for part in PARTS]


def test_gries_2008_the_corpus_of_five_parts() -> None:
    # Gries 2008: DP of "a" is 0.18, normalised (Lijffijt & Gries 2012) 0.18 / (1 - 0.18) = 0.22.
    assert letters("a") == [1, 2, 3, 4, 5]
    spread = dp(letters("a"), SIZES)
    assert float(spread.dp) == pytest.approx(0.18, abs=1e-12)
    assert float(spread.normalized) == pytest.approx(0.22, abs=0.0005)


def test_lijffijt_and_gries_2012_table_1() -> None:
    # Three parts of one size hold 2/3, 1/3 and none: DP is 1/3 and at most 2/3 is possible, normalised 0.5.
    spread = dp([2, 1, 0], [100, 100, 100])
    assert float(spread.dp) == pytest.approx(1 / 3, abs=1e-12)
    assert float(spread.normalized) == pytest.approx(0.5, abs=1e-12)


def test_ends_of_the_scale() -> None:
    # "x" stands once, in the part of 11: 1 - 11/50. All in the smallest part is the worst there is: exactly 1.
    assert float(dp(letters("x"), SIZES).dp) == pytest.approx(0.78, abs=1e-12)
    assert float(dp([7, 0, 0, 0, 0], SIZES).normalized) == pytest.approx(1, abs=1e-12)
    assert dp(SIZES, SIZES) == (0, 0)
    assert [range_of(letters(letter)) for letter in "abxz"] == [5, 5, 1, 0]


def test_nothing_and_a_single_part() -> None:
    assert np.isnan(dp([0, 0], [5, 5])).all()
    alone = dp([4], [9])
    assert float(alone.dp) == 0
    assert np.isnan(alone.normalized)
    assert np.isnan(dp([0, 0], [0, 0])).all()
    assert np.isnan(dp_many([], [], [], [5, 5], 2)).all()


def test_a_part_without_room_is_no_part() -> None:
    assert dp([1, 2, 0], [4, 6, 0]) == dp([1, 2], [4, 6])
    assert dp_many([0, 1], [0, 0], [1, 2], [4, 6, 0], 1).normalized == dp_many([0, 1], [0, 0], [1, 2], [4, 6], 1)[1]


@given(matrices)
def test_one_many_and_a_loop_agree(drawn: tuple[list[list[int]], list[int]]) -> None:
    rows, sizes = drawn
    matrix = np.array(rows)
    entity, part = np.nonzero(matrix)
    many = dp_many(part, entity, matrix[entity, part], sizes, len(rows))
    at_once = dp(matrix, sizes)
    for i, row in enumerate(rows):
        oracle = by_loop(row, sizes) if any(row) else np.nan
        assert [many.dp[i], at_once.dp[i]] == pytest.approx([oracle] * 2, abs=1e-12, nan_ok=True)
        assert many.normalized[i] == pytest.approx(at_once.normalized[i], abs=1e-11, nan_ok=True)
        if any(row):
            assert 0 <= many.dp[i] < 1
            assert range_of(row) == sum(count > 0 for count in row)


@given(matrices, st.randoms(use_true_random=False))
def test_order_of_cells_and_parts_does_not_matter(drawn: tuple[list[list[int]], list[int]], order) -> None:
    matrix, sizes = np.array(drawn[0]), np.array(drawn[1])
    entity, part = np.nonzero(matrix)
    shuffled = np.array(order.sample(range(len(part)), len(part)), dtype=int)
    straight = dp_many(part, entity, matrix[entity, part], sizes, len(matrix))
    mixed = dp_many(part[shuffled], entity[shuffled], matrix[entity, part][shuffled], sizes, len(matrix))
    assert np.array_equal(straight.dp, mixed.dp, equal_nan=True), "the same to the last digit"
    turned = dp(matrix[:, ::-1], sizes[::-1])
    assert turned.dp == pytest.approx(straight.dp, abs=1e-12, nan_ok=True)


def test_rows_of_one_cell_are_added_up() -> None:
    split = dp_many([0, 1, 0], [0, 0, 0], [1, 2, 3], [10, 10], 1)
    assert split == dp_many([0, 1], [0, 0], [4, 2], [10, 10], 1)
