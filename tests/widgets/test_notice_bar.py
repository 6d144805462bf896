from PySide6.QtWidgets import QPushButton

from widgets.notice_bar import NoticeBar


def test_it_shows_offers_and_goes(qtbot):
    bar = NoticeBar()
    qtbot.addWidget(bar)
    assert not bar.isVisible()
    heard = []
    bar.chosen.connect(heard.append)
    bar.show_notice("This change needs a restart.", "note", [("restart", "Restart"), ("undo", "Undo")])
    assert bar.isVisible()
    [button.click() for button in bar.findChildren(QPushButton)]
    assert heard == ["restart", "undo"]
    bar.show_notice("Gone wrong.", "error")
    assert bar.text() == "Gone wrong."
    assert [button for button in bar.findChildren(QPushButton) if not button.isHidden()] == []
    bar._close.click()
    assert not bar.isVisible()
