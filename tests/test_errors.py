from engine.errors import kind_and_message


def test_kind_and_message_are_what_a_traceback_ends_with():
    try:
        float("nought")
    except ValueError as error:
        assert kind_and_message(error) == "ValueError: could not convert string to float: 'nought'"
    assert kind_and_message(KeyboardInterrupt()) == "KeyboardInterrupt"
