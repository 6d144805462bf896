import pytest

from engine.errors import kind_and_message


def test_kind_and_message_are_what_a_traceback_ends_with():
    with pytest.raises(ValueError, match="nought") as caught:
        float("nought")
    assert kind_and_message(caught.value) == "ValueError: could not convert string to float: 'nought'"
    assert kind_and_message(KeyboardInterrupt()) == "KeyboardInterrupt"
