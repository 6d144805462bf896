import pytest
from PySide6.QtGui import QColor, QIcon

from app.icons import icon
from resources import path


@pytest.mark.parametrize("name", sorted(file.stem for file in path("icons").glob("*.svg")))
def test_every_icon_is_painted_in_the_colour_asked_for(qapp, name):
    image = icon(name, "#ff0000", "#00ff00").pixmap(32, 32).toImage()
    seen = {image.pixelColor(x, y).name() for x in range(32) for y in range(32) if image.pixelColor(x, y).alpha() > 250}
    assert seen
    assert name == "app" or seen == {"#ff0000"}
    off = icon(name, "#ff0000", "#00ff00").pixmap(32, 32, QIcon.Mode.Disabled).toImage()
    assert name == "app" or QColor(off.pixelColor(16, 16)).red() == 0 or off.pixelColor(16, 16).alpha() < 255
