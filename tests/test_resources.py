from __future__ import annotations

import numpy as np
import pytest

import resources


def test_the_digits_are_the_uci_test_set():
    with np.load(resources.path("data", "digits.npz")) as data:
        images, labels = data["images"], data["labels"]
    assert images.shape == (1797, 8, 8)
    assert labels.shape == (1797,)
    assert images.dtype == labels.dtype == np.uint8
    assert images.min() == 0
    assert images.max() == 16
    # class sizes as the UCI page of the data set gives them for its test part
    assert np.bincount(labels).tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    # first line of optdigits.tes
    assert images[0, 0].tolist() == [0, 0, 5, 13, 9, 1, 0, 0]
    assert labels[:10].tolist() == list(range(10))


def test_the_digits_are_small_and_carry_their_licence():
    assert resources.path("data", "digits.npz").stat().st_size < 150_000
    text = resources.path("data", "README.md").read_text(encoding="utf-8")
    assert "CC BY 4.0" in text
    assert "Alpaydin" in text


def test_a_folder_is_a_path_too():
    assert resources.path("data").is_dir()


def test_a_missing_resource_is_named():
    with pytest.raises(FileNotFoundError, match=r"data/no such set\.npz"):
        resources.path("data", "no such set.npz")
