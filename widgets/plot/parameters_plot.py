"""Parameters over steps."""

from collections.abc import Sequence
from dataclasses import replace

from widgets.plot.curve_plot import CurvePlot
from widgets.plot.style import CurveStyle


class ParametersPlot(CurvePlot):
    """A curve plot of chosen parameters: one run in a colour per parameter, several runs in their own colours."""

    def set_parameters(self, runs: Sequence[CurveStyle], channels: Sequence[str]) -> None:
        """Show the parameters `channels` of `runs`, whose own channel is ignored.

        With several runs, the curves of all parameters but the first are dashed.
        """
        if len(runs) == 1:
            self.set_curves([
                replace(runs[0], channel=channel, label=channel, colour=self.colours.run_colour(number))
                for number, channel in enumerate(channels)
            ])
            return
        self.set_curves([
            replace(run, channel=channel, label=f"{run.label} · {channel}", dashed=number > 0)
            for run in runs
            for number, channel in enumerate(channels)
        ])
