"""Plans: composition, clocks, what is driven, and bad specs."""

import numpy as np
import pytest

from engine.errors import InputError
from engine.plan import plan

STEPS = np.arange(400)
LINEAR = {"name": "LinearLR", "start_factor": 0.1, "total_iters": 100}
DECAY = {"name": "ExponentialLR", "gamma": 0.99}
STAIRS = {"name": "StepLR", "step_size": 30, "gamma": 0.5}


def lr(arguments, total_steps=400, base=0.2, **rest):
    return plan(arguments, total_steps, **rest).values("lr", STEPS, base)


def test_a_sequence_runs_each_piece_on_its_own_clock():
    values = lr([LINEAR, {**DECAY, "steps": 50}, STAIRS])
    np.testing.assert_array_equal(values[:100], lr(LINEAR)[:100])
    np.testing.assert_array_equal(values[100:150], lr(DECAY)[:50])
    np.testing.assert_array_equal(values[150:], lr(STAIRS)[:250])


def test_a_piece_without_its_length_takes_what_is_left():
    values = lr([LINEAR, {"name": "CosineAnnealingLR"}])
    np.testing.assert_array_equal(values[100:], lr({"name": "CosineAnnealingLR", "T_max": 300})[:300])
    values = lr([LINEAR, {"name": "CosineAnnealingLR", "steps": 120}, DECAY])
    np.testing.assert_array_equal(values[100:220], lr({"name": "CosineAnnealingLR", "T_max": 120})[:120])


def test_a_product_multiplies_factors_in_any_order():
    expected = 0.2 * (lr(LINEAR, base=1.0) * lr(DECAY, base=1.0) * lr(STAIRS, base=1.0))
    for factors in ([LINEAR, DECAY, STAIRS], [STAIRS, LINEAR, DECAY]):
        np.testing.assert_allclose(lr({"product": factors}), expected, rtol=1e-14)


def test_a_floor_in_a_product_stays_a_floor():
    """Each factor takes the value of the one before as its base, so eta_min holds whatever came before."""
    values = lr({"product": [DECAY, {"name": "CosineAnnealingLR", "eta_min": 1e-3}]})
    assert values[:400].min() >= 1e-3 * (1 - 1e-12)
    assert values[0] == 0.2


def test_nesting():
    inner = {"product": [DECAY, STAIRS], "steps": 100}
    values = lr([LINEAR, inner, {"product": [[{**STAIRS, "steps": 40}, DECAY], LINEAR]}])
    np.testing.assert_array_equal(values[100:200], lr({"product": [DECAY, STAIRS]})[:100])
    tail = lr([{**STAIRS, "steps": 40}, DECAY], base=1.0)[:200] * lr(LINEAR)[:200]
    np.testing.assert_allclose(values[200:], tail, rtol=1e-14)


def test_the_clock_may_count_epochs():
    values = lr({**STAIRS, "per": "epoch", "step_size": 2}, steps_per_epoch=15)
    np.testing.assert_array_equal(values, lr({**STAIRS, "step_size": 30}))
    values = lr([{**LINEAR, "total_iters": 4, "per": "epoch"}, {**DECAY, "epochs": 6}, STAIRS], steps_per_epoch=15)
    np.testing.assert_array_equal(values[:60:15], lr({**LINEAR, "total_iters": 4})[:4])
    assert np.all(values[:15] == values[0])
    np.testing.assert_array_equal(values[60:150], lr(DECAY)[:90])
    cosine = lr({"name": "CosineAnnealingLR", "per": "epoch"}, steps_per_epoch=40)
    np.testing.assert_array_equal(cosine[::40], lr({"name": "CosineAnnealingLR", "T_max": 10})[:10])


def test_any_knob_may_be_driven_and_knobs_are_independent():
    found = plan([LINEAR, DECAY, {**STAIRS, "drives": "momentum"}, {**DECAY, "drives": "weight_decay"}], 400)
    assert found.knobs == ("lr", "momentum", "weight_decay")
    np.testing.assert_array_equal(found.values("momentum", STEPS, 0.9), lr(STAIRS, base=0.9))
    np.testing.assert_array_equal(found.values("lr", STEPS, 0.2), lr([LINEAR, DECAY]))
    np.testing.assert_array_equal(found.values("nesterov", [0, 1], 1.0), [1.0, 1.0])


def test_momentum_is_cycled_only_while_its_schedule_runs():
    found = plan([LINEAR, {"name": "OneCycleLR"}], 400, momentum="beta1")
    assert found.knobs == ("lr", "beta1")
    beta1 = found.values("beta1", STEPS, 0.9)
    assert np.all(beta1[:100] == 0.9)
    assert beta1[100] == 0.95
    assert beta1[399] == 0.95
    assert beta1.min() == pytest.approx(0.85)
    assert plan({"name": "OneCycleLR", "cycle_momentum": False}, 400, momentum=None).knobs == ("lr",)
    assert plan({"name": "OneCycleLR", "drives": "weight_decay"}, 400, momentum=None).knobs == ("weight_decay",)


def test_the_peak_follows_the_base_unless_it_is_given():
    assert lr({"name": "OneCycleLR"}).max() == pytest.approx(0.2, rel=1e-3)
    assert lr({"name": "OneCycleLR", "max_lr": 3.0}).max() == pytest.approx(3.0, rel=1e-3)
    batch = plan({"name": "CyclicLR", "step_size_up": 10}, 400).values("lr", STEPS, np.array([[1.0], [2.0]]))
    np.testing.assert_allclose(batch.max(axis=1), [1.0, 2.0])


