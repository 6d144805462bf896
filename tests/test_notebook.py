"""docs/python-api.ipynb is run cell by cell, and says what stands in it."""

import contextlib
import io
import json
from pathlib import Path

NOTEBOOK = Path(__file__).parents[1] / "docs" / "python-api.ipynb"


def test_every_cell_prints_what_the_notebook_shows():
    names = {"__name__": "notebook"}
    cells = [cell for cell in json.loads(NOTEBOOK.read_text("utf-8"))["cells"] if cell["cell_type"] == "code"]
    assert len(cells) > 5
    for place, cell in enumerate(cells, 1):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile("".join(cell["source"]), f"cell {place}", "exec"), names)
        shown = "".join("".join(output["text"]) for output in cell["outputs"])
        assert printed.getvalue().rstrip() == shown.rstrip(), f"cell {place}"
