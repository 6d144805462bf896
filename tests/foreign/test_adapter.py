"""Outside optimizers inside an experiment: torch's own loop is the truth; whatever user code does wrong is one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import torch

from engine import run, snapshot
from engine.errors import InputError
from engine.event import Event
from engine.experiment import Experiment
from engine.foreign.declaration import completed
from engine.spec import parse
from tests.twins import TWINS

if TYPE_CHECKING:
    from pathlib import Path

STEPS = 200
START = (-1.2, 1.0)
SURFACE = {"name": "rosenbrock", "start": list(START), "b": 2.0}
NETWORK = {"name": "digits", "hidden": [8], "validation": 0.7}
ONE_LINER = "class Mine(torch.optim.Optimizer):\n"


def rosenbrock(x: torch.Tensor) -> torch.Tensor:
    return (1 - x[0]) ** 2 + 2 * (x[1] - x[0] ** 2) ** 2


def torch_path(kind: type[torch.optim.Optimizer], arguments: dict[str, Any], steps: int = STEPS) -> np.ndarray:
    """The usual loop with a closure and autograd, float64."""
    x = torch.tensor(START, dtype=torch.float64, requires_grad=True)
    optimizer = kind([x], **arguments)  # type: ignore[call-arg]
    path = [x.detach().clone()]

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        loss = rosenbrock(x)
        loss.backward()
        return loss

    for _ in range(steps):
        optimizer.step(closure)
        path.append(x.detach().clone())
    return torch.stack(path).numpy()


def spec_of(*optimizers: dict[str, Any], problem: dict[str, Any] = SURFACE, **rest: Any) -> dict[str, Any]:
    runs = [{"name": f"{i}", "optimizer": optimizer, **rest} for i, optimizer in enumerate(optimizers)]
    return {"steps": STEPS, "dtype": "float64", "problem": problem, "runs": runs}


def user_file(folder: Path, body: str) -> str:
    """A file with a class ``Mine``; ``body`` are its methods."""
    text = "".join(f"    {line}\n" for line in body.strip("\n").splitlines())
    (folder / "mine.py").write_text("import torch\n" + ONE_LINER + text)
    return f"{folder / 'mine.py'}:Mine"


SIMPLE = """
def __init__(self, params, lr=0.1, momentum=0.0, betas=(0.9, 0.99), nice=True, label="a", other=None):
    super().__init__(params, dict(lr=lr, momentum=momentum, betas=betas, nice=nice, label=label))
@torch.no_grad()
def step(self, closure):
    with torch.enable_grad():
        loss = closure()
    for group in self.param_groups:
        for p in group["params"]:
            p.sub_(p.grad, alpha=group["lr"])
            self.state[p]["count"] = self.state[p].get("count", 0) + 1
    return loss
