"""Muon: momentum made orthogonal, for matrices."""

from engine.blocks.orthogonal_momentum import MUON as PLAIN
from engine.blocks.orthogonal_momentum import MUON_NESTEROV, MUON_RMS, MUON_RMS_NESTEROV
from engine.knob import Knob, choice, flag, integer
from engine.optimizer import Optimizer
from engine.optimizers._knobs import EPS, LR, MOMENTUM, WEIGHT_DECAY

NS = "Coefficient of the Newton–Schulz polynomial a·X + b·X³ + c·X⁵."


def chain(values):
    if values["adjust_lr_fn"] == "match_rms_adamw":
        return (MUON_RMS_NESTEROV if values["nesterov"] else MUON_RMS,)
    return (MUON_NESTEROV if values["nesterov"] else PLAIN,)


MUON = Optimizer(
    name="Muon",
    title="Muon",
    knobs=(
        LR,
        WEIGHT_DECAY.with_(default=0.1),
        MOMENTUM.with_(default=0.95),
        flag("nesterov", True, "Look ahead: mix the present gradient into the momentum once more."),
        Knob("ns_a", 3.4445, low=-100.0, high=100.0, argument=("ns_coefficients", 0), symbol="a", help=NS),
        Knob("ns_b", -4.775, low=-100.0, high=100.0, argument=("ns_coefficients", 1), symbol="b", help=NS),
        Knob("ns_c", 2.0315, low=-100.0, high=100.0, argument=("ns_coefficients", 2), symbol="c", help=NS),
        EPS.with_(default=1e-7),
        integer("ns_steps", 5, 1, 99, "Iterations of that polynomial.", soft=(1, 10)),
        choice("adjust_lr_fn", "original", ("original", "match_rms_adamw"), "How the rate depends on a matrix's shape: √max(1, n/m), or 0.2·√max(n, m), which makes steps as long as AdamW's."),
    ),
    chain=chain,
    help="Makes the momentum of every weight matrix orthogonal, so that all its directions move equally far. For matrices only.",
    paper="Jordan et al. 2024, kellerjordan.github.io/posts/muon; Liu et al. 2025, arXiv:2502.16982",
    formula=r"W \leftarrow W - \eta\,(s\,\operatorname{orth}(B) + \lambda W)",
    twin="Muon",
    family="layerwise",
)
