"""Runs of several experiments side by side."""
