"""The loss around a solution: planes and lines through parameter space, and how far to trust the picture."""
