import numpy as np
import pytest

from engine.data.randomness import Purpose, generator, permutation, philox


def philox_4x64_10(counter, key):
    """Ten rounds of Philox as Salmon et al. 2011 write them down, in whole numbers."""
    x, k = list(counter), list(key)
    for _ in range(10):
        first, second = 0xD2E7470EE14C6C93 * x[0], 0xCA5A826395121157 * x[2]
        x = [second >> 64 ^ x[1] ^ k[0], second % 2**64, first >> 64 ^ x[3] ^ k[1], first % 2**64]
        k = [(k[0] + 0x9E3779B97F4A7C15) % 2**64, (k[1] + 0xBB67AE8584CAA73B) % 2**64]
    return x


@pytest.mark.parametrize(("seed", "index"), [(0, 0), (5, 9), (-1, 2**40)])
def test_words_are_philox_of_seed_index_and_purpose(seed, index):
    wanted = [word for count in (1, 2) for word in philox_4x64_10((count, 0, 0, Purpose.NOISE), (seed % 2**64, index))]
    assert philox(seed, Purpose.NOISE, index).random_raw(8).tolist() == wanted


def test_purposes_indices_and_seeds_have_streams_of_their_own():
    drawn = {
        generator(seed, purpose, index).standard_normal()
        for seed in (0, 1, -1, 2**63)
        for purpose in Purpose
        for index in (0, 1)
    }
    assert len(drawn) == 4 * len(Purpose) * 2


@pytest.mark.parametrize("count", [1, 2, 3, 64, 1437, 70_000])
def test_permutations_hold_every_index_once(count):
    found = permutation(count, 3, Purpose.ORDER, 2)
    assert np.array_equal(np.sort(found), np.arange(count))


def test_permutations_are_uniform():
    counts = np.zeros((4, 4))
    for index in range(4000):
        counts[np.arange(4), permutation(4, 0, Purpose.ORDER, index)] += 1
    assert np.abs(counts / 4000 - 0.25).max() < 4 * np.sqrt(0.25 * 0.75 / 4000)


def test_a_permutation_sorts_philox_words_by_their_high_bits():
    """The order of a saved run must never change."""
    words = [w for count in (1, 2) for w in philox_4x64_10((count, 0, 0, Purpose.ORDER), (3, 7))]
    assert permutation(8, 3, Purpose.ORDER, 7).tolist() == sorted(range(8), key=lambda index: words[index] >> 4)
