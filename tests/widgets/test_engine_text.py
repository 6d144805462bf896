import pytest

from widgets.engine_text import sentence


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("the loss is not finite", "The loss is not finite"),
        ("lr = 5: must be > 0", "Lr = 5: must be > 0"),
        ("table.csv, line 3: has 2 fields", "table.csv, line 3: has 2 fields"),
        ("table.csv: is empty", "table.csv: is empty"),
        ("home/table: No such file", "home/table: No such file"),
        ("stopped.", "Stopped."),
        ("", ""),
    ],
)
def test_a_message_begins_as_a_sentence_but_for_names_of_files(text, said):
    assert sentence(text) == said