"""


@pytest.mark.parametrize(
    "settings",
    [
        {"lr": 0.1, "max_iter": 3},
        {"lr": 1.0, "line_search_fn": "strong_wolfe", "max_iter": 2, "history_size": 3},
        {"lr": 0.01, "max_iter": 1, "max_eval": 2, "tolerance_grad": 1e-12, "tolerance_change": 1e-15},
    ],
    ids=["rate", "wolfe", "tight"],
)
def test_lbfgs_equals_torchs(settings: dict[str, Any]) -> None:
    experiment = Experiment(parse(spec_of({"name": "LBFGS", **settings})))
    experiment.advance(STEPS)
    # torch's loop with the surface's own gradient: its path amplifies the last bits of autograd's
    x = torch.tensor(START, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([x], **settings)
    path, losses, seen = [x.detach().clone()], [], []

    def closure() -> torch.Tensor:
        loss, gradient = experiment.objective.evaluate(x.detach()[None], 0)
        x.grad = gradient[0].clone()
        seen.append(float(loss[0]))
        return loss[0]

    for _ in range(STEPS):
        seen.clear()
        optimizer.step(closure)
        losses.append(seen[0])
        path.append(x.detach().clone())
    assert experiment.history is not None
    ours = experiment.history["0"]
    assert np.array_equal(ours["x"], torch.stack(path).numpy())
    assert np.array_equal(ours["loss"][:-1], losses)
    assert ours["loss"][-1] < 0.5


@pytest.mark.parametrize("name", sorted(set(TWINS) - {"Rprop"}))
def test_torchs_own_classes_run_unchanged_beside_the_chains(name: str) -> None:
    settings = TWINS[name][0]
    history = run(spec_of({"name": name, **settings}, {"name": f"torch.optim:{name}", **settings}))
    ours, outside = history["0"]["x"], history["1"]["x"]
    assert np.abs(ours - outside).max() / np.abs(ours).max() <= 1e-6  # NAdam and ASGD keep scalars in float32
    kind = getattr(torch.optim, name)
    assert np.abs(outside - torch_path(kind, settings)).max() <= 1e-10


def test_on_a_network_with_its_shapes_and_a_schedule() -> None:
    pair = [{"name": "AdamW", "lr": 1e-2}, {"name": "torch.optim:AdamW", "lr": 1e-2}]
    spec = spec_of(*pair, problem=NETWORK, schedule={"name": "ExponentialLR", "gamma": 0.99})
    experiment = Experiment(parse({**spec, "steps": 60}))
    experiment.advance(60)
    places = experiment.by_run(experiment.parameters)
    assert (places[0] - places[1]).abs().max() <= 1e-12
    assert experiment.history is not None
    assert np.array_equal(experiment.history["0"]["lr"], experiment.history["1"]["lr"])
    adafactor = {"name": "Adafactor", "lr": 0.1}, {"name": "torch.optim:Adafactor", "lr": 0.1}
    shaped = Experiment(parse({**spec_of(*adafactor, problem=NETWORK), "steps": 30}))
    shaped.advance(30)
    places = shaped.by_run(shaped.parameters)
    assert (places[0] - places[1]).abs().max() <= 1e-12


def test_runs_the_users_file_with_consent_only(tmp_path: Path) -> None:
    name = user_file(tmp_path, SIMPLE)
    spec = parse(spec_of({"name": name, "lr": 0.01}))
    with pytest.raises(InputError, match=r"runs\.0\.optimizer: .*would run the code of the file .*not been allowed"):
        Experiment(spec)
    experiment = Experiment(spec, allow_code=True)
    assert experiment.spec.runs[0].optimizer == {
        "name": name, "lr": 0.01, "momentum": 0.0, "betas": [0.9, 0.99], "nice": True, "label": "a",
    }  # fmt: skip
    experiment.advance(STEPS)
    plain = run(spec_of({"name": "SGD", "lr": 0.01}))["0"]["x"]
    assert experiment.history is not None
    assert np.abs(experiment.history["0"]["x"] - plain).max() <= 1e-12


def test_edits_and_snapshots_go_on_to_the_same_bits(tmp_path: Path) -> None:
    name = user_file(tmp_path, SIMPLE)
    outside = [{"name": "torch.optim:Adam", "lr": 1e-2}, {"name": "LBFGS", "lr": 0.1, "max_iter": 2}, {"name": name}]
    spec = parse(spec_of(*outside))
    script = [Event(50, "runs.0.optimizer.lr", 0.01, 0.05), Event(60, "runs.0.optimizer.betas.0", 0.9, 0.5)]
    whole = Experiment(spec, script=script, allow_code=True)
    whole.advance(100)
    data = snapshot.save(whole)
    whole.advance(100)
    again = Experiment(spec, script=script, history=False, allow_code=True)
    snapshot.restore(again, data)
    again.advance(100)
    assert torch.equal(whole.parameters, again.parameters)
    x = torch.tensor(START, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.Adam([x], lr=0.01)
    for step in range(STEPS):
        optimizer.param_groups[0].update({50: {"lr": 0.05}, 60: {"betas": (0.5, 0.999)}}.get(step, {}))
        optimizer.zero_grad()
        rosenbrock(x).backward()
        optimizer.step()
    assert (whole.by_run(whole.parameters)[0] - x.detach()).abs().max() <= 1e-10


def test_a_run_that_diverges_does_not_disturb_an_outside_one() -> None:
    history = run(spec_of({"name": "SGD", "lr": 10.0}, {"name": "torch.optim:Adam", "lr": 1e-3}))
    assert history["0"].diverged_at is not None
    alone = run(spec_of({"name": "torch.optim:Adam", "lr": 1e-3}))["0"]["x"]
    assert np.array_equal(history["1"]["x"], alone)


INIT = "def __init__(self, params, lr=0.1):\n    "
KEPT = INIT + "super().__init__(params, {'lr': lr})\ndef step(self, closure=None):\n    "
BAD = {
    "raises in __init__": (INIT + "raise ValueError('no good')", r"cannot be made: ValueError: no good"),
    "refuses a value": (INIT + "assert lr < 0, 'lr must be negative'", r"lr must be negative"),
    "raises in step": (KEPT + "return 1 / 0", r"failed in step 1: ZeroDivisionError: .* \(mine\.py, line \d+\)"),
    "changes the count": (
        KEPT + "p = self.param_groups[0]['params'][0]\n    p.data = torch.zeros(3, dtype=p.dtype)",
        r"changed the number of parameters from 2 to 3 in step 1",
    ),
    "leaves the program": (INIT + "raise SystemExit(3)", r"cannot be made: SystemExit: 3"),
}


@pytest.mark.parametrize(("body", "message"), BAD.values(), ids=BAD)
def test_bad_user_code_is_one_line(tmp_path: Path, body: str, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        run(spec_of({"name": user_file(tmp_path, body)}))
    assert "\n" not in str(caught.value)


def test_a_nan_from_user_code_freezes_its_run_alone(tmp_path: Path) -> None:
    body = (
        "def __init__(self, params, lr=0.1):\n    super().__init__(params, {'lr': lr})\n    self.count = 0\n"
        "@torch.no_grad()\ndef step(self, closure=None):\n    self.count += 1\n"
        "    self.param_groups[0]['params'][0].mul_(float('nan') if self.count > 30 else 0.99)"
    )
    history = run(spec_of({"name": user_file(tmp_path, body)}, {"name": "Adam"}))
    assert history["0"].diverged_at == 31
    assert history["1"].diverged_at is None
    assert np.isfinite(history["1"]["x"]).all()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("no/such/file.py:Mine", "No such file"),
        ("no_such_package.optim:Mine", "there is no module 'no_such_package'"),
        ("torch.optim:Adamm", "did you mean 'Adam'"),
        ("torch.optim:lr_scheduler", "is not a torch.optim.Optimizer"),
        ("json:JSONDecoder", "is not a torch.optim.Optimizer"),
        ("torch optim:Adam", "must look like package.module:Class"),
        ("file.py:1Mine", "must look like package.module:Class"),
        ("torch.optim:Adam:", "must look like package.module:Class"),
    ],
)
def test_names_that_lead_nowhere(name: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        run(spec_of({"name": name}))


def test_a_file_that_does_not_parse(tmp_path: Path) -> None:
    (tmp_path / "bad.py").write_text("def broken(:\n")
    with pytest.raises(InputError, match="cannot be imported: SyntaxError"):
        run(spec_of({"name": f"{tmp_path / 'bad.py'}:Mine"}))
    (tmp_path / "other.py").write_text("class Other: ...\n")
    with pytest.raises(InputError, match="unknown class 'Mine'"):
        run(spec_of({"name": f"{tmp_path / 'other.py'}:Mine"}))


def test_refused_arguments_and_edits(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="has no argument 'momentum'"):
        run(spec_of({"name": "torch.optim:Adam", "momentum": 0.9}))
    with pytest.raises(InputError, match=r"lr = \{\}: must be a number"):
        parse(spec_of({"name": "torch.optim:Adam", "lr": {}}))
    body = KEPT.replace("lr=0.1", "lr=0.1, size=3.0") + "closure()"
    experiment = Experiment(parse(spec_of({"name": user_file(tmp_path, body)})), allow_code=True)
    experiment.advance(3)
    with pytest.raises(InputError, match="size cannot change while the experiment runs"):
        experiment.edit("runs.0.optimizer.size", 4.0)


def test_an_argument_that_is_a_number_with_digits_by_its_annotation() -> None:
    """torch writes ``momentum: float = 0``; ``max_iter: int = 20`` stays whole."""
    assert type(completed({"name": "torch.optim:SGD"}, False)["momentum"]) is float
    assert type(completed({"name": "torch.optim:SGD", "lr": 1}, False)["lr"]) is float
    assert type(completed({"name": "torch.optim:LBFGS"}, False)["max_iter"]) is int
    assert completed({"name": "torch.optim:SGD"}, False)["nesterov"] is False
