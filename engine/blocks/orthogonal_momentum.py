"""Muon (Jordan et al. 2024) as torch.optim has it: the momentum of a matrix, made nearly orthogonal."""

from engine.block import Block, State

BUFFER = State("buffer", symbol="B", help="running mean of gradients")


def rest(momentum):
    return 1 - momentum


def keep(lr, weight_decay):
    return 1 - lr * weight_decay


def refusal(layout):
    for slot in layout.slots:
        if len(slot.shape) != 2:
            shape = "×".join(map(str, slot.shape)) or "one number"
            return f"Muon moves matrices only, and {slot.name} is a vector ({shape}); a network without biases has matrices alone"
    return None


def orthogonal(matrix, a, b, c, eps, ns_steps):
    """The Newton–Schulz iteration in bfloat16, operation by operation as torch.optim.Muon has it, so that rounding agrees."""
    import torch

    tall = matrix.shape[0] > matrix.shape[1]
    found = matrix.bfloat16()
    found = found.T if tall else found
    found = found / found.norm().clamp(min=eps)
    for _ in range(ns_steps):
        gram = found @ found.T
        found = torch.addmm(found, torch.addmm(gram, gram, gram, beta=b, alpha=c), found, beta=a)
    return found.T if tall else found


def factor_original(n, m):
    return max(1, n / m) ** 0.5


def factor_match_rms(n, m):
    return 0.2 * max(n, m) ** 0.5


def block(variant, nesterov, factor, title):
    """The block with or without Nesterov's look-ahead, and with one of the two factors on the rate."""

    def update(direction, parameter, layout, buffer, momentum, rest, lr, keep, ns_a, ns_b, ns_c, eps, ns_steps):
        import torch

        buffer = torch.lerp(buffer, direction, rest)
        mixed = torch.lerp(direction, buffer, momentum.expand_as(direction)) if nesterov else buffer
        moved = torch.empty_like(parameter)
        numbers = torch.cat([ns_a, ns_b, ns_c, eps, ns_steps], 1).double().tolist()
        for run, (a, b, c, small, steps) in enumerate(numbers):
            for slot in layout.slots:
                matrix = mixed[run, slot.start : slot.stop].reshape(slot.shape)
                moved[run, slot.start : slot.stop] = orthogonal(matrix, a, b, c, small, int(steps)).reshape(-1)
        step = torch.empty_like(parameter)
        for slot in layout.slots:
            part = slice(slot.start, slot.stop)
            weight = parameter[:, part]
            step[:, part] = weight - weight * keep + lr * factor(*slot.shape) * moved[:, part]
        return step, buffer

    return Block(
        "orthogonal_momentum",
        title,
        update,
        states=(BUFFER,),
        coefficients={"rest": rest, "keep": keep},
        elementwise=False,
        refusal=refusal,
        variant=variant,
        formula=r"B \leftarrow \beta B + (1-\beta) g,\quad O \approx U V^{\!\top}\text{ of } B,\quad \Delta = \eta\,s\,O + \eta\lambda w",
        help="All directions of the momentum matrix get about the same length: rare ones count as much as common ones.",
    )


MUON = block("", False, factor_original, "Orthogonal momentum")
MUON_NESTEROV = block("nesterov", True, factor_original, "Orthogonal momentum (Nesterov)")
MUON_RMS = block("match_rms", False, factor_match_rms, "Orthogonal momentum, AdamW's size")
MUON_RMS_NESTEROV = block("match_rms_nesterov", True, factor_match_rms, "Orthogonal momentum, AdamW's size (Nesterov)")
