import numpy as np

from tests.widgets.plot_source import ArraySource
from widgets.plot.palette import LIGHT
from widgets.plot.parameters_plot import ParametersPlot
from widgets.plot.style import CurveStyle

RUNS = [CurveStyle(run, "", name, LIGHT.run_colour(run)) for run, name in enumerate(("SGD", "Adam"))]


def test_one_run_has_a_colour_per_parameter_and_several_have_their_own(qtbot):
    plot = ParametersPlot()
    qtbot.addWidget(plot)
    plot.set_source(ArraySource(*({"x0": np.zeros(5), "x1": np.ones(5)} for _ in RUNS)))
    plot.set_parameters(RUNS[1:], ["x0", "x1"])
    assert [(c.run, c.channel, c.label, c.colour) for c in plot.curves] == [
        (1, "x0", "x0", LIGHT.run_colour(0)),
        (1, "x1", "x1", LIGHT.run_colour(1)),
    ]
    plot.set_parameters(RUNS, ["x0", "x1"])
    assert [(c.label, c.colour, c.dashed) for c in plot.curves] == [
        ("SGD · x0", RUNS[0].colour, False),
        ("SGD · x1", RUNS[0].colour, True),
        ("Adam · x0", RUNS[1].colour, False),
        ("Adam · x1", RUNS[1].colour, True),
    ]
    plot.refresh()
    header, numbers = plot.to_table()
    assert len(header) == 5
    assert numbers.shape == (5, 5)
