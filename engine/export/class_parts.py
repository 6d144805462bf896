"""What the file of a written class may need besides the blocks' own functions."""

MATHS = {
    "sqrt": "def sqrt(value):\n    return value.sqrt() if torch.is_tensor(value) else value**0.5",
    "where": "def where(condition, yes, no):\n    if torch.is_tensor(condition):\n"
    "        return torch.where(condition, yes, no)\n    return yes if condition else no",
    "zeros_like": "def zeros_like(value):\n    return 0 * value",
    "maximum": "def maximum(a, b):\n    return where(a > b, a, b)",
    "minimum": "def minimum(a, b):\n    return where(a < b, a, b)",
    "absolute": "def absolute(value):\n    return abs(value)",
    "sign": "def sign(value):\n    return value.sign() if torch.is_tensor(value) else (value > 0) - (value < 0)",
}
"""The functions of :mod:`engine.maths`, by name."""

SUMS = {
    "is_plain": "def is_plain(value):\n    return False",
    "row_sum": "def row_sum(values):\n    return values.sum(1, keepdim=True)",
    "row_norm": "def row_norm(values):\n    return values.norm(dim=1, keepdim=True)",
    "slot_roots": "def slot_roots(values, layout):\n"
    "    parts = [values[:, slot.start : slot.stop] for slot in layout.slots]\n"
    "    return torch.cat([part.square().mean(1, keepdim=True).sqrt() for part in parts], 1)",
}
"""Those of :mod:`engine.row_sums`."""

JOINED = (
    '''class Slot:
    """A tensor's shape, and its slice of the row in which all tensors stand one after another."""

    def __init__(self, name, shape, start, size):
        self.name, self.shape, self.start, self.size, self.stop = name, shape, start, size, start + size''',
    '''class Layout:
    """Where each tensor stands in that row."""

    def __init__(self, tensors):
        self.slots, start = [], 0
        for place, tensor in enumerate(tensors):
            self.slots.append(Slot(f"tensor {place}", tuple(tensor.shape), start, tensor.numel()))
            start += tensor.numel()''',
    "def joined(tensors):\n    return torch.cat([tensor.reshape(1, -1) for tensor in tensors], 1)",
    "def column(value, like):\n    return like.new_full((1, 1), value)",
)
"""What a rule needs that looks at whole tensors."""

LOOP = {
    False: (
        'for parameter in group["params"]:',
        "    if parameter.grad is None:",
        "        continue",
        "    state = self.state[parameter]",
    ),
    True: (
        'parameters = [p for p in group["params"] if p.requires_grad]',
        "if all(p.grad is None for p in parameters):",
        "    continue",
        "if any(p.grad is None for p in parameters):",
        '    raise ValueError("the rule looks at all tensors of a group together: each needs a gradient")',
        "layout, parameter = Layout(parameters), joined(parameters)",
        "state = self.state[parameters[0]]  # of all tensors of the group",
    ),
}
"""How ``step`` goes through a group: tensor by tensor, or (True) all in one."""
