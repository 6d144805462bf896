from engine.history_layout import parameter_channels


def test_channels_of_parameters_are_numbered_ones_alone():
    channels = ("loss", "p0", "lr", "x1", "x0", "x", "p", "pull", "x2.norm", "xp1", "px")
    assert parameter_channels(channels) == ("p0", "x1", "x0")
