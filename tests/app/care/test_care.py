"""The log, the report of a mistake, and that everything is given back when the window closes."""

import logging
import sys
import threading

from PySide6.QtGui import QGuiApplication

from app.care.crash import report
from app.care.log import Log


def test_the_log_takes_notices_and_warnings(lab):
    lab.page.engine_notice.show_notice("saved\nto a file", "note")
    logging.getLogger("some.library").warning("beware of %d", 3)
    logging.getLogger("some.library").info("nothing")
    lines = list(lab.window.log.lines)
    assert lines[-2].endswith("saved to a file")
    assert lines[-1].endswith("warning: some.library: beware of 3")
    lab.window.show_log()
    lab.until(lab.window.log_dock.isVisible)
    assert "beware of 3" in lab.window.log_dock.text.toPlainText()
    assert lab.window.actions_["show_log"].isChecked()


def test_a_mistake_is_reported_once_and_the_session_kept(lab, monkeypatch):
    lab.run_to(50)
    kept = []
    monkeypatch.setattr(lab.window.journal, "write", lambda: kept.append(1))
    monkeypatch.setattr(lab.window.crashes, "_before", lambda *_: None)
    error = ValueError("x = 3: must be 4")
    for _ in range(2):
        sys.excepthook(type(error), error, None)
    lab.until(lambda: lab.window.crashes.dialog is not None)
    text = lab.window.crashes.dialog.report.toPlainText()
    assert "x = 3: must be 4" in text
    assert "PySide6" in text
    assert kept
    assert len(lab.window.crashes.reports) == 1
    QGuiApplication.clipboard().setText(text)
    lab.window.crashes.dialog.reject()
    assert lab.window.crashes.dialog is None
    lab.run_to(60)


def test_a_mistake_in_a_thread_is_reported_too(lab, monkeypatch):
    monkeypatch.setattr(lab.window.crashes, "_before_thread", lambda *_: None)

    def fail():
        raise KeyError("in a thread")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    lab.until(lambda: lab.window.crashes.dialog is not None)
    assert "in a thread" in lab.window.crashes.dialog.report.toPlainText()
    lab.window.crashes.dialog.reject()


def test_closing_gives_the_hooks_back(make_lab):
    before = (sys.excepthook, threading.excepthook, list(logging.getLogger().handlers))
    lab = make_lab()
    assert sys.excepthook != before[0]
    lab.close()
    assert (sys.excepthook, threading.excepthook, list(logging.getLogger().handlers)) == before


def test_a_report_ends_with_the_last_lines(qapp):
    del qapp
    log = Log()
    for number in range(100):
        log.write(f"line {number}")
    text = report("Traceback …", log.text())
    log.close()
    assert "line 99" in text
    assert "line 59" not in text
