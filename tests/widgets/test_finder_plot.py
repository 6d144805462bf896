import numpy as np
import pytest
from PySide6.QtCore import QPointF

from engine.finder_result import Ramp
from widgets.schedule.finder_form import KNOBS, FinderForm
from widgets.schedule.finder_plot import Advice, FinderCurve, FinderPlot

RATES = np.geomspace(1e-5, 1, 60)


@pytest.fixture
def plot(qtbot):
    made = FinderPlot()
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show()
    return made


def curve(losses, **rest):
    return FinderCurve(RATES, losses, losses * 0.9, losses * 1.1, len(losses), **rest)


def test_the_range_holds_every_point_that_counts(plot):
    losses = np.linspace(3, 1, 60)
    advice = [Advice("Valley", 1e-3, (1e-3, 2.0), "#179563")]
    plot.set_curve(curve(losses, limit=0.1, turn=0.5), advice, "#2769BB", 1e-5, 1)
    (x0, x1), (y0, y1) = plot.view.viewRange()
    assert (x0, x1) == (pytest.approx(-5), pytest.approx(0))
    assert y0 < 1
    assert y1 > 3


def test_losses_over_decades_get_a_logarithmic_axis(plot):
    plot.set_curve(curve(np.geomspace(1, 1e-6, 60)), (), "#2769BB", 1e-5, 1)
    assert plot.view.viewRange()[1][0] < -6
    plot.set_curve(curve(np.linspace(-1, -3, 60)), (), "#2769BB", 1e-5, 1)
    assert plot.view.viewRange()[1][0] < -3


def test_a_click_chooses_a_rate(plot, qtbot):
    chosen = []
    plot.rate_chosen.connect(chosen.append)
    plot._clicked(QPointF(10, 10))
    assert chosen == []
    plot.set_curve(curve(np.linspace(3, 1, 60)), (), "#2769BB", 1e-5, 1)
    plot._clicked(QPointF(float(plot.view.x_to_px(np.array(-2.0))), 50))
    assert chosen == [pytest.approx(0.01, rel=0.01)]


def test_curves_that_blow_up_are_painted(plot):
    losses = np.linspace(3, 1, 60)
    losses[40:] = 10.0 ** np.arange(0, 300, 15)
    losses[58:] = np.nan
    plot.set_curve(FinderCurve(RATES, losses, losses, losses, 42, 1e-2, 0.02, "limit", "late"), (), "#2769BB", 1e-5, 1)
    blank = FinderPlot()
    assert plot.to_image(300, 200) != blank.to_image(300, 200)
    plot.hover(QPointF(100, 50))
    assert plot._cross_hair.isVisible()
    blank.deleteLater()


def test_the_forms_defaults_are_the_ramps(qtbot):
    form = FinderForm()
    qtbot.addWidget(form)
    assert Ramp(**form.values()) == Ramp(automatic=True)
    assert {knob.name for knob in KNOBS} == set(form.values())


def test_a_rule_without_advice_has_no_rate_to_use(qtbot):
    form = FinderForm()
    qtbot.addWidget(form)
    used = []
    form.use_requested.connect(used.append)
    form.show_advice([("a", "A", "#000000", 0.0123456, ""), ("b", "B", "#000000", None, "")])
    form.buttons["a"].click()
    assert used == [0.0123]
    assert not form.buttons["b"].isEnabled()
