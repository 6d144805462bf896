"""Lesson files: both languages complete, experiments that parse, errors with line and field."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.errors import InputError
from engine.lesson import claims
from engine.lesson_file import from_text, line_of, read, shipped
from engine.lesson_text import to_text
from engine.optimizer import declared

PLAIN = """format = 1
shown = ["runs.0.optimizer.lr"]
[spec]
problem = "rosenbrock"
steps = 50
runs = [{optimizer = {name = "SGD", lr = 0.001}}]
[en]
title = "A lesson"
[[steps]]
ask = {kind = "diverges", run = 0}
en = {text = "Look.", question = "Will it?"}
[[steps]]
set = {"runs.0.optimizer.lr" = 9.0}
claims = ["C2.sum"]
en = {text = "Again.\\n\\nAnd again."}
"""


def test_all_sections_of_the_articles_have_a_lesson() -> None:
    assert list(shipped()) == [
        "A", *(f"B{n}" for n in range(1, 8)), *(f"C{n}" for n in range(1, 5)), "D", *(f"E{n}" for n in range(1, 8)),
    ]  # fmt: skip


@pytest.mark.parametrize("key", sorted(shipped()))
def test_a_lesson_is_whole_in_both_languages(key: str) -> None:
    lesson = shipped()[key]
    assert lesson.zh_CN is not None
    assert any("\u4e00" <= letter <= "\u9fff" for letter in lesson.zh_CN.title)
    for step in lesson.steps:
        assert step.zh_CN is not None
        assert bool(step.zh_CN.question) == bool(step.en.question)
        assert any("\u4e00" <= letter <= "\u9fff" for letter in step.zh_CN.text)
        assert not any("\u4e00" <= letter <= "\u9fff" for letter in step.en.text + step.en.question)


@pytest.mark.parametrize("key", sorted(shipped()))
def test_the_block_of_a_step_is_in_its_chain(key: str) -> None:
    lesson = shipped()[key]
    for place, step in enumerate(lesson.steps):
        if step.block:
            runs = lesson.experiment(place).runs
            chains = [declared(run.optimizer).blocks(run.knobs()) for run in runs]
            keys = {block.key.partition(".")[0] for chain in chains for block in chain}
            assert step.block in keys, f"step {place + 1}"


def test_every_claim_belongs_to_a_lesson() -> None:
    named = [name for lesson in shipped().values() for name in lesson.claim_names]
    for claim in claims:
        assert claim.name in named or claim.section in named or claim.article in named, claim.name


def test_changes_apply_to_the_step() -> None:
    lesson = from_text(PLAIN)
    assert lesson.experiment(0).runs[0].optimizer["lr"] == 0.001
    assert lesson.experiment(1).runs[0].optimizer["lr"] == 9.0


def test_written_and_read_again() -> None:
    for lesson in (from_text(PLAIN), *shipped().values()):
        assert from_text(to_text(lesson)) == lesson


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("format = 1", "format = 2", 1, "1"),
        ('title = "A lesson"', 'titel = "A lesson"', 7, "title"),
        ('claims = ["C2.sum"]', 'claims = ["C2.summ"]', 14, "did you mean 'C2.sum'"),
        ('"runs.0.optimizer.lr" = 9.0', '"runs.0.optimizer.lrr" = 9.0', 13, "lrr"),
        ('kind = "diverges", run = 0', 'kind = "diverges", run = 3', 10, "counted from 0"),
        (', question = "Will it?"', "", 11, "no question"),
        ('shown = ["runs.0.optimizer.lr"]', 'shown = ["runs.0.optimizer.lrr"]', 2, "did you mean 'lr'"),
        ("steps = 50", "steps = 0", 3, "steps"),
        ('"rosenbrock"', '"rosenbrok"', 4, "rosenbrock"),
    ],
)
def test_errors_name_line_and_field(old: str, new: str, line: int, said: str) -> None:
    assert old in PLAIN
    with pytest.raises(InputError) as caught:
        from_text(PLAIN.replace(old, new))
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    named = int(str(caught.value).removeprefix("line ").partition(",")[0])
    assert abs(named - line) <= 2


def test_syntax_errors_name_the_line() -> None:
    with pytest.raises(InputError, match="line 3"):
        from_text("format = 1\n[en]\ntitle = \n")


def test_files_that_are_no_lessons(tmp_path) -> None:
    (tmp_path / "a.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="not a text file"):
        read(tmp_path / "a.toml")
    with pytest.raises(InputError, match=r"b\.toml"):
        read(tmp_path / "b.toml")


def test_line_of_a_step() -> None:
    assert line_of(PLAIN, "steps.1.claims") == 14
    assert line_of(PLAIN, "steps.0.ask") == 10


def test_the_example_of_the_docs_is_a_lesson() -> None:
    text = (Path(__file__).parents[1] / "docs" / "lessons.md").read_text(encoding="utf-8")
    lesson = from_text(text.partition("```toml\n")[2].partition("```")[0])
    assert lesson.experiment(0).runs[0].optimizer["lr"] == 0.01


def test_a_threshold_of_the_lessons_own_is_for_a_claim_and_finite() -> None:
    at = PLAIN.index('en = {text = "Again')
    given = [PLAIN[:at] + f'thresholds = {{"C2.sum" = {number}}}\n' + PLAIN[at:] for number in ("0.5", "inf")]
    assert from_text(given[0]).steps[1].thresholds == {"C2.sum": 0.5}
    assert from_text(to_text(from_text(given[0]))) == from_text(given[0])
    with pytest.raises(InputError, match="thresholds"):
        from_text(given[1])
    with pytest.raises(InputError, match="thresholds"):
        from_text(given[0].replace('"C2.sum" =', '"C2.summ" ='))


def test_a_tool_stands_alone() -> None:
    with pytest.raises(InputError, match="either a tool"):
        from_text(PLAIN.replace('claims = ["C2.sum"]', 'claims = ["C2.sum"]\ntool = "loss_scale"'))
    assert from_text(PLAIN.replace('claims = ["C2.sum"]', 'tool = "loss_scale"')).steps[1].tool == "loss_scale"


def test_what_stands_below_the_loss_is_recorded() -> None:
    shown = PLAIN.replace("[[steps]]", '[[steps]]\nbeside = "grad_norm"', 1)
    assert from_text(shown).steps[0].beside == "grad_norm"
    with pytest.raises(InputError, match="grad_norm"):
        from_text(shown.replace("steps = 50", 'steps = 50\nrecord = ["loss"]'))
