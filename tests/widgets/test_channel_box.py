from widgets.channel_box import ChannelBox

TITLES = {"lr": "Learning rate", "loss": "Loss", "p0": "0.weight[0]"}


def test_it_begins_with_the_loss_and_keeps_what_was_chosen(qtbot):
    box = ChannelBox()
    qtbot.addWidget(box)
    assert box.channel == box.title == ""
    box.set_channels(TITLES)
    assert (box.channel, box.title) == ("loss", "Loss")
    box.choose("p0")
    box.set_channels({"loss": "损失", "lr": "学习率", "p0": "0.weight[0]"})
    assert box.channel == "p0"
    box.set_channels({"lr": "学习率", "loss": "损失"})
    assert (box.channel, box.title) == ("loss", "损失")
    box.set_channels({"lr": "Learning rate"})
    assert box.channel == "lr"


def test_nothing_is_made_anew_while_nothing_changes(qtbot):
    box = ChannelBox()
    qtbot.addWidget(box)
    box.set_channels(TITLES)
    with qtbot.assertNotEmitted(box.currentIndexChanged):
        box.set_channels(dict(TITLES))
