"""Views of the loss around a solution."""
