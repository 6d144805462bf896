import pytest

from engine.data import text_rows as under_test
from engine.data.text_rows import open_text
from engine.errors import InputError


def written(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "table.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_separators_marks_and_line_ends(tmp_path, mark, encoding, end):
    lines = [["a", "b c", "größe"], ["1", "2", "x"], ["3", "", "y"]]
    table = open_text(written(tmp_path, end.join(mark.join(line) for line in lines) + end, encoding))
    assert (table.separator, table.names, table.named) == (mark, ("a", "b c", "größe"), True)
    assert list(table.rows()) == [(2, ["1", "2", "x"]), (3, ["3", "", "y"])]


def test_quotes_hide_separators_and_line_ends(tmp_path):
    table = open_text(written(tmp_path, '"a;b;c;d",e\n"1\n2",3\n\n"say ""so""",4\n'))
    assert table.names == ("a;b;c;d", "e")
    assert list(table.rows()) == [(2, ["1\n2", "3"]), (5, ['say "so"', "4"])]


def test_a_file_without_names_gets_some(tmp_path):
    table = open_text(written(tmp_path, "1,2.5\n3,4\n"))
    assert (table.names, table.named) == (("column 1", "column 2"), False)
    assert [line for line, _ in table.rows()] == [1, 2]


def test_an_unnamed_column_gets_a_name(tmp_path):
    assert open_text(written(tmp_path, ",a\n0,1\n")).names == ("column 1", "a")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a,b\n1,2\n3\n", r"table\.csv, line 3: has 1 fields; the first line has 2, separated by commas"),
        ("a;b\n1;2\n3;4;5\n", r"line 3: has 3 fields; the first line has 2, separated by semicolons"),
        ("a,a\n1,2\n", "two columns are called 'a'"),
        ("", "is empty"),
        ("\n\n", "is empty"),
        ('a,b\n1,"2\n', "line 2: unexpected end of data"),
        ("a,b\n1,\0\n", "line 2: is no text"),
    ],
)
def test_bad_files_are_told_in_one_line(tmp_path, text, message):
    with pytest.raises(InputError, match=message) as caught:
        list(open_text(written(tmp_path, text)).rows())
    assert "\n" not in str(caught.value)


def test_decimal_commas_are_read_where_commas_part_nothing(tmp_path):
    for mark in ";\t|":
        table = open_text(written(tmp_path, f"1,5{mark}2\n-3,25e1{mark}4,x\n"))
        assert not table.named
        assert list(table.rows()) == [(1, ["1.5", "2"]), (2, ["-3.25e1", "4,x"])]
    table = open_text(written(tmp_path, 'a,b\n"1,5",2\n'))
    assert list(table.rows()) == [(2, ["1,5", "2"])]


def test_lost_and_broken_files(tmp_path):
    broken = tmp_path / "broken.csv"
    broken.write_bytes("größe,höhe\n1,2\n".encode() + b"3,\xff\n")
    with pytest.raises(InputError, match="is not UTF-8"):
        list(open_text(broken).rows())
    with pytest.raises(InputError, match="No such file"):
        open_text(tmp_path / "none.csv")
    with pytest.raises(InputError, match="directory"):
        open_text(tmp_path)


def test_huge_files_are_refused_unread(tmp_path, monkeypatch):
    monkeypatch.setattr(under_test, "MAX_BYTES", 10)
    with pytest.raises(InputError, match="at most"):
        open_text(written(tmp_path, "a,b\n1,2\n3,4\n"))