def test_swept_lengths_move_the_next_piece_per_run():
    spec = [LINEAR, {"name": "CosineAnnealingLR"}]
    batch = plan(spec, 400, swept={"0.total_iters": [10, 100, 350]}).values("lr", STEPS, 0.2)
    for row, length in zip(batch, (10, 100, 350), strict=True):
        np.testing.assert_allclose(
            row, lr([{**LINEAR, "total_iters": length}, {"name": "CosineAnnealingLR"}]), rtol=1e-14
        )
    batch = plan({"product": [DECAY, STAIRS]}, 400, swept={"product.1.gamma": [0.5, 0.9]}).values("lr", STEPS, 0.2)
    np.testing.assert_array_equal(batch[0], lr({"product": [DECAY, STAIRS]}))
    two = plan([LINEAR, DECAY], 400, swept={"1.gamma": [0.9, 0.99], "0.start_factor": [0.5, 0.1]})
    np.testing.assert_array_equal(two.values("lr", STEPS, 0.2)[1], lr([LINEAR, DECAY]))


def test_a_plateau_stands_beside_the_plan():
    plateau = {"name": "ReduceLROnPlateau", "patience": 3, "per": "epoch"}
    found = plan({"product": [LINEAR, plateau]}, 400, steps_per_epoch=20)
    np.testing.assert_array_equal(found.values("lr", STEPS, 0.2), lr(LINEAR))
    (part,) = found.feedback
    assert (part.schedule.name, part.drives, part.every, part.knobs["patience"]) == ("ReduceLROnPlateau", "lr", 20, 3)
    alone = plan(plateau, 400)
    assert alone.knobs == ("lr",)
    assert np.all(alone.values("lr", STEPS, 0.2) == 0.2)


def test_a_name_alone_is_a_schedule():
    np.testing.assert_array_equal(lr("ExponentialLR"), lr({"name": "ExponentialLR"}))


def test_no_schedule_drives_nothing():
    assert plan([], 400).knobs == ()


def test_steps_may_be_asked_in_any_order_and_shape():
    spec = {"product": [LINEAR, {"name": "MultiplicativeLR", "lr_lambda": "0.99"}]}
    whole = lr(spec)
    found = plan(spec, 400)
    np.testing.assert_array_equal(found.values("lr", [399, 0, 7], 0.2), whole[[399, 0, 7]])
    for start in range(0, 400, 64):
        np.testing.assert_array_equal(found.values("lr", STEPS[start : start + 64], 0.2), whole[start : start + 64])
    assert found.values("lr", [], 0.2).shape == (0,)


BAD = [
    ({"name": "CosineLR"}, "", "did you mean 'CosineAnnealingLR'"),
    ({"gamma": 0.9}, "", "unknown schedule"),
    ({"name": 3}, "", "unknown schedule"),
    ([LINEAR, []], "1", "empty list"),
    (3, "", "must be a table"),
    ([LINEAR, 3], "1", "must be a table"),
    ([DECAY, LINEAR], "0", "steps is missing"),
    ([{**LINEAR, "steps": 0}, DECAY], "0", "whole number >= 1"),
    ([{**LINEAR, "steps": True}, DECAY], "0", "whole number >= 1"),
    ([{**LINEAR, "steps": 10, "epochs": 1}, DECAY], "0", "one or the other"),
    ([{**LINEAR, "steps_per_epoch": 10}, DECAY], "0", "without epochs"),
    ([{**LINEAR, "epochs": 2, "steps_per_epoch": 0}, DECAY], "0", "steps_per_epoch = 0"),
    ([{**LINEAR, "steps": 400}, DECAY], "0", "would never run"),
    ([{**LINEAR, "total_iters": 5000}, DECAY], "0", "would never run"),
    ([LINEAR, {**DECAY, "gamma": -1}], "1", "> 0"),
    ({**DECAY, "per": "hour"}, "", "step or epoch"),
    ({**DECAY, "drives": 3}, "", "name of a knob"),
    ({"product": []}, "", "at least one"),
    ({"product": [LINEAR, {**DECAY, "gamma": -1}]}, "product.1", "> 0"),
    ({"product": [LINEAR, {**DECAY, "steps": 10}]}, "product.1", "product as a whole"),
    ({"product": [LINEAR], "gamma": 0.1}, "", "unknown key beside product"),
    ([LINEAR, {"name": "ReduceLROnPlateau"}], "1", "no place in a sequence"),
    ([{"name": "OneCycleLR"}, {**DECAY, "drives": "momentum"}], "", "driven twice"),
    ({"name": "CosineAnnealingLR", "per": "epoch"}, "", "not one whole epoch"),
]  # fmt: skip


@pytest.mark.parametrize(("spec", "where", "message"), BAD, ids=str)
def test_bad_specs_say_what_and_where(spec, where, message):
    with pytest.raises(InputError) as caught:
        plan(spec, 400, steps_per_epoch=1000)
    assert message in caught.value.message
    assert caught.value.where == where


def test_an_optimizer_without_momentum_cannot_cycle_it():
    with pytest.raises(InputError, match="no momentum"):
        plan({"name": "CyclicLR"}, 400, momentum=None)
