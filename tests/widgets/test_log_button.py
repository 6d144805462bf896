import pytest

from widgets.log_button import LogButton
from widgets.plot.curve_plot import CurvePlot


@pytest.mark.parametrize("on", [True, False])
def test_the_button_and_the_plots_menu_follow_each_other(qtbot, on):
    plot = CurvePlot()
    button = LogButton(plot, on=on)
    for widget in (plot, button):
        qtbot.addWidget(widget)
    [action] = [action for action in plot.context_menu().actions() if action.text() == "Log scale"]
    assert action.isChecked() == button.isChecked() == on
    button.click()
    [action] = [action for action in plot.context_menu().actions() if action.text() == "Log scale"]
    assert action.isChecked() == button.isChecked() == (not on)
    action.trigger()
    assert button.isChecked() == on
