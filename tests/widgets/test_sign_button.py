from widgets.sign_button import sign_button


def test_a_sign_says_what_it_does_and_of_what(qtbot):
    plain, named = sign_button("✕", "Remove"), sign_button("↑", "Earlier", "Earlier: momentum")
    for button in (plain, named):
        qtbot.addWidget(button)
        assert button.autoRaise()
    assert (plain.text(), plain.toolTip(), plain.accessibleName()) == ("✕", "Remove", "Remove")
    assert (named.text(), named.toolTip(), named.accessibleName()) == ("↑", "Earlier", "Earlier: momentum")
