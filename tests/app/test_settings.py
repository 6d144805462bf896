from app.settings import Settings


def test_what_is_kept_comes_back(tmp_path):
    first = Settings(tmp_path / "window.ini")
    first.set("theme", "dark")
    first.save()
    assert Settings(tmp_path / "window.ini").get("theme") == "dark"


def test_a_damaged_file_costs_only_its_contents(tmp_path):
    (tmp_path / "window.ini").write_bytes(b"\0\xff[[[%%%")
    assert Settings(tmp_path / "window.ini").get("theme", "light") == "light"
