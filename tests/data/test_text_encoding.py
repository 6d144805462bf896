import pytest

from engine.data.text_encoding import BLOCK, TITLES, encoding_of

CHINESE = "编号;花萼长度;种类\n1;5.1;山鸢尾\n2;4.9;变色鸢尾\n"
GERMAN = "Größe;Länge;Höhe;Straße\n1;2;3;über Öl\n"


@pytest.mark.parametrize(
    ("text", "written", "read"),
    [
        ("a,b\n1,2\n", "ascii", "utf-8-sig"),
        (CHINESE, "utf-8", "utf-8-sig"),
        (CHINESE, "utf-8-sig", "utf-8-sig"),
        (CHINESE, "utf-16", "utf-16"),
        (CHINESE, "gb18030", "gb18030"),
        (CHINESE, "gb2312", "gb18030"),
        (GERMAN, "utf-8", "utf-8-sig"),
        (GERMAN, "cp1252", "cp1252"),
        ("naïve;café\n1;2\n", "cp1252", "cp1252"),
    ],
)
def test_what_spreadsheets_write(tmp_path, text, written, read):
    file = tmp_path / "table.csv"
    file.write_bytes(text.encode(written))
    assert encoding_of(file) == read
    assert read in TITLES
    assert file.read_bytes().decode(read) == text


def test_a_letter_may_lie_across_two_blocks(tmp_path):
    file = tmp_path / "table.csv"
    file.write_bytes(b"a" * (BLOCK - 1) + "é".encode() + b"\n")
    assert encoding_of(file) == "utf-8-sig"
    file.write_bytes(b"a" * (BLOCK + 7) + "种类种类".encode("gb18030") + b"\n")
    assert encoding_of(file) == "gb18030"


def test_a_few_broken_letters_do_not_make_another_encoding(tmp_path):
    file = tmp_path / "table.csv"
    file.write_bytes(GERMAN.encode() + b"\xff\n")
    assert encoding_of(file) == "utf-8-sig"
